"""Clocks of cases: when one runs out the case goes to the next owner by the declared order, with a step on record."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, or_, select

from citybrain.cases.notifying import follow_step
from citybrain.cases.rules import CaseRules
from citybrain.cases.service import next_owner
from citybrain.cases.states import CaseStep
from citybrain.cases.steps import BY_CLOCK, add_step, change_case
from citybrain.records.tables.cases import LIVE, STANDS, case_episode, case_silence, city_case

HOUR = 3_600_000_000
CLOCKS = ("acknowledge", "resolve")
AT_ONCE = 200
"""Cases of one transaction."""


def escalate(connection: Connection, rules: CaseRules, now: int, zone: str) -> int:
    """Hand on cases whose clock has run out at a time [µs]; how many.

    The clock that ran out begins anew with the next owner, and with it that of acknowledgement. At the end of the order
    the case stays where it is and that clock is over: its role is asked once more. A case is late from when it was to
    be resolved, whoever has it then.
    """
    late = or_(city_case.c.acknowledge_clock <= now, city_case.c.resolve_clock <= now)
    cases = connection.execute(select(city_case).where(LIVE, late).order_by(city_case.c.id).limit(AT_ONCE)).all()
    for case in cases:
        clock = "resolve" if case.resolve_clock is not None and case.resolve_clock <= now else "acknowledge"
        role, rule = next_owner(rules, case), rules.all.get(case.rule)
        values: dict[str, Any] = {"escalated": case.escalated + 1}
        if role is None or rule is None:
            clocks = [f"{one}_clock" for one in CLOCKS]
            values |= {one: None for one in clocks if (at := case._mapping[one]) is not None and at <= now}
        else:
            values |= {"owner_role": role.value, "owner": None, "acknowledge_by": _after(now, rule.acknowledge)}
            if clock == "resolve":
                values["resolve_clock"] = _after(now, rule.resolve)
        change_case(connection, case, **values)
        about = {"clock": clock, "role": values.get("owner_role", case.owner_role), "last": role is None}
        add_step(connection, case.id, CaseStep.ESCALATE, now, case.state, BY_CLOCK, "", about)
        follow_step(connection, case.id, CaseStep.ESCALATE, BY_CLOCK, zone)
    return len(cases)


def clock_over(connection: Connection, now: int) -> bool:
    """Whether a clock has run out."""
    acknowledge, resolve = (exists().where(LIVE, city_case.c[f"{name}_clock"] <= now) for name in CLOCKS)
    return bool(connection.execute(select(or_(acknowledge, resolve))).scalar())


def silence_over(connection: Connection, now: int) -> bool:
    """Whether a silence is over behind which something still holds."""
    held = exists().where(STANDS, case_episode.c.case.is_(None), case_episode.c.silence == case_silence.c.id, over(now))
    return bool(connection.execute(select(held)).scalar())


def over(now: int) -> ColumnElement[bool]:
    """Silences that hold no more at a time [µs]."""
    return (case_silence.c.until <= now) | case_silence.c.withdrawn_at.is_not(None)


def _after(now: int, hours: float) -> int:
    return now + max(1, round(hours * HOUR))
