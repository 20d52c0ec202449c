"""What was found of the effect of closed cases, measures that were begun, and corrections of rules."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table

from citybrain.records.tables.base import METADATA, acts

effect_evaluation = Table(
    "effect_evaluation",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", ForeignKey("city_case.id")),
    Column("since", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("document", String, nullable=False),
    *acts(),
)
"""What was asked of the effect of something, answered, and what that rests on (JSON); rows stay. since: the first day
of what was done. case: where it was asked of one."""

effect_stream = Table(
    "effect_stream",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("evaluation", ForeignKey("effect_evaluation.id"), nullable=False),
    Column("stream", ForeignKey("datastream.id"), nullable=False),
    *acts(),
)
"""The streams at which something was done, by evaluation."""

case_effect = Table(
    "case_effect",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", ForeignKey("city_case.id"), nullable=False),
    Column("closing", ForeignKey("case_step.id"), nullable=False),
    Column("days", Integer, nullable=False),
    Column("verdict", String, nullable=False),
    Column("effect", ForeignKey("effect_evaluation.id")),
    Column("reason", String),
    *acts(),
)
"""That a window of so many days after a closing was evaluated; rows stay.

closing: the step. effect: number of the evaluation; null where none could be made, and `reason` is the message (JSON).
"""

begun_measure = Table(
    "begun_measure",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("plan", String, nullable=False),
    Column("name", String, nullable=False),
    Column("said", String, nullable=False),
    Column("carrier", String, nullable=False),
    Column("since", String, nullable=False),
    Column("buildings", String, nullable=False),
    Column("promise", String, nullable=False),
    *acts(),
)
"""A measure of a saved plan that was done at some buildings on a day.

plan, name: id and name of the plan. said: the measure as it was then, buildings: ids, promise: use without it [kWh/a],
and what it was to change, with the interval of 90 % (all JSON).
"""

rule_correction = Table(
    "rule_correction",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("rule", String, nullable=False),
    *(Column(name, Float, nullable=False) for name in ("declared", "before", "limit")),
    Column("why", String, nullable=False),
    Column("evidence", String, nullable=False),
    *acts(),
)
"""A limit of a rule of cases that a person accepted in place of the declared one, and of that which held `before`.

evidence: what the proposal rested on (JSON). One holds while the declared limit is what it was.
"""

accepted_effect = Table(
    "accepted_effect",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("begun", ForeignKey("begun_measure.id"), nullable=False),
    Column("intervention", String, nullable=False),
    Column("carrier", String, nullable=False),
    *(Column(name, Float, nullable=False) for name in ("share", "low", "high")),
    Column("why", String, nullable=False),
    Column("evidence", String, nullable=False),
    *acts(),
)
"""That a person accepted what was measured of a measure that was `begun`, as a share of what was promised, with the
interval of the bills; evidence: promise, measurement and buildings as they were (JSON)."""

Index("ux_effect_stream_once", effect_stream.c.stream, effect_stream.c.evaluation, unique=True)
Index("ux_case_effect_once", case_effect.c.closing, case_effect.c.days, unique=True)
Index("ix_case_effect_case", case_effect.c.case)
