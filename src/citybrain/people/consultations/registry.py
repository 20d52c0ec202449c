"""Consultations in the records: what was opened, sent and said."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, String, cast, func, insert, select, update

from citybrain.governance.roles import DataClass
from citybrain.kernel.errors import NotFoundError
from citybrain.people.cells import cell_of
from citybrain.people.consultations.document import NewConsultation
from citybrain.people.tally import CHANNEL, Voice
from citybrain.people.tokens import new_identity
from citybrain.people.voices import ended_on
from citybrain.records import author
from citybrain.records.tables.base import now
from citybrain.records.tables.consultations import (
    consultation,
    consultation_answer,
    consultation_entry,
    consultation_input,
    consultation_support,
)

REPLY, CLOSING, DECISION = "reply", "closing", "decision"
NO_ANSWER = ("shown",)
"""Verdicts that publish an input and do not answer it yet."""

AGAIN = "again"
"""In the content of a comment on a place when answering is over: whether its sender has an earlier one in its cell."""

ON = "on"
"""In the content of an input, a reply or a decision: its day by the clock of the city, which residents read."""

ANYBODY = "resident"
"""Stands for whoever answered where records say who made a row."""


def day_of(row: Row[Any]) -> str:
    """The day of an input or an entry by the clock of the city; of one of before the day that records say."""
    return str(json.loads(row.content).get(ON) or row.made_at[:10])


class Opened(NamedTuple):
    """A consultation of the records; closing and decision are None until they are made."""

    row: Row[Any]
    answered: int
    closing: Row[Any] | None
    decision: Row[Any] | None

    @property
    def number(self) -> int:
        """Its number."""
        return int(self.row.id)

    @property
    def asked(self) -> NewConsultation:
        """What was opened."""
        return NewConsultation.model_validate_json(self.row.content)

    @property
    def ended(self) -> str | None:
        """The day on which answering ended, by the clock of the city; None before."""
        if self.closing is None:
            return None
        said = json.loads(self.closing.content).get("ended")
        return ended_on(said, self.closing.made_at, self.row.until)

    def state(self, today: datetime.date) -> str:
        """Where it stands on a day."""
        if self.decision is not None:
            return "decided"
        if self.closing is not None or self.row.until < today.isoformat():
            return "closed"
        return "open" if self.row.since <= today.isoformat() else "coming"


class StoredInput:
    """What somebody sent, how many support it, and the newest reply."""

    def __init__(self, row: Row[Any], support: int, reply: Row[Any] | None) -> None:
        self.row, self.support, self.reply = row, support, reply

    @cached_property
    def content(self) -> Mapping[str, Any]:
        """Plan, investment and values of a plan of one's own; else empty."""
        content: Mapping[str, Any] = json.loads(self.row.content)
        return content

    @property
    def verdict(self) -> str | None:
        """What became of it; None while nobody has looked at it."""
        return None if self.reply is None else str(json.loads(self.reply.content)["verdict"])

    @property
    def is_shown(self) -> bool:
        """Whether everybody may read its words."""
        return self.verdict not in (None, "withheld")


class InputPage(NamedTuple):
    """Some inputs; how many there are in all, and how many of all wait for an answer."""

    inputs: list[StoredInput]
    all: int
    waiting: int


def add_consultation(connection: Connection, asked: NewConsultation, plan: str, effects: str, by: str) -> int:
    """The number of a new consultation."""
    values = {
        "content": asked.model_dump_json(), "plan": plan, "effects": effects, "since": asked.since.isoformat(),
        "until": asked.until.isoformat(), "identity": new_identity(), **_acts(by),
    }  # fmt: skip
    return _inserted(connection, consultation, values)


def opened(connection: Connection, number: int | None = None) -> list[Opened]:
    """All consultations, the newest first, or the one of a number. Raises NotFoundError where there is none."""
    asked = select(consultation).where(consultation.c.withdrawn_at.is_(None)).order_by(consultation.c.id.desc())
    if number is not None:
        asked = asked.where(consultation.c.id == number)
    rows = connection.execute(asked).all()
    if number is not None and not rows:
        raise NotFoundError("consultation-unknown", received=str(number))
    of = consultation_answer.c.consultation
    counted = connection.execute(select(of, func.count()).group_by(of)).all()
    counts = {int(one[0]): int(one[1]) for one in counted}
    acts = select(consultation_entry).where(consultation_entry.c.kind.in_((CLOSING, DECISION)))
    newest = {(one.consultation, one.kind): one for one in connection.execute(acts.order_by(consultation_entry.c.id))}
    return [
        Opened(one, counts.get(one.id, 0), newest.get((one.id, CLOSING)), newest.get((one.id, DECISION)))
        for one in rows
    ]


def sent_before(connection: Connection, table: Any, number: int, sending: str) -> Row[Any] | None:
    """What came under the same UUID; None where nothing did."""
    return connection.execute(
        select(table).where(table.c.consultation == number, table.c.sending == sending)
    ).first()  # fmt: skip


def answer_by(connection: Connection, number: int, voter: str) -> Row[Any] | None:
    """The answer that came by a code; None where none did."""
    table = consultation_answer
    return connection.execute(select(table).where(table.c.consultation == number, table.c.voter == voter)).first()


def add_answer(connection: Connection, number: int, said: Mapping[str, Any], by: str) -> None:
    """Put an answer on record."""
    values = {"consultation": number, "data_class": DataClass.PERSONAL.value, **said, **_acts(by)}
    connection.execute(insert(consultation_answer).values(**values))


def add_input(connection: Connection, number: int, said: Mapping[str, Any], by: str) -> int:
    """The number of a new input."""
    values = {"consultation": number, "data_class": DataClass.PERSONAL.value, **said, **_acts(by)}
    return _inserted(connection, consultation_input, values)


def inputs_by(connection: Connection, number: int, voter: str | None = None) -> int:
    """How many inputs of a consultation there are, or came by a code."""
    asked = select(func.count()).where(consultation_input.c.consultation == number)
    if voter is not None:
        asked = asked.where(consultation_input.c.voter == voter)
    return int(connection.execute(asked).scalar() or 0)


def add_support(connection: Connection, of: int, voter: str) -> bool:
    """Put support of an input on record; whether it was not there yet."""
    table = consultation_support
    if connection.execute(select(table.c.id).where(table.c.input == of, table.c.voter == voter)).first() is not None:
        return False
    connection.execute(insert(table).values(input=of, voter=voter, **_acts(ANYBODY)))
    return True


def inputs_of(connection: Connection, number: int, skip: int, most: int) -> InputPage:
    """Inputs of a consultation from one on, the newest first: so many at most are read, however many there are."""
    table = consultation_input
    wanted = select(table.c.id).where(table.c.consultation == number).order_by(table.c.id.desc())
    numbers = connection.execute(wanted.limit(most).offset(skip)).scalars().all()  # of an index: no words are read
    rows = connection.execute(select(table).where(table.c.id.in_(numbers)).order_by(table.c.id.desc())).all()
    return InputPage(_stored(connection, rows), inputs_by(connection, number), waiting_inputs(connection, number))


def input_of(connection: Connection, number: int, of: int) -> StoredInput:
    """One input of a consultation. Raises NotFoundError."""
    table = consultation_input
    row = connection.execute(select(table).where(table.c.consultation == number, table.c.id == of)).first()
    if row is None:
        raise NotFoundError("consultation-input-unknown", received=str(of), consultation=number)
    return _stored(connection, [row])[0]


def known_inputs(connection: Connection, number: int, some: Sequence[int]) -> frozenset[int]:
    """Those of some numbers that are inputs of a consultation."""
    table = consultation_input
    asked = select(table.c.id).where(table.c.consultation == number, table.c.id.in_(some))
    return frozenset(connection.execute(asked).scalars())


def waiting_inputs(connection: Connection, number: int) -> int:
    """How many inputs of a consultation have no reply that answers them."""
    entry = consultation_entry
    replies = (entry.c.consultation == number, entry.c.kind == REPLY)
    newest = select(func.max(entry.c.id)).where(*replies).group_by(entry.c.input)
    counted = select(entry.c.content, func.count()).where(entry.c.id.in_(newest)).group_by(entry.c.content)
    verdicts = [(json.loads(content)["verdict"], count) for content, count in connection.execute(counted)]
    answered = sum(int(count) for verdict, count in verdicts if verdict not in NO_ANSWER)
    return inputs_by(connection, number) - answered


def _stored(connection: Connection, rows: Sequence[Row[Any]]) -> list[StoredInput]:
    """Inputs with how many support each, and the newest reply."""
    numbers, support, entry = [row.id for row in rows], consultation_support, consultation_entry
    counted = select(support.c.input, func.count()).where(support.c.input.in_(numbers)).group_by(support.c.input)
    counts = {int(one[0]): int(one[1]) for one in connection.execute(counted)}
    said = select(entry).where(entry.c.input.in_(numbers), entry.c.kind == REPLY).order_by(entry.c.id)
    replies = {one.input: one for one in connection.execute(said)}
    return [StoredInput(one, counts.get(one.id, 0), replies.get(one.id)) for one in rows]


def add_entries(
    connection: Connection, number: int, kind: str, text: str, content: Any, by: str, inputs: Sequence[int] = ()
) -> None:
    """Put what the city says on record, of the consultation or of each of some inputs."""
    said = {
        "consultation": number, "kind": kind, "text": text, "content": json.dumps(content, ensure_ascii=False),
        **_acts(by),
    }  # fmt: skip
    connection.execute(insert(consultation_entry), [{**said, "input": of} for of in inputs or (None,)])


def voices_of(connection: Connection, number: int, limit: int | None = None) -> list[Voice]:
    """Answers in the order in which they came, the first ones where a limit is given."""
    table = consultation_answer
    asked = select(table.c.answer, table.c.traits, table.c.channel).where(table.c.consultation == number)
    rows = connection.execute(asked.order_by(table.c.id).limit(limit))
    return [Voice(one.answer, {**json.loads(one.traits or "{}"), CHANNEL: one.channel}) for one in rows]


def places_of_comments(connection: Connection, number: int) -> list[tuple[float, float]]:
    """Where comments that are shown are about [degrees], in a cell once for each who sent some there."""
    ended = connection.execute(_entries_of(number, CLOSING).limit(1)).first() is not None
    firsts: dict[tuple[Any, ...], tuple[float, float]] = {}
    for one in _stored(connection, connection.execute(_placed(number)).all()):
        at = (float(one.row.longitude), float(one.row.latitude))
        by = one.row.id if ended else one.row.voter
        if one.is_shown and (not ended or one.content.get(AGAIN) is False):
            firsts.setdefault((by, *cell_of(*at)), at)
    return list(firsts.values())


def _placed(number: int) -> Select[Any]:
    """Comments on a place, the first that came first."""
    table = consultation_input
    of = (table.c.consultation == number, table.c.kind == "comment", table.c.longitude.is_not(None))
    return select(table).where(*of).order_by(table.c.id)


def _entries_of(number: int, kind: str) -> Select[Any]:
    entry = consultation_entry
    return select(entry.c.id).where(entry.c.consultation == number, entry.c.kind == kind)


def _mark_repeated(connection: Connection, number: int) -> None:
    """Say of each comment on a place whether its sender has an earlier one in its cell, while that is known still."""
    before: set[tuple[Any, ...]] = set()
    for row in connection.execute(_placed(number)).all():
        key = (row.voter, *cell_of(row.longitude, row.latitude))
        content = json.dumps({**json.loads(row.content), AGAIN: key in before})
        before.add(key)
        connection.execute(
            update(consultation_input).where(consultation_input.c.id == row.id).values(content=content)
        )  # fmt: skip


def part_from_persons(connection: Connection, number: int) -> None:
    """Empty what would still tell which answers and inputs come from one device, and what people said of themselves.

    Of comments it stays whether one is the first of its sender in its cell, so that a cell counts people.
    """
    _mark_repeated(connection, number)
    inputs = select(consultation_input.c.id).where(consultation_input.c.consultation == number)
    for table, of in ((consultation_answer, number), (consultation_input, number)):
        gone: dict[str, Any] = {"voter": None}
        if table is consultation_answer:
            gone |= {"traits": None, "sending": cast(table.c.id, String)}
        connection.execute(update(table).where(table.c.consultation == of).values(**gone))
    support = consultation_support
    connection.execute(update(support).where(support.c.input.in_(inputs)).values(voter=None))


def _acts(by: str) -> dict[str, Any]:
    return {"made_by": author(by), "made_at": now()}


def _inserted(connection: Connection, table: Any, values: Mapping[str, Any]) -> int:
    return int(connection.execute(insert(table).values(**values)).inserted_primary_key[0])  # type: ignore[index]
