"""What somebody must know, as whoever noticed it hands it over. It names no person and holds no secret."""

from __future__ import annotations

import re
from typing import NamedTuple

from citybrain.governance.roles import DataClass, Role
from citybrain.messages import keys
from citybrain.notifications.severity import Severity
from citybrain.records.errors import EntryError

PREFIX = "notification-about-"
"""How keys of messages begin that a notification may have: they take a number and the name of a place, nothing else."""

CLOSED = "notification-closed"
"""What is sent of data that is not public: that something waits."""

KIND = re.compile(r"[a-z_]{1,40}")
SUBJECT = re.compile(r"[a-z_]{1,40}/[0-9]{1,15}")
PATH = re.compile(r"/[A-Za-z0-9/_?=&#.-]{0,200}")
LONGEST_KEY, LONGEST_PLACE = 200, 200


class Awareness(NamedTuple):
    """Something that somebody must know.

    `key` tells the cause from every other ("case/17/opened"): it is queued once, however often it is handed over.
    `subject` is what it is about ("case/17"), `kind` what people filter by, `message` a key of the catalogue.
    `role` must know; None for an issued warning. `path` is where it is read, an address of this server. A message names
    `place` where `data_class` is public alone. `answers`: whether somebody has to say that they take care of it.
    """

    key: str
    subject: str
    kind: str
    severity: Severity
    message: str
    data_class: DataClass
    role: Role | None
    path: str
    place: str | None = None
    answers: bool = True

    @property
    def public(self) -> bool:
        """Whether everybody may know what it is about."""
        return self.data_class is DataClass.PUBLIC

    @property
    def number(self) -> int:
        """The number of its subject."""
        return int(self.subject.rpartition("/")[2])


def require_plain(one: Awareness) -> None:
    """Raises EntryError where a message could tell more than a number and a place, or lead to another server."""
    faults = {
        "key": not 0 < len(one.key) <= LONGEST_KEY,
        "subject": not SUBJECT.fullmatch(one.subject),
        "kind": not KIND.fullmatch(one.kind),
        "message": not (one.message.startswith(PREFIX) and one.message in keys("en")),
        "path": not PATH.fullmatch(one.path) or one.path.startswith("//"),
        "place": one.place is not None and not (0 < len(one.place) <= LONGEST_PLACE and one.place.isprintable()),
    }
    wrong = [name for name, fault in faults.items() if fault]
    if wrong:
        received = "; ".join(f"{name}: {str(getattr(one, name))[:80]}" for name in wrong)
        raise EntryError("notification-not-plain", received=received, allowed=f"{PREFIX}*")
