"""A form on paper for who reports without a screen: it asks what the page asks, and its code leads to the report."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain.people.reports.codes import written_code
from citybrain.people.services.entry import CityService
from citybrain.presenting.report.element import Markup, element, join
from citybrain.presenting.report.page import page
from citybrain.presenting.report.sections.section import Section, lead, note
from citybrain.presenting.report.words import Words

BLANK = "\N{NO-BREAK SPACE}"
LINES = {"what": 6, "where": 2, "contact": 3}
"""Blank lines of each part."""


def report_paper(city: str, code: str, services: Sequence[CityService], telephone: str, language: str) -> str:
    """The form with a code of its own, on one page of A4."""
    words = Words(language, "")
    title = words.text("resident-paper-title", city=city)
    head = element(
        "header",
        element("h1", title),
        lead(words.text("resident-paper-lead")),
        element("p", words.text("resident-paper-code", code=written_code(code)), class_="description"),
        note(words.text("resident-paper-desk", telephone=telephone)) if telephone else None,
    )
    choices = element("p", words.text("report-comma").join(f"☐ {one.name.of(language)}" for one in services))
    parts = [
        Section("what", words.text("resident-paper-what"), _lines(LINES["what"])),
        Section("service", words.text("resident-paper-service"), choices),
        Section("where", words.text("resident-paper-where"), _lines(LINES["where"])),
        Section(
            "contact",
            words.text("resident-paper-contact"),
            join(note(words.text("resident-paper-contact-how")), _lines(LINES["contact"])),
        ),
    ]
    return page(title, words, head, parts)


def _lines(count: int) -> Markup:
    """Lines to write on."""
    return element(
        "table", element("tbody", [element("tr", element("td", BLANK)) for _ in range(count)]), class_="duty"
    )
