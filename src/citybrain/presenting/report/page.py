"""The report as one HTML file that asks for nothing: no script, no font, no picture, no style from anywhere else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from citybrain.presenting.report.contents import ReportContents
from citybrain.presenting.report.element import Child, element, join, style_sheet
from citybrain.presenting.report.sections.comparison import compared, comparison
from citybrain.presenting.report.sections.effects import effects
from citybrain.presenting.report.sections.fairness import fairness
from citybrain.presenting.report.sections.maps import maps
from citybrain.presenting.report.sections.measures import measures, rebound
from citybrain.presenting.report.sections.method import method
from citybrain.presenting.report.sections.money import money
from citybrain.presenting.report.sections.pathway import years
from citybrain.presenting.report.sections.section import Section, spoken
from citybrain.presenting.report.sections.uncertainty import uncertainty
from citybrain.presenting.report.sections.verdict import opening
from citybrain.presenting.report.words import TAGS, Words

SHEET = Path(__file__).with_name("report.css")
ORDER = (years, effects, uncertainty, money, fairness, maps, measures, rebound, comparison, method)
"""The parts in the order in which a council asks for them."""

PICTURES = "img-src data:"
"""What the policy of a page allows that holds a picture in itself."""


@cache
def sheet() -> str:
    """The style sheet."""
    return SHEET.read_text(encoding="utf-8")


@cache
def policy(further: str = "") -> str:
    """Content security policy of a report: nothing is loaded, and no style but the one of this program counts.

    `further` is what a page needs besides.
    """
    digest = base64.b64encode(hashlib.sha256(sheet().encode()).digest()).decode()
    told = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f"{told}; {further}" if further else told


def report(contents: ReportContents, language: str) -> str:
    """The report on a plan."""
    words = Words(language, contents.city["currency"])
    sections = [made for part in ORDER if (made := part(contents, words)) is not None]
    title = f"{contents.answer['plan']['name']} · {contents.city['name']}"
    return page(title, words, opening(contents, words), sections)


def comparison_report(contents: ReportContents, language: str) -> str:
    """The report on several plans side by side; `contents` is about the first of them."""
    words = Words(language, contents.city["currency"])
    told = contents.comparison or {"plans": [], "headline": []}
    names = words.text("report-comma").join(plan["name"] for plan in told["plans"])
    title = words.text("report-title-comparison")
    head = element(
        "header",
        element(
            "p",
            words.text(
                "report-of",
                city=contents.city["name"],
                date=contents.city["created"][:10],
                snapshot=contents.answer["snapshot"],
            ),
            class_="place",
        ),
        element("h1", title),
        element("p", names, class_="description"),
        element("p", element("a", words.text("report-simulated"), href="#method"), class_="chip")
        if contents.city["simulated"]
        else None,
    )
    parts = [Section("comparison", words.text("report-title-effects"), compared(told, words)), method(contents, words)]
    return page(title, words, head, parts)


def page(title: str, words: Words, head: Child, sections: list[Section], further: str = "") -> str:
    """The whole document around a head and its sections; `further` is what its policy allows besides."""
    links = [element("li", element("a", part.title, href=f"#{part.name}", **spoken(part.tag))) for part in sections]
    body = element(
        "div",
        element("nav", element("ol", links), aria_label=words.text("report-contents")),
        element("main", head, [part.element() for part in sections]),
        class_="page",
    )
    meta = join(
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy(further)),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name_="color-scheme", content="light dark"),
        element("meta", name_="referrer", content="no-referrer"),
        element("title", title),
        style_sheet(sheet()),
    )
    tag = TAGS.get(words.language, words.language)
    document = element("html", element("head", meta), element("body", body), lang=tag)
    return f"<!doctype html>\n{document}\n"
