"""Water of the surface as inflows of nodes of a model on which no rain of its own falls."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from citybrain.domains.sewers.engine.assemble import assembled
from citybrain.domains.sewers.engine.sections import ModelFile, read_sections
from citybrain.domains.sewers.engine.storms import BLOCK, Storm, design_storm

SERIES = "CITYBRAIN_SURFACE"
UNITS = {"CFS": 0.3048**3, "GPM": 6.30902e-5, "MGD": 0.0438126, "CMS": 1.0, "LPS": 1e-3, "MLD": 1.0 / 86.4}
"""Cubic metres in a second of each flow unit."""

SECONDS = 60.0
SERIES_WORD, BASELINE_WORD = 2, 6
"""Words of a line of INFLOWS: the series, and the baseline with its pattern."""


def own_series(model: ModelFile) -> set[str]:
    """Names of nodes that the file gives a series of inflow of its own: they take no other."""
    rows = model.rows("INFLOWS")
    return {one.words[0] for one in rows if one.words[1].upper() == "FLOW" and one.words[SERIES_WORD] not in ("", "*")}


def with_inflows(text: str, volumes: Mapping[str, float], minutes: float, hours_after: float) -> str:
    """The text of a run in which water [m³] flows to nodes in the course of a storm [min], and no rain falls.

    The course is that of the blocks of `design_storm`, between whose middles flow runs straight; what flows in of the
    file itself, such as wastewater, stays. Volumes of nodes with a series of their own are left out (`own_series`).
    """
    shape = design_storm(1.0, minutes, hours_after)
    dry = Storm((0.0,) * len(shape.blocks), shape.minutes, hours_after)
    model = read_sections(assembled(text, {}, None, dry), "")
    sections = {name: [row.text for row in rows] for name, rows in model.sections.items()}
    times = np.array([0.0, *(BLOCK * (n + 0.5) for n in range(len(shape.blocks))), shape.minutes]) * SECONDS
    rates = np.array([0.0, *shape.blocks, 0.0])
    rates /= np.trapezoid(rates, times)
    series = sections.setdefault("TIMESERIES", [])
    series += [f"{SERIES} {_clock(time)} {rate!r}" for time, rate in zip(times.tolist(), rates.tolist(), strict=True)]
    unit, closed = UNITS[model.option("FLOW_UNITS")], own_series(model)
    base = {one.words[0]: one.words[BASELINE_WORD:] for one in model.rows("INFLOWS") if one.words[1].upper() == "FLOW"}
    sections.setdefault("INFLOWS", []).extend(
        f'"{name}" FLOW {SERIES} FLOW 1.0 {volume / unit!r} {" ".join(base.get(name, ()))}'
        for name, volume in volumes.items()
        if volume > 0.0 and name not in closed
    )
    return "\n".join(f"[{name}]\n" + "\n".join(lines) for name, lines in sections.items()) + "\n"


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
