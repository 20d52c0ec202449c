"""Cases: what needs a person, every step of it, the episodes behind it, how far readings were looked at, silences."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, literal_column

from citybrain.records.tables.base import METADATA, acts, where

city_case = Table(
    "city_case",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("rule", String, nullable=False),
    Column("family", String, nullable=False),
    Column("stream", ForeignKey("datastream.id")),
    Column("subject", String),
    Column("words", String, nullable=False),
    Column("property", String, nullable=False),
    Column("place", String, nullable=False),
    Column("longitude", Float),
    Column("latitude", Float),
    Column("data_class", String, nullable=False),
    Column("severity", Integer, nullable=False),
    Column("opened", BigInteger, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    Column("last_seen", BigInteger, nullable=False),
    Column("peak", Float),
    Column("unit", String),
    Column("episodes", Integer, nullable=False),
    Column("standing", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("outcome", String),
    Column("owner_role", String, nullable=False),
    Column("owner", String),
    Column("acknowledge_by", BigInteger),
    Column("resolve_by", BigInteger),
    Column("acknowledge_clock", BigInteger),
    Column("resolve_clock", BigInteger),
    Column("escalated", Integer, nullable=False),
    Column("people", Integer),
    Column("vulnerable", Integer),
    Column("gathers", Boolean, nullable=False),
    Column("rank", Float, nullable=False),
    Column("into", ForeignKey("city_case.id")),
    Column("version", Integer, nullable=False),
    *acts(),
)
"""A case as it stands. Times are µs since 1970 in UTC, on the clock of the city.

rule, stream, words: what opened it, and opened when; subject ("proposal/12") in place of stream: what was raised.
episodes: how often the condition began, with those of cases merged into it; standing: in how many streams it holds now,
with those of merged cases of its family. acknowledge_by, resolve_by: null once done; acknowledge_clock, resolve_clock:
when the case goes to the next owner, null where there is none. escalated: how often a clock ran out. people: residents
near by, null where not known, vulnerable: schools, hospitals and the like. gathers: whether its rule fires too often,
so that more places are put here. into: the case that it was merged into. version: counts what persons
and clocks change.
"""

case_step = Table(
    "case_step",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", ForeignKey("city_case.id"), nullable=False),
    Column("step", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("why", String, nullable=False),
    Column("about", String, nullable=False),
    *acts(),
)
"""What was done with a case, by whom, when and why; rows stay. state: that of the case afterwards. about: JSON."""

case_episode = Table(
    "case_episode",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case", ForeignKey("city_case.id")),
    Column("silence", ForeignKey("case_silence.id")),
    Column("rule", String, nullable=False),
    Column("stream", ForeignKey("datastream.id"), nullable=False),
    Column("words", String, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("began", BigInteger, nullable=False),
    Column("ended", BigInteger),
    Column("peak", Float),
    Column("severity", Integer, nullable=False),
    *acts(),
)
"""A condition that held in a stream from one time [µs] to another, null while it holds.

sequence: number of the reading within its stream by which it was seen, so that the same one never counts twice. case:
null where a silence holds it back.
"""

case_cursor = Table(
    "case_cursor",
    METADATA,
    Column("stream", Integer, primary_key=True, autoincrement=False),
    Column("sequence", BigInteger, nullable=False),
    *acts(),
)
"""Up to which reading of a stream rules have looked; stream 0 says that they look at all."""

case_silence = Table(
    "case_silence",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("rule", String),
    Column("stream", ForeignKey("datastream.id")),
    Column("since", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("why", String, nullable=False),
    *acts(),
)
"""From when to when [µs] no case is opened by a rule, or of a stream; null: by any, of any."""

CLOSES = case_step.c.step == literal_column("'close'")
STANDS = case_episode.c.ended.is_(None)
LIVE = city_case.c.state.concat(literal_column("''")).in_(
    [literal_column(f"'{state}'") for state in ("seen", "cause_sought", "assigned", "in_work", "waiting_for_proof")]
)
"""Written out, so that a database sees that an index on such rows alone has all that is asked for; and of no column
alone, so that it takes no index of states and sorts all that are live.
"""


Index("ux_case_episode_once", *(case_episode.c[name] for name in ("rule", "stream", "words", "sequence")), unique=True)
Index(
    "ux_case_episode_stands", *(case_episode.c[name] for name in ("rule", "stream", "words")), unique=True,
    **where(STANDS),
)  # fmt: skip
Index("ix_case_episode_case", case_episode.c.case)
Index("ix_case_step_case", case_step.c.case)
Index("ix_case_step_closing", case_step.c.at, **where(CLOSES))
Index("ix_city_case_subject", city_case.c.subject, city_case.c.rule, **where(city_case.c.subject.is_not(None)))
Index("ix_city_case_rank", city_case.c.rank.desc(), city_case.c.id)
Index("ix_city_case_live", city_case.c.rank.desc(), city_case.c.id, **where(LIVE))
Index("ix_city_case_state", city_case.c.state, city_case.c.rank.desc(), city_case.c.id)
Index("ix_city_case_rule", city_case.c.rule, city_case.c.rank.desc(), city_case.c.id)
Index("ix_city_case_owner", city_case.c.owner_role, city_case.c.rank.desc(), city_case.c.id, **where(LIVE))
Index("ix_city_case_severity", city_case.c.severity, city_case.c.rank.desc(), city_case.c.id, **where(LIVE))
Index("ix_city_case_person", city_case.c.owner, city_case.c.rank.desc(), city_case.c.id)
Index("ix_city_case_stream", city_case.c.stream, city_case.c.state, city_case.c.rank.desc(), city_case.c.id)
Index("ix_city_case_of", city_case.c.stream, city_case.c.rule, city_case.c.words)
Index("ix_city_case_near", city_case.c.property, city_case.c.longitude, **where(LIVE))
Index("ix_city_case_opened", city_case.c.rule, city_case.c.opened)
Index("ix_city_case_standing", city_case.c.rank.desc(), city_case.c.id, **where(city_case.c.standing > 0))
Index("ix_city_case_seen", city_case.c.last_seen, **where(LIVE))
Index("ix_city_case_into", city_case.c.into)
Index("ix_city_case_acknowledge", city_case.c.acknowledge_clock, **where(LIVE))
Index("ix_city_case_resolve", city_case.c.resolve_clock, **where(LIVE))
