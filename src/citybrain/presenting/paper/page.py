"""The paper for the council as one HTML file that asks for nothing, and prints on A4."""

from __future__ import annotations

import base64

from citybrain.presenting.paper.contents import PaperContents
from citybrain.presenting.paper.logo import size_of
from citybrain.presenting.paper.sections import alternatives, credit, decision, not_known, own_text, scenario
from citybrain.presenting.paper.summary import summary
from citybrain.presenting.paper.text import PaperText
from citybrain.presenting.report.contents import ReportContents
from citybrain.presenting.report.element import Markup, element
from citybrain.presenting.report.page import PICTURES, page
from citybrain.presenting.report.sections.effects import effects
from citybrain.presenting.report.sections.fairness import fairness
from citybrain.presenting.report.sections.maps import maps
from citybrain.presenting.report.sections.money import money
from citybrain.presenting.report.sections.pathway import years
from citybrain.presenting.report.sections.section import Section
from citybrain.presenting.report.sections.verdict import figures_of, legend
from citybrain.presenting.report.words import Words

LOGO_HEIGHT, LOGO_WIDTH = 56, 240
"""Pixels within which a logo is shown."""

PARTS = {made.__name__: made for made in (years, effects, money, fairness, maps)}
"""Parts of a report that can stand alone, inside a page of somebody else, by name."""


def council_paper(contents: PaperContents, text: PaperText, language: str) -> str:
    """The paper on a plan, in the order in which a council asks."""
    report = contents.report
    words = Words(language, report.city["currency"])
    parts = [
        own_text(text.text, words),
        alternatives(report, words),
        *(made(report, words) for made in (years, effects, money, fairness)),
        scenario(contents.scenario, report, words),
        not_known(contents.unknown, words),
        credit(report, words),
    ]
    title = f"{title_of(report, text)} · {report.city['name']}"
    return page(title, words, head(report, text, words), [part for part in parts if part is not None], PICTURES)


def title_of(contents: ReportContents, text: PaperText) -> str:
    """The title of a paper: the name of the plan where nobody gave it another."""
    return text.title.strip() or str(contents.answer["plan"]["name"])


def head(contents: ReportContents, text: PaperText, words: Words) -> Markup:
    """Logo, title, author, the decision asked, and the summary in five sentences."""
    city = contents.city
    place = words.text("report-of", city=city["name"], date=city["created"][:10], snapshot=contents.answer["snapshot"])
    author = words.text("paper-author", author=text.author.strip()) if text.author.strip() else None
    return element(
        "header",
        logo(text.picture, text.author, words),
        element("p", place, class_="place"),
        element("h1", title_of(contents, text), dir="auto"),
        element("p", author, class_="place") if author else None,
        decision(text.decision, words),
        element("p", element("a", words.text("report-simulated"), href="#credits"), class_="chip")
        if city["simulated"]
        else None,
        element("h2", words.text("paper-summary")),
        element("ol", [element("li", told) for told in summary(contents, words)], class_="summary"),
        figures_of(contents, words),
        legend(contents, words),
    )


def logo(png: bytes, author: str, words: Words) -> Markup | None:
    """The picture at the head, as large as there is room for it."""
    if not png:
        return None
    width, height = size_of(png)
    shrunk = min(1.0, LOGO_HEIGHT / height, LOGO_WIDTH / width)
    return element(
        "img",
        src=f"data:image/png;base64,{base64.b64encode(png).decode()}",
        width=round(width * shrunk),
        height=round(height * shrunk),
        alt=words.text("paper-logo", author=author.strip() or "–"),
        class_="logo",
    )


def alone(contents: ReportContents, name: str, language: str) -> str | None:
    """One part of the report as a page of its own, to stand inside another page; None where the plan has none."""
    words = Words(language, contents.city["currency"])
    part = PARTS[name](contents, words)
    if part is None:
        return None
    title = f"{contents.answer['plan']['name']} · {contents.city['name']}"
    about = Section("credits", words.text("paper-title-credits"), credit(contents, words).body)
    return page(title, words, element("h1", title, dir="auto"), [part, about])
