"""Plans side by side as a tidy table."""

from __future__ import annotations

from collections.abc import Iterator

from citybrain.presenting.report.contents import Json
from citybrain.presenting.report.tidy import PLAN, REFERENCE, TODAY, TidyRow


def comparison_rows(comparison: Json, city: str) -> Iterator[TidyRow]:
    """Every headline number of every plan, what plans are weighed by, and their paths; `entity` is the plan."""
    plans = comparison["plans"]
    for row in comparison["headline"]:
        named = row["quantity"], row["label"], row["unit"]
        for place, plan in enumerate(plans):
            year = int(plan["date"][:4])
            yield TidyRow(*named, "plan", plan["name"], None, TODAY, row["today"][place])
            yield TidyRow(*named, "plan", plan["name"], year, REFERENCE, row["reference"][place])
            yield TidyRow(*named, "plan", plan["name"], year, PLAN, row["plan"][place])
    unit = comparison["balance"]
    for plan in plans:
        yield TidyRow(
            "emissions", "emissions", unit["emissions_unit"], "plan", plan["name"], None, PLAN, plan["emissions"]
        )
        yield TidyRow("net_cost", "net cost", unit["cost_unit"], "plan", plan["name"], None, PLAN, plan["net_cost"])
        yield TidyRow("dominated", "dominated", "1", "plan", plan["name"], None, PLAN, float(plan["dominated"]))
    paths = comparison["paths"]
    if paths:
        named = paths["quantity"], paths["label"], paths["unit"]
        for year, value in zip(paths["years"], paths["reference"], strict=True):
            yield TidyRow(*named, "city", city, year, REFERENCE, value)
        for line in paths["plans"]:
            for year, value in zip(line["years"], line["plan"], strict=True):
                yield TidyRow(*named, "plan", line["name"], year, PLAN, value)
