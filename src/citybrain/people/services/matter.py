"""What a resident asks of the city, an application or an objection, in the records; its texts sealed with a key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, StringConstraints
from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from citybrain.governance.noise import noise_key
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.times import instant, recorded
from citybrain.people.texts import cleaned, on_one_line
from citybrain.records import author
from citybrain.records.errors import EntryError, NotRecordedError
from citybrain.records.personal_keys import destroy, new_key, seal, unseal
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.services import matter_entry, parameter_correction, resident_matter

LONGEST_TEXT = 2_000
RESIDENT = "resident"
"""Who made what came without an account."""

CODE = re.compile(r"[A-Za-z0-9_-]{43}")
SEALED = ("text", "name", "address")
SEALED_ABOUT = ("row", "value")
"""Of what an objection is about: the row of an entity may be somebody's home, the number is as its sender wrote it."""

MOST_LISTED = 500
MOST_ENTRIES = 100
"""Entries of one matter."""

GivenText = Annotated[str, BeforeValidator(cleaned), StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
Name = Annotated[str, BeforeValidator(on_one_line), StringConstraints(min_length=1, max_length=200)]


class MatterKind(StrEnum):
    """What is asked for."""

    APPLICATION = "application"
    OBJECTION = "objection"


class MatterState(StrEnum):
    """Where a matter stands: nobody has answered yet, somebody has, it is decided, or its decision is appealed."""

    RECEIVED = "received"
    ANSWERED = "answered"
    DECIDED = "decided"
    APPEALED = "appealed"


class MatterEntryKind(StrEnum):
    """What happens to a matter."""

    ANSWER = "answer"
    DECISION = "decision"
    APPEAL = "appeal"
    CORRECTION = "correction"
    TAKEN_BACK = "taken-back"


Outcome = Literal["granted", "partly", "refused", "corrected", "right"]
"""How a matter ends: an application is granted, partly so, or refused; an objection led to a correction, partly so, or
the number was right."""

OUTCOMES: Mapping[MatterKind, tuple[Outcome, ...]] = {
    MatterKind.APPLICATION: ("granted", "partly", "refused"),
    MatterKind.OBJECTION: ("corrected", "partly", "right"),
}
_STATES = {
    MatterEntryKind.ANSWER: MatterState.ANSWERED,
    MatterEntryKind.DECISION: MatterState.DECIDED,
    MatterEntryKind.APPEAL: MatterState.APPEALED,
}


class MatterContact(BaseModel, extra="forbid", frozen=True):
    """How to reach who asks; the office that works on it reads it, and nobody else."""

    name: Name
    address: Name


class MatterEvent(NamedTuple):
    """An entry of a matter; text is None where its key is not here or was destroyed. at [µs]."""

    number: int
    kind: MatterEntryKind
    outcome: str | None
    text: str | None
    content: Mapping[str, Any]
    at: int
    made_by: str


class Matter(NamedTuple):
    """A matter with its entries, the oldest first; what is sealed is None where it was erased.

    subject: words of the catalogue or the vocabulary alone, empty where it was erased.
    """

    number: int
    kind: MatterKind
    about: Mapping[str, Any]
    subject: str
    language: str
    channel: str
    text: str | None
    contact: MatterContact | None
    key: str | None
    made_by: str
    made_at: str
    entries: Sequence[MatterEvent]

    @property
    def called(self) -> str:
        """The subject, with the row of the entity that it is about."""
        return " ".join(filter(None, (self.subject, self.about.get("row"))))

    @property
    def state(self) -> MatterState:
        """Where it stands, by its last entry that changes that."""
        states = [_STATES[one.kind] for one in self.entries if one.kind in _STATES]
        return states[-1] if states else MatterState.RECEIVED

    @property
    def decision(self) -> MatterEvent | None:
        """Its newest decision."""
        return next((one for one in reversed(self.entries) if one.kind is MatterEntryKind.DECISION), None)

    @property
    def appeals(self) -> int:
        """How often it was appealed."""
        return sum(one.kind is MatterEntryKind.APPEAL for one in self.entries)


class NewMatter(NamedTuple):
    """What somebody asks for; about: JSON of what it is about, subject: that in words that nobody else wrote.

    sending: mark of who sends it, the same each time that they try; None for what is sent once.
    """

    kind: MatterKind
    about: Mapping[str, Any]
    subject: str
    language: str
    channel: str
    text: str
    contact: MatterContact | None
    sending: str | None = None


def code_of_sending(sending: str) -> str:
    """The code of what was sent with a mark, the same each time; of this installation alone: no mark tells it.

    Raises NotRecordedError without a key of this installation.
    """
    own = noise_key()
    if own is None:
        raise NotRecordedError("people-no-key")
    told = hmac.digest(own, b"resident-matter:" + sending.encode(), "sha256")
    return base64.urlsafe_b64encode(told).decode().rstrip("=")


def sent_before(connection: Connection, new: NewMatter) -> tuple[int, str] | None:
    """Number and code of what was sent with the same mark already; None of what is new.

    Raises EntryError where something else was sent with it, or what was sent is erased by now.
    """
    if new.sending is None:
        return None
    code = code_of_sending(new.sending)
    row = connection.execute(select(resident_matter).where(resident_matter.c.code == digest(code))).first()
    if row is None:
        return None
    [one] = _read(connection, [row])
    said = (new.kind, dict(new.about), new.text, new.contact)
    if (one.kind, dict(one.about), one.text, one.contact) != said:
        raise EntryError("matter-sending-used")
    return one.number, code


def add_matter(connection: Connection, new: NewMatter, by: str) -> tuple[int, str]:
    """The number of a new matter and the code of its link, which is told this once: only its hash is recorded."""
    code = secrets.token_urlsafe(32) if new.sending is None else code_of_sending(new.sending)
    key = new_key(connection)
    contact = {"name": "", "address": ""} if new.contact is None else new.contact.model_dump()
    hidden, said = digest(code), {"text": new.text, **contact}
    sealed = {name: seal(key, text, _bound(name, hidden)) if text else "" for name, text in said.items()}
    closed = {name: seal(key, new.about[name], _bound(f"about.{name}", hidden)) for name in _said_about(new.about)}
    row = {
        "kind": new.kind.value, "about": json.dumps({**new.about, **closed}, ensure_ascii=False),
        "subject": new.subject[:200], "language": new.language, "channel": new.channel,
        "code": hidden, "key": key, **sealed, "made_by": author(by), "made_at": moment(),
    }  # fmt: skip
    made = connection.execute(insert(resident_matter).values(**row)).inserted_primary_key
    assert made is not None
    return int(made[0]), code


def add_event(
    connection: Connection,
    matter: Matter,
    kind: MatterEntryKind,
    text: str,
    at: int,
    by: str,
    outcome: str | None = None,
    content: Mapping[str, Any] | None = None,
) -> None:
    """Put an entry on record; the words of an appeal are sealed with the key of the matter."""
    if kind is MatterEntryKind.APPEAL:
        assert matter.key is not None
        text = seal(matter.key, text, ["matter_entry.text", str(matter.number), str(at)])
    row = {
        "matter": matter.number, "kind": kind.value, "outcome": outcome, "text": text, "at": at,
        "content": json.dumps(content or {}, ensure_ascii=False), "made_by": author(by), "made_at": moment(),
    }  # fmt: skip
    connection.execute(insert(matter_entry).values(**row))


def matter_of(connection: Connection, number: int) -> Matter:
    """One matter. Raises NotFoundError."""
    return _one(connection, resident_matter.c.id == number, str(number))


def matter_by_code(connection: Connection, code: str) -> Matter:
    """The matter of a link. Raises NotFoundError, which tells nothing of any other."""
    if CODE.fullmatch(code) is None:
        raise NotFoundError("matter-link-unknown")
    row = connection.execute(select(resident_matter).where(resident_matter.c.code == digest(code))).first()
    if row is None:
        raise NotFoundError("matter-link-unknown")
    return _read(connection, [row])[0]


def matters(connection: Connection, kind: MatterKind | None = None) -> list[Matter]:
    """The newest matters, of one kind where it is given."""
    asked = select(resident_matter).order_by(resident_matter.c.id.desc()).limit(MOST_LISTED)
    rows = connection.execute(asked if kind is None else asked.where(resident_matter.c.kind == kind.value)).all()
    return _read(connection, rows)


def contents_of_corrections(connection: Connection, corrections: Sequence[int]) -> dict[int, Mapping[str, Any]]:
    """What was put on record of corrections when they were made, by their number: of which days, of which plans."""
    if not corrections:
        return {}
    of = parameter_correction.c.id.in_(corrections) & (matter_entry.c.kind == MatterEntryKind.CORRECTION.value)
    joined = matter_entry.join(parameter_correction, parameter_correction.c.matter == matter_entry.c.matter)
    contents = connection.execute(select(matter_entry.c.content).select_from(joined).where(of)).scalars()
    return {one["correction"]: one for one in map(json.loads, contents) if "correction" in one}


def due_for_erasure(connection: Connection, now: int, decided: int, waiting: int) -> list[Matter]:
    """Matters that still have a key, of which the last decision is older [µs] than `decided` and was not appealed, or
    that wait for one and of which nothing was heard for `waiting`; some of them.

    By the clock of the city, `now` [µs], or by that of the machine, whichever comes first: that of a replayed city
    stands still, and what persons wrote is theirs all the same.
    """
    of, entry, last = resident_matter.c, matter_entry.c, matter_entry.alias()
    machine = instant(moment())
    ended = entry.kind.in_((MatterEntryKind.DECISION.value, MatterEntryKind.APPEAL.value))
    newest = select(func.max(entry.id)).where(entry.matter == of.id, ended).correlate(resident_matter)
    heard = select(func.max(entry.at)).where(entry.matter == of.id).correlate(resident_matter).scalar_subquery()
    recorded_last = select(func.max(entry.made_at)).where(entry.matter == of.id).correlate(resident_matter)
    long_decided = (last.c.at < now - decided) | (last.c.made_at < recorded(machine - decided))
    is_over = (last.c.kind == MatterEntryKind.DECISION.value) & long_decided
    waits = last.c.id.is_(None) | (last.c.kind == MatterEntryKind.APPEAL.value)
    is_old = (of.made_at < recorded(now - waiting)) & (func.coalesce(heard, 0) < now - waiting)
    is_old |= func.coalesce(recorded_last.scalar_subquery(), of.made_at) < recorded(machine - waiting)
    asked = select(resident_matter).select_from(resident_matter).outerjoin(last, last.c.id == newest.scalar_subquery())
    due = of.key.is_not(None) & (is_over | (waits & is_old))
    return _read(connection, connection.execute(asked.where(due).order_by(of.id).limit(MOST_LISTED)).all())


def erase_matter(connection: Connection, matter: Matter, by: str) -> bool:
    """Empty what somebody wrote and their contact and destroy the key, so that no copy tells them; whether it was.

    Of what it is about, its kind and what the catalogue has of it stay.
    """
    if matter.key is None:
        return False
    about = {name: said for name, said in matter.about.items() if name not in ("name", *SEALED_ABOUT)}
    gone = {
        "text": "", "name": "", "address": "", "subject": "", "about": json.dumps(about, ensure_ascii=False),
        "key": None, "withdrawn_by": author(by), "withdrawn_at": moment(),
    }  # fmt: skip
    connection.execute(update(resident_matter).where(resident_matter.c.id == matter.number).values(**gone))
    destroy(matter.key)
    return True


def digest(code: str) -> str:
    """What the records have of the code of a link: SHA-256, of 256 bits of chance."""
    return hashlib.sha256(code.encode()).hexdigest()


def _one(connection: Connection, of: ColumnElement[bool], received: str) -> Matter:
    row = connection.execute(select(resident_matter).where(of)).first()
    if row is None:
        raise NotFoundError("matter-unknown", received=received)
    return _read(connection, [row])[0]


def _read(connection: Connection, rows: Sequence[Row[Any]]) -> list[Matter]:
    numbers = [one.id for one in rows]
    asked = select(matter_entry).where(matter_entry.c.matter.in_(numbers)).order_by(matter_entry.c.id)
    entries: dict[int, list[MatterEvent]] = {number: [] for number in numbers}
    for one in connection.execute(asked):
        text = unseal(one.text, ["matter_entry.text", str(one.matter), str(one.at)])
        content = json.loads(one.content)
        entries[one.matter].append(
            MatterEvent(one.id, MatterEntryKind(one.kind), one.outcome, text, content, one.at, one.made_by)
        )
    return [_matter(one, entries[one.id]) for one in rows]


def _matter(row: Row[Any], entries: Sequence[MatterEvent]) -> Matter:
    text, name, address = (unseal(getattr(row, one), _bound(one, row.code)) or None for one in SEALED)
    contact = MatterContact(name=name, address=address) if name and address else None
    about = json.loads(row.about)
    about |= {name: unseal(about[name], _bound(f"about.{name}", row.code)) for name in _said_about(about)}
    return Matter(
        row.id, MatterKind(row.kind), about, row.subject, row.language, row.channel, text, contact,
        row.key, row.made_by, row.made_at, entries,
    )  # fmt: skip


def _said_about(about: Mapping[str, Any]) -> list[str]:
    return [name for name in SEALED_ABOUT if about.get(name)]


def _bound(name: str, hidden: str) -> list[str]:
    return [f"resident_matter.{name}", hidden]
