"""The measures: what each is for, who has it when, what it costs; and what rebound takes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citybrain.presenting.report.charts.frame import table_of
from citybrain.presenting.report.charts.rows import ChartAxis, bar_row
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.sections.section import Section, lead, note, section
from citybrain.presenting.report.words import Words

MOST_YEARS = 5
"""Years whose adoption is written."""


def measures(contents: ReportContents, words: Words) -> Section:
    """All measures in the order of the plan."""
    pathway = contents.pathway
    rows = (pathway or contents.answer)["measures"]
    years = pathway["years"] if pathway else []
    chosen = some_years(years)
    heads = [words.text(f"report-head-{name}") for name in ("measure", "strategy", "leverage", "selected")]
    adopted = [str(years[n]) for n in chosen] if pathway else [words.text("report-head-adopted")]
    heads = [*heads, *adopted, words.text("report-head-investment")]
    table = table_of(heads, [tuple(_cells(row, chosen, words)) for row in rows], class_="measures")
    said = note(words.text("report-adopted-note")) if pathway else None
    left_out = _left_out(rows, words)
    return section(words, "measures", table, said, note(words.text("report-leverage-note")), left_out)


def some_years(years: Sequence[int]) -> list[int]:
    """Positions of a few years, evenly apart, the first and the last among them."""
    if len(years) <= MOST_YEARS:
        return list(range(len(years)))
    step = (len(years) - 1) / (MOST_YEARS - 1)
    return [round(step * number) for number in range(MOST_YEARS)]


def _cells(row: Json, chosen: Sequence[int], words: Words) -> Iterator[Child]:
    yield f"{row['position']} {row['label']}"
    yield words.optional(f"report-strategy-{row.get('strategy') or 'none'}", str(row.get("strategy") or ""))
    yield words.optional(
        f"report-leverage-{row.get('digital_leverage') or 'none'}", str(row.get("digital_leverage") or "")
    )
    yield words.count(row["selected"])
    adopted, spent = row["adopted"], row["investment"]
    yield from [words.count(adopted[n]) for n in chosen] if isinstance(adopted, list) else [words.count(adopted)]
    yield words.say(sum(v or 0.0 for v in spent) if isinstance(spent, list) else spent, "money")


def _left_out(rows: Sequence[Json], words: Words) -> Markup | None:
    told = [
        (f"{row['position']} {row['label']}", skipped["text"], words.count(skipped["count"]))
        for row in rows
        for skipped in row.get("skipped") or []
    ]
    if not told:
        return None
    heads = [words.text(f"report-head-{name}") for name in ("measure", "reason", "rows")]
    return element(
        "details", element("summary", words.text("report-left-out")), table_of(heads, told), class_="numbers"
    )


def rebound(contents: ReportContents, words: Words) -> Section | None:
    """How much of the saving people take back in warmer rooms and the like."""
    told = (contents.pathway or {}).get("rebound") or contents.answer.get("rebound")
    if not told:
        return None
    quantity, share = told["quantity"], told["share_taken_back"]
    unit = told.get("unit") or next((r["unit"] for r in contents.answer["headline"] if r["quantity"] == quantity), "")
    ends = (told["without"], told["with"])
    axis, size = ChartAxis.of([v or 0.0 for v in ends]), max(abs(v or 0.0) for v in ends)
    rows = [
        (words.text(f"report-rebound-{key}"), words.say(value, unit, quantity, size), bar_row(axis, value or 0.0, kind))
        for key, value, kind in zip(("without", "with"), ends, ("today", "plan"), strict=True)
    ]
    percent = words.percent(None if share is None else 100 * share, signed=False)
    sources = element("ul", [element("li", str(source)) for source in told.get("sources") or []], class_="sources")
    heads = [words.text("report-head-quantity"), words.text("report-head-change"), ""]
    return section(
        words, "rebound", lead(words.text("report-rebound-found", share=percent)), table_of(heads, rows), sources
    )
