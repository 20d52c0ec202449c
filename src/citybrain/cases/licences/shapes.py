"""Shapes of answers about licences."""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict


class LicenceChoice(TypedDict):
    """An answer that is possible."""

    name: str
    label: str


class LicenceQuestion(TypedDict):
    """What is asked; `bars` where a finding keeps an application from being asked for."""

    name: str
    label: str
    kind: str
    unit: str | None
    least: float | None
    most: float | None
    choices: list[LicenceChoice]
    optional: bool
    bars: bool
    source: str


class IncidentClassAnswer(TypedDict):
    """A class of incidents; `suspends` where it is a ground to suspend a licence."""

    name: str
    label: str
    severity: str
    suspends: bool
    source: str


class LicenceKindAnswer(TypedDict):
    """A kind of licence with all that is asked. longest: days of a licence at most."""

    name: str
    label: str
    longest: int
    application: list[LicenceQuestion]
    check: list[LicenceQuestion]
    incidents: list[IncidentClassAnswer]
    source: str


class LicenceKindList(TypedDict):
    """All kinds that are declared."""

    kinds: list[LicenceKindAnswer]


class LicencedRoad(TypedDict):
    """A road that a licence is for, by its id in the twin; the name is its id where it has none."""

    id: str
    name: str


class PublicLicence(TypedDict):
    """A licence as everybody may know it. Of a sole trader, whose name is that of a person, firm and enterprise are
    null and conditions empty. suspended_since: null where it is not suspended.
    """

    number: str
    kind: str
    kind_label: str
    firm: str | None
    enterprise: int | None
    vehicles: int
    roads: list[LicencedRoad]
    since: str
    until: str
    state: str
    state_label: str
    suspended_since: str | None
    conditions: str


class LicenceList(TypedDict):
    """Licences, the newest first. next: `skip` of the next page, null at the end."""

    licences: list[PublicLicence]
    next: int | None


class ApplicationSummary(TypedDict):
    """An application as the office lists it; `number` once it was granted, `proposal` once it was asked for."""

    application: int
    number: str | None
    kind_label: str
    firm: str
    vehicles: int
    since: str
    until: str
    state: str
    state_label: str
    proposal: int | None


class ApplicationList(TypedDict):
    """Applications, the newest first. next: `skip` of the next page, null at the end."""

    applications: list[ApplicationSummary]
    next: int | None


class LicenceAnswerGiven(TypedDict):
    """A question with its answer in words; `finding` where it is one, `bars` where it keeps from being asked for."""

    name: str
    label: str
    answer: str
    finding: bool
    bars: bool
    source: str


class LicenceEntryAnswer(TypedDict):
    """What happened: a check, what was asked, a report of a month [km, h], an incident, a suspension and so on."""

    number: int
    kind: str
    kind_label: str
    since: str
    until: str | None
    vehicle: str
    distance: float | None
    duration: float | None
    orders: float | None
    passengers: float | None
    odometer: float | None
    incident: str | None
    place: str
    text: str
    made_by: str | None
    made_at: str


class LicenceContactAnswer(TypedDict):
    """Whom to ask, and how to reach them."""

    name: str
    address: str


class LicenceFindingAnswer(TypedDict):
    """What is not plausible, in words, and where."""

    where: str
    told: str


class ApplicationAnswer(ApplicationSummary):
    """An application with all that is on record of it; contact is null for who reads for the firm, and where nobody is
    named.
    """

    enterprise: int
    roads: list[LicencedRoad]
    fleet: list[str]
    conditions: str
    text: str
    answers: list[LicenceAnswerGiven]
    entries: list[LicenceEntryAnswer]
    findings: list[LicenceFindingAnswer]
    contact: LicenceContactAnswer | None
    made_by: str | None
    made_at: str


class ComputedFigureAnswer(TypedDict):
    """A figure by what is on record; amount is null where it would tell of one firm. since: null of what stands at a
    day.
    """

    name: str
    label: str
    amount: float | None
    unit: str
    since: str | None
    until: str


class PublishedFigureAnswer(TypedDict):
    """A figure that was published, and `computed`: the same by what is on record. It is null of what adds up over other
    days than whole years that are over, and where a year of them would tell of one firm. number: to withdraw it by.
    """

    number: int
    name: str
    label: str
    amount: float
    unit: str
    since: str | None
    until: str
    source: str
    text: str
    computed: float | None


class LicenceRatioAnswer(TypedDict):
    """A ratio of two figures with its bounds, and whether it is plausible, in words too. where: null of what is on
    record here.
    """

    name: str
    label: str
    where: str | None
    until: str
    amount: float
    unit: str
    least: float | None
    most: float | None
    plausible: bool
    source: str
    told: str


class TwoValuesAnswer(TypedDict):
    """A figure of the same days that was published with several amounts."""

    name: str
    label: str
    amounts: list[float]
    unit: str
    until: str
    told: str


class LicenceSumsAnswer(TypedDict):
    """Figures of a kind of licence: computed, published, and what of them does not go together. states: how many
    licences stand where.
    """

    kind: str
    label: str
    today: str
    states: dict[str, int]
    computed: list[ComputedFigureAnswer]
    published: list[PublishedFigureAnswer]
    ratios: list[LicenceRatioAnswer]
    contradictions: list[TwoValuesAnswer]


class LicenceRoadProperties(TypedDict):
    """A road with the numbers of the licences in force there."""

    name: str
    licences: int
    numbers: list[str]


class LicenceRoadFeature(TypedDict):
    """A road in degrees, as GeoJSON."""

    type: Literal["Feature"]
    id: str
    geometry: dict[str, Any]
    properties: LicenceRoadProperties


class LicenceRoadMap(TypedDict):
    """Roads of a kind of licence as GeoJSON. left_out: how many more there are than are sent."""

    type: Literal["FeatureCollection"]
    features: list[LicenceRoadFeature]
    left_out: int


class LicenceMade(TypedDict):
    """The number of what was added, and of the proposal by which a second person is asked."""

    application: int
    proposal: int | None


class ReportCounts(TypedDict):
    """What became of a table of reports; findings: what of them is not plausible, which stays all the same."""

    added: int
    known: int
    corrected: int
    findings: list[LicenceFindingAnswer]


class FigureCounts(TypedDict):
    """How many published figures were added; those that were known stay as they were."""

    added: int
    known: int
