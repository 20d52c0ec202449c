"""What the API answers about services and matters."""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict


class ServiceSummary(TypedDict):
    """A service in a few words. takes: whether somebody can apply here. promise: in words, empty where none is made.

    `fallbacks`: texts that are not in the language of the page, or not in its easy words, and what they are in.
    `languages`: those in which the city wrote some of its texts.
    """

    code: str
    name: str
    description: str
    group: str
    kind: Literal["application", "notice", "report", "advice"]
    events: list[str]
    channels: list[str]
    fee: str
    promise: str
    takes: bool
    fallbacks: dict[str, str]
    languages: list[str]


class ServiceList(TypedDict):
    """Services, and by name the life events and groups that the catalogue has; today: by the clock of the city."""

    today: str
    services: list[ServiceSummary]
    events: list[str]
    groups: list[str]


LinkedServices = TypedDict("LinkedServices", {"@context": dict[str, str], "@graph": list[dict[str, Any]]})
"""The catalogue as JSON-LD: names of vocabularies, and what it has by the types of CPSV-AP."""


class ServiceLaw(TypedDict):
    """The law that a service stands on."""

    law: str
    url: str | None


class ServiceDocument(TypedDict):
    """A document. name: how it is named in an application; held: the register that has it already, null for one to
    bring, and register: how that is named in a consent; by: consent or law, by which the city looks there; left_out:
    when it may be missing."""

    name: str
    label: str
    left_out: str | None
    held: str | None
    register: str | None
    by: Literal["consent", "law"] | None


class ServiceHistory(TypedDict):
    """A version of a service; replaced: when another entry took its place, null for one that stands."""

    since: str
    name: str
    source: str
    made_at: str
    replaced: str | None


class ServiceAnswer(ServiceSummary):
    """A service whole. documents: only those without `held` are asked for. checked: the day on which a person held the
    entry against its source, null where nobody has."""

    since: str
    keywords: list[str]
    basis: list[ServiceLaw]
    unit: str
    contact: str | None
    conditions: list[str]
    documents: list[ServiceDocument]
    alternatives: list[str]
    source: str
    url: str | None
    checked: str | None
    history: list[ServiceHistory]


class ServiceName(TypedDict):
    """A service by code and name."""

    code: str
    name: str


class QuestionAnswered(TypedDict):
    """An answer in words of the catalogue: a sentence with the service and the field that it is from, or none.

    coverage: the part of the question that stands in the service, 0 to 1. near: services that come closest.
    """

    known: bool
    sentence: str | None
    field: str | None
    service: ServiceName | None
    coverage: float
    near: list[ServiceName]


class DigitalNext(TypedDict):
    """Saved ways [km/a] and emissions [t/a], null without a factor, and where the figures are from."""

    service: ServiceName
    cases: float
    visits: float
    distance: float
    emissions: float | None
    on_page: bool
    source: str


class DigitalUnits(TypedDict):
    """In which units figures of services are told."""

    distance: str
    emissions: str


class DigitalNeeds(TypedDict):
    """What to make digital next, the most saved travel first, and services without figures."""

    next: list[DigitalNext]
    units: DigitalUnits
    not_stated: list[ServiceName]


class MatterMade(TypedDict):
    """The number of a matter, and the code of its link, which is told this once."""

    number: int
    code: str


class MatterClock(TypedDict):
    """A case of a matter; times are ISO 8601 in UTC, null once that is done.

    late, answer_late: whether the decision, or the first answer, is later than promised, by the clock of the city.
    """

    case: int
    answer_by: str | None
    decide_by: str | None
    late: bool
    answer_late: bool


class MatterStep(TypedDict):
    """An answer, a decision, an appeal, a correction or that it was taken back; text is null where it was erased.

    by: null for a resident. words: what the outcome of a decision says, null of what is none.
    """

    kind: Literal["answer", "decision", "appeal", "correction", "taken-back"]
    outcome: str | None
    words: str | None
    text: str | None
    at: str
    by: str | None


class MatterCorrectionEnd(TypedDict):
    """What became of a correction, at a time in UTC: taken back, replaced by another one of the same first day, or
    followed by one. number, since, value: of the other one, by its first day; null where it was taken back.
    """

    how: Literal["taken-back", "replaced", "followed"]
    at: str
    number: int | None
    since: str | None
    value: float | None


class MatterCorrection(TypedDict):
    """A corrected parameter; plans: saved ones whose numbers hang on it. stands: false once it was taken back or
    another one took its place. ended: what became of it, null where it stands as it was made.

    until: its last day, null where no other value follows. now: the value of the day of the city where that is another
    one. words: all of this in a sentence.
    """

    number: int
    parameter: str
    label: str
    unit: str
    since: str
    until: str | None
    now: float | None
    words: str
    before: float
    value: float
    source: str
    plans: list[str]
    stands: bool
    ended: MatterCorrectionEnd | None


class MatterAnswer(TypedDict):
    """A matter for who asked; `text` is null once it was erased. office: who answers it, in words. of: whether it is
    about a service, a quantity, a parameter, an algorithm, a measure or a decision.
    """

    number: int
    kind: Literal["application", "objection"]
    of: str
    subject: str
    state: Literal["received", "answered", "decided", "appealed"]
    made_at: str
    channel: str
    text: str | None
    office: str
    steps: list[MatterStep]
    clocks: list[MatterClock]
    corrections: list[MatterCorrection]
    may_appeal: bool


class ResidentContact(TypedDict):
    """How to reach who asked."""

    name: str
    address: str


class ListedMatter(MatterAnswer):
    """A matter in the list of the office. department: the office that receives its service, empty where there is none.

    own: whether who asks belongs to it. barred: rights of who asks that do not reach it, since it is of another
    department; its words are left out then.
    """

    department: str
    own: bool
    barred: list[str]


class MatterOfOffice(ListedMatter):
    """A matter for the office: what it is about, documents and consents, and the contact for who may hand cases on."""

    about: dict[str, str | list[str] | None]
    contact: ResidentContact | None


class MatterList(TypedDict):
    """The newest matters."""

    matters: list[ListedMatter]


class CorrectionMade(TypedDict):
    """A correction by its number: its last day, ids of the saved plans that it outdated, what changed in words."""

    number: int
    until: str | None
    plans: list[str]
    words: str
