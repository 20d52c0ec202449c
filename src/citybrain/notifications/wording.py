"""What a message says: number, severity, place of what is public, and links; nothing else is at hand to be said."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from citybrain.messages import text
from citybrain.notifications.keys import ANSWER, code_of
from citybrain.notifications.notice import CLOSED, Awareness
from citybrain.notifications.outbox import Notification

MOST_LINES = 20
"""Notifications that a message names one by one; how many more there are is said."""

ANSWER_PATH = "/api/v1/notifications/answers"


class LetterLine(NamedTuple):
    """A notification in a message: its subject is empty where it is about data that is not public."""

    number: int
    subject: str
    kind: str
    severity: str
    text: str
    link: str


class Letter(NamedTuple):
    """A message in a language: `more` are notifications beyond its lines, `answer` a link that only answers, empty
    where nobody needs to.
    """

    title: str
    lines: tuple[LetterLine, ...]
    more: int
    answer: str
    language: str

    @property
    def body(self) -> str:
        """As plain text."""
        parts = [f"{line.text}\n{line.link}" for line in self.lines]
        parts += [text("notification-more", self.language, number=self.more)] if self.more else []
        parts += [f"{text('notification-answer-link', self.language)}\n{self.answer}"] if self.answer else []
        return "\n\n".join([*parts, text("notification-why", self.language)]) + "\n"


def describe(one: Awareness, language: str, reads: bool = False) -> str:
    """What is said of something to whoever has its address, or to who is signed in and reads data of its class."""
    severity = text(f"notification-severity-{one.severity}", language)
    if not one.public and not reads:
        return text(CLOSED, language, severity=severity)
    place = one.place or text("notification-no-place", language)
    return text(one.message, language, number=str(one.number), place=place, severity=severity)


def letter_of(some: Sequence[Notification], size: int, batch: tuple[int, str], address: str, language: str) -> Letter:
    """The message of a batch, by number and key, the gravest of which are at hand; `address` is that of the server."""
    lines = tuple(_line(one, address, language) for one in some[:MOST_LINES])
    title = lines[0].text if size == 1 else text("notification-several", language, number=size, first=lines[0].text)
    waits = any(one.due is not None for one in some)
    answer = f"{address}{ANSWER_PATH}/{code_of(ANSWER, *batch)}" if waits else ""
    return Letter(title, lines, size - len(lines), answer, language)


def _line(one: Notification, address: str, language: str) -> LetterLine:
    about = one.awareness
    subject, kind, path = (about.subject, about.kind, about.path) if about.public else ("", "", "/")
    return LetterLine(one.number, subject, kind, about.severity, describe(about, language), f"{address}{path}")


def as_document(letter: Letter, key: str, begun: float) -> dict[str, object]:
    """A message for a program."""
    return {
        "type": "notification",
        "id": key,
        "timestamp": datetime.datetime.fromtimestamp(begun, datetime.UTC).isoformat(timespec="seconds"),
        "title": letter.title,
        "notifications": [line._asdict() for line in letter.lines],
        "more": letter.more,
        "answer": letter.answer or None,
    }
