"""What the numbers hang on most: each input's share of their uncertainty."""

from __future__ import annotations

from citybrain.presenting.report.charts.frame import table_of
from citybrain.presenting.report.charts.rows import ChartAxis, bar_row
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.sections.section import Section, lead, note, section
from citybrain.presenting.report.words import Words

MOST = 8
"""Inputs that are shown; the rest is summed."""


def uncertainty(contents: ReportContents, words: Words) -> Section | None:
    """The drivers of the uncertainty, first of the emissions, then behind a line of everything else."""
    told = contents.uncertainty
    if not told:
        return None
    carbon = ((contents.carbon or {}).get("quantity"), contents.filling.emissions)
    rows = [row for row in told["quantities"] if row.get("drivers")]
    rows.sort(key=lambda row: row["quantity"] not in carbon)
    others = None
    if rows[1:]:
        tables = [_table(row, words) for row in rows[1:]]
        others = element("details", element("summary", words.text("report-uncertainty-others")), tables)
    method = words.text("report-uncertainty-method", draws=told["draws"], seed=str(told["seed"]), sample=told["sample"])
    scheme = words.optional(f"report-scheme-{told['scheme']}", str(told["scheme"]))
    of_years = note(words.text("report-uncertainty-years")) if contents.pathway else None
    first = [_lead(rows[0], words), _table(rows[0], words)] if rows else [lead(words.text("report-uncertainty-none"))]
    untold = [note(words.text("cli-uncertainty-untold", **row)) for row in told["untold"]]
    return section(words, "uncertainty", first, of_years, others, untold, note(method, " ", scheme))


def _lead(row: Json, words: Words) -> Markup:
    first = max(row["drivers"], key=lambda driver: driver["share"])
    label, driver = words.within(row["label"]), words.within(first["label"])
    return lead(words.text("report-uncertainty-found", label=label, input=driver, share=_share(first["share"], words)))


def _share(share: float, words: Words) -> str:
    return words.percent(100 * share, signed=False)


def _table(row: Json, words: Words) -> Markup:
    drivers = sorted(row["drivers"], key=lambda driver: -driver["share"])
    shown, rest = drivers[:MOST], sum(driver["share"] for driver in drivers[MOST:])
    axis = ChartAxis.of([driver["share"] for driver in shown])
    told: list[tuple[Child, ...]] = [
        (driver["label"], _share(driver["share"], words), bar_row(axis, driver["share"]), driver["source"])
        for driver in shown
    ]
    if rest > 0:
        told.append((words.text("report-uncertainty-rest"), _share(rest, words), bar_row(axis, rest, "today"), ""))
    names, share, source = (words.text(f"report-head-{name}") for name in ("input", "share", "source"))
    heads = [names, share, "", source]
    return table_of(heads, told, row["label"], "drivers")
