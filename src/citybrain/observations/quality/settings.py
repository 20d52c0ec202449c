"""What a stream is tested for: one frozen class for each test, read from a mapping and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar

from citybrain.observations.quality.values import Span, above_zero, span, text, words
from citybrain.records.errors import EntryError

PERIODS: Mapping[str, Span] = {"month": (1, 12), "hour": (0, 23)}


SPAN, ABOVE_ZERO, TEXT = ({"read": read} for read in (span, above_zero, text))


@dataclass(frozen=True)
class GrossRange:
    """Values outside `fail` cannot be, values outside `suspect` are seldom."""

    fail: Span = field(metadata=SPAN)
    source: str = field(metadata=TEXT)
    suspect: Span | None = field(metadata=SPAN, default=None)

    def check(self, place: str) -> None:
        """Raises EntryError where the suspect range reaches beyond that of failure."""
        if self.suspect and not (self.fail[0] <= self.suspect[0] and self.suspect[1] <= self.fail[1]):
            raise EntryError("quality-within", place=place, received=str(self.suspect), allowed=str(self.fail))


@dataclass(frozen=True)
class Season:
    """Usual values from one month or hour of the day to another, both included, in the time of the city."""

    period: str
    first: int
    last: int
    suspect: Span
    fail: Span | None


def seasons(given: Any, place: str) -> tuple[Season, ...]:
    """Seasons such as {month: [6, 8], suspect: [5, 45]} or {hour: [0, 5], suspect: [0, 90]}. Raises EntryError."""
    if not isinstance(given, list | tuple) or not given:
        raise EntryError("quality-seasons", place=place, received=str(given)[:60])
    return tuple(_season(one, f"{place}[{index}]") for index, one in enumerate(given))


def _season(given: Any, place: str) -> Season:
    if isinstance(given, Season):
        return given
    named = [name for name in PERIODS if isinstance(given, Mapping) and name in given]
    if len(named) != 1 or not set(given) <= {*named, "suspect", "fail"} or "suspect" not in given:
        raise EntryError("quality-seasons", place=place, received=str(given)[:60])
    low, high = PERIODS[named[0]]
    first, last = span(given[named[0]], f"{place}.{named[0]}")
    if first < low or last > high or first % 1 or last % 1:
        allowed = f"{low:g}–{high:g}"
        raise EntryError("quality-period", place=place, received=str(given[named[0]])[:60], allowed=allowed)
    usual = span(given["suspect"], f"{place}.suspect")
    possible = span(given["fail"], f"{place}.fail") if given.get("fail") is not None else None
    return Season(named[0], int(first), int(last), usual, possible)


@dataclass(frozen=True)
class Climatology:
    """Usual values by month or hour; where seasons overlap, the later one counts."""

    seasons: tuple[Season, ...] = field(metadata={"read": seasons})
    source: str = field(metadata=TEXT)

    def check(self, place: str) -> None:
        """Nothing but what was checked when it was read."""


@dataclass(frozen=True)
class _Steps:
    suspect: float = field(metadata=ABOVE_ZERO)
    source: str = field(metadata=TEXT)
    fail: float | None = field(metadata=ABOVE_ZERO, default=None)

    def check(self, place: str) -> None:
        """Raises EntryError where the limit of failure is below the suspect one."""
        if self.fail is not None and self.fail < self.suspect:
            raise EntryError("quality-order", place=place, received=str(self.fail), allowed=str(self.suspect))


@dataclass(frozen=True)
class Spike(_Steps):
    """Distance of a value from the middle between the one before and the one after."""


@dataclass(frozen=True)
class RateOfChange(_Steps):
    """Change from one reading to the next that is at most an hour later; in proportion where it is later."""


@dataclass(frozen=True)
class FlatLine:
    """Hours for which values may lie within less than `tolerance`."""

    tolerance: float = field(metadata=ABOVE_ZERO)
    suspect: float = field(metadata=ABOVE_ZERO)
    fail: float = field(metadata=ABOVE_ZERO)
    source: str = field(metadata=TEXT)

    def check(self, place: str) -> None:
        """Raises EntryError where a stream fails before it is suspect."""
        if self.fail < self.suspect:
            raise EntryError("quality-order", place=place, received=str(self.fail), allowed=str(self.suspect))


@dataclass(frozen=True)
class Gap:
    """Hours without readings after which the next one is suspect, and a new stretch of the series begins."""

    hours: float = field(metadata=ABOVE_ZERO)
    source: str = field(metadata=TEXT)

    def check(self, place: str) -> None:
        """Nothing but what was checked when it was read."""


@dataclass(frozen=True)
class NeighbourSettings:
    """How far a value may lie from the median of other stations at the same time.

    radius: how far away these are at most [km]. least: how many of them there must be. threshold: distances in terms
    of their spread above which a value is suspect. spread: the least spread that is reckoned with, in the unit of the
    readings, `share`: the same as a share of the median.
    """

    radius: float = field(metadata=ABOVE_ZERO)
    least: float = field(metadata=ABOVE_ZERO)
    threshold: float = field(metadata=ABOVE_ZERO)
    spread: float = field(metadata=ABOVE_ZERO)
    source: str = field(metadata=TEXT)
    share: float | None = field(metadata=ABOVE_ZERO, default=None)

    def check(self, place: str) -> None:
        """Raises EntryError where fewer than two stations would do."""
        if self.least < 2:
            raise EntryError("quality-order", place=f"{place}.least", received=str(self.least), allowed="2")


@dataclass(frozen=True)
class Known:
    """Texts that may be a result."""

    allowed: frozenset[str] = field(metadata={"read": words})
    source: str = field(metadata=TEXT)

    def check(self, place: str) -> None:
        """Nothing but what was checked when it was read."""


@dataclass(frozen=True)
class Ordinary:
    """How what is ordinary is learnt (see ordinary.py).

    floor: the least standard deviation that is reckoned with, in the unit of the readings. logarithm: what is added to
    values before their logarithm is taken, where they scatter in proportion to their size; `floor` is then one of
    logarithms.
    """

    floor: float = field(metadata=ABOVE_ZERO)
    source: str = field(metadata=TEXT)
    logarithm: float | None = field(metadata=ABOVE_ZERO, default=None)

    def check(self, place: str) -> None:
        """Nothing but what was checked when it was read."""


@dataclass(frozen=True)
class Settings:
    """What a stream is tested for, and how what is ordinary is learnt; what is None is not done.

    Numbers are in `unit`, None for texts.

    interval: seconds from one reading to the next where they are declared; else they are estimated.
    """

    unit: str | None
    interval: float | None = None
    gross_range: GrossRange | None = None
    climatology: Climatology | None = None
    spike: Spike | None = None
    rate_of_change: RateOfChange | None = None
    flat_line: FlatLine | None = None
    gap: Gap | None = None
    neighbours: NeighbourSettings | None = None
    words: Known | None = None
    ordinary: Ordinary | None = None


KINDS: Mapping[str, type[Any]] = {
    "gross_range": GrossRange,
    "climatology": Climatology,
    "spike": Spike,
    "rate_of_change": RateOfChange,
    "flat_line": FlatLine,
    "gap": Gap,
    "neighbours": NeighbourSettings,
    "words": Known,
    "ordinary": Ordinary,
}
Kind = TypeVar("Kind")


def read_settings(given: Any, place: str, base: Settings | None = None) -> Settings:
    """Settings from a mapping by test; `place` says where it stands. Tests that it does not name are those of `base`.

    A test that is null is not made. Raises EntryError for anything that is not known, not a number, out of order, or
    in another unit than that of `base`.
    """
    if not isinstance(given, Mapping):
        raise EntryError("quality-mapping", place=place, received=str(given)[:60])
    allowed = ("unit", "interval", *KINDS)
    for name in given:
        if name not in allowed:
            raise EntryError("quality-no-such", place=place, received=str(name)[:60], allowed=", ".join(allowed))
    made: dict[str, Any] = {} if base is None else dict(vars(base))
    unit = given.get("unit", made.get("unit"))
    if base is not None and unit != base.unit:
        raise EntryError("quality-unit", place=place, received=str(unit)[:60], allowed=str(base.unit))
    made["unit"] = None if unit is None else text(unit, f"{place}.unit")
    if given.get("interval") is not None:
        made["interval"] = above_zero(given["interval"], f"{place}.interval")
    for name, kind in KINDS.items():
        if name in given:
            made[name] = None if given[name] is None else _read(kind, given[name], f"{place}.{name}")
    return Settings(**made)


def _read(kind: type[Kind], given: Any, place: str) -> Kind:
    if not isinstance(given, Mapping):
        raise EntryError("quality-mapping", place=place, received=str(given)[:60])
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
    for name in given:
        if name not in known:
            raise EntryError("quality-no-such", place=place, received=str(name)[:60], allowed=", ".join(known))
    made = {}
    for name, one in known.items():
        if given.get(name) is not None:
            made[name] = one.metadata["read"](given[name], f"{place}.{name}")
        elif one.default is MISSING:
            raise EntryError("quality-missing", place=place, allowed=name)
    read = kind(**made)
    read.check(place)  # type: ignore[attr-defined]
    return read
