"""What the inventory answers about statements from elsewhere and consumption-based accounts."""

from __future__ import annotations

from typing_extensions import TypedDict


class StatementTold(TypedDict):
    """A statement that holds: `amount` in `unit` as it was said, `value` in the unit of its subject.

    `kind` is a fuel or a kind of waste, `landfill` and `climate` say where waste was deposited. `uncertainty` is the
    half width of the 95 % interval as a share. `by` and `at`: who entered it first, when (UTC).
    """

    id: int
    year: int
    what: str
    label: str
    kind: str | None
    landfill: str | None
    climate: str | None
    amount: float
    unit: str
    value: float
    value_unit: str
    uncertainty: float | None
    source: str
    note: str | None
    by: str
    at: str


class StatementSubject(TypedDict):
    """What can be stated: examples of units, the names that each of its details can have, and words for these names."""

    what: str
    label: str
    unit: str
    units: str
    details: dict[str, list[str]]
    labels: dict[str, str]


class StatementList(TypedDict):
    """Statements that hold, of a year or of all, and everything that can be stated."""

    statements: list[StatementTold]
    subjects: list[StatementSubject]


class StatementsRecorded(TypedDict):
    """Ids of statements in the order in which they came, and how many are new: one that holds already keeps its id."""

    ids: list[int]
    new: int


class InventoryConsumption(TypedDict):
    """Emissions caused by what the people of the city buy [t CO2e], beside the territorial total of the same year.

    `difference` is consumption-based less `territorial`; both are null for a year without lines. `produced`,
    `imported`, `exported`: what the same source counts by territory, elsewhere for the people of the city, and here for
    others. `comparison` says in words how the two methods differ.
    """

    id: int
    year: int
    emissions: float
    low: float | None
    high: float | None
    territorial: float | None
    difference: float | None
    produced: float | None
    imported: float | None
    exported: float | None
    method: str
    source: str
    comparison: str
    by: str
    at: str


class ConsumptionList(TypedDict):
    """The account that holds of each year."""

    accounts: list[InventoryConsumption]
