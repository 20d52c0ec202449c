"""Reports as they stand: what was reported with the state of the case that it is, or was merged into."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, case, func, or_, select

from citybrain.cases.names import CaseOutcome, CaseState, CaseStep
from citybrain.cases.steps import merged_into
from citybrain.kernel.errors import NotFoundError
from citybrain.people.reports.codes import hash_of
from citybrain.people.reports.given import ReportChannel
from citybrain.records import Records
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import case_step, city_case
from citybrain.records.tables.reports import report_message, resident_report

_ABOVE, ROOT_CASE = city_case.alias("above"), city_case.alias("root")
_WAY = (
    select(_ABOVE.c.id, _ABOVE.c.into)
    .where(_ABOVE.c.id == city_case.c.into)
    .correlate(city_case)
    .cte("way", recursive=True, nesting=True)
)
_WAY = _WAY.union(select(_ABOVE.c.id, _ABOVE.c.into).join(_WAY, _WAY.c.into == _ABOVE.c.id))
_TOP = select(_WAY.c.id).where(_WAY.c.into.is_(None)).correlate(city_case).scalar_subquery()
_ROOT = case((city_case.c.into.is_(None), city_case.c.id), else_=_TOP)
"""The case that stands for one that was merged, however many times it was; the way up is walked of these alone."""

STATE = ROOT_CASE.c.state.label("state")
OUTCOME = ROOT_CASE.c.outcome.label("outcome")
ROOT = ROOT_CASE.c.id
LAST_CLOSED = (
    select(func.max(case_step.c.at))
    .where(case_step.c.case == ROOT, case_step.c.step == CaseStep.CLOSE)
    .correlate(ROOT_CASE)
    .scalar_subquery()
)
CLOSED_AT = case((STATE == CaseState.CLOSED, LAST_CLOSED), else_=resident_report.c.closed).label("closed_at")
DUE = case((resident_report.c.answered.is_(None), resident_report.c.answer_by), else_=resident_report.c.done_by)
"""The promise that is next of a report that is open [µs]."""

IS_CLOSED = or_(resident_report.c.closed.is_not(None), STATE == CaseState.CLOSED)
STANDS = resident_report.c.withdrawn_at.is_(None)
DAY = 24 * 3_600_000_000
HIDDEN = -1
"""Of a report that a person decided that nobody reads."""


class ReportTimes(NamedTuple):
    """When a report came, was to be answered and done, and was [µs]."""

    requested: int
    answer_by: int | None
    done_by: int | None
    answered: int | None
    closed: int | None

    @property
    def first_answer(self) -> int | None:
        """The first answer in words, or the end of it, which is an answer too."""
        return min((one for one in (self.answered, self.closed) if one is not None), default=None)

    def late_answer(self, now: int) -> bool:
        """Whether the first answer came, or will come, after it was promised."""
        return self.answer_by is not None and (self.first_answer or now) > self.answer_by

    def late_end(self, now: int) -> bool:
        """Whether it was done, or will be, after it was promised."""
        return self.done_by is not None and (self.closed or now) > self.done_by


def reports_standing(*columns: ColumnElement[Any]) -> Select[Any]:
    """All reports with `state` and `outcome` of their case and the time `closed_at` [µs]; these columns where given."""
    joined = resident_report.outerjoin(city_case, city_case.c.id == resident_report.c.case)
    joined = joined.outerjoin(ROOT_CASE, ROOT_CASE.c.id == _ROOT)
    chosen = columns or (resident_report,)
    return select(*chosen, STATE, OUTCOME, CLOSED_AT, ROOT.label("root")).select_from(joined).where(STANDS)


_BY_CODE = reports_standing().where(resident_report.c.code == bindparam("hash"))
_MESSAGES = select(report_message).where(report_message.c.report == bindparam("number")).order_by(report_message.c.id)
"""Made once: a page of a report is asked for hundreds of times a second."""


def times_of(row: Row[Any]) -> ReportTimes:
    """The times of a report as it stands."""
    return ReportTimes(row.requested, row.answer_by, row.done_by, row.answered, row.closed_at)


def is_public() -> ColumnElement[bool]:
    """Reports whose place and service everybody may see: none of a private service, none that was hidden."""
    return and_(resident_report.c.private == 0, resident_report.c.shown != HIDDEN)


def is_past(now: int) -> ColumnElement[bool]:
    """Reports of whole days that are over, by which no two answers tell that one of this moment came. now: by the clock
    of the city [µs].

    What was reported here counts once the day is over on the clock of the city or on that of the computer: one that
    replays a week has days that never end. What was imported counts unless its day is not over on either of them: of a
    city that replays an old week it lies in the future, though it is history.
    """
    day, today = now // DAY * DAY, moment()[:10]
    since = datetime.fromisoformat(f"{today}T00:00:00+00:00")
    later = max(day, int(since.timestamp()) * 1_000_000)
    imported = resident_report.c.channel == ReportChannel.IMPORT.value
    return or_(
        resident_report.c.requested < day,
        and_(imported, resident_report.c.requested < later),
        and_(~imported, resident_report.c.made_at < today),
    )


def report_by_code(connection: Connection, code: str) -> Row[Any]:
    """The report of a code. Raises NotFoundError, the same for every code that leads to none."""
    row = connection.execute(_BY_CODE, {"hash": hash_of(code)}).first()
    if row is None:
        raise NotFoundError("resident-report-code-unknown")
    return row


def reports_of_case(connection: Connection, number: int) -> list[Row[Any]]:
    """Reports of a case and of those merged into it, also by way of others, the oldest first."""
    asked = reports_standing().where(resident_report.c.case.in_([number, *merged_into(connection, number)]))
    return list(connection.execute(asked.order_by(resident_report.c.id)).all())


def messages_of(connection: Connection, report: int) -> list[Row[Any]]:
    """What passed between a resident and the city, the oldest first."""
    return list(connection.execute(_MESSAGES, {"number": report}).all())


def due_of(row: Row[Any]) -> int | None:
    """The promise [µs] that is next: the first answer, then the end; None once it is closed."""
    if is_done(row):
        return None
    due: int | None = row.answer_by if row.answered is None else row.done_by
    return due


def is_done(row: Row[Any]) -> bool:
    """Whether a report is closed."""
    return row.closed_at is not None


def is_cured(row: Row[Any]) -> bool:
    """Whether a report is closed since what it tells of is done; one of another system counts as such."""
    return is_done(row) and (row.outcome or CaseOutcome.CURED) == CaseOutcome.CURED


def answers_of(records: Records | None, reports: Sequence[int]) -> dict[int, str]:
    """The latest answer in words to each of some reports, of those that have one."""
    if records is None or not reports:
        return {}
    found: dict[int, str] = {}
    with records.read() as connection:
        for at in range(0, len(reports), 500):
            asked = (
                select(report_message.c.report, report_message.c.text)
                .where(report_message.c.report.in_(reports[at : at + 500]), report_message.c.kind == "answer")
                .order_by(report_message.c.id)
            )
            found |= {row.report: row.text for row in connection.execute(asked)}
    return found
