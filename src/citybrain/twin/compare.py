"""What differs between two snapshots of a city."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.categories import category_names, is_category
from citybrain.twin.entity_table import EntityTable
from citybrain.twin.snapshot import Snapshot

EXAMPLES = 5


@dataclass(frozen=True)
class SnapshotChange:
    """Rows of both snapshots whose value differs, with examples (id, before, after)."""

    count: int
    examples: list[tuple[str, Any, Any]]


@dataclass(frozen=True)
class SnapshotComparison:
    """Rows of an entity that are only in one snapshot, and how the values of the others changed, by attribute."""

    before: int
    after: int
    added: SnapshotChange
    removed: SnapshotChange
    changed: dict[str, SnapshotChange]
    new_attributes: list[str]
    lost_attributes: list[str]

    def as_json(self) -> dict[str, Any]:
        """Return the comparison as plain data."""
        return asdict(self)


def compare(
    before: Snapshot, after: Snapshot, tolerance: float = 1e-9, entity: str | None = None
) -> SnapshotComparison:
    """Compare an entity (without a name: that of which the city is told) of two snapshots row by row, matched by id.

    Numbers count as changed when they differ by more than `tolerance` relative; a value that appears or disappears
    counts as changed too.
    """
    first, second = before.of(entity), after.of(entity)
    old, new = first.row_of_id, second.row_of_id
    both = [name for name in old if name in new]
    rows_old = np.array([old[name] for name in both], dtype=int)
    rows_new = np.array([new[name] for name in both], dtype=int)
    changed = {}
    for name in (name for name in second.quantities if name in first.quantities):
        change = _difference(name, both, first.column(name)[rows_old], second.column(name)[rows_new], tolerance)
        if change.count:
            changed[name] = change
    return SnapshotComparison(
        before=before.manifest.snapshot,
        after=after.manifest.snapshot,
        added=_only([name for name in new if name not in old]),
        removed=_only([name for name in old if name not in new]),
        changed=changed,
        new_attributes=_beyond(second, first),
        lost_attributes=_beyond(first, second),
    )


def _beyond(one: EntityTable, other: EntityTable) -> list[str]:
    return [name for name in one.attributes if name not in other.attributes]


def _only(ids: list[str]) -> SnapshotChange:
    return SnapshotChange(len(ids), [(name, None, None) for name in ids[:EXAMPLES]])


def _difference(name: str, ids: list[str], old: NDArray[Any], new: NDArray[Any], tolerance: float) -> SnapshotChange:
    differs = ~np.isclose(old, new, rtol=tolerance, atol=0.0, equal_nan=True)
    rows = np.flatnonzero(differs)
    told = [(ids[row], _plain(name, old[row]), _plain(name, new[row])) for row in rows[:EXAMPLES]]
    return SnapshotChange(len(rows), told)


def _plain(name: str, value: Any) -> Any:
    if is_category(name):
        return category_names(name)[int(value)]
    return None if np.isnan(value) else float(value)
