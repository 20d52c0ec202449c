"""A plan from year to year on a terminal: milestones, budget, target, measures, money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.markup import escape
from rich.table import Table

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader, amount
from citybrain.cli.tables import balance_line, effects_table, facts_line, left_out, makes, signed
from citybrain.kernel.roles import Roles
from citybrain.messages import text

Answer = Mapping[str, Any]
YEARLY, CUMULATED = "yearly_emissions", "cumulated_emissions"
"""Roles of emissions of a year, and of all years until then."""
NUMBERS = (
    ("present_value", "money"),
    ("investment", "money"),
    ("subsidies", "money"),
    ("cost_per_tonne", "money/t"),
    ("payback_years", "a"),
)


def print_pathway(answer: Answer, currency: str, reader: Reader, roles: Roles) -> None:
    """The first year beside the last, what happens on the way, and where that leaves budget, target and money."""
    out, language, path = reader.out(), reader.language, answer["pathway"]
    years = path["years"]
    scenario = text("path-scenario", language, first=str(years[0]), last=str(years[-1]), name=path["scenario"]["label"])
    out.print(effects_table(answer, currency, reader))
    out.print(escape(scenario))
    out.print(_milestones(path, reader, roles))
    for line in (*_budget(path, reader), *_target(path, currency, reader)):
        out.print(escape(line))
    out.print(_measures(path, currency, reader))
    for line in (*makes(answer["measures"], currency, reader), *left_out(path["measures"], reader)):
        out.print(escape(line), style="dim")
    for notice in answer["notices"]:
        out.print(escape(notice["text"]), style="yellow")
    if path["money"]:
        _print_money(path["money"], currency, reader)
    out.print(balance_line(answer, reader), markup=False)
    out.print(facts_line(answer, reader), style="dim")


def _milestones(path: Answer, reader: Reader, roles: Roles) -> Table:
    """Emissions of some years on both paths, and what has added up by then."""
    keys = ("year", "reference", "plan", "reference-sum", "plan-sum", "left")
    table = headed_table(reader, "path-column-", keys, keys, text("path-emissions", reader.language))
    by_name = {quantity["quantity"]: quantity for quantity in path["quantities"]}
    yearly_name, cumulated_name = (roles.one(role) or "" for role in (YEARLY, CUMULATED))
    if yearly_name not in by_name or cumulated_name not in by_name:
        return table
    limit = path["budget"] and path["budget"]["limit"]
    for year in path["zone_years"]:
        row = path["years"].index(year)
        told = [by_name[name][kind][row] for name in (yearly_name, cumulated_name) for kind in ("reference", "plan")]
        left = "–" if limit is None else amount(limit - by_name[cumulated_name]["plan"][row], "t")
        yearly, summed = [amount(v, "t/a") for v in told[:2]], [amount(v, "t") for v in told[2:]]
        table.add_row(str(year), *yearly, *summed, left)
    return table


def _budget(path: Answer, reader: Reader) -> Iterator[str]:
    """When the budget of emissions is used up, on both paths."""
    budget, last = path["budget"], str(path["years"][-1])
    if budget is None:
        return
    yield text("path-budget", reader.language, limit=amount(budget["limit"], "t"))
    for kind in ("reference", "plan"):
        used, year = budget[f"{kind}_used"][-1], budget[f"{kind}_exhausted"]
        if year is None:
            left = amount(budget["limit"] - used, "t")
            yield text(f"path-budget-{kind}-lasts", reader.language, last=last, left=left)
        else:
            over = amount(used - budget["limit"], "t")
            yield text(f"path-budget-{kind}-used-up", reader.language, year=str(year), last=last, over=over)


def _target(path: Answer, currency: str, reader: Reader) -> Iterator[str]:
    """Whether the target and its milestones are met, and by how much not."""
    target = path["target"]
    if target is None:
        return
    unit = target["unit"]
    base = amount(target["base_value"], unit, currency)
    yield text("path-target", reader.language, label=target["label"], base_year=str(target["base_year"]), base=base)
    steps = [*target["milestones"], {**target, "year": target["by"]}]
    for step in sorted(steps, key=lambda step: step["year"]):
        wanted, reached = (amount(step[key], unit, currency) for key in ("wanted", "plan"))
        away = amount(abs(step["plan"] - step["wanted"]), unit, currency)
        key = "path-target-met" if step["met"] else "path-target-missed"
        yield text(key, reader.language, year=str(step["year"]), wanted=wanted, reached=reached, away=away)


def _measures(path: Answer, currency: str, reader: Reader) -> Table:
    """Who takes part by when, and what it costs."""
    years = path["zone_years"]
    keys = ("cli-column-measure", "path-column-strategy", "cli-column-selected")
    table = headed_table(reader, "", keys, keys[2:], text("cli-measures", reader.language))
    for year in years:
        table.add_column(str(year), justify="right")
    table.add_column(text("cli-column-investment", reader.language), justify="right")
    for measure in path["measures"]:
        adopted = [_adopted(measure, path["years"].index(year)) for year in years]
        table.add_row(
            f"{measure['position']} {escape(measure['label'])}",
            text(f"strategy-{measure['strategy']}", reader.language),
            f"{measure['selected']:,}",
            *adopted,
            amount(sum(measure["investment"]), "money", currency),
        )
    return table


def _adopted(measure: Answer, row: int) -> str:
    """Buildings that take part by a year; of a measure of the whole city how far it has come."""
    if "shares" in measure:
        return f"{measure['shares'][row] or 0:.0%}"
    return f"{measure['adopted'][row]:,}"


def _print_money(money: Answer, currency: str, reader: Reader) -> None:
    """What the plan costs society, and who gains and pays."""
    for name, unit in NUMBERS:
        told = amount(money[name], unit, currency)
        reader.out().print(f"{text('path-money-' + name.replace('_', '-'), reader.language)}: {told}")
    table = headed_table(reader, "path-column-", ("group", "gain"), ("gain",), text("path-groups", reader.language))
    for group in money["groups"]:
        known = signed(group["present_value"], "money", currency)
        table.add_row(escape(group["label"]), known if group["known"] else text("path-not-known", reader.language))
    reader.out().print(table)
