"""What answers about the course of a city look like."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.presenting.answers.shapes.numbers import Interval, Numbers, State


class PromisedStep(TypedDict):
    """A year with the share by which emissions must be less than in the base year."""

    by: int
    reduction: float


class PromisedBudget(TypedDict):
    """Tonnes of CO2 equivalent that may be emitted from a first to a last year, both included."""

    emissions: float
    first: int
    last: int


class Promised(TypedDict):
    """What the city promised, and who entered it. `account` is what is counted, `per` by what."""

    account: Literal["buildings", "basic", "basic+"]
    per: Literal["city", "resident", "gdp"]
    base_year: int
    base_value: float | None
    by: int
    reduction: float
    milestones: list[PromisedStep]
    budget: PromisedBudget | None
    source: str
    made_by: str
    made_at: str


class YearOfCourse(TypedDict):
    """Emissions of a year [t CO2e] and how they are known; `broken` where another method counted the year before.

    `missing` are subcategories of the inventory that the total leaves out.
    """

    year: int
    value: float | None
    low: float | None
    high: float | None
    kind: Literal["inventory", "reported", "computed"]
    simulated: bool
    broken: bool
    source: str
    missing: list[str]


class AheadOfCourse(TypedDict):
    """Emissions of the years from this one on [t CO2e a year].

    `plan` is with all that is approved, null where nothing is; `wide` holds 90 % of its draws and `half` the middle
    half, both null until they are worked out. `others` [t CO2e a year] is what no path of buildings changes, held as it
    was in `others_year` of the inventory.
    """

    years: list[int]
    without: Numbers
    plan: Numbers | None
    wide: list[Interval] | None
    half: list[Interval] | None
    others: float
    others_year: int | None


class TargetOfCourse(TypedDict):
    """A target beside what is to come [t CO2e a year of the whole city].

    `wanted` are the years from `first` to `by`. `closed` is the share of the gap between what happens anyway and what
    is wanted that approved plans close. `missing` are years without the residents or the product that the promise
    counts by; nothing is judged then.
    """

    base_value: float | None
    base_from: Literal["stated", "history", "today"]
    first: int
    wanted: Numbers
    by: int
    wanted_then: float | None
    without_then: float | None
    plan_then: float | None
    interval: Interval | None
    closed: float | None
    verdict: Literal["kept", "missed", "unclear"] | None
    missing: list[int]


class BudgetOfCourse(TypedDict):
    """A budget [t CO2e]: what is used up before this year, what is left, and until when that lasts.

    Points of time are years with their part: 2029.75 is the end of September 2029; null where the budget outlasts its
    years. `earliest` and `latest` are the ends of the 90 % interval, `without` tells of no approved plan. `interval`
    holds 90 % of what may be left, null until it is worked out. `unknown` are years of which nothing is known: what
    they used is missing; `unsure` those of which nobody told how sure they are: both intervals take them as they are.
    """

    limit: float
    first: int
    last: int
    used: float | None
    unknown: list[int]
    left: float | None
    interval: Interval | None
    unsure: list[int]
    lasts: float | None
    earliest: float | None
    latest: float | None
    without: float | None
    verdict: Literal["kept", "missed", "unclear"]


class ApprovedPlan(TypedDict):
    """A plan as it was approved; `plan` is the id of the saved plan, `measures` how many it has."""

    id: int
    plan: str
    name: str
    measures: int
    reason: str
    made_by: str
    made_at: str


class CourseOfCity(TypedDict):
    """Are we on course? `outcome` is the id of the evaluation of all approved plans together, null without any.

    `uncertainty` tells whether intervals are worked out: ask again while it is running. `problem` says why approved
    plans could not be computed together, null where they could; years ahead are then told without them. `withheld`:
    how many approved plans count nowhere here, since they choose by what the reader may not read.
    """

    unit: str
    promise: Promised | None
    now: YearOfCourse
    past: list[YearOfCourse]
    ahead: AheadOfCourse
    target: TargetOfCourse | None
    budget: BudgetOfCourse | None
    approved: list[ApprovedPlan]
    withheld: int
    outcome: str | None
    uncertainty: State
    problem: str | None


class FigureOfYear(TypedDict):
    """A reported figure: emissions [t CO2e], residents, or gross domestic product [money of the city].

    `uncertainty` is the half width of the 95 % interval as a share of the value.
    """

    subject: Literal["emissions", "residents", "gdp"]
    year: int
    value: float
    uncertainty: float | None
    simulated: bool
    source: str
    made_by: str
    made_at: str


class FiguresOfYears(TypedDict):
    """What was reported of years, by subject and year."""

    figures: list[FigureOfYear]
