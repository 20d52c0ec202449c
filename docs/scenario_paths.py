"""`make docs`: the tables of docs/scenarios.md and docs/scenarios.csv, written from the files of the scenarios."""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from citybrain.base.domains import find_domains
from citybrain.kernel import Graph, Parameter
from citybrain.plans.scenarios import Scenario, scenarios_of

PAGE = Path(__file__).parent / "scenarios.md"
CHART = Path(__file__).parent / "scenarios.csv"
COUNTRIES = ("FI", "DE", "CN")
YEARS = range(2020, 2051)
SHOWN = (2020, 2026, 2030, 2035, 2040, 2050)
FIELDS = ("country", "scenario", "parameter", "unit", "year", "value", "low", "high", "quality")
MARK = re.compile(r"(<!-- table (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def graph_of(country: str) -> Graph:
    """The graph with the parameters of a country."""
    return find_domains().graph(country)


def points(country: str) -> Iterator[dict[str, str]]:
    """Every path of a country year by year, `frozen` left out; of a table, its first row, which names no use.

    Of a scenario that extends another, what differs from that.
    """
    base = graph_of(country)
    moving = [scenario for scenario in scenarios_of(country) if scenario.courses]
    for scenario in moving:
        graph = scenario.graph(base)
        for name in sorted(names_of(scenario, moving)):
            for year in YEARS:
                yield {
                    "country": country, "scenario": scenario.name, "parameter": name,
                    "unit": graph.parameters[name].unit, "year": str(year), **reading(graph.parameters[name], year),
                }  # fmt: skip


def names_of(scenario: Scenario, moving: Sequence[Scenario]) -> set[str]:
    """Parameters whose paths are shown of a scenario: of its own beside the one that it extends, else of all."""
    if scenario.said.extends is None:
        return {name for other in moving if other.said.extends is None for name in other.courses}
    base = next(other for other in moving if other.name == scenario.said.extends)
    return {name for name, course in scenario.courses.items() if base.courses.get(name) != course}


def reading(parameter: Parameter, year: int) -> dict[str, str]:
    """Value, quality and 90 % interval of a parameter on the first day of a year."""
    day = datetime.date(year, 1, 1)
    if parameter.by:
        table = parameter.table_at(day)
        row = table.rows[0]
        value, quality = row.value, row.quality
    else:
        found = parameter.at(day)
        value, quality = found.value, found.quality
    uncertainty, edge = parameter.uncertainty_at(day), 1.6448536269514722
    low, high = (
        (value, value) if uncertainty is None else (uncertainty.value(value, -edge), uncertainty.value(value, edge))
    )
    numbers = {"value": value, "low": min(low, high), "high": max(low, high)}
    return {**{name: f"{number:.6g}" for name, number in numbers.items()}, "quality": str(quality)}


def chart() -> str:
    """The CSV of all paths."""
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, lineterminator="\n")
    writer.writeheader()
    for country in COUNTRIES:
        writer.writerows(points(country))
    return text.getvalue()


def table(country: str) -> str:
    """The paths of a country as a table: a line for each parameter and scenario."""
    rows = [row for row in points(country) if int(row["year"]) in SHOWN]
    lines = ["| parameter | unit | scenario | " + " | ".join(map(str, SHOWN)) + " |"]
    lines.append("|---|---|---|" + "---:|" * len(SHOWN))
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        number = float(row["value"])
        value = f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"
        grouped.setdefault((row["parameter"], row["unit"], row["scenario"]), []).append(value)
    for (parameter, unit, scenario), values in sorted(grouped.items()):
        lines.append(f"| {parameter} | {unit} | {scenario} | {' | '.join(values)} |")
    return "\n".join(lines)


def page(text: str) -> str:
    """The page with its tables written anew."""
    return MARK.sub(lambda found: f"{found[1]}\n{table(found[2])}\n\n{found[3]}", text)


if __name__ == "__main__":
    CHART.write_text(chart(), encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
