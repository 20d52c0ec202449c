"""The brief of the day as one page that asks for nothing and prints on A4."""

from __future__ import annotations

from citybrain.cases.brief.answer import BriefAnswer, BriefPart
from citybrain.cases.shapes import CaseAnswer
from citybrain.observations.warnings.texts import local
from citybrain.presenting.report.element import Markup, element, join
from citybrain.presenting.report.page import page
from citybrain.presenting.report.sections.section import Section, lead, note
from citybrain.presenting.report.words import Words

COLUMNS = ("number", "what", "severity", "state", "owner", "due")


def brief_paper(brief: BriefAnswer, city: str, zone: str, language: str) -> str:
    """The page of a brief of a city, with times by the clock of a zone."""
    words = Words(language, "")
    title = words.text("brief-title", city=city)
    role = brief["role"]
    reader = words.text("brief-all-roles") if role is None else words.text(f"access-role-{role}")
    head = element(
        "header",
        element("p", words.text("brief-as-of", time=local(brief["at"], zone), zone=zone, role=reader), class_="place"),
        element("h1", title),
        lead(summary(brief, words)),
    )
    sections = [_section(part, brief, zone, words) for part in brief["parts"]]
    return page(title, words, head, sections)


def summary(brief: BriefAnswer, words: Words) -> str:
    """The numbers of the brief in a sentence or two, those of *Now*."""
    counts = brief["counts"]
    first = words.text("brief-need", count=counts["need"], late=counts["late"])
    course = words.text("brief-course", under=counts["under_way"], cured=counts["cured"], proved=counts["proved"])
    return f"{first} {course}"


def part_title(name: str, brief: BriefAnswer, words: Words) -> str:
    """What a part is called, with its count."""
    count = brief["counts"][name]  # type: ignore[literal-required]
    return words.text(f"brief-{name.replace('_', '-')}", count=count)


def _section(part: BriefPart, brief: BriefAnswer, zone: str, words: Words) -> Section:
    name, cases = part["name"], part["cases"]
    count = brief["counts"][name]  # type: ignore[literal-required]
    rest = note(words.text("brief-more", count=count - len(cases))) if count > len(cases) else None
    body = join(_table(cases, zone, words), rest) if cases else note(words.text("brief-none"))
    return Section(f"brief-{name}", part_title(name, brief, words), body)


def _table(cases: list[CaseAnswer], zone: str, words: Words) -> Markup:
    head = [element("th", words.text(f"cli-case-column-{name}"), scope="col") for name in COLUMNS]
    rows = [element("tr", [element("td", cell) for cell in _cells(one, zone, words)]) for one in cases]
    return element("table", element("thead", element("tr", head)), element("tbody", rows), class_="duty")


def _cells(one: CaseAnswer, zone: str, words: Words) -> list[str]:
    return [
        str(one["number"]),
        one["title"],
        words.text(f"case-severity-{one['severity']}"),
        words.text(f"case-state-{one['state'].replace('_', '-')}"),
        one["owner"] or one["owner_label"],
        "" if one["due"] is None else local(one["due"], zone),
    ]
