"""The layer of parameters that an adopted calibration writes: dated tables with source, quality and uncertainty of
each.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from citybrain.kernel import Graph, Parameter
from citybrain.kernel.lookup import Table
from citybrain.plans.calibration.groups import GroupCells
from citybrain.plans.calibration.outcome import CalibrationOutcome, GroupOutcome

QUALITY = 3
"""Level of a calibrated factor: data of a group of buildings, read for each of them."""

DIGITS = 4
FIRST_DAY = datetime.date(1900, 1, 1)

HEADER = """\
# Factors between computed and measured use, written by `citybrain calibrate`; the record of each is in calibrations/.
# To take a calibration back: citybrain calibrate CITY --revert NUMBER. Do not change this file by hand.
"""


def layer_text(graph: Graph, outcome: CalibrationOutcome, number: str, bills: str, day: datetime.date) -> str:
    """The text of the layer: all corrections that were estimated, over what was in force on `day`.

    They hold on every day: a factor says how buildings of a kind differ from their model, not what happened in the
    year of the bills; were it dated, a base year before it would be computed without it, and a difference between
    models would pass for a change of the city. `number` and `bills` (hash, period) go into the source of every value.
    """
    source = f"calibration {number} of bills {bills}"
    entries = {name: _entry(graph.parameters[name], outcome, source, day) for name in outcome.corrections}
    kept = {name: _whole(p) for name, p in graph.parameters.items() if p.where == WHERE and name not in entries}
    told = yaml.dump({**entries, **kept}, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100_000)
    return HEADER + str(told)


class _Plain(yaml.SafeDumper):
    """Writes every value out, also where two are the same."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


FILE = "calibration.yaml"
WHERE = f"parameters/{FILE}"
"""How a parameter of the layer names its place."""


def _whole(parameter: Parameter) -> dict[str, Any]:
    """A parameter of the layer that this calibration does not touch."""
    return {**_head(parameter), "values": [_dated(table) for table in parameter.tables]}


def _head(parameter: Parameter) -> dict[str, Any]:
    return {"unit": parameter.unit, "of": parameter.of, "by": list(parameter.by)}


def _entry(parameter: Parameter, outcome: CalibrationOutcome, source: str, day: datetime.date) -> dict[str, Any]:
    name, table, cells = parameter.name, parameter.table_at(day), outcome.cells
    group_of = {cell: group for group in outcome.groups if group.adopted for cell in group.cells}
    told = [
        _of_group(group_of[cell], name, source) if cell in group_of else _before(table, cells, outcome, name, cell)
        for cell in range(cells.count)
    ]
    uncertainty = outcome.uncertainty[name]
    entry = {
        "from": FIRST_DAY,
        "source": source,
        "uncertainty": {
            "shape": "lognormal",
            "relative": round(max(uncertainty.relative, 10.0**-DIGITS), DIGITS),
            "shared": round(uncertainty.shared, DIGITS),
            "source": f"{source}: posterior over the floor of the city, what all groups have in common apart",
        },
        "rows": _rows(cells, told),
    }
    return {**_head(parameter), "values": [entry]}


def _of_group(group: GroupOutcome, name: str, source: str) -> dict[str, Any]:
    found = group.estimates[name]
    told = f"{source}: {group.fitted} buildings, 90 % between {found.low:.2f} and {found.high:.2f}"
    return {"value": round(found.value, DIGITS), "source": told, "quality": QUALITY}


def _before(table: Table, cells: GroupCells, outcome: CalibrationOutcome, name: str, cell: int) -> dict[str, Any]:
    source, quality = cells.source(table, cell)
    return {"value": round(float(outcome.values[name][cell]), DIGITS), "source": source, "quality": quality}


def _rows(cells: GroupCells, told: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One row for every cell."""
    rows, (kind, dated) = [], cells.axes
    for cell, entry in enumerate(told):
        start = cells.starts[cell % len(cells.starts)]
        year = {dated: int(start)} if math.isfinite(start) else {}
        rows.append({kind: cells.uses[cell // len(cells.starts)], **year, **entry})
    return rows


def _dated(table: Table) -> dict[str, Any]:
    """A table as it stands, with all that it says."""
    rows = []
    for row in table.rows:
        names = {axis: list(names) if len(names) > 1 else names[0] for axis, names in row.names.items()}
        starts = {axis: int(start) if start == int(start) else start for axis, start in row.starts.items()}
        rows.append({**names, **starts, "value": row.value, "source": row.source, "quality": row.quality})
    entry: dict[str, Any] = {"from": table.since, "rows": rows}
    if table.uncertainty is not None:
        widths = (
            {"relative": table.uncertainty.relative}
            if table.uncertainty.relative
            else {"absolute": table.uncertainty.absolute}
        )
        uncertainty = {
            "shape": table.uncertainty.shape,
            **widths,
            "shared": table.uncertainty.shared,
            "source": table.uncertainty.source,
        }
        entry["uncertainty"] = uncertainty
    return entry
