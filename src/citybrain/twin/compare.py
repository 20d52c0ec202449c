"""What differs between two snapshots of a city."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.twin.categories import category_names
from citybrain.twin.snapshot import NOT_NUMBERS, Snapshot

EXAMPLES = 5
CATEGORIES = ("building_use", "heating_system")


@dataclass(frozen=True)
class Change:
    """Buildings of both snapshots whose value differs, with examples (id, before, after)."""

    count: int
    examples: list[tuple[str, Any, Any]]


@dataclass(frozen=True)
class Comparison:
    """Buildings that are only in one snapshot, and how the values of the others changed, by attribute."""

    before: int
    after: int
    added: Change
    removed: Change
    changed: dict[str, Change]
    new_attributes: list[str]
    lost_attributes: list[str]

    def as_json(self) -> dict[str, Any]:
        """Return the comparison as plain data."""
        return asdict(self)


def compare(before: Snapshot, after: Snapshot, tolerance: float = 1e-9) -> Comparison:
    """Compare two snapshots building by building, matched by id.

    Numbers count as changed when they differ by more than `tolerance` relative; a value that appears or disappears
    counts as changed too.
    """
    old, new = before.row_of_id, after.row_of_id
    both = [name for name in before.ids if name in new]
    rows_old = np.array([old[name] for name in both], dtype=int)
    rows_new = np.array([new[name] for name in both], dtype=int)
    attributes_old, attributes_new = before.attributes(), after.attributes()
    shared = [name for name in attributes_new if name in attributes_old and name not in NOT_NUMBERS]
    changed = {}
    for name in shared:
        change = _difference(name, both, before.column(name)[rows_old], after.column(name)[rows_new], tolerance)
        if change.count:
            changed[name] = change
    return Comparison(
        before=before.manifest.snapshot,
        after=after.manifest.snapshot,
        added=_only([name for name in after.ids if name not in old]),
        removed=_only([name for name in before.ids if name not in new]),
        changed=changed,
        new_attributes=[name for name in attributes_new if name not in attributes_old],
        lost_attributes=[name for name in attributes_old if name not in attributes_new],
    )


def _only(ids: list[str]) -> Change:
    return Change(len(ids), [(name, None, None) for name in ids[:EXAMPLES]])


def _difference(name: str, ids: list[str], old: NDArray[Any], new: NDArray[Any], tolerance: float) -> Change:
    differs = ~np.isclose(old, new, rtol=tolerance, atol=0.0, equal_nan=True)
    rows = np.flatnonzero(differs)
    told = [(ids[row], _plain(name, old[row]), _plain(name, new[row])) for row in rows[:EXAMPLES]]
    return Change(len(rows), told)


def _plain(name: str, value: Any) -> Any:
    if name in CATEGORIES:
        return category_names(name)[int(value)]
    return None if np.isnan(value) else float(value)
