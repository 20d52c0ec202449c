"""Indicators as the API tells them."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.numbers import Named

Group = Literal["behind", "on_course", "cannot_say"]
Better = Literal["less", "more", "neither"]
Status = Literal["computed", "entered", "not_reported"]
Fit = Literal["whole", "part", "near"]
Accounting = Literal["territorial", "consumption"]


class YearValue(TypedDict):
    """The value of a year; `low` and `high` hold 90 % of what it may be, null where nobody knows."""

    year: int
    value: float
    low: float | None
    high: float | None
    method: str


class ComputedValue(TypedDict):
    """What the city computes: of `quantity` where the graph has one, else of a figure of the city.

    `low` and `high` hold 90 % of what it may be; `sure` says whether they are known, are coming (ask again), or cannot
    be known; a count is exact. `year` is null where there is no value. `fit` says whether it is what the indicator asks
    for ("whole"), a part of it, or something near it; `caveat` says where it differs, `found` how it was found and why
    nothing closer is told, `lacking` which input has no value.
    """

    value: float | None
    low: float | None
    high: float | None
    sure: Literal["exact", "known", "coming", "unknown"]
    unit: str
    year: int | None
    quality: int
    fit: Fit
    quantity: str | None
    caveat: str | None
    found: str | None
    lacking: str | None


class EnteredValue(TypedDict):
    """Who entered a value, and on what evidence; `withdrawn_at` is null while it holds. Times are ISO 8601 in UTC."""

    id: int
    part: str
    year: int
    value: float
    low: float | None
    high: float | None
    unit: str
    quality: int
    source: str
    evidence: str | None
    method: str
    note: str | None
    file: str | None
    line: int | None
    made_by: str
    made_at: str
    withdrawn_by: str | None
    withdrawn_at: str | None


class IndicatorTarget(TypedDict):
    """The next target, or the benchmark where `year` is null; `value` is null where its base year is not known."""

    year: int | None
    value: float | None
    factor: float | None
    base_year: int | None
    source: str


class IndicatorTrend(TypedDict):
    """Change a year, with the interval that holds it in 90 of 100 cases; null with fewer than four years."""

    slope: float
    low: float | None
    high: float | None


class IndicatorCourse(TypedDict):
    """Behind by `years` (at least so many where `at_least`), on course, or why nobody can say.

    `demanded` is what the way to the target demands in the year of the value, `expected` what the trend comes to in
    the year of the last target.
    """

    group: Group
    reason: str | None
    text: str
    demanded: float | None
    years: float | None
    at_least: bool
    expected: float | None
    trend: IndicatorTrend | None


class IndicatorRow(TypedDict):
    """One indicator, or one data point of it where `part` is not empty.

    `core` is the level that the framework gives it, `definition` how well its text is known; `age` is in years;
    `quality` is the U4SSC level. `missing` says what would be needed to report it.
    """

    framework: str
    code: str
    part: str
    label: str
    groups: list[Named]
    unit: str | None
    better: Better
    core: str | None
    kind: str | None
    definition: str
    accounting: Accounting | None
    status: Status
    now: YearValue | None
    age: int | None
    quality: int | None
    series: list[YearValue]
    target: IndicatorTarget | None
    course: IndicatorCourse
    computed: ComputedValue | None
    source: str
    missing: str | None


class IndicatorCounts(TypedDict):
    """How many are computed (`partly` of them not as defined), entered, not reported, and not known by text."""

    computed: int
    partly: int
    entered: int
    not_reported: int
    unlisted: int


class FrameworkTold(TypedDict):
    """A framework with its counts; `note` says what is not known of it, `scored` whether it has a rule of points."""

    name: str
    label: str
    source: str
    note: str | None
    scored: bool
    total: int
    counts: IndicatorCounts


class CityTold(TypedDict):
    """The city whose indicators these are, as other cities need it to compare; `date` is that of its snapshot."""

    name: str
    country: str
    population: float | None
    date: str


class IndicatorGroups(TypedDict):
    """How many rows are in each group."""

    behind: int
    on_course: int
    cannot_say: int


class IndicatorList(TypedDict):
    """Indicators of one framework or of all, with counts; `problems` are of files of the city that were left out."""

    city: CityTold
    frameworks: list[FrameworkTold]
    groups: IndicatorGroups
    rows: list[IndicatorRow]
    problems: list[str]


class IndicatorDetail(TypedDict):
    """One indicator whole: its rows, the words of its definition, and all that was entered, also what was withdrawn."""

    framework: str
    code: str
    label: str
    formula: str | None
    question: str | None
    source: str
    goals: list[str]
    people: list[str]
    targets: list[IndicatorTarget]
    rows: list[IndicatorRow]
    entered: list[EnteredValue]


class ScoreRange(TypedDict):
    """A score: points of what could be had, their share, and its range of the target in percent."""

    points: float
    possible: float
    share: float
    range: Literal["0-33", "33-66", "66-95", "95+"]
    counted: int


class WeightsMatter(TypedDict):
    """What other weights make of a score: the middle 90 % of its share, and in which part of them its range stays.

    `decisive` is the code without which the share changes most, by `change`; null where only one part counts.
    """

    low: float
    high: float
    same_range: float
    decisive: str | None
    change: float | None


class ScoredGroup(TypedDict):
    """A group by its path, the whole framework for an empty one; `score` is null where nothing in it is scored.

    `least` and `most` are the share if every value stood at the worse or the better end of its 90 % interval,
    `range_sure` whether both are in one range; `unsure` values have no interval and count as they are.
    """

    path: list[Named]
    score: ScoreRange | None
    least: float | None
    most: float | None
    range_sure: bool
    unsure: int
    weights_matter: WeightsMatter | None
    left_out: int


class ScoredRow(TypedDict):
    """Points of an indicator or data point; `share` is how much of its target is reached.

    `least` and `most` are the points at the ends of the 90 % interval of the value, null where none is known; `text`
    says so where a boundary of points lies between.
    """

    code: str
    part: str
    label: str
    share: float
    points: int
    least: int | None
    most: int | None
    text: str | None
    weight: float


class IndicatorScores(TypedDict):
    """Scores of a framework, with the rule in words."""

    framework: str
    rule: str
    groups: list[ScoredGroup]
    rows: list[ScoredRow]


class ValuesKept(TypedDict):
    """Values that were entered."""

    values: list[EnteredValue]
