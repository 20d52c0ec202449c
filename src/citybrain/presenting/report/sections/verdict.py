"""What a council reads first: the plan's name, one sentence, the key figures."""

from __future__ import annotations

from collections.abc import Iterator

from citybrain.plans.outcome import holds_none
from citybrain.plans.roles import EMISSIONS
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element, join
from citybrain.presenting.report.numbers import MINUS, digits
from citybrain.presenting.report.sections.section import number, verdict_of
from citybrain.presenting.report.words import Words, bounds


def opening(contents: ReportContents, words: Words) -> Markup:
    """The head of the report."""
    plan, city = contents.answer["plan"], contents.city
    place = words.text("report-of", city=city["name"], date=city["created"][:10], snapshot=contents.answer["snapshot"])
    return element(
        "header",
        element("p", place, class_="place"),
        element("h1", plan["name"], dir="auto"),
        element("p", sentence(contents, words), class_="verdict"),
        element("p", split(contents, words), class_="note") if contents.shares else None,
        element("p", plan["description"], class_="description") if plan.get("description") else None,
        element("p", element("a", words.text("report-simulated"), href="#method"), class_="chip")
        if city["simulated"]
        else None,
        [element("p", told["text"], class_="notice") for told in contents.answer.get("notices") or []],
        figures_of(contents, words),
        legend(contents, words),
    )


def figures_of(contents: ReportContents, words: Words) -> Markup:
    """The key figures beside each other."""
    return element("dl", [_figure(*told) for told in figures(contents, words)], class_="figures")


def sentence(contents: ReportContents, words: Words) -> str:
    """The verdict in one sentence: over the years with target and budget, else today against the plan."""
    if contents.pathway:
        return _over_years(contents, contents.pathway, words)
    effect = contents.carbon
    if effect is None:
        return words.text("report-verdict-nothing")
    quantity, size = effect["quantity"], max(abs(effect["before"] or 0), abs(effect["after"] or 0))
    verdict = verdict_of(contents, effect)
    change = effect["change"] or 0.0
    return words.text(
        "report-verdict-year",
        verdict="unclear" if verdict == "unclear" else "same" if not change else "less" if change < 0 else "more",
        label=words.within(effect["label"]),
        percent=words.percent(abs(effect["change_percent"] or 0.0), signed=False),
        today=words.say(effect["before"], effect["unit"], quantity, size),
        plan=words.say(effect["after"], effect["unit"], quantity, size),
    )


def split(contents: ReportContents, words: Words) -> str:
    """What each domain contributes to the emissions of use: without the plan, and with it."""
    told = words.text("report-comma").join(_contribution(row, words) for row in contents.shares)
    return words.text("report-emissions-split", shares=told)


def _contribution(row: Json, words: Words) -> str:
    """What one domain contributes, in digits of its own: one may contribute a thousandth of what another does."""
    size = max(abs(row["reference"]), abs(row["plan"]))
    before, after = (words.say(row[key], row["unit"], row["quantity"], size) for key in ("reference", "plan"))
    return words.text("report-emissions-share", label=row["label"], before=before, after=after)


def _over_years(contents: ReportContents, pathway: Json, words: Words) -> str:
    target, budget = pathway.get("target"), pathway.get("budget")
    series = contents.series((target or {}).get("quantity", ""), contents.filling.yearly, contents.filling.emissions)
    years, exhausted = pathway["years"], (budget or {}).get("plan_exhausted")
    return words.text(
        "report-verdict-years",
        target=_met(target),
        budget="none" if not budget else "kept" if exhausted is None else "used",
        exhausted=str(exhausted or ""),
        first=str(years[0]),
        last=str(years[-1]),
        **_sum_words(contents, words),
        **_target_words(target, words),
        **_series_words(series, words),
    )


def _met(target: Json | None) -> str:
    """Met thanks to the plan, met anyway, or missed."""
    if not target:
        return "none"
    anyway = target["reference"] is not None and target["reference"] <= target["wanted"]
    return "missed" if not target["met"] else "anyway" if anyway else "met"


def _target_words(target: Json | None, words: Words) -> dict[str, str]:
    if not target:
        return dict.fromkeys(("by", "gap", "reached", "base"), "")
    quantity, plan, wanted = target["quantity"], target["plan"], target["wanted"]
    unit = target.get("unit", "t/a")
    reached = None if plan is None or not target["base_value"] else 100 * (plan / target["base_value"] - 1)
    return {
        "by": str(target["by"]),
        "base": str(target["base_year"]),
        "gap": words.say(abs((plan or 0) - (wanted or 0)), unit, quantity),
        "reached": words.percent(reached),
    }


def _sum_words(contents: ReportContents, words: Words) -> dict[str, str]:
    """What the city emits in all years, more or less than without the plan, or neither for sure."""
    effect = contents.effect(contents.filling.cumulated)
    if not effect or not effect["change"]:
        return {"sum": "none", "amount": "", "share": ""}
    percent, unclear = effect["change_percent"], verdict_of(contents, effect) == "unclear"
    spread = contents.uncertain(contents.filling.cumulated).get("change")
    return {
        "sum": "unclear" if unclear else "less" if effect["change"] < 0 else "more",
        "amount": words.apart(effect["change"], spread, effect["unit"], effect["quantity"])[0].lstrip(MINUS),
        "share": words.percent(None if percent is None else abs(percent), signed=False),
    }


def _series_words(series: Json | None, words: Words) -> dict[str, str]:
    if not series:
        return dict.fromkeys(("label", "plan", "reference"), "")
    plan, reference = series["plan"][-1], series["reference"][-1]
    size = max(abs(plan or 0), abs(reference or 0))
    said = [words.say(value, series["unit"], series["quantity"], size) for value in (plan, reference)]
    return {"label": words.within(series["label"]), "plan": said[0], "reference": said[1]}


def figures(contents: ReportContents, words: Words) -> Iterator[tuple[str, Child, str]]:
    """The key figures: name, number, and what stands under it."""
    effect, pathway = contents.carbon, contents.pathway
    if effect:
        below = "report-against-without" if pathway else "report-against-today"
        yield _changed(contents, effect, words.text(below, percent=words.percent(effect["change_percent"])), words)
    last = contents.effect(contents.filling.emissions) if pathway else None
    if pathway and last and last is not effect:
        year = words.text("report-in-year", year=str(pathway["years"][-1]))
        yield _changed(contents, last, f"{words.percent(last['change_percent'])} {year}", words)
    yield from _embodied(contents, words)
    yield from _money_figures(contents, words)
    for of, count in contents.answer["touched_by_entity"].items():
        below = words.text("report-changed-total", total=contents.sizes.get(of, count))
        named = words.text("report-figure-changed", entity=contents.answer["touched_labels"][of])
        yield named, words.count(count), below


def _embodied(contents: ReportContents, words: Words) -> Iterator[tuple[str, Child, str]]:
    """What making what is put in emits, told apart from use."""
    balance = contents.answer.get("balance")
    if balance and balance["embodied"]:
        told = words.say(balance["embodied"], balance["embodied_unit"], EMISSIONS, signed=True)
        use = words.say(balance["use"], balance["use_unit"], EMISSIONS, signed=True)
        kind = "report-figure-embodied-years" if balance["years"] else "report-figure-embodied-once"
        yield words.text("report-figure-embodied"), number(told, 4), words.text(kind, use=use)


def _changed(contents: ReportContents, effect: Json, below: str, words: Words) -> tuple[str, Child, str]:
    spread = contents.uncertain(effect["quantity"]).get("change")
    told = words.sure(effect["change"], spread, effect["unit"], effect["quantity"], signed=True)
    return effect["label"], _sure(told, spread, effect.get("quality"), words), below


def _money_figures(contents: ReportContents, words: Words) -> Iterator[tuple[str, Child, str]]:
    cost, money = contents.answer["cost"], contents.money or {}
    invested = money.get("investment", cost["investment"])
    spread = contents.of_money("investment", invested)
    told = _sure(words.sure(invested, spread, "money"), spread, 4, words)
    yield words.text("report-figure-investment"), told, words.text("report-figure-investment-note")
    tonne = money.get("cost_per_tonne", cost["cost_per_tonne"])
    if tonne is not None:
        spread = contents.of_money("cost_per_tonne", tonne)
        note = words.text("report-figure-tonne-note", verdict=saving(tonne, spread))
        told = _sure(words.sure(tonne, spread, "money/t"), spread, 4, words)
        yield words.text("report-figure-tonne"), told, note
    if money.get("payback_years") is not None:
        told = number(words.text("report-years", count=digits(money["payback_years"], 0)))
        yield words.text("report-figure-payback"), told, words.text("report-figure-payback-note")
    elif not money and cost["energy_cost_change"] is not None:
        saved = cost["energy_cost_change"]
        spread = contents.of_money("energy_cost_change", saved)
        told = _sure(words.sure(saved, spread, "money/a", signed=True), spread, 4, words)
        yield words.text("report-figure-energy"), told, words.text("report-figure-energy-note")


def saving(tonne: float, spread: Json | None) -> str:
    """Whether a tonne that is avoided saves money or costs it; unclear where its interval holds zero."""
    low, high = bounds(spread)
    if low is not None and high is not None and holds_none(low, high):
        return "unclear"
    return "saves" if tonne < 0 else "costs"


def _sure(told: str, spread: Json | None, level: int | None, words: Words) -> Markup:
    """A number with its line; ± ? beside it where its uncertainty was not computed."""
    unknown = None if spread else element("small", words.text("report-uncertainty-unknown"))
    return join(number(told, level), " " if unknown else None, unknown)


def _figure(name: str, told: Child, below: str) -> Markup:
    return element("div", element("dt", name), element("dd", told, class_="value"), element("dd", below, class_="note"))


def legend(contents: ReportContents, words: Words) -> Markup:
    """What the line under a number means, and how sure the intervals are."""
    lines = element(
        "span",
        element("span", words.text("report-known-computed"), class_="number computed"),
        " ",
        element("span", words.text("report-known-assumed"), class_="number assumed"),
    )
    uncertainty = words.text("report-interval-note") if contents.uncertainty else words.text("report-no-interval-note")
    return element(
        "p", words.text("report-line-note"), " ", lines, words.text("report-stop"), uncertainty, class_="note"
    )
