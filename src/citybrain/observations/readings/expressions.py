"""The language in which readings are asked for: expressions of SQLAlchemy Core about the columns of `READING`.

A store compiles them for its database with bound values; nothing of them is ever pasted into a statement. Functions
that every store understands: lower, upper, length, strpos, substring, concat, trim, starts_with, floor, ceil, round,
mod, date_part, date_trunc, coalesce, nullif, and `extract`, `cast`, `case`, `in_`, `like`, `contains`, `regexp_match`
(finds the pattern anywhere), arithmetic, and a time plus a `timedelta`. Times are naive and in UTC; one with a zone is
converted.
"""

from __future__ import annotations

from sqlalchemy import DateTime, Double, Integer, SmallInteger, String, column, table

READING = table(
    "reading",
    column("stream", Integer),
    column("number", Integer),
    column("time", DateTime),
    column("until", DateTime),
    column("made", DateTime),
    column("result_time", DateTime),
    column("value", Double),
    column("text", String),
    column("feature", Integer),
    column("flag", SmallInteger),
)
"""A reading. `until` is null for an instant, `value` where the result is no number, `feature` where it is that of the
thing, `made` where no result time was told: `result_time` is the phenomenon time there. `text` is a result that is no
number, as JSON. `flag`: 1 good, 2 not evaluated, 3 suspect, 4 failed, 9 missing (QARTOD, UNESCO IOC Manuals and Guides
54, volume 3).
"""
