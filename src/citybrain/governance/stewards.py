"""Who answers for each data set of a city, in its records. Nothing is deleted, only withdrawn.

A steward is an identity that the city knows, by its name, or anybody else with a way to reach them. Both are public.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from citybrain.governance.errors import AccessError, StewardChangedError
from citybrain.governance.register import LONGEST_NAME
from citybrain.kernel.errors import NotFoundError
from citybrain.records.tables.base import now
from citybrain.records.tables.governance import data_steward

LONGEST_CONTACT = 200
_COUNTING = data_steward.c.withdrawn_at.is_(None)
_ASKED = select(*(data_steward.c[name] for name in ("id", "data_set", "name", "contact", "made_by", "made_at")))


class Steward(NamedTuple):
    """Who answers for a data set, named by whom and when; `contact` may be empty for an identity of the city."""

    number: int
    data_set: str
    name: str
    contact: str
    made_by: str
    made_at: str


def stewards(connection: Connection) -> dict[str, Steward]:
    """Those that count, by the key of their data set."""
    rows = connection.execute(_ASKED.where(_COUNTING)).all()
    return {row.data_set: Steward(*row) for row in rows}


def name_steward(
    connection: Connection,
    data_set: str,
    name: str,
    contact: str,
    replaces: int | None,
    by: str,
    known: frozenset[str],
) -> Steward:
    """Let somebody answer for a data set from now on, in place of the steward of number `replaces` (None: of nobody).

    `known` are the names of identities, who need no contact. Raises AccessError for a name or contact that is empty
    where it must not be, too long, or holds what is not printed, StewardChangedError where it has another steward now.
    """
    given, reached = _line("steward-name", name, LONGEST_NAME), _line("steward-contact-text", contact, LONGEST_CONTACT)
    if not given:
        raise AccessError("steward-name", received="", allowed=LONGEST_NAME)
    if not reached and given not in known:
        raise AccessError("steward-contact", name=given)
    standing = stewards(connection).get(data_set)
    if (standing.number if standing else None) != replaces:
        raise _changed(standing)
    if standing:
        _withdraw(connection, standing.number, by)
    made = {"data_set": data_set, "name": given, "contact": reached, "made_by": by, "made_at": now()}
    connection.execute(insert(data_steward).values(**made))
    return stewards(connection)[data_set]


def remove_steward(connection: Connection, number: int, by: str) -> Steward:
    """The steward of this number answers no longer. Raises NotFoundError, StewardChangedError if another one does."""
    row = connection.execute(_ASKED.where(data_steward.c.id == number)).first()
    if row is None:
        raise NotFoundError("steward-unknown", received=number)
    if not _withdraw(connection, number, by):
        raise _changed(stewards(connection).get(row.data_set))
    return Steward(*row)


def _withdraw(connection: Connection, number: int, by: str) -> int:
    counting = update(data_steward).where(data_steward.c.id == number, _COUNTING)
    return connection.execute(counting.values(withdrawn_by=by, withdrawn_at=now())).rowcount


def _changed(standing: Steward | None) -> StewardChangedError:
    if standing is None:
        return StewardChangedError("steward-gone")
    return StewardChangedError("steward-changed", name=standing.name, by=standing.made_by, at=_minute(standing.made_at))


def _minute(time: str) -> str:
    return time[:16].replace("T", " ") + " UTC"


def _line(code: str, given: str, longest: int) -> str:
    """A text on one line. Raises AccessError for one that is too long or holds what is not printed."""
    line = " ".join(given.split())
    if len(line) > longest or not line.isprintable():
        shown = "".join(letter if letter.isprintable() else "?" for letter in line[: longest + 1])
        raise AccessError(code, received=shown, allowed=longest)
    return line
