"""Shapes of answers about enterprises."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict


class EnterpriseAnswer(TypedDict):
    """An enterprise as everybody may know it; identifier, name, address and place are null where it is a sole trader,
    and the activity is empty: the name is that of a person, whom other registers find by the identifier.
    """

    number: int
    identifier: str | None
    name: str | None
    activity: str
    address: str | None
    longitude: float | None
    latitude: float | None
    source: str


class EnterpriseList(TypedDict):
    """Enterprises by name, and those whose files the reader answers. next: `skip` of the next page, null at the end."""

    enterprises: list[EnterpriseAnswer]
    next: int | None
    own: list[int]


class PublicEntry(TypedDict):
    """An entry that everybody may read. corrected_by: the entry by which it counts no longer; it stays to be seen."""

    number: int
    kind: str
    kind_label: str
    since: str
    until: str | None
    pollutant: str | None
    pollutant_label: str | None
    amount: float | None
    unit: str | None
    per: str | None
    outlet: str | None
    reference: str
    corrects: int | None
    corrected_by: int | None


class FileEntry(PublicEntry):
    """An entry as its file has it; made_by is null for who reads on behalf of the enterprise, but of own entries."""

    text: str
    about: int | None
    data_class: str
    made_by: str | None
    made_at: str


class YearlySum(TypedDict):
    """What was emitted in a year that is over, beside its quota in the same unit, null where there is none."""

    year: int
    pollutant: str
    label: str
    amount: float
    unit: str
    quota: float | None


class EnterpriseExtract(TypedDict):
    """What everybody may know of an enterprise: no texts, no names of persons. next: `skip` of the next entries.
    withheld: how many of its own measurements are not open, so that `sums` leave them out. Of a sole trader `entries`
    have no outlets, references and penalties.
    """

    enterprise: EnterpriseAnswer
    entries: list[PublicEntry]
    next: int | None
    sums: list[YearlySum]
    withheld: int
    visits: int
    findings: int
    complaints: int
    outlets: int
    penalties: int


class QuotaDay(TypedDict):
    """The sum of a pollutant up to a day of the year."""

    day: str
    used: float


class QuotaAnswer(TypedDict):
    """A quota and its use; `told` says in words when it is used up, or why nobody can tell."""

    pollutant: str
    label: str
    year: int
    quota: float
    unit: str
    used: float
    share: float
    days: list[QuotaDay]
    missing: int
    measured_days: int
    used_up: str | None
    within_since: str | None
    within_until: str | None
    expected: str | None
    earliest: str | None
    latest: str | None
    doubt: str
    told: str


class StreamOfEnterprise(TypedDict):
    """A stream that measures an enterprise; `source` is self_monitoring or city."""

    stream: int
    name: str
    unit: str | None
    source: str
    source_label: str
    outlet: str | None


class CheckAnswer(TypedDict):
    """Self-monitoring beside the readings of the city over days that both measured, in words too."""

    pollutant: str
    label: str
    unit: str
    days: int
    own: float | None
    city: float | None
    difference: float | None
    low: float | None
    high: float | None
    told: str


class RiskReasonAnswer(TypedDict):
    """One reason for a visit, with its points."""

    name: str
    label: str
    amount: float
    points: float


class RiskAnswer(TypedDict):
    """How urgent a visit is, why, and when one is due."""

    number: int
    name: str
    score: float
    reasons: list[RiskReasonAnswer]
    cell: str | None
    keeper: str | None
    last_visit: str | None
    visit_due: str | None


class RiskList(TypedDict):
    """Enterprises by the points for a visit, the most urgent first. next: `skip` of the next page, null at the end."""

    risks: list[RiskAnswer]
    next: int | None


class PersonOfEnterprise(TypedDict):
    """Who answers for an enterprise."""

    number: int
    name: str


class EntryFormAnswer(TypedDict):
    """A kind of entry: what it needs, what it may have beside a day, a reference and a text, and its class of data."""

    kind: str
    label: str
    needs: list[str]
    may: list[str]
    data_class: str


class EnterpriseFile(TypedDict):
    """The file of an enterprise as the reader may see it. forms: kinds of entries that the reader may add,
    today: by the clock of the city.

    risk and people are null for who reads on behalf of the enterprise.
    """

    enterprise: EnterpriseAnswer
    own: bool
    forms: list[EntryFormAnswer]
    today: str
    entries: list[FileEntry]
    quotas: list[QuotaAnswer]
    streams: list[StreamOfEnterprise]
    checks: list[CheckAnswer]
    risk: RiskAnswer | None
    people: list[PersonOfEnterprise] | None


class CellAnswer(TypedDict):
    """A cell of the grid, with its enterprises and how many visits are due by today."""

    number: int
    name: str
    keeper: str | None
    days: int
    shape: dict[str, Any]
    enterprises: int
    due: int


class CellList(TypedDict):
    """Cells by name. next: `skip` of the next page, null at the end."""

    cells: list[CellAnswer]
    next: int | None
