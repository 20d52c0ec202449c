"""The report: what was emitted, by sector and scope, how sure that is, what adds up, how it was made, from what."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from citybrain import __version__
from citybrain.inventory.recalculation import significance
from citybrain.presenting.inventory.chart import scope_legend, sector_chart
from citybrain.presenting.inventory.shapes import InventoryAnswer, InventoryChange, InventoryRow, InventorySum
from citybrain.presenting.report.charts.frame import ChartText, figure, table_of
from citybrain.presenting.report.element import Child, Markup, element, join
from citybrain.presenting.report.numbers import last_digit
from citybrain.presenting.report.page import page
from citybrain.presenting.report.sections.section import Section, lead, note, spread
from citybrain.presenting.report.words import Words

TONNES, CARBON = "t", "emissions"


def inventory_report(
    answer: InventoryAnswer, city: str, sources: Mapping[str, str], notices: Sequence[str], language: str
) -> str:
    """The report on a year. `sources`: source of each factor that lines use; `notices`: licences of the city's data."""
    words = Words(language, "")
    title = words.text("inventory-report-title", city=city, year=str(answer["year"]))
    head = element(
        "header",
        element("p", words.text("inventory-report-of", city=city, gwp=answer["gwp"]), class_="place"),
        element("h1", title),
        element("p", _verdict(answer, words), class_="verdict"),
        *_trend(answer, words),
        element("p", element("a", words.text("report-simulated"), href="#method"), class_="chip")
        if answer["method"]["simulated"]
        else None,
    )
    parts = [
        _sectors(answer, words),
        _levels(answer, words),
        _subcategories(answer, words),
        _keys(answer, words),
        _gases(answer, words),
        _identities(answer, words),
        _consumption(answer, words),
        _years(answer, words),
        _method(answer, words, sources, notices),
    ]
    return page(title, words, head, [part for part in parts if part is not None])


def _section(words: Words, name: str, *body: Child) -> Section:
    return Section(name, words.text(f"inventory-report-{name}"), join(*body))


def _verdict(answer: InventoryAnswer, words: Words) -> str:
    level = next(x["label"] for x in answer["levels"] if x["level"] == answer["level"])
    return words.text(
        "inventory-report-verdict", year=str(answer["year"]), total=_describe(answer["total"], words), level=level
    )


def _trend(answer: InventoryAnswer, words: Words) -> list[Markup]:
    """How emissions have changed, and of which subcategories that cannot be told."""
    trend = answer["trend"]
    if trend is None:
        return []
    once = ", ".join(trend["once"])
    said = [element("p", trend["text"])]
    return [*said, note(words.text("inventory-trend-once", subcategories=once))] if once else said


def _describe(total: InventorySum, words: Words) -> str:
    return words.sure(total["emissions"], {"low": total["low"], "high": total["high"]}, TONNES, CARBON)


def _cell(total: InventorySum, words: Words) -> Child:
    if total["emissions"] is None:
        return ", ".join(total["keys"]) or "–"
    value, around = words.apart(total["emissions"], {"low": total["low"], "high": total["high"]}, TONNES, CARBON)
    return [value, spread(around)]


def _sectors(answer: InventoryAnswer, words: Words) -> Section:
    scopes = {scope: words.text("inventory-report-scope", scope=scope) for scope in (1, 2, 3)}
    rows: list[Sequence[Child]] = []
    for sector in answer["sectors"]:
        by_scope = {x["scope"]: _cell(x, words) for x in sector["scopes"]}
        name = f"{sector['sector']} {sector['label']}"
        rows.append([name, *(by_scope.get(scope, "") for scope in scopes), _cell(sector["total"], words)])
    whole = [
        words.text("inventory-report-total"),
        *(_cell(x, words) for x in answer["scopes"]),
        _cell(answer["total"], words),
    ]
    heads = [words.text("inventory-report-sector"), *scopes.values(), words.text("inventory-report-total")]
    told = ChartText(words.text("inventory-report-sectors"), _largest(answer, words))
    size = max([1.0, *(abs(x["total"]["emissions"] or 0.0) for x in answer["sectors"])])
    manner = words.manner(TONNES, size, CARBON)
    chart = sector_chart(
        answer["sectors"], manner.unit, lambda v: manner.write(v, last_digit(size / manner.divisor)), told
    )
    return _section(
        words, "sectors", figure(told, chart, None, ""), scope_legend(scopes), table_of(heads, [*rows, whole]),
        note(words.text("inventory-report-interval")),
    )  # fmt: skip


def _largest(answer: InventoryAnswer, words: Words) -> str:
    known = [x for x in answer["sectors"] if x["total"]["emissions"]]
    if not known or not answer["total"]["emissions"]:
        return words.text("inventory-report-nothing")
    first = max(known, key=lambda x: x["total"]["emissions"] or 0.0)
    share = (first["total"]["emissions"] or 0.0) / answer["total"]["emissions"]
    return words.text(
        "inventory-report-largest", sector=first["label"], share=words.percent(100.0 * share, signed=False)
    )


def _levels(answer: InventoryAnswer, words: Words) -> Section:
    heads = [
        words.text("inventory-report-level"),
        words.text("inventory-report-total"),
        words.text("inventory-report-silent"),
    ]
    rows: list[Sequence[Child]] = [
        [x["label"], _cell(x, words), ", ".join(x["silent"]) or "–"] for x in answer["levels"]
    ]
    return _section(
        words, "levels", table_of(heads, rows, class_="parameters"), note(words.text("inventory-report-silent-note"))
    )


def _subcategories(answer: InventoryAnswer, words: Words) -> Section:
    heads = [words.text(f"inventory-report-{key}") for key in ("subcategory", "total", "lines", "counts", "other")]
    rows = [_subcategory(row, words) for row in answer["subcategories"] if row["counts"] is not None]
    return _section(words, "subcategories", lead(words.text("inventory-report-one-kind")), table_of(heads, rows))


def _subcategory(row: InventoryRow, words: Words) -> Sequence[Child]:
    counts = words.text(f"inventory-counts-{row['counts']}")
    if row["choice"] is not None:
        counts = words.text("inventory-report-chosen", counts=counts, by=row["choice"]["by"])
    other = "–" if row["other"] is None else words.say(row["other"], TONNES, CARBON)
    name = element("span", f"{row['subcategory']} {row['label']}")
    return [name, _cell(row["total"], words), words.count(row["entered"] + row["computed"]), counts, other]


def _keys(answer: InventoryAnswer, words: Words) -> Section | None:
    rows: list[Sequence[Child]] = [
        [f"{row['subcategory']} {row['label']}", f"{key['key']} ({key['label']})", key["reason"] or "–"]
        for row in answer["subcategories"]
        for key in row["keys"]
    ]
    if not rows:
        return None
    heads = [words.text(f"inventory-report-{key}") for key in ("subcategory", "key", "reason")]
    return _section(words, "keys", table_of(heads, rows, class_="parameters"))


def _gases(answer: InventoryAnswer, words: Words) -> Section:
    heads = [words.text(f"inventory-report-{key}") for key in ("gas", "tonnes", "total")]
    rows: list[Sequence[Child]] = [
        [x["gas"], words.say(x["tonnes"], TONNES), words.say(x["emissions"], TONNES, CARBON)] for x in answer["gases"]
    ]
    biogenic = answer["total"]["biogenic"] or 0.0
    told = words.text("inventory-report-biogenic", tonnes=words.say(biogenic, TONNES))
    return _section(words, "gases", table_of(heads, rows), note(told), note(answer["method"]["warming"]))


def _identities(answer: InventoryAnswer, words: Words) -> Section:
    heads = [
        words.text(f"inventory-report-{key}") for key in ("identity", "left", "right", "difference", "verdict-head")
    ]
    rows: list[Sequence[Child]] = [
        [
            x["text"],
            *(_amount(x["left"], x["unit"], words), _amount(x["right"], x["unit"], words)),
            _amount(x["difference"], x["unit"], words),
            x["verdict_text"],
        ]
        for x in answer["identities"]
    ]
    return _section(words, "identities", table_of(heads, rows))


def _amount(value: float | None, unit: str, words: Words) -> str:
    return "–" if value is None else words.say(value, unit)


def _consumption(answer: InventoryAnswer, words: Words) -> Section | None:
    told = answer["consumption"]
    if told is None:
        return None
    heads = [words.text("inventory-report-account"), words.text("inventory-report-total")]
    interval = {"low": told["low"], "high": told["high"]}
    rows: list[Sequence[Child]] = [
        [words.text("inventory-level-territorial"), _amount_of_carbon(told["territorial"], words)],
        [words.text("inventory-report-consumed"), words.sure(told["emissions"], interval, TONNES, CARBON)],
        [words.text("inventory-report-consumed-less"), _amount_of_carbon(told["difference"], words)],
    ]
    parts = {"imported": told["imported"], "exported": told["exported"], "produced": told["produced"]}
    rows += [
        [words.text(f"inventory-report-{name}"), _amount_of_carbon(value, words)]
        for name, value in parts.items()
        if value is not None
    ]
    said = lead(told["comparison"])
    return _section(words, "consumption", said, table_of(heads, rows), note(told["method"], " ", told["source"]))


def _amount_of_carbon(value: float | None, words: Words) -> str:
    return "–" if value is None else words.say(value, TONNES, CARBON)


def _years(answer: InventoryAnswer, words: Words) -> Section | None:
    if not answer["changes"]:
        return None
    breaks = [
        element("li", words.text("inventory-report-break", before=str(x["before"]), year=str(x["year"]), why=x["text"]))
        for x in answer["breaks"]
    ]
    heads = [words.text(f"inventory-report-{key}") for key in ("year", "cause", "reason", "recalculated")]
    rows: list[Sequence[Child]] = [
        [str(x["year"]), x["label"], x["reason"], _recalculated(x, words)] for x in answer["changes"]
    ]
    share, source = significance(datetime.date.fromisoformat(max(x["at"] for x in answer["changes"])[:10]))
    rule = words.text("inventory-report-significance", share=words.percent(100.0 * share, signed=False), source=source)
    return _section(words, "changes", table_of(heads, rows, class_="parameters"), note(rule), element("ul", breaks))


def _recalculated(change: InventoryChange, words: Words) -> str:
    """What becomes of the base year: years that were computed again, else whether it must be."""
    if change["recalculated"]:
        return ", ".join(str(year) for year in change["recalculated"])
    needed = {True: "needed", False: "not-needed", None: "unknown"}[change["recalculate"]]
    return words.text(f"inventory-recalculation-{needed}")


def _method(answer: InventoryAnswer, words: Words, sources: Mapping[str, str], notices: Sequence[str]) -> Section:
    about = answer["method"]
    paragraphs = [words.text(f"inventory-method-{key}") for key in ("accounting", "interval", "computed")]
    if about["landfill"]:
        paragraphs.append(about["landfill"])
    if about["noise"]:
        paragraphs.append(about["noise"])
    if about["unstated"]:
        paragraphs.append(words.text("inventory-method-unstated", count=about["unstated"]))
    if about["simulated"]:
        paragraphs.append(words.text("report-method-simulated"))
    facts = [
        (words.text("inventory-report-warming"), about["warming"]),
        (words.text("inventory-report-widths"), about["uncertainty"]),
        (words.text("report-fact-snapshot"), str(about["snapshot"])),
        (words.text("report-fact-program"), f"Open City Brain {__version__}"),
    ]
    factors: list[Sequence[Child]] = [[name, source] for name, source in sources.items()]
    heads = [words.text("inventory-report-factor"), words.text("inventory-report-source")]
    told: list[Markup | None] = [
        element("dl", [[element("dt", name), element("dd", said)] for name, said in facts], class_="facts"),
        table_of(heads, factors, class_="parameters") if factors else None,
        element("h3", words.text("report-sources")),
        element("ul", [element("li", said) for said in notices], class_="sources"),
    ]
    return _section(words, "method", [element("p", said) for said in paragraphs], told)
