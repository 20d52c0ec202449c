"""Columns by year, stacked away from zero: what is spent upwards, what is saved downwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citybrain.presenting.report.charts.frame import ChartText, Scale, box, straight, svg, ticks, words
from citybrain.presenting.report.element import Markup

HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 280.0, 34.0, 26.0, 52.0, 8.0
GAP = 0.25
"""Share of a year's room that stays free."""


@dataclass(frozen=True)
class Stack:
    """One layer of the columns: a value for each year; `kind` is its class in the style sheet."""

    kind: str
    label: str
    values: Sequence[float]


def column_chart(
    years: Sequence[int],
    stacks: Sequence[Stack],
    unit: str,
    write: Callable[[float], str],
    told: ChartText,
    width: float,
) -> Markup:
    """Columns of several layers, positive ones above zero and negative ones below it."""
    tops = [sum(max(0.0, s.values[n]) for s in stacks) for n in range(len(years))]
    depths = [sum(min(0.0, s.values[n]) for s in stacks) for n in range(len(years))]
    levels = ticks(min([0.0, *depths]), max([0.0, *tops]))
    up = Scale(levels[0], levels[-1], HEIGHT - BOTTOM, TOP)
    room = (width - LEFT - RIGHT) / max(1, len(years))
    grid = [
        [straight(LEFT, up.at(v), width - RIGHT, up.at(v), "zero" if v == 0 else "grid"),
         words(LEFT - 8, up.at(v) + 4, write(v), anchor="end")]
        for v in levels
    ]  # fmt: skip
    every = max(1, round(52 / room))
    names = [
        words(LEFT + room * (n + 0.5), HEIGHT - 6, str(year), anchor="middle")
        for n, year in enumerate(years)
        if n % every == 0 and (n == 0 or n + every <= len(years) or n == len(years) - 1)
    ]
    bars = [
        piece
        for n in range(len(years))
        for piece in _column(n, stacks, up, LEFT + room * (n + GAP / 2), room * (1 - GAP))
    ]
    return svg(width, HEIGHT, told, words(2, 14, unit, "unit"), grid, names, bars)


def _column(number: int, stacks: Sequence[Stack], up: Scale, x: float, width: float) -> list[Markup]:
    above, below, made = 0.0, 0.0, []
    for stack in stacks:
        value = stack.values[number]
        if not value:
            continue
        start = above if value > 0 else below
        top, bottom = sorted((up.at(start), up.at(start + value)))
        made.append(box(x, top, width, bottom - top, f"bar {stack.kind}", stack.label))
        above, below = (start + value, below) if value > 0 else (above, start + value)
    return made
