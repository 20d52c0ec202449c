"""A snapshot as the kernel reads it: sizes, relations, columns, tiles, and how each value is known."""

import datetime
from collections.abc import Callable

import numpy as np

from citybrain.kernel import Level
from citybrain.kernel.city import City, Leaf
from citybrain.twin.origins import Origin
from citybrain.twin.snapshot import NOT_NUMBERS, ORIGIN, TABLE_OF, Snapshot

NOT_READ = NOT_NUMBERS - {"zone"}
ENTITIES = ("building", "zone", "hour")
RENEWAL_PHASE = "renewal_phase"
"""A column that no file tells and no build imputes: drawn from the ids of the buildings, to spread renewals evenly."""


def city_of(snapshot: Snapshot, day: datetime.date | None = None) -> City:
    """Return the city of a snapshot on a day (of dated parameters); without one, on the city's own date.

    Columns are float64, categories are codes of the vocabulary; `latitude`, `longitude` [degrees] and `utc_offset` [h]
    of the city are numbers.
    """
    manifest = snapshot.manifest
    names = {entity: snapshot.attributes(entity) for entity in ENTITIES}
    columns = {
        name: column for entity in ENTITIES for name, column in _numbers(snapshot, entity, names[entity]).items()
    }
    place = {"latitude": manifest.place.latitude, "longitude": manifest.place.longitude}
    columns |= {name: np.float64(value) for name, value in place.items()}
    columns["utc_offset"] = np.float64(manifest.place.utc_offset)
    columns[RENEWAL_PHASE] = snapshot.drawn(RENEWAL_PHASE)
    measured = np.array([Level.MEASURED], np.uint8)
    quality = {
        name: snapshot.quality_levels(name, entity)
        for entity in ENTITIES
        for name in names[entity]
        if _has_origin(snapshot, entity, name)
    } | dict.fromkeys([*place, "utc_offset"], measured)
    quality[RENEWAL_PHASE] = np.full(len(snapshot.ids), Level.ASSUMED, np.uint8)
    size = {entity: manifest.tables[f"{TABLE_OF[entity]}.parquet"].rows or 0 for entity in ENTITIES}
    return City(
        size=size,
        inside={("building", "zone"): snapshot.column("zone")},
        columns=columns,
        day=day or datetime.date.fromisoformat(manifest.date),
        tiles={"building": tuple(manifest.tiles)},
        quality=quality,
        leaf=leaf_of(snapshot),
    )


def leaf_of(snapshot: Snapshot) -> Callable[[str, int], Leaf]:
    """Return the function that says where a value of a column comes from: file, hash, licence, record, rule."""
    entity_of = {name: entity for entity in ENTITIES for name in snapshot.attributes(entity)}

    def leaf(name: str, row: int) -> Leaf:
        entity = entity_of.get(name, "building")
        if name == RENEWAL_PHASE:
            return Leaf(origin="drawn", kind="estimated", quality=int(Level.ASSUMED), rule="drawn-renewal-phase")
        if name not in entity_of or not _has_origin(snapshot, entity, name):
            return Leaf(origin="city", kind="measured", quality=1, file="city.toml")
        origin = snapshot.origin(name, row, entity)
        source = snapshot.manifest.sources.get(origin.source or "")
        return Leaf(
            origin=origin.name,
            kind=origin.kind,
            quality=origin.quality,
            simulated=origin.simulated,
            file=source.file if source else "",
            sha256=source.sha256 if source else "",
            licence=source.licence if source else "",
            title=source.title if source else "",
            date=(source.date or "") if source else "",
            row=_record(snapshot, name, row, entity, origin),
            rule=origin.rule or "",
        )

    return leaf


def _record(snapshot: Snapshot, name: str, row: int, entity: str, origin: Origin) -> str:
    """The record of a file that a value comes from: of a building its own, of a zone the id of the zone."""
    if entity == "building":
        return snapshot.record(name, row)
    return str(snapshot.zone_ids[row]) if entity == "zone" and origin.source else ""


def _numbers(snapshot: Snapshot, entity: str, names: list[str]) -> dict[str, object]:
    return dict(snapshot.read(entity, names))


def _has_origin(snapshot: Snapshot, entity: str, name: str) -> bool:
    return f"{name}{ORIGIN}" in snapshot.all_columns(entity)
