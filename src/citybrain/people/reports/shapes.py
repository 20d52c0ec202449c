"""Reports as answers of the API."""

from __future__ import annotations

from typing_extensions import TypedDict


class ReportChoice(TypedDict):
    """A value that an answer can have."""

    key: str
    label: str


class ReportQuestion(TypedDict):
    """What a service asks beside words and place; `values` of a list alone."""

    code: str
    label: str
    datatype: str
    required: bool
    values: list[ReportChoice]


class ReportServiceAnswer(TypedDict):
    """What can be reported; hours until the first answer and until it is done.

    private: shown as an area alone. anonymous: no contact is asked for.
    """

    code: str
    label: str
    description: str
    group: str
    answer_hours: float
    done_hours: float
    private: bool
    anonymous: bool
    attributes: list[ReportQuestion]


class ReportServices(TypedDict):
    """All services, and the telephone of the city desk, empty where the city states none."""

    services: list[ReportServiceAnswer]
    telephone: str


class SuggestedService(TypedDict):
    """A service that words sound like; likeness 0 to 1."""

    code: str
    label: str
    likeness: float


class SuggestedServices(TypedDict):
    """The likeliest first; empty where they sound like nothing. A person chooses."""

    suggestions: list[SuggestedService]


class PublicReport(TypedDict):
    """A report as everybody sees it; `text` and `address` are empty until a person has looked at them.

    late: whether the first answer or the end of it is, or was, later than promised. metres: from the place that was
    asked about, null where none was. answer: the latest of the city in words, empty as `text` is. photos: numbers of
    those that a person released.
    """

    number: int
    service: str
    label: str
    text: str
    address: str
    area: str
    longitude: float | None
    latitude: float | None
    requested: str
    state: str
    outcome: str
    answer: str
    closed: str | None
    late: bool
    metres: float | None
    photos: list[int]


class PublicReports(TypedDict):
    """Reports, the newest or the nearest first."""

    reports: list[PublicReport]


class ReportArea(TypedDict):
    """An area [degrees] with reports of private services, by fives."""

    west: float
    south: float
    east: float
    north: float
    reports: int


class ReportAreas(TypedDict):
    """Areas in which at least five reports of a private service lie, of days that are over."""

    service: str
    label: str
    areas: list[ReportArea]


class ReportEntered(TypedDict):
    """What somebody is answered who reported: number, code of the link, when an answer and the end are promised.

    new: false where the same was sent before.
    """

    number: int
    code: str
    new: bool
    answer_by: str | None
    done_by: str | None
    duplicates: list[PublicReport]


class PhotoOfHelper(TypedDict):
    """A photo of a report that a helper sent; new: false where the same was given before."""

    report: int
    new: bool


class ReportStage(TypedDict):
    """A stage on the way of a report: received, checked, repair, check."""

    stage: str
    label: str
    reached: bool


class ReportWord(TypedDict):
    """What passed: `kind` answer, shown, hidden, service of the city; cured, not_cured, objection, person of the
    resident; case: what happened to the case that took over the one of the report.
    """

    kind: str
    text: str
    at: str


class ReportStatus(TypedDict):
    """A report as who has its code sees it.

    late_answer, late_end: later than promised. shown: waiting, shown or hidden, and why. contact: whether the city can
    ask somebody; what it is stays with the city. replies: what can be said now.
    """

    number: int
    service: str
    label: str
    text: str
    address: str
    longitude: float | None
    latitude: float | None
    requested: str
    answer_by: str | None
    done_by: str | None
    answered: str | None
    closed: str | None
    late_answer: bool
    late_end: bool
    state: str
    outcome: str
    stages: list[ReportStage]
    messages: list[ReportWord]
    shown: str
    why: str
    private: bool
    contact: bool
    replies: list[str]


class ReportContactAnswer(TypedDict):
    """Whom to ask."""

    name: str
    email: str
    telephone: str


class DeskPhoto(TypedDict):
    """A photo of a report, and whether everybody sees it."""

    number: int
    shown: bool


class DeskReport(ReportStatus):
    """A report as an officer sees it; `contact_details` for who works on cases, null where nobody said or in a list.

    due: the promise that is next, null where it is kept or none was made. late: that its time has gone. source: "city",
    or the system that it was imported from. department: the office that receives its service, empty where the catalogue
    names none. barred: rights of who asks that do not reach it, since it is of another department.
    """

    case: int | None
    channel: str
    source: str
    department: str
    barred: list[str]
    media: str
    answers: dict[str, str]
    area: str
    contact_details: ReportContactAnswer | None
    photos: list[DeskPhoto]
    due: str | None
    late: bool


class DeskReports(TypedDict):
    """Reports of a case and of those merged into it."""

    reports: list[DeskReport]


class ReportSource(TypedDict):
    """Where reports are from, "city" or the system that they were imported from, and how many there are."""

    source: str
    reports: int


class DeskPage(TypedDict):
    """Reports of a list, the oldest promise first; `all`: how many there are, `waiting`: how many nobody moderated.

    sources: all reports that there are, whatever was asked for. department: that of who asks, null for who has none.
    """

    reports: list[DeskReport]
    all: int
    waiting: int
    late: int
    sources: list[ReportSource]
    department: str | None


class ReportContactFile(TypedDict):
    """Whom to ask about a report, null where nobody said or it was erased."""

    contact: ReportContactAnswer | None


class PromiseCounts(TypedDict):
    """What became of reports; times in hours.

    within: closed within two hours, share: of those that are closed. median: the middle of the time to the end, None
    where half of them are open. answer_promised: reports whose first answer was promised and whose time has come or
    gone; answer_kept, answer_late, answer_waiting: answered in time, answered or not after it, still in time.
    done_promised: reports with a day by which they are to be done; done_kept, done_late: closed by then or after it;
    done_open: not closed, done_overdue: of these whose day has gone.
    """

    reports: int
    closed: int
    open: int
    within: int
    share: float | None
    median: float | None
    answer_promised: int
    answer_kept: int
    answer_late: int
    answer_waiting: int
    answer_median: float | None
    done_promised: int
    done_kept: int
    done_late: int
    done_open: int
    done_overdue: int


class PromiseGroup(TypedDict):
    """Figures of one service or place."""

    name: str
    label: str
    figures: PromiseCounts


class PromisesAnswer(TypedDict):
    """Promises kept: of all, by service and by place. few: services and places with too few reports to be told.

    since, until: of the first and the last report. sources: "city", or the system from which they were imported.
    """

    whole: PromiseCounts
    services: list[PromiseGroup]
    areas: list[PromiseGroup]
    since: str | None
    until: str | None
    sources: list[str]
    few: int
