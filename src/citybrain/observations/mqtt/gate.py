"""Who may publish and listen: asked once when a client connects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Visitor:
    """A client that was let in: its name in the ledger, whether it may deliver readings, what it may read."""

    name: str
    may_write: bool
    may_read: Callable[[str], bool]
    """Whether readings of a data class may be read."""


class Gate(Protocol):
    """Knows who may come in."""

    def enter(self, user: str | None, password: str | None) -> Visitor | None:
        """Who this is; None for a wrong name or password. Without both it is somebody anonymous. May take a while."""
