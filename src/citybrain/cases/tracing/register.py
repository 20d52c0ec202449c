"""The register of known sources of a city: replaced as a whole by a table, what is no longer in it stays on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field
from sqlalchemy import Connection, insert, select, update

from citybrain.cases.tracing.errors import TraceError
from citybrain.cases.tracing.question import MOST_SOURCES, KnownSource
from citybrain.observations.properties import known_properties
from citybrain.records import author
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.diagnoses import known_source

COLUMNS = ("name", "kind", "property", "longitude", "latitude", "height", "permitted_rate")
AT_ONCE = 500


class RegisteredSource(KnownSource, extra="forbid", frozen=True):
    """A source of the register: `property` that it emits, empty for all."""

    property: Annotated[str, Field(max_length=100)] = ""


def registered_sources(connection: Connection, observed: str | None = None) -> list[RegisteredSource]:
    """The register, by name. Of a property where one is stated: a row about it alone counts before one about all."""
    asked = select(*(known_source.c[name] for name in COLUMNS)).where(known_source.c.withdrawn_at.is_(None))
    if observed is not None:
        asked = asked.where(known_source.c.property.in_(["", observed]))
    order = known_source.c.name, known_source.c.property, known_source.c.id
    rows = connection.execute(asked.order_by(*order)).mappings()
    sources = [RegisteredSource.model_construct(**row) for row in rows]
    return sources if observed is None else list({one.name: one for one in sources}.values())


def replace_register(connection: Connection, sources: Sequence[RegisteredSource], by: str) -> tuple[int, int]:
    """Let the register be these sources; how many are new, and how many are no longer in it.

    Raises TraceError for a property that is not known, for two sources of one name and property, and for too many.
    """
    _require_sound(sources)
    there = {
        tuple(row[1:]): int(row[0])
        for row in connection.execute(
            select(known_source.c.id, *(known_source.c[name] for name in COLUMNS)).where(
                known_source.c.withdrawn_at.is_(None)
            )
        )
    }
    wanted = {tuple(getattr(one, name) for name in COLUMNS): one for one in sources}
    gone = [number for row, number in there.items() if row not in wanted]
    new = [one.model_dump() for row, one in wanted.items() if row not in there]
    acts = {"withdrawn_by": author(by), "withdrawn_at": moment()}
    for first in range(0, len(gone), AT_ONCE):
        some = known_source.c.id.in_(gone[first : first + AT_ONCE])
        connection.execute(update(known_source).where(some).values(**acts))
    if new:
        made = {"made_by": author(by), "made_at": moment()}
        connection.execute(insert(known_source), [{**one, **made} for one in new])
    return len(new), len(gone)


def _require_sound(sources: Sequence[RegisteredSource]) -> None:
    if len(sources) > MOST_SOURCES:
        raise TraceError("trace-register-many", received=len(sources), allowed=MOST_SOURCES)
    unknown = sorted({one.property for one in sources if one.property} - set(known_properties()))
    if unknown:
        raise TraceError("trace-register-property", received=", ".join(unknown)[:200])
    count = Counter((one.name, one.property) for one in sources)
    doubled = sorted(name for (name, _), times in count.items() if times > 1)
    if doubled:
        raise TraceError("trace-register-doubled", count=len(doubled), received=", ".join(doubled[:20])[:400])
