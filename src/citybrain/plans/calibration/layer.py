"""The layer of parameters that an adopted calibration writes: dated tables with source, quality and doubt of each."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from citybrain.kernel import Graph, Parameter
from citybrain.kernel.lookup import Table
from citybrain.plans.calibration.groups import USE, YEAR, Cells
from citybrain.plans.calibration.outcome import GroupOutcome, Outcome

QUALITY = 3
"""Level of a calibrated factor: data of a group of buildings, read for each of them."""

DIGITS = 4
FIRST_DAY = datetime.date(1900, 1, 1)

HEADER = """\
# Factors between computed and measured use, written by `citybrain calibrate`; the record of each is in calibrations/.
# To take a calibration back: citybrain calibrate CITY --revert NUMBER. Do not change this file by hand.
"""


def layer_text(
    graph: Graph, outcome: Outcome, number: str, bills: str, first: datetime.date, day: datetime.date
) -> str:
    """The text of the layer: all corrections that were estimated, from `first` on, over what was in force on `day`.

    `number` of the calibration and `bills` (hash and period) go into the source of every value.
    """
    source = f"calibration {number} of bills {bills}"
    entries = {}
    for name in outcome.corrections:
        parameter = graph.parameters[name]
        earlier = [_dated(table) for table in parameter.tables if table.since < first]
        entries[name] = {
            "unit": parameter.unit,
            "of": parameter.of,
            "by": list(parameter.by),
            "values": [*earlier, _calibrated(parameter, outcome, name, source, first, day)],
        }
    kept = {
        name: _whole(parameter)
        for name, parameter in graph.parameters.items()
        if name not in entries and parameter.where == WHERE
    }
    return HEADER + yaml.safe_dump({**entries, **kept}, allow_unicode=True, sort_keys=False, width=100_000)


FILE = "calibration.yaml"
WHERE = f"parameters/{FILE}"
"""How a parameter of the layer names its place."""


def _whole(parameter: Parameter) -> dict[str, Any]:
    """A parameter of the layer that this calibration does not touch."""
    tables = [_dated(table) for table in parameter.tables]
    return {"unit": parameter.unit, "of": parameter.of, "by": list(parameter.by), "values": tables}


def _calibrated(
    parameter: Parameter, outcome: Outcome, name: str, source: str, first: datetime.date, day: datetime.date
) -> dict[str, Any]:
    table, cells = parameter.table_at(day), outcome.cells
    group_of = {cell: group for group in outcome.groups if group.adopted for cell in group.cells}
    told = [
        _of_group(group_of[cell], name, source) if cell in group_of else _before(table, cells, outcome, name, cell)
        for cell in range(cells.count)
    ]
    entry: dict[str, Any] = {"from": first, "source": source}
    if name in outcome.doubt:
        doubt = outcome.doubt[name]
        entry["doubt"] = {
            "shape": "lognormal",
            "relative": round(max(doubt.relative, 10.0**-DIGITS), DIGITS),
            "shared": round(doubt.shared, DIGITS),
            "source": f"{source}: posterior over the floor of the city, what all groups have in common apart",
        }
    return {**entry, "rows": _rows(cells, told)}


def _of_group(group: GroupOutcome, name: str, source: str) -> dict[str, Any]:
    found = group.estimates[name]
    told = f"{source}: {group.fitted} buildings, 90 % between {found.low:.2f} and {found.high:.2f}"
    return {"value": round(found.value, DIGITS), "source": told, "quality": QUALITY}


def _before(table: Table, cells: Cells, outcome: Outcome, name: str, cell: int) -> dict[str, Any]:
    source, quality = cells.source(table, cell)
    return {"value": round(float(outcome.values[name][cell]), DIGITS), "source": source, "quality": quality}


def _rows(cells: Cells, told: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row for every cell."""
    rows = []
    for cell, entry in enumerate(told):
        start = cells.starts[cell % len(cells.starts)]
        year = {YEAR: int(start)} if math.isfinite(start) else {}
        rows.append({USE: cells.uses[cell // len(cells.starts)], **year, **entry})
    return rows


def _dated(table: Table) -> dict[str, Any]:
    """A table as it stands, with all that it says."""
    rows = []
    for row in table.rows:
        names = {axis: list(names) if len(names) > 1 else names[0] for axis, names in row.names.items()}
        starts = {axis: int(start) if start == int(start) else start for axis, start in row.starts.items()}
        rows.append({**names, **starts, "value": row.value, "source": row.source, "quality": row.quality})
    entry: dict[str, Any] = {"from": table.since, "rows": rows}
    if table.doubt is not None:
        widths = {"relative": table.doubt.relative} if table.doubt.relative else {"absolute": table.doubt.absolute}
        doubt = {"shape": table.doubt.shape, **widths, "shared": table.doubt.shared, "source": table.doubt.source}
        entry["doubt"] = doubt
    return entry
