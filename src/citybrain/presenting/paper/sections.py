"""Parts of the paper that the report does not have: own words, alternatives, scenario, what is not known, credits."""

from __future__ import annotations

from collections.abc import Sequence

from citybrain.presenting.paper.unknowns import Unknown
from citybrain.presenting.report.charts.frame import table_of
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.sections.comparison import compared
from citybrain.presenting.report.sections.method import attribution, facts
from citybrain.presenting.report.sections.section import Section, lead, note
from citybrain.presenting.report.words import Words


def own_text(text: str, words: Words) -> Section | None:
    """What the author says, line by line as it was written."""
    if not text.strip():
        return None
    paragraphs = [element("p", part, dir="auto", class_="own") for part in text.replace("\r\n", "\n").split("\n\n")]
    return Section("text", words.text("paper-title-text"), element("div", paragraphs))


def alternatives(contents: ReportContents, words: Words) -> Section:
    """Other plans beside this one; where none was set beside it, that."""
    told = contents.comparison
    body = compared(told, words) if told else lead(words.text("paper-alternatives-none"))
    return Section("alternatives", words.text("paper-title-alternatives"), body)


def scenario(told: Json | None, contents: ReportContents, words: Words) -> Section:
    """What is assumed of the world around the plan, and what happens in it anyway."""
    title = words.text("paper-title-scenario")
    if told is None:
        return Section("scenario", title, lead(words.text("paper-scenario-today", date=contents.answer["date"])))
    anyway = list(dict.fromkeys(words.within(measure["label"]) for measure in told["measures"]))
    happens = words.text("paper-scenario-anyway", measures=words.text("report-comma").join(anyway), count=len(anyway))
    heads = [words.text("paper-head-assumed"), *(str(told["years"][place]) for place in (0, -1))]
    rows = [row for path in told["paths"] if (row := _course(path, words)) is not None]
    body = element(
        "div",
        lead(words.text("paper-scenario-named", name=told["label"])),
        element("p", told["description"]),
        element("p", happens),
        table_of(heads, rows, words.text("paper-scenario-table"), "scenario"),
        note(words.text("paper-source", source=told["source"])),
    )
    return Section("scenario", title, body)


def _course(path: Json, words: Words) -> tuple[Child, ...] | None:
    """A parameter in the first and the last year; of a table in per cent of today. None where it stays as it is."""
    first, last = path["relative"][0], path["relative"][-1]
    if first is None or last is None or first == last:
        return None
    if path["values"] is None:
        return path["label"], *(words.percent(100 * (value - 1)) for value in (first, last))
    size = max(map(abs, path["values"]))
    return path["label"], *(words.say(path["values"][place], path["unit"], beside=size) for place in (0, -1))


def not_known(found: Sequence[Unknown], words: Words) -> Section | None:
    """What is not known, what follows from that, and which file would tell it."""
    if not found:
        return None
    heads = [words.text(f"paper-head-{name}") for name in ("unknown", "consequence", "file")]
    rows = [(one.what, one.consequence, one.file) for one in found]
    body = element("div", lead(words.text("paper-unknown-lead")), table_of(heads, rows, class_="unknown"))
    return Section("unknown", words.text("paper-title-unknown"), body)


def credit(contents: ReportContents, words: Words) -> Section:
    """Whose data it is by title and licence, and what the numbers hang on."""
    body = element("div", attribution(contents, words), note(words.text("paper-credits-note")), facts(contents, words))
    return Section("credits", words.text("paper-title-credits"), body)


def decision(text: str, words: Words) -> Markup | None:
    """What the council is asked to decide."""
    if not text.strip():
        return None
    heading = element("h2", words.text("paper-decision"))
    return element("div", heading, element("p", text.strip(), dir="auto", class_="own"), class_="decision")
