"""What the own API answers about sensing. Times are ISO 8601 in UTC, or ms since 1970 where a field says so."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.observations.warnings.shapes import EarlyWarning


class SensingLimit(TypedDict):
    """The mean over so many hours is held against this value, in the unit of the property."""

    value: float
    hours: int
    source: str


class SensedProperty(TypedDict):
    """An observed property and how it is shown: breaks between classes of colour, null where it has none of its own.

    Less of a burden is better.
    """

    key: str
    label: str
    unit: str | None
    definition: str
    scale: Literal["burden", "amount"]
    breaks: list[float] | None
    limit: SensingLimit | None
    streams: int


class SensedUsual(TypedDict):
    """What is usual at an hour of the day: the middle and the inner 80 % of the seven days before."""

    low: float
    middle: float
    high: float


class SensedUnusual(TypedDict):
    """An hour that is out of the ordinary: when it begins, its mean so far, and what would have been ordinary.

    `score`: how far it is from the mean of what is ordinary; from 4 on it is out of the ordinary.
    """

    hour: str
    value: float
    low: float
    high: float
    score: float


class SensedFailing(TypedDict):
    """Readings in a row that did not pass a test: since when, until when, how many, suspect (3) or failed (4).

    A flat line is told since values stopped changing, before the first reading is suspect for it.
    """

    test: str
    flag: int
    since: str
    until: str
    readings: int


class SensedStream(TypedDict):
    """A datastream with its newest reading.

    `age`, `rhythm`: seconds. `state`: none without any reading, late and silent after so many rhythms as `freshness`
    says. `mean`: of the hour before now. `held`: the mean over the hours of the limit of the property. `flag`: of the
    newest reading, by QARTOD (1 good, 2 not evaluated, 3 suspect, 4 fail). `unusual`: its newest hour, where that is.
    `failing`: tests that readings of the last hours did not pass. `moving`: the place is that of the newest reading.
    """

    id: int
    name: str
    thing: str
    property: str
    unit: str | None
    longitude: float | None
    latitude: float | None
    moving: bool
    data_class: str
    simulated: bool
    time: str | None
    value: float | None
    text: str | None
    age: float | None
    rhythm: float
    state: Literal["live", "late", "silent", "none"]
    mean: float | None
    usual: SensedUsual | None
    held: float | None
    flag: int | None
    over: bool
    unusual: SensedUnusual | None
    failing: list[SensedFailing]


class NearbySensor(TypedDict):
    """The sensor of a property that stands nearest: its datastream, `distance` [m] and newest reading.

    `flag`, `state`: see SensedStream.
    """

    id: int
    name: str
    distance: float
    value: float | None
    unit: str | None
    time: str | None
    state: Literal["live", "late", "silent", "none"]
    flag: int | None
    simulated: bool


class NearbyProperty(TypedDict):
    """An observed property that is told of rows of an entity; `sensor` is null where none stands `within` [m]."""

    key: str
    label: str
    within: float
    sensor: NearbySensor | None


class SensingCandidate(TypedDict):
    """A known property that an unrecognised one may be, with its unit."""

    key: str
    label: str
    unit: str


class SensingQuestion(TypedDict):
    """Which known property is the observed property of this number? The likest first."""

    observed_property: int
    candidates: list[SensingCandidate]


class SensingConcern(TypedDict):
    """Something out of the ordinary that needs a person; `streams` show it, the worst first.

    `since` is null where it is not known. `warning`: that of the first stream, for what exceeds a limit, is expected
    to, or was issued and is over. `zones`: names of those in which that is so, the worst first. `test`: the one that
    readings do not pass. `question`: of what is unrecognised.
    """

    kind: Literal["exceeded", "over", "unusual", "expected", "test", "silent", "unrecognised"]
    property: str
    streams: list[int]
    since: str | None
    warning: EarlyWarning | None
    zones: list[str]
    test: str | None
    question: SensingQuestion | None


class SensingFreshness(TypedDict):
    """Rhythms after which a stream is late, and silent."""

    late: float
    silent: float


class SensingArrived(TypedDict):
    """received = stored + duplicates + rejected, of so many seconds before now."""

    seconds: float
    received: int
    stored: int
    duplicates: int
    rejected: int


class SensingNow(TypedDict):
    """What the city senses now.

    `speed`: how fast the clock of a replayed city runs, null where the time is that of the machine. `withheld`: streams
    that the reader may not see. `looked`, `warned`: when it was last looked for what is unusual, and for warnings, by
    the time of the city; null until that is known. `may_issue`: whether the reader may issue warnings.
    """

    now: str
    speed: float | None
    time_zone: str
    properties: list[SensedProperty]
    streams: list[SensedStream]
    freshness: SensingFreshness
    concerns: list[SensingConcern]
    looked: str | None
    warned: str | None
    may_issue: bool
    arrived: SensingArrived
    withheld: int


class SensedSpan(TypedDict):
    """What is usual by the hour; `times` [ms] are those at which hours begin, null where too little is known."""

    times: list[int]
    low: list[float | None]
    high: list[float | None]


class SensedFlag(TypedDict):
    """A reading [ms] that is suspect (3) or failed (4), and the tests that it did not pass."""

    time: int
    flag: int
    tests: list[str]


class SensedReadings(TypedDict):
    """Readings of a span in order of time [ms], or their means over `step` seconds; null for what is no number."""

    id: int
    since: str
    before: str
    step: int | None
    times: list[int]
    values: list[float | None]
    flags: list[SensedFlag]
    usual: SensedSpan | None


class SensedForecast(TypedDict):
    """What is expected of hours ahead, or `reason`: why nothing is.

    `times` [ms] are those at which hours begin; the inner 50 and 90 % and the middle of their means. `notices`: what to
    know about it.
    """

    id: int
    reason: str | None
    issued: str | None
    times: list[int]
    middle: list[float]
    low50: list[float]
    high50: list[float]
    low90: list[float]
    high90: list[float]
    notices: list[str]


class SensedCount(TypedDict):
    """Readings of the last week that are suspect and that failed by one test, and the newest of them."""

    test: str
    suspect: int
    failed: int
    newest: str


class SensedQuality(TypedDict):
    """How much of what a stream should read is there, and which tests its readings of the last week did not pass.

    `interval`: seconds from one reading to the next, declared or estimated, null where it is not known. `last_day`,
    `last_week`: readings as a share of those that were expected, null where that is not known. Readings that failed are
    none of them. `tested`: whether anything is known by which its readings are tested.
    """

    id: int
    interval: int | None
    last_day: float | None
    last_week: float | None
    tested: bool
    failing: list[SensedCount]


class SensedHistory(TypedDict):
    """Hourly means of all streams of a property, a row for each; `times` [ms] are those at which hours begin."""

    property: str
    times: list[int]
    streams: list[int]
    means: list[list[float | None]]


class SensedTrack(TypedDict):
    """Readings that were made at places of their own, in order of time [ms]."""

    id: int
    times: list[int]
    values: list[float | None]
    longitude: list[float]
    latitude: list[float]


class SensingDay(TypedDict):
    """What one source delivered on one day (UTC): received = stored + duplicates + rejected."""

    day: str
    source: str
    received: int
    stored: int
    duplicates: int
    rejected: int


class SensingRejected(TypedDict):
    """Readings of a source that were set apart for one reason, and the newest of them.

    `place` and `received` are empty, and `reason` leaves out what was received, for who may not read all classes.
    """

    source: str
    reason: str
    count: int
    at: str
    place: str
    received: str


class SensingLedger(TypedDict):
    """What came in and what became of it. `whole` is false where more was set apart than was counted."""

    arrived: SensingArrived
    days: list[SensingDay]
    rejected: list[SensingRejected]
    whole: bool
