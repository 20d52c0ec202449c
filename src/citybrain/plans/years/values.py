"""Whether the dated parameters have values in a year."""

from __future__ import annotations

import datetime

from citybrain.kernel import DeclarationError, Graph
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.years.checks import Notice


def require_values(
    graph: Graph, day: datetime.date, spot: SourceLocation, code: str = "plan-years-without-values"
) -> None:
    """Raises PlanError with a code of the catalogue, pointing to a place, where a parameter has no value on a day."""
    try:
        for parameter in graph.parameters.values():
            (parameter.table_at if parameter.by else parameter.at)(day)
    except DeclarationError as error:
        told = {name: str(error.arguments[name]) for name in ("parameter", "first")}
        received = day.isoformat() if code == "plan-date-without-values" else str(day.year)
        raise spot.fault(code, received=received, **told) from None


def horizon_notices(graph: Graph, first: int, last: int) -> list[Notice]:
    """Whether years go on after the last value of any parameter; nothing where none moves after the first year."""
    numbers = (value.since.year for parameter in graph.parameters.values() for value in parameter.values)
    tables = (table.since.year for parameter in graph.parameters.values() for table in parameter.tables)
    latest = max((*numbers, *tables), default=last)
    if not first < latest < last:
        return []
    return [Notice("plan-years-after-values", "/years/to", {"last": str(last), "latest": str(latest)})]
