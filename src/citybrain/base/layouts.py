"""What a square can be laid out with: measures that domains declare for it, and the grounds on which they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from citybrain.kernel.errors import DeclarationError

PATTERNS = ("rows", "edge", "middle", "patch", "scattered")
"""How the cells of a measure lie: in rows, along the edge, around the middle, in one patch, or anywhere."""

Drawn = Literal["crown", "grass", "water", "garden", "paving", "sail", "seat"]
"""How the page draws a cell that has the measure."""

LAYERS = ("above", "ground")
"""A cell has one measure of each layer at most."""

MEAN, SUM = "layout_mean", "layout_sum"
"""Roles of what layouts are scored by: of cells the mean over the ground, and sums over it; of a ground its value."""


@dataclass(frozen=True)
class LayoutMeasure:
    """A measure that a layout can have: on cells in one of the `patterns`, or of the ground itself where there is none.

    `layer` tells whether it lies above ground, `takes` is the setting that says which part of a cell nobody can walk on
    with it. `amounts` are values that its settings may have, by setting.
    """

    name: str
    drawn: Drawn
    patterns: tuple[str, ...]
    layer: str
    takes: str
    amounts: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True)
class LayoutGround:
    """An entity whose rows are laid out: its relations to cells (weight: part of a cell in it) and cells of ways."""

    name: str
    cells: str
    ways: str


def layout_measure(
    name: str, *, drawn: Any, patterns: tuple[str, ...] = (), layer: str = "ground", takes: str = "",
    amounts: Mapping[str, list[float]] | None = None, where: str = "",
) -> LayoutMeasure:  # fmt: skip
    """A declared measure of layouts. Raises DeclarationError for what is not known."""
    values = {setting: tuple(float(one) for one in some) for setting, some in (amounts or {}).items()}
    taken = ((takes, tuple(values)),) if takes else ()
    for received, allowed in (
        *((one, PATTERNS) for one in patterns),
        (drawn, get_args(Drawn)),
        (layer, LAYERS),
        *taken,
    ):
        if received not in allowed:
            raise DeclarationError(
                "layout-declared-wrong", measure=name, where=where, received=str(received), allowed=", ".join(allowed)
            )
    return LayoutMeasure(name, drawn, tuple(patterns), layer, takes, values)


def layout_ground(name: str, *, cells: str, ways: str = "", where: str = "") -> LayoutGround:
    """A declared ground. Its relations are looked up where a layout is asked for."""
    return LayoutGround(name, cells, ways)
