"""What whoever is on duty needs when the server is gone: one HTML file that asks for nothing and prints on A4.

Limits in force with their law, sensors, warnings that hold and how to call them off, who is on duty, blank forms, and
how to bring in afterwards what was written by hand.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from citybrain.governance.register import identities
from citybrain.governance.roles import Role
from citybrain.messages import label_language, text
from citybrain.observations.properties import known_properties
from citybrain.observations.stream_status.streams import KnownStream
from citybrain.observations.warnings.issued import holding
from citybrain.observations.warnings.limits import Limit, limits_for
from citybrain.observations.warnings.shapes import EarlyWarning, Warning
from citybrain.observations.warnings.texts import written_unit
from citybrain.observations.warnings.told import early_warnings
from citybrain.presenting.report.element import Child, Markup, element, join
from citybrain.presenting.report.numbers import SPACE, readable
from citybrain.presenting.report.page import page
from citybrain.presenting.report.sections.section import Section, lead, note
from citybrain.presenting.report.words import Words

ON_DUTY = (Role.DUTY_OFFICER, Role.DEVICE_OPERATOR, Role.DATA_STEWARD, Role.ADMINISTRATOR)
"""Roles that are needed when the server is gone, in the order in which they are asked."""

FORMS = {
    "readings": ("time", "stream", "value", "unit", "by"),
    "warnings": ("what", "where", "begins", "ends", "by", "told", "over"),
    "decisions": ("time", "what", "why", "by"),
}
"""Blank forms with their columns."""

BLANK_ROWS = 14


@dataclass(frozen=True)
class DutyBook:
    """What stands in the book; `made` is the time of the city, `people` are names with their roles."""

    city: str
    country: str
    zone: str
    made: datetime.datetime
    streams: Sequence[KnownStream]
    warnings: Sequence[EarlyWarning]
    people: Sequence[tuple[str, Sequence[Role]]]


def duty_book_of(
    connection: Connection,
    city: tuple[str, str, str],
    made: datetime.datetime,
    streams: Sequence[KnownStream],
    drafts: Sequence[Warning] | None,
    language: str,
) -> DutyBook:
    """The book of a `city` (name, country, time zone) from its records; `drafts` are warnings nobody issued yet."""
    name, country, zone = city
    readable = {one.number for one in streams}
    warnings = early_warnings(drafts, holding(connection), readable, language, zone)
    return DutyBook(name, country, zone, made, streams, warnings, list(_on_duty(connection)))


def duty_book(book: DutyBook, language: str) -> str:
    """The book in a language."""
    words = Words(language, "")
    when = book.made.astimezone(ZoneInfo(book.zone)).strftime("%Y-%m-%d %H:%M")
    title = words.text("duty-book-title", city=book.city)
    head = element(
        "header",
        element("p", words.text("duty-book-as-of", time=when, zone=book.zone), class_="place"),
        element("h1", title),
        lead(words.text("duty-book-lead")),
    )
    parts = {
        "people": _people(book, words),
        "warnings": _warnings(book, words),
        "limits": _limits(limits_for(book.country, book.made.date()), words),
        "sensors": _sensors(book, words),
        **{f"form-{name}": _form(name, columns, words) for name, columns in FORMS.items()},
        "afterwards": element("ol", [element("li", words.text(f"duty-book-after-{step}")) for step in FORMS]),
    }
    sections = [Section(f"duty-{name}", words.text(f"duty-book-{name}"), body) for name, body in parts.items()]
    return page(title, words, head, sections)


def _on_duty(connection: Connection) -> Iterable[tuple[str, Sequence[Role]]]:
    for one in identities(connection):
        held = [role for role in ON_DUTY if role in one.roles]
        if held and one.withdrawn_at is None:
            yield one.name, held


def _people(book: DutyBook, words: Words) -> Markup:
    in_order = sorted(book.people, key=lambda one: (ON_DUTY.index(one[1][0]), one[0]))
    rows = [(name, _listed((words.text(f"access-role-{role}") for role in held), words), "") for name, held in in_order]
    return join(
        _paragraph("people", words), _table("people", ("name", "role", "telephone"), [*rows, *_blank(3, 3)], words)
    )


def _warnings(book: DutyBook, words: Words) -> Markup:
    rows = [
        (one["headline"], one["description"], words.text("duty-book-issued", number=one["number"])
         if one["number"] is not None else words.text("duty-book-draft"))
        for one in book.warnings
    ]  # fmt: skip
    table = _table("warnings", ("what", "how", "standing"), rows, words) if rows else _paragraph("none", words)
    return join(_paragraph("warnings", words), table)


def _limits(limits: Sequence[Limit], words: Words) -> Markup:
    language = words.language
    rows = [
        (
            known_properties()[one.observed].label[label_language(language)],
            text(f"duty-book-averaging-{one.averaging}", language),
            f"{words.say(one.value, '1')}{SPACE}{written_unit(known_properties()[one.observed].unit)}",
            text(f"duty-book-kind-{one.kind}", language),
            "" if one.allowed is None else str(one.allowed),
            one.standard.name[label_language(language)],
        )
        for one in limits
    ]
    columns = ("property", "averaging", "value", "kind", "allowed", "law")
    sources = dict.fromkeys(one.standard.source for one in limits)
    notes = [note(source) for source in sources]
    return join(_paragraph("limits", words), _table("limits", columns, rows, words), notes)


def _sensors(book: DutyBook, words: Words) -> Markup:
    language = words.language
    rows = [
        (
            str(one.number),
            one.thing_labels.get(language, one.thing),
            one.labels.get(language, one.property),
            readable(one.unit or "", language),
            f"{one.place[1]:.5f}, {one.place[0]:.5f}" if one.place else words.text("duty-book-no-place"),
        )
        for one in book.streams
    ]
    return join(
        _paragraph("sensors", words), _table("sensors", ("stream", "thing", "property", "unit", "place"), rows, words)
    )


def _form(name: str, columns: Collection[str], words: Words) -> Markup:
    return _table(f"form-{name}", columns, _blank(BLANK_ROWS, len(columns)), words)


def _blank(rows: int, columns: int) -> list[Sequence[str]]:
    return [["\N{NO-BREAK SPACE}"] * columns for _ in range(rows)]


def _table(name: str, columns: Collection[str], rows: Iterable[Sequence[Child]], words: Words) -> Markup:
    heads = [element("th", words.text(f"duty-book-column-{column}"), scope="col") for column in columns]
    body = [element("tr", [element("td", cell) for cell in row]) for row in rows]
    table = element(
        "table",
        element("thead", element("tr", heads)),
        element("tbody", body),
        class_="duty form" if name.startswith("form-") else "duty",
    )
    return element("div", table, class_="scroll", tabindex=0, role="region", aria_label=words.text(f"duty-book-{name}"))


def _paragraph(name: str, words: Words) -> Markup:
    return element("p", words.text(f"duty-book-{name}-why"))


def _listed(parts: Iterable[str], words: Words) -> str:
    return words.text("report-comma").join(parts)
