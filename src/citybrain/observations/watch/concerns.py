"""What among the streams needs a person: limits passed, unusual burdens, sensors that fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from citybrain.observations.watch.shown import BURDEN
from citybrain.observations.watch.watch import Seen

Kind = Literal["limit", "unusual", "silent", "stuck"]
APART = 0.5
"""A burden is unusual beyond the usual range by its width, and by at least this share of its upper end."""


@dataclass(frozen=True)
class Concern:
    """Something that needs a person, with the streams that show it, the worst first. `since` [µs] where it is known."""

    kind: Kind
    streams: tuple[Seen, ...]
    since: int | None = None


def concerns(seen: Sequence[Seen]) -> list[Concern]:
    """All of them: limits first, then what is unusual, then failing sensors by how long they have failed."""
    over = _by(seen, lambda one: one.over, lambda one: one.stream.key)
    odd = _by(seen, lambda one: not one.over and unusual(one), lambda one: one.stream.key)
    still = _by(seen, lambda one: one.stuck is not None, lambda one: one.stream.thing)
    quiet = _by(seen, lambda one: one.state == "silent" and not one.moving, lambda one: one.stream.thing)
    failing = [Concern("stuck", group, min(one.stuck or 0 for one in group)) for group in still]
    failing += [Concern("silent", group, max(one.time or 0 for one in group)) for group in quiet]
    return [
        *(Concern("limit", tuple(sorted(group, key=lambda one: -(one.held or 0)))) for group in over),
        *(Concern("unusual", tuple(sorted(group, key=lambda one: -(one.mean or 0)))) for group in odd),
        *sorted(failing, key=lambda one: one.since or 0),
    ]


def unusual(one: Seen) -> bool:
    """Whether the mean of the last hour is far above what is usual at this hour. More of an amount is no burden."""
    if one.moving or one.shown.scale != BURDEN or one.mean is None or one.usual is None or one.state == "silent":
        return False
    low, _, high = one.usual
    return one.mean > high + max(high - low, APART * abs(high))


def _by(seen: Iterable[Seen], which: Callable[[Seen], bool], key: Callable[[Seen], str]) -> list[tuple[Seen, ...]]:
    some = sorted((one for one in seen if which(one)), key=key)
    return [tuple(group) for _, group in groupby(some, key)]
