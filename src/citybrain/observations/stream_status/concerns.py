"""What among the streams is out of the ordinary and needs a person, from what was found in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from citybrain.observations.properties import is_sporadic
from citybrain.observations.stream_status.status import Seen
from citybrain.observations.warnings.shapes import EarlyWarning

if TYPE_CHECKING:
    from citybrain.observations.quality.failing import Failing
    from citybrain.observations.quality.unusual import Finding

Kind = Literal["exceeded", "over", "unusual", "expected", "test", "silent", "unrecognised"]


@dataclass(frozen=True)
class Concern:
    """Something that needs a person, with the streams that show it, the worst first.

    since: [µs] where it is known. warning: of the first stream, for what is exceeded, expected, or over and not called
    off. test: which one was not passed. zones: those in which that is so, the worst first.
    """

    kind: Kind
    streams: tuple[Seen, ...]
    since: int | None = None
    warning: EarlyWarning | None = None
    test: str | None = None
    zones: tuple[str, ...] = ()


def concerns(
    seen: Sequence[Seen],
    unusual: Mapping[int, Finding],
    failing: Mapping[int, Sequence[Failing]],
    warnings: Sequence[EarlyWarning],
) -> list[Concern]:
    """All of them: limits exceeded, warnings to call off, what is unusual, what is expected, fails, is unknown.

    Streams that are silent are told of as such alone. What moves measures elsewhere each hour and stands where its
    vehicle does: only its values are tested.
    """
    by_number = {one.stream.number: one for one in seen}
    speaking = [one for one in seen if one.state in {"live", "late"}]
    return [
        *_warned(warnings, "exceeded", by_number),
        *_warned(warnings, "over", by_number),
        *_unusual(speaking, unusual),
        *_warned(warnings, "expected", by_number),
        *sorted([*_failing(speaking, failing), *_silent(seen)], key=lambda one: one.since or 0),
        *_unrecognised(seen),
    ]


def _warned(warnings: Sequence[EarlyWarning], kind: Kind, seen: Mapping[int, Seen]) -> list[Concern]:
    """One for each limit, the gravest first as they come, in it the highest value first."""
    of_kind = [one for one in warnings if one["stream"] in seen and _kind(one) == kind]
    order = {one["limit"]["key"]: place for place, one in reversed(list(enumerate(of_kind)))}
    found = []
    for _, group in _grouped(of_kind, lambda one: order[one["limit"]["key"]]):
        worst = sorted(group, key=lambda one: -one["value"])
        streams = tuple(seen[number] for number in dict.fromkeys(one["stream"] for one in worst))
        zones = tuple(one["area"]["name"] for one in worst if one["area"] is not None)
        found.append(Concern(kind, streams, warning=worst[0], zones=zones))
    return found


def _kind(warning: EarlyWarning) -> Kind:
    return "over" if warning["standing"] == "over" else warning["state"]


def _unusual(seen: Sequence[Seen], unusual: Mapping[int, Finding]) -> list[Concern]:
    """One for each property and side of what is ordinary, the most extraordinary first."""
    some = [one for one in seen if one.stream.number in unusual and not one.moving]

    def side(one: Seen) -> tuple[str, bool]:
        found = unusual[one.stream.number]
        return one.stream.key, found.value > found.high

    groups = [
        tuple(sorted(group, key=lambda one: -unusual[one.stream.number].score)) for _, group in _grouped(some, side)
    ]
    groups.sort(key=lambda group: -unusual[group[0].stream.number].score)
    return [Concern("unusual", group, unusual[group[0].stream.number].time) for group in groups]


def _failing(seen: Sequence[Seen], failing: Mapping[int, Sequence[Failing]]) -> list[Concern]:
    """One for each property and test, the one that has lasted longest first."""
    pairs = [
        (one, test)
        for one in seen
        for test in failing.get(one.stream.number, ())
        if not (one.moving and test.test in {"gap", "neighbours"})
    ]
    found = []
    for (_, test), group in _grouped(pairs, lambda pair: (pair[0].stream.key, pair[1].test)):
        oldest = sorted(group, key=lambda pair: pair[1].since)
        found.append(Concern("test", tuple(one for one, _ in oldest), oldest[0][1].since, test=test))
    return found


def _silent(seen: Sequence[Seen]) -> list[Concern]:
    quiet = [one for one in seen if one.state == "silent" and not one.moving and not _comes_when_it_comes(one)]
    return [
        Concern("silent", tuple(group), max(one.time or 0 for one in group))
        for _, group in _grouped(quiet, lambda one: one.stream.thing)
    ]


def _comes_when_it_comes(one: Seen) -> bool:
    """A stream that declares how often it reads is silent where nothing comes, whatever it observes."""
    return one.stream.interval is None and is_sporadic(one.stream.key.partition(" [")[0])


def _unrecognised(seen: Sequence[Seen]) -> list[Concern]:
    """One for each observed property and unit of which nobody has said which known property it is."""
    asked = [one for one in seen if one.stream.asked]
    groups = _grouped(asked, lambda one: (one.stream.measured, one.stream.unit))
    return [Concern("unrecognised", tuple(group)) for _, group in groups]


def _grouped(some: Iterable[Any], key: Callable[[Any], Any]) -> list[tuple[Any, list[Any]]]:
    return [(name, list(group)) for name, group in groupby(sorted(some, key=key), key)]
