"""What happened to the case that took over the case of a report: its resident reads it, and nothing of other people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from citybrain.cases.names import CaseState, CaseStep
from citybrain.cases.steps import merged_into
from citybrain.people.reports.standing import is_public
from citybrain.records.tables.cases import case_step
from citybrain.records.tables.reports import report_message, resident_report

SHOWN = 1
TOLD = frozenset({CaseState.ASSIGNED, CaseState.IN_WORK, CaseState.WAITING_FOR_PROOF, CaseState.CLOSED})
"""States that somebody who waits is told of."""

MOST_MOVES = 50


class CaseMove(NamedTuple):
    """What a case came to at a time [µs]: `joined` it took the report over, `state` it has another state, `reopened`
    it is no longer closed, `answer` the city answered a report of the same that everybody may read, in these words.
    """

    kind: str
    at: int
    state: str = ""
    outcome: str = ""
    text: str = ""


def moves_of_report(connection: Connection, row: Row[Any]) -> Sequence[CaseMove]:
    """What happened since the case of a report was merged into another one, the oldest first; nothing of one that was
    not. Of answers the latest ones, which stand on the board and in Open311: other words to others are for them alone.
    """
    if row.case is None or row.root == row.case:
        return ()
    of = (case_step.c.case == row.case) & (case_step.c.step == CaseStep.MERGE.value)
    joined = connection.execute(select(case_step).where(of).order_by(case_step.c.id.desc()).limit(1)).first()
    if joined is None:
        return ()
    steps = connection.execute(
        select(case_step).where(case_step.c.case == row.root).order_by(case_step.c.id)
    ).all()  # fmt: skip
    moves = [CaseMove("joined", joined.at), *_states(steps, joined.id), *_answers(connection, row)]
    return sorted(moves, key=lambda one: one.at)[-MOST_MOVES:]


def _states(steps: Sequence[Row[Any]], since: int) -> Iterator[CaseMove]:
    state = CaseState.SEEN.value
    for one in steps:
        before, state = state, one.state
        if state == before or one.id < since:
            continue
        if before == CaseState.CLOSED:
            yield CaseMove("reopened", one.at)
        elif state in TOLD:
            yield CaseMove("state", one.at, state, str(json.loads(one.about).get("outcome", "")))


def _answers(connection: Connection, row: Row[Any]) -> Iterator[CaseMove]:
    same = [] if row.root is None else [row.root, *merged_into(connection, row.root)]
    others = (resident_report.c.case.in_(same), resident_report.c.id != row.id)
    shown = (is_public(), resident_report.c.shown == SHOWN, resident_report.c.withdrawn_at.is_(None))
    asked = (
        select(report_message.c.report, report_message.c.at, report_message.c.text)
        .join(resident_report, resident_report.c.id == report_message.c.report)
        .where(*others, *shown, report_message.c.kind == "answer")
        .order_by(report_message.c.id)
    )
    latest = {one.report: CaseMove("answer", one.at, text=one.text) for one in connection.execute(asked)}
    yield from latest.values()
