"""Build a city: from its files to the next snapshot."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from citybrain import __version__
from citybrain.base.domains import find_domains
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.building.brought import Brought, read_brought
from citybrain.twin.building.entities import entity_entries, made_alike
from citybrain.twin.building.footprints import Footprints, centroids, prepare_footprints
from citybrain.twin.building.ground import add_place, read_ground_cover
from citybrain.twin.building.heights import with_heights
from citybrain.twin.building.maps import map_files
from citybrain.twin.building.measured import complete_measured
from citybrain.twin.building.neighbourhood import survey
from citybrain.twin.building.people import POPULATION, extent_of, read_grid, with_households
from citybrain.twin.building.reading import BuildingReadings, read_files
from citybrain.twin.building.records import Report
from citybrain.twin.building.refusals import Refusals, refusals_of, refuse_rasters, refuse_rasters_outside
from citybrain.twin.building.region import notices_of, region_of
from citybrain.twin.building.register import take_register
from citybrain.twin.building.sources import Files, configure, describe_sources, path_of
from citybrain.twin.building.tables import OPENSTREETMAP, buildings_table, map_tables
from citybrain.twin.building.weather import climate_source, place_of, read_hours
from citybrain.twin.building.zones import zones_and_members
from citybrain.twin.configuration import FILE, CityConfiguration, SourceKey
from citybrain.twin.declarations import declarations_of
from citybrain.twin.declared import twin_entities
from citybrain.twin.founding import CityIdentity, settle, write_configuration
from citybrain.twin.importers.osm_networks import STREETS
from citybrain.twin.imputation.run import impute
from citybrain.twin.manifest import FORMAT, EntityEntry, Manifest, Source, TableEntry
from citybrain.twin.progress import Progress, part_of, silent
from citybrain.twin.snapshot_write import Contents, write_snapshot
from citybrain.twin.synthetic_data import SimulatedShares

FEW = 1
"""Per cent of the footprints at each end of both axes that a map need not show at first."""

YEARS_AHEAD = 10


@dataclass
class Work:
    """What the steps of a build hand on."""

    city: Path
    configuration: CityConfiguration
    identity: CityIdentity
    readings: BuildingReadings
    footprints: Footprints
    report: Report
    simulation: SimulatedShares | None
    climate: str
    refusals: Refusals

    def path(self, key: SourceKey) -> Path | None:
        """Return the file of a source, None without."""
        return path_of(self.configuration, self.city, key)

    @property
    def attributes(self) -> AttributeValues:
        """Attributes of the buildings."""
        return self.footprints.attributes


def build(
    city: Path,
    files: Files | None = None,
    progress: Progress = silent,
    simulation: SimulatedShares | None = None,
    without: Collection[str] = (),
) -> Manifest:
    """Read the files of a city and write its next snapshot; return the manifest.

    `files` take the place of those in city.toml for this build; where there is no city.toml, one is written.
    `progress` is told what is being done and may raise `Cancelled`; `simulation` fills what no file says of the zones.
    Whatever happens, earlier snapshots stay as they are. Raises InputError for files that no city can be built without
    (`NEEDED`) and that cannot be used, with what to do; without others the city is built, and the manifest says so.
    It raises for those as well which the last snapshot has, unless they are named in `without` and not read at all.
    """
    progress(0.0, "build-reading")
    configuration = configure(city, files or {})
    refusals = refusals_of(configuration, city, without)
    sources = describe_sources(configuration, city)
    report = Report()
    refuse_rasters(configuration, city, refusals)
    readings = read_files(configuration, city, part_of(progress, 0.0, 0.35))
    identity = settle(configuration, city, *readings.middle)
    region = region_of(identity)
    report.notices += [*identity.notices, *notices_of(region, find_domains().asked_by(configuration.domains))]
    progress(0.35, "build-footprints")
    footprints = prepare_footprints(
        readings.buildings, readings.left_out, readings.key, readings.file, identity.crs, report
    )
    report.note(readings.other_changes)
    report.notices += readings.notices
    work = Work(city, configuration, identity, readings, footprints, report, simulation, region.climate, refusals)
    contents, brought = _contents(work, part_of(progress, 0.4, 0.9))
    entities = entity_entries(contents.tables, twin_entities(), work.attributes.origins)
    progress(0.9, "build-writing")
    if not (city / FILE).is_file():
        city.mkdir(parents=True, exist_ok=True)
        write_configuration(city, identity, configuration.sources)
    contents.tables = {**contents.tables, **brought.relation_tables()}
    _, manifest = write_snapshot(
        city, contents, lambda number, entries: _describe(work, sources, entities, brought, number, entries)
    )
    brought.leave(city)
    progress(1.0, "build-done")
    return manifest


def _contents(work: Work, progress: Progress) -> tuple[Contents, Brought]:
    """Return everything that is written, and what domains read from files of their own."""
    frame, attributes, report = work.footprints.frame, work.attributes, work.report
    metres, degrees = centroids(frame)
    extract = work.readings.extract
    tables: dict[str, pd.DataFrame] = dict(map_tables(extract, work.identity.crs)) if extract else {}
    read_from = dict.fromkeys(tables, OPENSTREETMAP)
    progress(0.1, "build-zones")
    zones, zone = zones_and_members(frame, degrees, work.path("districts"), work.configuration, report)
    refuse_rasters_outside(work.configuration, work.city, _bounds([frame, zones]), work.refusals)
    register_row = None
    if register := work.path("register"):
        register_row, tables["identifiers"] = take_register(
            register, work.configuration, work.identity.time_zone, frame, attributes, report
        )
    progress(0.2, "build-imputation")
    grid = read_grid(work.path("population"), work.configuration, frame.crs.to_string(), report)
    around = survey(
        frame,
        metres,
        zone,
        tables.get("places"),
        tables.get("land"),
        work.identity,
        work.configuration.imputation,
        maps=tables,
        latest_year=work.identity.date.year + YEARS_AHEAD,
        population=grid,
        extent=extent_of(extract.bounds, work.identity.crs) if extract and work.readings.key == "osm" else None,
        report=report,
    )
    impute(attributes, around)
    report.notices += work.simulation.notices() if work.simulation else []
    complete_measured(attributes, work.identity.country, work.identity.date, report)
    streets, declared = tables.get(STREETS), work.configuration.crs_of("elevation")

    def ground(file: Path | None) -> None:
        if streets is not None:
            tables[STREETS] = with_heights(streets, file, declared, attributes.origins)
        add_place(attributes, degrees, file, work.configuration, report)

    work.refusals.or_without("elevation", work.path("elevation"), ground)
    progress(0.7, "build-weather")
    tables["hours"] = read_hours(
        work.path("weather"), work.configuration.weather, work.identity, attributes.origins, report
    )
    tables |= work.refusals.or_without(
        "landcover",
        work.path("landcover"),
        lambda file: read_ground_cover(file, work.configuration, zones, attributes.origins, report),
    )
    if grid is not None:
        tables["population"] = grid
        read_from["population"] = POPULATION
    zones = work.refusals.or_without(
        "households",
        work.path("households"),
        lambda file: with_households(zones, file, work.configuration, work.simulation, attributes.origins, report),
    )
    progress(0.8, "build-map")
    buildings = buildings_table(frame, attributes, zone, register_row)
    tables = {"buildings": buildings, "zones": zones, **tables}
    crs, told = work.identity.crs, part_of(progress, 0.85, 1.0)
    brought = read_brought(work.configuration, work.city, crs, tables, read_from, told, work.refusals)
    report.notices[:0] = [*work.refusals.notices()]
    report.notices += brought.notices
    tables = made_alike(
        {**tables, **brought.tables},
        twin_entities(),
        read_from | brought.read_from,
        attributes.origins,
        brought.columns_from,
    )
    drawn = {entity.table: entity.geometry for entity in twin_entities() if entity.geometry != "none"}
    return Contents(tables, map_files(tables, drawn, extract)), brought


def _describe(
    work: Work,
    sources: dict[str, Source],
    entities: dict[str, EntityEntry],
    brought: Brought,
    number: int,
    entries: dict[str, TableEntry],
) -> Manifest:
    identity, attributes = work.identity, work.attributes
    rows = {name.removesuffix(".parquet"): entry.rows for name, entry in entries.items() if entry.rows is not None}
    counts = {**rows, "residents": round(float(np.nansum(attributes["residents"])))}
    if work.report.residents_not_placed:
        counts["residents_not_placed"] = work.report.residents_not_placed
    return Manifest(
        format=FORMAT,
        snapshot=number,
        created=datetime.datetime.now(tz=datetime.UTC).isoformat(timespec="seconds"),
        citybrain=__version__,
        name=identity.name,
        country=identity.country,
        currency=identity.currency,
        time_zone=identity.time_zone,
        date=identity.date.isoformat(),
        crs=identity.crs,
        place=place_of(identity),
        climate=work.climate,
        bounds=_bounds([work.footprints.frame, *brought.of_files()]),
        first_view=_bounds([near_most(work.footprints.frame)]),
        counts=counts,
        tables=entries,
        sources=work.refusals.left(sources) | climate_source(attributes.origins),
        origins=attributes.origins.as_json(),
        entities=entities,
        relations=brought.entries(),
        report=work.report.as_json(),
        notices=[told.as_json() for told in work.report.notices],
        declarations=declarations_of(work.configuration.domains),
        refused=work.refusals.all,
    )


def near_most(footprints: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Footprints of which both coordinates of the middle lie within the middle 98 % of all: those far off are few."""
    middles, _ = centroids(footprints)
    low, high = np.percentile(middles, (FEW, 100 - FEW), axis=0)
    near = ((low <= middles) & (middles <= high)).all(axis=1)
    return footprints[near] if near.any() else footprints


def _bounds(tables: Iterable[pd.DataFrame]) -> tuple[float, float, float, float]:
    """West, south, east and north in degrees of all that has a shape."""
    drawn = [table for table in tables if isinstance(table, gpd.GeoDataFrame) and len(table)]
    edges = np.round([table.geometry.to_crs("EPSG:4326").total_bounds for table in drawn], 6)
    return (*map(float, edges[:, :2].min(axis=0)), *map(float, edges[:, 2:].max(axis=0)))  # type: ignore[return-value]
