"""What became of every record: received = kept + rejected, for each source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from citybrain.base.notices import Notice, notice


@dataclass
class RecordCounts:
    """Records of one source; `rejected` by reason (a message key with the variable `count`)."""

    received: int
    kept: int
    rejected: dict[str, int] = field(default_factory=dict)


@dataclass
class Report:
    """Counts per source, values that were changed or dropped by reason, and what a person should know.

    `residents_not_placed`: people of the area of the city for whom the homes on the map have no room.
    """

    records: dict[str, RecordCounts] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    residents_not_placed: int = 0

    def add_changes(self, changes: Mapping[str, int]) -> None:
        """Count changed or dropped values."""
        for key, count in changes.items():
            self.changes[key] = self.changes.get(key, 0) + count

    def note(self, changes: Mapping[str, int]) -> None:
        """Count changed or dropped values and say so; the messages have the variable `count` alone."""
        self.add_changes(changes)
        self.notices += [notice(key, count=count) for key, count in changes.items()]

    def as_json(self) -> dict[str, Any]:
        """Return the counts as the manifest keeps them."""
        records = {
            source: {"received": counts.received, "kept": counts.kept, "rejected": counts.rejected}
            for source, counts in self.records.items()
        }
        return {"records": records, "changes": self.changes}
