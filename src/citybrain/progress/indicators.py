"""Every indicator of every framework with what is known of it: computed, entered or not reported, and its course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from citybrain.indicators.course import IndicatorReading, IndicatorStanding, path_of, standing_of
from citybrain.indicators.declared import Framework, Indicator, IndicatorPart, IndicatorTarget
from citybrain.progress.computed_now import ComputationContext, ComputedNow, computed_now
from citybrain.progress.indicator_entry import Entered

Status = Literal["computed", "entered", "not_reported"]


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator, or one data point of it, and what is known of it.

    `now` is the value that counts, in `unit`; `series` are the values by year of which it is the last. A computed value
    that meets the definition whole counts before what was entered for the same year or an earlier one; any other only
    where nothing was entered.
    """

    framework: str
    indicator: Indicator
    part: IndicatorPart | None
    status: Status
    unit: str | None
    now: IndicatorReading | None
    series: tuple[IndicatorReading, ...]
    level: int | None
    computed: ComputedNow | None
    entered: Entered | None
    course: IndicatorStanding
    target: IndicatorTarget | None
    target_value: float | None

    @property
    def key(self) -> str:
        """Name of the row inside its framework."""
        return f"{self.indicator.code}/{self.part.key}" if self.part else self.indicator.code

    @property
    def comparable(self) -> bool:
        """Whether the value that counts is what the indicator asks for, and not a part of it or something near it."""
        return self.now is not None and (
            self.status == "entered" or bool(self.computed and self.computed.fit == "whole")
        )


@dataclass(frozen=True)
class IndicatorCounts:
    """How many indicators of a framework are computed (`partly` of them not as defined), entered, not reported.

    `unlisted` is how many the framework has by its own count that nobody could read.
    """

    computed: int
    partly: int
    entered: int
    not_reported: int
    unlisted: int


@dataclass
class Known:
    """What a city knows when its indicators are evaluated: what it computes, entered values, this year."""

    ground: ComputationContext
    entered: Iterable[Entered]
    this_year: int
    _by_key: dict[tuple[str, str, str], list[Entered]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for value in self.entered:
            self._by_key.setdefault((value.framework, value.code, value.part), []).append(value)

    def values(self, framework: str, code: str, part: str) -> list[Entered]:
        """The last value entered of each year, by year."""
        last = {value.year: value for value in self._by_key.get((framework, code, part), ())}
        return [last[year] for year in sorted(last)]


def rows_of(framework: Framework, known: Known) -> list[IndicatorRow]:
    """All indicators of a framework in its order, data points one by one."""
    parts: list[tuple[Indicator, IndicatorPart | None]] = []
    for indicator in framework:
        parts += [(indicator, part) for part in indicator.parts or (None,)]
    return [_row(framework, indicator, part, known) for indicator, part in parts]


def counts_of(framework: Framework, rows: Sequence[IndicatorRow]) -> IndicatorCounts:
    """Counts by indicator: one with several data points is reported where one of them is."""
    by_code: dict[str, list[IndicatorRow]] = {}
    for row in rows:
        by_code.setdefault(row.indicator.code, []).append(row)
    best = [next((row for row in own if row.status != "not_reported"), own[0]) for own in by_code.values()]
    computed = [row for row in best if row.status == "computed"]
    entered = sum(row.status == "entered" for row in best)
    return IndicatorCounts(
        computed=len(computed),
        partly=sum(not row.comparable for row in computed),
        entered=entered,
        not_reported=len(best) - len(computed) - entered,
        unlisted=max(framework.total - len(best), 0),
    )


def _row(framework: Framework, indicator: Indicator, part: IndicatorPart | None, known: Known) -> IndicatorRow:
    key = part.key if part else ""
    entered = known.values(framework.name, indicator.code, key)
    said = indicator.computed_of(key)
    computed = computed_now(said, known.ground) if said else None
    counted = _counts(computed, entered)
    series = [_reading(value) for value in entered]
    if counted and computed:
        series = _together(series, computed.series)
    benchmark = indicator.benchmark_of(key)
    status: Status = "computed" if counted else "entered" if entered else "not_reported"
    last = entered[-1] if entered and not counted else None
    target = _next(indicator.targets, series) or benchmark
    return IndicatorRow(
        framework=framework.name,
        indicator=indicator,
        part=part,
        status=status,
        unit=computed.unit if counted and computed else last.unit if last else indicator.unit,
        now=series[-1] if series else None,
        series=tuple(series),
        level=computed.level if counted and computed else last.level if last else None,
        computed=computed,
        entered=last,
        course=_course(indicator, benchmark, series, counted, computed, known.this_year),
        target=target,
        target_value=target_value(target, series) if target else None,
    )


def _together(entered: Sequence[IndicatorReading], computed: Sequence[IndicatorReading]) -> list[IndicatorReading]:
    """Years by year up to the last computed one; of a year that is both computed and entered the computed value."""
    by_year = {one.year: one for one in (*entered, *computed) if one.year <= computed[-1].year}
    return [by_year[year] for year in sorted(by_year)]


def _next(targets: Sequence[IndicatorTarget], series: Sequence[IndicatorReading]) -> IndicatorTarget | None:
    """The first target that is not in the past of the last value; the last of all where every one is."""
    since = series[-1].year if series else 0
    coming = (target for target in targets if (target.year or 0) >= since)
    return next(coming, targets[-1] if targets else None)


def _counts(computed: ComputedNow | None, entered: Sequence[Entered]) -> bool:
    """Whether the computed value is the one that counts."""
    if computed is None or computed.now is None:
        return False
    return not entered or (computed.fit == "whole" and computed.now.year >= entered[-1].year)


def _reading(value: Entered) -> IndicatorReading:
    return IndicatorReading(value.year, value.value, value.low, value.high, f"{value.method} {value.unit}")


def _course(
    indicator: Indicator,
    benchmark: IndicatorTarget | None,
    series: Sequence[IndicatorReading],
    counted: bool,
    computed: ComputedNow | None,
    this_year: int,
) -> IndicatorStanding:
    path = path_of(indicator.targets, benchmark, series)
    if counted and computed and computed.fit != "whole":
        return IndicatorStanding("cannot_say", "covers_a_part")
    return standing_of(series, path, indicator.better, this_year)


def target_value(target: IndicatorTarget, series: Sequence[IndicatorReading]) -> float | None:
    """What a target demands; None where it hangs on the value of a base year that is not known."""
    base = next((one.value for one in series if one.year == target.base_year), None)
    return target.demanded(base)
