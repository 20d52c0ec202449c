"""What consultations and surveys share: traits of who takes part, and codes by which one answers once."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, ClassVar, Protocol

from citybrain.governance import Actor, Permission, require
from citybrain.people.tokens import BY_CLERK, MOST_AT_ONCE, VoiceChannel, new_codes, read_code
from citybrain.people.traits import Trait, traits_of
from citybrain.plans.workspace import Workspace
from citybrain.records import CityRecords
from citybrain.records.errors import EntryError

OPENS, ENTERS = Permission.WRITE_PLANS, Permission.WORK_CASES


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
    """What takes voices of one city. what: its name in codes. Safe for threads."""

    what: ClassVar[str]

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

    def web_code(self, number: int) -> str:
        """A code by which a device answers once."""
        self._require_open(self.one(number))
        return new_codes(self._purpose(number), VoiceChannel.WEB)[0]

    def codes(self, number: int, channel: VoiceChannel, count: int, actor: Actor) -> list[str]:
        """Codes for links, paper or the counter."""
        require(actor, ENTERS)
        self.one(number)
        if not 1 <= count <= MOST_AT_ONCE:
            raise EntryError("consultation-codes", received=count, allowed=MOST_AT_ONCE)
        return new_codes(self._purpose(number), channel, count)

    def _voter(self, number: int, code: str, actor: Actor) -> tuple[VoiceChannel, str]:
        """The way of a code and the mark of who has it; what came to an office is entered by its clerks."""
        channel, voter = read_code(self._purpose(number), code)
        if channel in BY_CLERK:
            require(actor, ENTERS)
        return channel, voter

    def _purpose(self, number: int) -> str:
        return f"{self.what} {number}"
