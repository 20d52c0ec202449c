"""What consultations and surveys share: traits of who takes part, and codes by which one answers once."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, ClassVar, Protocol

from sqlalchemy import Row, Table, select

from citybrain.governance import Actor, Permission, require
from citybrain.kernel.errors import NotFoundError
from citybrain.people.consultations.shapes import StandingAnswer
from citybrain.people.old_codes import bind_code, is_of_another, may_have_made_codes
from citybrain.people.tokens import (
    BY_CLERK,
    MOST_AT_ONCE,
    TokenError,
    VoiceChannel,
    label_of,
    new_codes,
    old_label_of,
    read_code,
    wrong_code,
)
from citybrain.people.traits import Trait, traits_of
from citybrain.plans.workspace import Workspace
from citybrain.records import CityRecords
from citybrain.records.errors import EntryError

OPENS, ENTERS = Permission.WRITE_PLANS, Permission.WORK_CASES
COMING = "coming"
"""The state before the first day, in which letters and forms are printed."""


OPEN = "open"
"""The state in which answers are taken."""


def ended_on(said: str | None, closed_at: str, until: str) -> str:
    """The day on which answering ended: as it was put on record, else when that was, and no day after the last one."""
    return min(said or closed_at[:10], until)


class VoiceSurroundings(Protocol):
    """What they ask of the city: its workspace and the day."""

    @property
    def workspace(self) -> Callable[[], Workspace]:
        """What is computed of the city."""

    @property
    def today(self) -> Callable[[], datetime.date]:
        """The day by the clock of the city."""


class VoiceService(ABC):
    """What takes voices of one city. what: its name in codes; table: where they are opened. Safe for threads."""

    what: ClassVar[str]
    table: ClassVar[Table]

    def __init__(self, records: CityRecords, around: VoiceSurroundings) -> None:
        self._records = records
        self._of_city = around

    @cached_property
    def traits(self) -> Mapping[str, Trait]:
        """What people may say of themselves."""
        return traits_of(self._of_city.workspace())

    @property
    def today(self) -> datetime.date:
        """The day by the clock of the city."""
        return self._of_city.today()

    @abstractmethod
    def one(self, number: int) -> Any:
        """What was opened under a number. Raises NotFoundError."""

    @abstractmethod
    def _require_open(self, one: Any) -> None:
        """Raise EntryError where it takes no answers now."""

    @abstractmethod
    def _has_answered(self, number: int, voter: str) -> bool:
        """Whether by a code, known by its mark, somebody answered."""

    def standing(self, number: int, code: str) -> StandingAnswer:
        """Whether a code is of one of them, whether somebody answered by it, and whether answers are taken now; else
        the day from which they are, or that was the last. Raises NotFoundError.
        """
        try:
            channel, voter = self._read(number, code)
        except TokenError:
            return {"standing": "wrong", "day": None}
        if channel in BY_CLERK:
            return {"standing": "office", "day": None}
        if self._has_answered(number, voter):
            return {"standing": "used", "day": None}
        one = self.one(number)
        state = one.state(self.today)
        if state == COMING:
            return {"standing": "coming", "day": one.row.since}
        if state == OPEN:
            return {"standing": "good", "day": None}
        return {"standing": "over", "day": one.ended or one.row.until}

    def web_code(self, number: int) -> str:
        """A code by which a device answers once."""
        one = self.one(number)
        self._require_open(one)
        return new_codes(label_of(self.what, one.row), VoiceChannel.WEB)[0]

    def codes(self, number: int, channel: VoiceChannel, count: int, actor: Actor) -> list[str]:
        """Codes for links, paper or the counter. Raises EntryError where answering is over."""
        require(actor, ENTERS)
        one = self.one(number)
        if one.state(self.today) != COMING:
            self._require_open(one)
        if not 1 <= count <= MOST_AT_ONCE:
            raise EntryError("consultation-codes", received=count, allowed=MOST_AT_ONCE)
        return new_codes(label_of(self.what, one.row), channel, count)

    def _voter(self, number: int, code: str, actor: Actor) -> tuple[VoiceChannel, str]:
        """The way of a code and the mark of who has it; what came to an office is entered by its clerks."""
        channel, voter = self._read(number, code, uses=True)
        if channel in BY_CLERK:
            require(actor, ENTERS)
        return channel, voter

    def _read(self, number: int, code: str, uses: bool = False) -> tuple[VoiceChannel, str]:
        """The way of a code and its mark; one of before there were identities is of this city from its use on."""
        row = self._row(number)
        label, old = label_of(self.what, row), old_label_of(self.what, row)
        try:
            return read_code(label, code)
        except TokenError:
            if old is None:
                raise
        channel, voter = read_code(old, code)
        if is_of_another(voter, label) or not self._may_be_ours(channel, row):
            raise wrong_code(code)
        if uses and self.one(number).state(self.today) == "open" and not bind_code(voter, label):
            raise wrong_code(code)
        return channel, voter

    def _may_be_ours(self, channel: VoiceChannel, row: Row[Any]) -> bool:
        """Whether this city gave codes of a way for one of them; a device gets one from any city that it asks."""
        if channel is VoiceChannel.WEB:
            return True
        with self._records.to_write().read() as connection:
            return may_have_made_codes(connection, self.what, row)

    def _row(self, number: int) -> Row[Any]:
        of, records = self.table.c, self._records.to_read()
        row = None
        if records is not None:
            asked = select(self.table).where(of.id == number, of.withdrawn_at.is_(None))
            with records.read() as connection:
                row = connection.execute(asked).first()
        if row is None:
            raise NotFoundError(f"{self.what}-unknown", received=str(number))
        return row
