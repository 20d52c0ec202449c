"""What the inventory answers. Emissions are tonnes of CO2 equivalent unless a docstring says otherwise."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.presenting.inventory.stated_shapes import InventoryConsumption

Counts = Literal["entered", "computed"]
InventoryLevel = Literal["basic", "basic+", "territorial"]


class InventorySum(TypedDict):
    """Emissions with the ends of their 95 % interval, null where no line has an amount, which is not zero.

    `biogenic`: t CO2 of biomass, reported apart; `lines` have an amount, `keys` counts notation keys.
    """

    emissions: float | None
    low: float | None
    high: float | None
    biogenic: float | None
    lines: int
    keys: dict[str, int]


class InventoryLevelSum(InventorySum):
    """The total of a level; `silent` are its subcategories with neither an amount nor a notation key."""

    level: InventoryLevel
    label: str
    silent: list[str]


class InventoryScopeSum(InventorySum):
    """The part of a scope."""

    scope: int


class InventorySector(TypedDict):
    """A sector within the level that was asked for, and its parts by scope."""

    sector: str
    label: str
    total: InventorySum
    scopes: list[InventoryScopeSum]


class InventoryKey(TypedDict):
    """A notation key of a subcategory with its reason."""

    key: str
    label: str
    reason: str | None


class InventoryChoice(TypedDict):
    """Who chose which lines count, when (UTC) and why."""

    id: int
    by: str
    at: str
    reason: str | None


class InventoryRow(TypedDict):
    """A subcategory: what counts of it, and what the other lines would have made (`other`, null without any).

    `inside`: whether it belongs to the level that was asked for.
    """

    subcategory: str
    sector: str
    label: str
    scope: int
    level: str
    inside: bool
    total: InventorySum
    counts: Counts | None
    entered: int
    computed: int
    other: float | None
    choice: InventoryChoice | None
    keys: list[InventoryKey]


class InventoryGas(TypedDict):
    """Tonnes of a gas, and the same in CO2 equivalent."""

    gas: str
    tonnes: float
    emissions: float


class InventoryIdentity(TypedDict):
    """Something that must add up: both sides, null where nobody stated one; `lines` are ids to look at."""

    code: str
    text: str
    left: float | None
    right: float | None
    difference: float | None
    unit: str
    verdict: Literal["holds", "differs", "cannot-say"]
    verdict_text: str
    lines: list[int]


class InventoryBreak(TypedDict):
    """Between two years the numbers do not compare, and why."""

    before: int
    year: int
    causes: list[str]
    text: str


class InventoryTrend(TypedDict):
    """The change of the total since a base year as a share of it, with the ends of its 95 % interval.

    `promised`: whether the base year is that of the city's promise, else it is the first year that compares.
    `emissions`: the total of the base year; `once`: subcategories with an amount in only one of the two years.
    """

    base_year: int
    promised: bool
    emissions: float
    change: float
    low: float
    high: float
    once: list[str]
    text: str


class InventoryChange(TypedDict):
    """A recorded change of how the inventory is made; `effect` on the base year as a share, null where unknown.

    `recalculate`: whether the base year must be computed again for it, null where that hangs on an unknown effect.
    """

    id: int
    year: int
    cause: str
    label: str
    reason: str
    effect: float | None
    recalculate: bool | None
    recalculated: list[int]
    by: str
    at: str


class InventoryMethod(TypedDict):
    """How the numbers were made; `simulated`: lines that count come from a city that is made up in part.

    `bills_year` is null without bills.

    `unstated`: lines that count and say nothing of the uncertainty of their activity, nor a quality that stands for
    one; the intervals are too narrow by what they leave out. `landfill`: how methane of landfills was computed, null
    where that line does not count. `noise`: what stands in lines that count and rest on bills, null without any.
    """

    warming: str
    uncertainty: str
    unstated: int
    computed_year: int
    snapshot: int
    simulated: bool
    bills_year: int | None
    region: str
    landfill: str | None
    noise: str | None


class LineFactor(TypedDict):
    """A factor of a line: `unit` is kg per unit of activity, or what the line itself states."""

    gas: str
    value: float
    unit: str
    source: str


class AmountNoise(TypedDict):
    """Noise in an amount that rests on bills, in its unit: sums of cells bear discrete Laplace noise of a scale each.

    `epsilon`, `scale`: of one of the `sums` (of the largest). `half_width`: how far all together move the amount at
    most in 95 % of all cases. `bound`: for how much the bills of one building count at most.
    """

    epsilon: float
    sums: int
    scale: float
    half_width: float
    bound: float


class InventoryLine(TypedDict):
    """A line, entered or computed; computed ones have an id below zero and nobody who entered them.

    `counts`: whether it counts. Uncertainties are half widths of 95 % intervals as shares; `activity_uncertainty` is
    the default of quality and sector where the line states none (`stated_uncertainty` false). `emissions` with their
    interval are null beside a notation key. `file` and `line` say where an entered line comes from. `noise` is null
    where none stands in the amount; the uncertainty of its activity has it in it.
    """

    id: int
    origin: Counts
    counts: bool
    year: int
    subcategory: str
    description: str
    amount: float | None
    unit: str | None
    factor: str | None
    factors: list[LineFactor]
    notation_key: str | None
    reason: str | None
    activity_quality: str | None
    factor_quality: str | None
    activity_uncertainty: float | None
    stated_uncertainty: bool
    noise: AmountNoise | None
    factor_uncertainty: float | None
    emissions: float | None
    low: float | None
    high: float | None
    biogenic: float | None
    source: str | None
    note: str | None
    by: str | None
    at: str | None
    batch: int | None
    file: str | None
    line: int | None


class InventoryLines(TypedDict):
    """A part of the lines of a year, in the order of their ids, computed ones last."""

    year: int
    total: int
    offset: int
    lines: list[InventoryLine]


class InventoryAnswer(TypedDict):
    """The inventory of a year. `total` is that of the level that was asked for; `gases` are of all lines that count.

    `identities_more`: how many identities beyond the first twenty of each kind are left out. `trend` is null where no
    year compares.
    """

    year: int
    years: list[int]
    gwp: str
    level: InventoryLevel
    total: InventorySum
    levels: list[InventoryLevelSum]
    scopes: list[InventoryScopeSum]
    sectors: list[InventorySector]
    subcategories: list[InventoryRow]
    gases: list[InventoryGas]
    identities: list[InventoryIdentity]
    identities_more: int
    consumption: InventoryConsumption | None
    changes: list[InventoryChange]
    breaks: list[InventoryBreak]
    trend: InventoryTrend | None
    method: InventoryMethod
    lines: InventoryLines


class LinesEntered(TypedDict):
    """Ids of the lines that were recorded, in the order in which they came, and the number of their batch."""

    batch: int
    ids: list[int]


class NoteRecorded(TypedDict):
    """The id of what was recorded."""

    id: int


class ImportedRow(TypedDict):
    """A row that was not recorded: its line and why."""

    line: int
    code: str
    text: str
    received: str
    allowed: str


class ImportedReason(TypedDict):
    """How many rows were set apart for a reason."""

    code: str
    text: str
    count: int


class ImportedText(TypedDict):
    """Something that a person should know of a file; `line` where it is about one."""

    code: str
    text: str
    line: int | None


class ImportedFile(TypedDict):
    """What became of every row of a file or sheet: received = kept + doubles + apart.

    `already`: the same file was recorded before as `batch`; nothing was recorded now. `batch` null: nothing was new.
    """

    file: str
    sheet: str | None
    sha256: str
    received: int
    kept: int
    doubles: int
    apart: int
    years: list[int]
    decimal: str
    ignored: list[str]
    reasons: list[ImportedReason]
    rows: list[ImportedRow]
    notices: list[ImportedText]
    differs: list[ImportedText]
    batch: int | None
    already: bool


class FilesImported(TypedDict):
    """One report for each file, or for each sheet with a table of lines."""

    files: list[ImportedFile]


class FactorInput(TypedDict):
    """A number that a method was given, by its parameter; the source is a table, an earlier method, or empty."""

    name: str
    value: float
    low: float | None
    high: float | None
    source: str


class FactorStep(TypedDict):
    """One method that was computed on the way to a factor."""

    method: str
    inputs: list[FactorInput]
    result: float


class FactorTold(TypedDict):
    """Mass of a gas for one unit of an activity: `unit` per `activity_unit`, with the 95 % interval where stated.

    `steps`: how methods computed the value, the last one giving it; empty where it is a table's own.
    `potential` is what the gas warms beside CO2 in AR5. `scales` are how many units of the activity are in a kWh, MWh,
    GJ, L, m3, kg or t, for those that convert to it.
    """

    name: str
    label: str
    gas: str
    value: float
    low: float | None
    high: float | None
    unit: str
    activity_unit: str
    potential: float
    scales: dict[str, float]
    region: str
    valid_from: str
    valid_until: str | None
    biogenic: bool
    quality: str
    sectors: list[str]
    parameter: str | None
    source: str
    steps: list[FactorStep]


class FactorList(TypedDict):
    """Factors whose name, label, gas or source has all the words of a search."""

    total: int
    offset: int
    factors: list[FactorTold]
