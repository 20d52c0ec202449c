"""A snapshot as the kernel reads it: sizes, relations, columns, tiles, and how each value is known."""

import datetime
from collections.abc import Callable, Iterator

from citybrain.base.domains import find_domains
from citybrain.kernel import Level, NotFoundError
from citybrain.kernel.city import City, Provenance
from citybrain.twin.manifest import Manifest
from citybrain.twin.snapshot import Snapshot

CITY_FILE = "city.toml"


def city_of(snapshot: Snapshot, day: datetime.date | None = None) -> City:
    """Return the city of a snapshot on a day (of dated parameters); without one, on the city's own date.

    Columns are float64, categories are codes of the vocabulary; `latitude`, `longitude` [degrees] and `utc_offset` [h]
    of the city are numbers. Nothing is read from disk before somebody asks for it.
    """
    manifest, givens = snapshot.manifest, snapshot.givens
    return City(
        size={name: len(rows) for name, rows in snapshot.entities.items()},
        inside=givens.inside,
        columns=givens.columns,
        day=day or datetime.date.fromisoformat(manifest.date),
        tiles={name: entry.tiles for name, entry in manifest.entities.items() if entry.tiles},
        quality=givens.quality,
        leaf=leaf_of(snapshot),
        relations=snapshot.relations,
        positions=snapshot.positions,
        lacks=lacks_of(manifest),
    )


def lacks_of(manifest: Manifest) -> dict[str, NotFoundError]:
    """Of entities, relations and columns that a source was refused for, why they are not there or have no values."""
    lacks: dict[str, NotFoundError] = {}
    for name, one in manifest.refused.items():
        told = {"code": one.code, "arguments": one.arguments}
        error = NotFoundError("source-refused", source=name, file=one.file, problem=told)
        made = [part for domain in one.domains for part in _made_of(domain, name)]
        lacks |= dict.fromkeys((*made, *(about.name for about in find_domains().attributes.of_source(name))), error)
    return lacks


def _made_of(domain: str, source: str) -> Iterator[str]:
    """Entities and relations of a domain that may come from a source, by the name that the snapshot has for it."""
    of = {one.name: one.source for one in find_domains().entities()}
    for part, first in find_domains().declaring.items():
        if first.name == domain and (not of.get(part) or source in (of[part], f"{domain}-{of[part]}")):
            yield part


def leaf_of(snapshot: Snapshot) -> Callable[[str, int], Provenance]:
    """Return the function that says where a value of a column comes from: file, hash, licence, record, rule."""
    givens = snapshot.givens

    def leaf(name: str, row: int) -> Provenance:
        entity = givens.entity_of.get(name)
        if entity is None:
            return Provenance(origin="city", kind="measured", quality=int(Level.MEASURED), file=CITY_FILE)
        if name in givens.drawn:
            rule = f"drawn-{name.replace('_', '-')}"
            return Provenance(origin="drawn", kind="estimated", quality=int(Level.ASSUMED), rule=rule)
        rows = snapshot.of(entity)
        origin = rows.origin(name, row)
        source = snapshot.manifest.sources.get(origin.source or "")
        return Provenance(
            origin=origin.name,
            kind=origin.kind,
            quality=origin.quality,
            simulated=origin.simulated,
            file=source.file if source else "",
            sha256=source.sha256 if source else "",
            licence=source.licence if source else "",
            title=source.title if source else "",
            date=(source.date or "") if source else "",
            row=rows.record(name, row),
            rule=origin.rule or "",
        )

    return leaf
