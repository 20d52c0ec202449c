"""The tables and relations that domains read from files of their own, by their importers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from citybrain.base.domains import Domain, find_domains
from citybrain.base.files import local_file, read_head
from citybrain.base.importing import FILE_NAME, MOST_ROWS, SOURCE_CRS, TEXT, YEAR, Importer, Reusable, matches_year
from citybrain.base.names import first_of, require_column, shown_columns
from citybrain.base.notices import Notice, notice
from citybrain.base.tables.archives import archive_tables
from citybrain.base.tables.encoding import read_text
from citybrain.base.tables.frames import text_table
from citybrain.kernel.errors import InputError
from citybrain.kernel.relations import Relation
from citybrain.twin.building.checked import checked, without_values
from citybrain.twin.building.domain_settings import line_of_domain, require_settings
from citybrain.twin.building.refusals import RASTERS, Refusals, at_fault
from citybrain.twin.building.reuse import last_arrays, leave_arrays
from citybrain.twin.configuration import FILE, CityConfiguration, SourceSettings, name_of, source_path
from citybrain.twin.configuration_errors import nearest
from citybrain.twin.declared import twin_entities
from citybrain.twin.entity_table import ID
from citybrain.twin.importers.raster_table import looks_like_raster, raster_table
from citybrain.twin.importers.vector_files import looks_like_features, project, read_features
from citybrain.twin.manifest import RelationEntry
from citybrain.twin.origins import Origin, RowOrigins, made_by
from citybrain.twin.progress import Progress, silent
from citybrain.twin.relations import relation_table

RELATION = "relation_"
"""Begins the name of the table of a relation."""

MOST_CELLS = 30_000_000
"""Cells of a table of a domain: each takes some hundred bytes of memory."""

MEASURED = 2
"""Quality level of what the file of a source says."""

ESTIMATED = 5
"""Quality level of what an importer makes of tables that are of no file."""


@dataclass
class Brought:
    """Tables by name with the source that each is read from, and relations by name."""

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    read_from: dict[str, RowOrigins] = field(default_factory=dict)
    columns_from: dict[str, dict[str, Origin]] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    """What columns nobody reads, and what importers left out."""
    derived: set[str] = field(default_factory=set)
    """Tables that importers made of the tables of the twin."""
    reusable: list[tuple[Domain, str, Reusable]] = field(default_factory=list)
    """What importers leave for the next build."""

    def of_files(self) -> list[pd.DataFrame]:
        """Return the tables that files of the city say."""
        return [table for name, table in self.tables.items() if name not in self.derived]

    def add(self, other: "Brought") -> None:
        """Take over what another importer brought; its tables stand over those of the same name."""
        self.tables |= other.tables
        self.read_from |= other.read_from
        for key, single in other.columns_from.items():
            self.columns_from[key] = {**self.columns_from.get(key, {}), **single}
        self.relations |= other.relations
        self.notices += other.notices
        self.derived |= other.derived
        self.reusable += other.reusable

    def leave(self, city: Path) -> None:
        """Write what the next build may take over, once this one is published."""
        for one in self.reusable:
            leave_arrays(city, *one)

    def relation_tables(self) -> dict[str, object]:
        """Return the tables of the relations, as they are written."""
        return {f"{RELATION}{name}": relation_table(relation) for name, relation in self.relations.items()}

    def entries(self) -> dict[str, RelationEntry]:
        """Return what the manifest says of the relations."""
        return {
            name: RelationEntry(of=one.of, to=one.to, table=f"{RELATION}{name}", quality=one.quality)
            for name, one in self.relations.items()
        }


def read_brought(
    configuration: CityConfiguration,
    city: Path,
    crs: str,
    known: Mapping[str, pd.DataFrame],
    read_from: Mapping[str, Origin] | None = None,
    progress: Progress = silent,
    refusals: Refusals | None = None,
) -> Brought:
    """Run the importers of the domains whose files city.toml names, and those that need none.

    `known` are the tables of the twin so far, `read_from` where those that are of a file come from. Importers that take
    long run only where city.toml names their domain or one that needs it, and tell `progress`. A source that cannot be
    used, or of which a value is none that an attribute can have, is added to `refusals`: importers run without it, and
    those that need it not at all.

    Raises InputError for it where there are no `refusals`, and for relations with rows outside of their entities.
    """
    refusals = Refusals(raises=True) if refusals is None else refusals
    brought, asked = Brought(), find_domains().asked_by(configuration.domains)
    for domain in find_domains():
        importers = domain.importers()
        of_city = _of_city(configuration, importers)
        sources = {**of_city, **configuration.files_of(domain.name)}
        reading = SourcesOfDomain(
            domain, sources, frozenset(of_city), city, refusals, read_from or {}, progress,
            configuration.numbers_of(domain.name),
        )  # fmt: skip
        reading.frames.update(_frames(importers, reading, crs))
        brought.notices += [notice("domain-first-file", source=key, file=one.file[0], count=len(one.file))
                            for key, one in sources.items() if len(one.file) > 1]  # fmt: skip
        for one in importers:
            if _wanted(one, sources, domain.name in asked):
                brought.add(_brought_by(one, reading, {**known, **brought.tables}, brought.derived))
    size = _sizes({**known, **brought.tables})
    for name, relation in brought.relations.items():
        relation.require(name, size)
    return brought


def _sizes(tables: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    return {one.name: len(tables[one.table]) for one in twin_entities() if one.table in tables}


@dataclass(frozen=True)
class SourcesOfDomain:
    """What the importers of a domain read: its sources, those `of_city` under that name, their tables, and numbers that
    city.toml states for it.
    """

    domain: Domain
    sources: Mapping[str, SourceSettings]
    of_city: frozenset[str]
    city: Path
    refusals: Refusals
    read_from: Mapping[str, Origin]
    progress: Progress
    numbers: Mapping[str, float]
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)

    def place(self, key: str) -> tuple[str, ...]:
        """Where city.toml says a source, without its section."""
        return ("", key) if key in self.of_city else ("", self.domain.name, key)

    def refused(self, key: str) -> bool:
        """Whether a source was refused."""
        return name_of(self.place(key)) in self.refusals

    def refuse(self, key: str, problem: InputError) -> None:
        """Leave a source out of all that is still to be read."""
        self.refusals.add(name_of(self.place(key)), self.sources[key].file[0], problem)
        for name in [one for one in self.frames if key in (one, one.partition("/")[0])]:
            del self.frames[name]


def _brought_by(
    one: Importer, reading: SourcesOfDomain, known: Mapping[str, pd.DataFrame], derived: set[str]
) -> Brought:
    """What an importer makes without the sources that cannot be used; nothing where it needs one of them.

    Raises InputError for what none of its sources is to blame for.
    """
    while True:
        lost = [key for key in one.sources if reading.refused(key)]
        for key in lost:
            reading.refusals.needs(name_of(reading.place(key)), reading.domain.name)
        if lost:
            return Brought()
        usable = {key: said for key, said in reading.sources.items() if one.reads(key) and not reading.refused(key)}
        try:
            return _run(one, reading, known, derived)
        except InputError as problem:
            if not usable:
                raise
            for key in at_fault(problem, usable):
                reading.refuse(key, problem)


def _run(one: Importer, reading: SourcesOfDomain, known: Mapping[str, pd.DataFrame], derived: set[str]) -> Brought:
    """What an importer makes, checked; `derived` are tables that others made. Raises InputError."""
    domain, brought = reading.domain, Brought(derived={*derived})
    more: list[Any] = [reading.progress] if one.asked else []
    more += [last_arrays(reading.city, domain, one.name)] if one.reuses else []
    stated = {name: number for name, number in reading.numbers.items() if name in one.settings}
    made = one.read(reading.frames, known, *more, **stated)
    brought.reusable += [(domain, one.name, made.reusable)] if made.reusable else []
    for key, told in made.tables.items():
        brought.tables[key], unread = checked(key, told)
        brought.notices += _of_columns(key, unread)
    places = {name: reading.place(name) for name in reading.sources}
    for key, source in made.read_from.items():
        origin = partial(_origin_of, domain, key, places, reading.read_from)
        brought.read_from[key] = origin(source) if isinstance(source, str) else [*map(origin, source)]
        names = {source} if isinstance(source, str) else set(source)
        brought.columns_from[key] = {name: origin(one) for name, one in made.columns_from.get(key, {}).items()}
        brought.derived |= {key} if names - set(reading.sources) else set()
        brought.notices += [] if key in brought.derived else _of_values(key, brought.tables[key], source)
    size = _sizes({**known, **brought.tables})
    for name, relation in made.relations.items():
        if relation.of in size and relation.to in size:
            relation.require(name, size)
    brought.relations |= made.relations
    brought.notices += made.notices
    return brought


def _of_columns(key: str, unread: list[str]) -> list[Notice]:
    return [notice("domain-columns-unread", table=key, columns=shown_columns(unread))] if unread else []


def _of_values(key: str, table: pd.DataFrame, source: str | Sequence[str]) -> list[Notice]:
    """Tell of a file of which no value was read."""
    wanted = without_values(key, table)
    told = {"source": source if isinstance(source, str) else first_of(sorted({*source})), "columns": first_of(wanted)}
    return [notice("domain-file-empty", **told)] if len(table) and wanted else []


def _wanted(one: Importer, sources: Mapping[str, SourceSettings], named: bool) -> bool:
    return set(one.sources) <= set(sources) and (named or not one.asked)


def require_domains(configuration: CityConfiguration, city: Path) -> None:
    """Raises InputError for a domain or source that is not there, or a source that is needed beside the others."""
    for name in configuration.domains:
        domain = _domain(name, city)
        require_settings(domain, configuration.numbers_of(name), city)
        _require_sources(domain, domain.importers(), configuration.files_of(name), city)


def _of_city(configuration: CityConfiguration, importers: list[Importer]) -> dict[str, SourceSettings]:
    """Return sources of the city itself that importers read, such as its timetable."""
    wanted = {source for one in importers if one.of_city for source in (*one.sources, *one.optional)}
    return {key: source for key, source in configuration.sources.items() if key in wanted}


def _origin_of(
    domain: Domain, key: str, places: Mapping[str, tuple[str, ...]], read_from: Mapping[str, Origin], source: str
) -> Origin:
    """Return the origin of what comes from a source of the domain, or from a table of the twin."""
    return _origin(places[source]) if source in places else _derived(domain, key, source, read_from)


def _origin(place: tuple[str, ...]) -> Origin:
    key = name_of(place)
    return Origin(key, "measured", MEASURED, source=key, row_column=ID)


def _derived(domain: Domain, key: str, source: str, read_from: Mapping[str, Origin]) -> Origin:
    """Return the origin of a table that is made of a table of the twin; one that is of no file is an estimate."""
    return read_from.get(source) or made_by(f"origin-{domain.name}-{key}", "estimated", ESTIMATED)


def _domain(name: str, city: Path) -> Domain:
    domains = {domain.name: domain for domain in find_domains()}
    if name not in domains:
        told = {"received": name, "allowed": nearest(name, list(domains))}
        raise InputError("city-domain-unknown", file=str(city / FILE), line=line_of_domain(city, name), **told)
    return domains[name]


def _require_sources(domain: Domain, importers: list[Importer], said: Mapping[str, SourceSettings], city: Path) -> None:
    known = {source for one in importers for source in (*one.sources, *one.optional)}
    for key in said:
        if not _reads(domain, key):
            where: dict[str, str | int] = {"file": str(city / FILE), "line": line_of_domain(city, domain.name, key)}
            told = {"domain": domain.name, "received": key, "allowed": ", ".join(sorted(known)) or "-"}
            if readers := [one for one in domain.needs if _reads(find_domains()[one], key)]:
                raise InputError("city-domain-source-elsewhere", **where, **told, reader=readers[0])
            raise InputError("city-domain-source", **where, **told)
    for one in importers:
        missing = [key for key in one.sources if key not in said]
        if missing and len(missing) < len(one.sources):
            told = {"domain": domain.name, "missing": ", ".join(missing), "needed": ", ".join(one.sources)}
            line = line_of_domain(city, domain.name)
            raise InputError("city-domain-source-too", file=str(city / FILE), line=line, **told)


def _reads(domain: Domain, key: str) -> bool:
    """Whether an importer of a domain reads a source of a name."""
    return any(one.reads(key) for one in domain.importers())


def _frames(importers: list[Importer], reading: SourcesOfDomain, crs: str) -> dict[str, pd.DataFrame]:
    """Return the table of each source, and those within the sources that are read in parts."""
    parts = {key: names for one in importers for key, names in one.parts.items()}
    most = {key: one.most_rows for one in importers for key in reading.sources if one.reads(key)}
    lines = {key for one in importers for key in one.lines}
    frames: dict[str, pd.DataFrame] = {}
    for key, source in reading.sources.items():
        if reading.refused(key):
            continue
        path, rows = source_path(reading.city, source.file[0]), most.get(key, MOST_ROWS)
        try:
            if key in parts:
                frames |= {f"{key}/{name}": table for name, table in archive_tables(path, parts[key]).items()}
            else:
                frames[key] = _lines(path, source, rows) if key in lines else _read(path, source, crs, rows)
        except InputError as problem:
            reading.refuse(key, problem)
    return frames


def _lines(path: Path, source: SourceSettings, most: int) -> pd.DataFrame:
    """Return the lines of a file. Raises InputError for one of too many."""
    lines = read_text(path).splitlines()
    if len(lines) > most:
        raise InputError("table-too-many-rows", file=path.name, allowed=most)
    table = pd.DataFrame({TEXT: lines})
    table.attrs = {FILE_NAME: path.name, SOURCE_CRS: source.crs}
    return table


def _read(path: Path, source: SourceSettings, crs: str, most: int) -> pd.DataFrame:
    """Return features in the city's coordinates, the cells of a raster there, or a table of texts.

    Raises InputError for one of too many rows, and for what is called a GeoTIFF and is none.
    """
    if looks_like_raster(local_file(path)) or path.suffix.lower() in RASTERS:
        return raster_table(path, crs, source.crs, _scaling(source))
    if looks_like_features(read_head(local_file(path))):
        features: pd.DataFrame = project(read_features(path, source.layer, source.crs, most_rows=most), crs, path.name)
        return _renamed(features, source, path)
    cells: pd.DataFrame = text_table(path, most_rows=most, most_cells=MOST_CELLS).cells
    return _renamed(cells, source, path)


def _scaling(source: SourceSettings) -> tuple[float, float] | None:
    return None if source.scale is None or source.offset is None else (source.scale, source.offset)


def _renamed(table: pd.DataFrame, source: SourceSettings, path: Path) -> pd.DataFrame:
    """Columns by our names, as city.toml says. Raises InputError for one that the file lacks."""
    names = [str(name) for name in table.columns]
    renamed: dict[str, str] = {}
    for ours, theirs in source.columns.items():
        matches = {name: match for name in names if (match := matches_year(theirs, name))}
        for name, match in matches.items() or {require_column(path.name, names, theirs): None}.items():
            renamed[name] = ours if match is None else ours.replace(YEAR, match.groupdict().get("year", YEAR))
    return table.rename(columns=renamed)
