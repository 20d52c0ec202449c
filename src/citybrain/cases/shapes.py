"""Cases as answers."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict

from citybrain.cases.rules import FindingKind
from citybrain.cases.states import CaseOutcome, CaseState, CaseStep
from citybrain.governance import Role


class CaseRank(TypedDict):
    """Days that make up a rank: for severity, people and vulnerable places, less for a rule that fires often."""

    severity: float
    people: float
    vulnerable: float
    often: float


class CaseRole(TypedDict):
    """A role that a case can be assigned to, and what people call it."""

    role: Role
    label: str


class CaseAnswer(TypedDict):
    """A case as it stands; times are UTC.

    finds: what its rule looks for in readings, null where it has a condition of its own. stream: what it was seen in;
    null where it was raised for a `subject` ("proposal/12").
    label: what its rule is called; title: the same with the place and what is seen there, or with what is to be
    approved. subject_label: that alone ("Plan put to the council “Calm streets”"), empty for a case about anything
    else. words: those of an event or the limit; words_label: as people say them, empty for a limit. peak: the worst
    value, in `unit`. episodes:
    how often it began, standing: in how many streams it holds now. due: the next clock that runs out. people: residents
    near by, null where not known, and how that is known. vulnerable: buildings for education or health near by. rank:
    higher comes first; see `reason`. fires_often: whether
    its rule opens so many that more places are gathered here. version: for If-Match.
    """

    number: int
    rule: str
    finds: FindingKind | None
    family: str
    label: str
    title: str
    severity: str
    state: CaseState
    outcome: CaseOutcome | None
    place: str
    longitude: float | None
    latitude: float | None
    stream: int | None
    subject: str | None
    subject_label: str
    property: str
    words: str
    words_label: str
    unit: str | None
    peak: float | None
    opened: str
    first_seen: str
    last_seen: str
    episodes: int
    standing: int
    owner_role: str
    owner_label: str
    owner: str | None
    acknowledge_by: str | None
    resolve_by: str | None
    due: str | None
    escalated: int
    people: int | None
    people_known: str
    vulnerable: int | None
    rank: float
    reason: CaseRank
    fires_often: bool
    into: int | None
    data_class: str
    version: int


class CaseList(TypedDict):
    """Cases, those that need somebody first; `next` is what `after` takes for the following page, null at the end."""

    cases: list[CaseAnswer]
    next: str | None


class CaseStepAnswer(TypedDict):
    """A step: `at` on the clock of the city, `made_at` on that of the machine; `about` is what it says of itself."""

    number: int
    step: str
    label: str
    at: str
    state: CaseState
    why: str
    about: dict[str, Any]
    made_by: str
    made_at: str


class CaseEpisode(TypedDict):
    """From when to when a condition held in a stream, null while it holds; `sequence` of the reading that showed it."""

    stream: int
    began: str
    ended: str | None
    peak: float | None
    sequence: int


class CaseDetails(CaseAnswer):
    """A case with its steps and newest episodes, cases merged into it, all streams, and the steps that can be made.

    roles: those that it can be assigned to.
    """

    steps: list[CaseStepAnswer]
    newest_episodes: list[CaseEpisode]
    merged: list[int]
    streams: list[int]
    possible: list[CaseStep]
    roles: list[CaseRole]


class CaseRuleAnswer(TypedDict):
    """A rule: the domain that owns it, its condition in short, times in hours, and how many of its cases are live.

    raises: of what a person or another part of the city raises its cases ("proposal"), null where readings do. Where it
    is an entity, a person opens one at a row of it, with a photo.
    """

    name: str
    domain: str
    label: str
    family: str
    condition: str
    raises: str | None
    severity: str
    owner: str
    escalates: list[str]
    acknowledge: float
    resolve: float
    source: str
    live: int
    fires_often: bool


class CaseRuleList(TypedDict):
    """All rules that hold in the city."""

    rules: list[CaseRuleAnswer]


class CaseSilence(TypedDict):
    """From when to when no case is opened by a rule or of a stream, by whom and why; label: what the rule is called."""

    number: int
    rule: str | None
    label: str | None
    stream: int | None
    since: str
    until: str
    why: str
    made_by: str


class CaseSilences(TypedDict):
    """Silences that hold or will."""

    silences: list[CaseSilence]


class DetectorAnswer(TypedDict):
    """How often what a detector saw was so: closed cases that were confirmed and refused, and those still open.

    precision: confirmed among both, null where none was judged; low, high: interval of 95 % by Wilson.
    """

    number: int
    name: str
    confirmed: int
    refused: int
    open: int
    precision: float | None
    low: float | None
    high: float | None
