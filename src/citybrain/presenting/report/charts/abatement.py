"""The marginal abatement chart: a block for each measure, as wide as what it avoids, as high as what a tonne costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citybrain.presenting.report.charts.frame import ChartText, Scale, box, straight, svg, ticks, words
from citybrain.presenting.report.element import Markup

HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 280.0, 34.0, 42.0, 60.0, 12.0
NARROWEST_NAMED = 9.0


@dataclass(frozen=True)
class AbatementBlock:
    """A measure: its number in the table, tonnes avoided a year, money for each of them."""

    number: int
    label: str
    avoided: float
    cost: float


def abatement_chart(
    blocks: Sequence[AbatementBlock],
    units: tuple[str, str],
    write: tuple[Callable[[float], str], Callable[[float], str]],
    told: ChartText,
    width: float,
) -> Markup:
    """Blocks from the cheapest to the dearest; `units` and `write` are of the tonnes (across) and the cost (up)."""
    ordered = sorted(blocks, key=lambda block: block.cost)
    costs = [block.cost for block in ordered]
    levels = ticks(min([0.0, *costs]), max([0.0, *costs]))
    up = Scale(levels[0], levels[-1], HEIGHT - BOTTOM, TOP)
    places = ticks(0.0, sum(block.avoided for block in ordered), 5 if width > 500 else 3)
    across = Scale(0.0, places[-1], LEFT, width - RIGHT)
    grid = [
        [straight(LEFT, up.at(v), width - RIGHT, up.at(v), "zero" if v == 0 else "grid"),
         words(LEFT - 8, up.at(v) + 4, write[1](v), anchor="end")]
        for v in levels
    ]  # fmt: skip
    below = [words(across.at(v), HEIGHT - 22, write[0](v), anchor="middle") for v in places]
    unit = words(width - RIGHT, HEIGHT - 5, units[0], "unit", "end")
    return svg(width, HEIGHT, told, words(2, 14, units[1], "unit"), unit, grid, below, _blocks(ordered, across, up))


def _blocks(ordered: Sequence[AbatementBlock], across: Scale, up: Scale) -> list[Markup]:
    reached, made = 0.0, []
    for block in ordered:
        left, right = across.at(reached), across.at(reached + block.avoided)
        top, bottom = sorted((up.at(0.0), up.at(block.cost)))
        kind = "saving" if block.cost < 0 else "spending"
        made.append(box(left, top, max(1.0, right - left - 1), max(1.0, bottom - top), f"bar {kind}", block.label))
        if right - left >= NARROWEST_NAMED:
            height = up.at(block.cost) + (14 if block.cost < 0 else -5)
            made.append(words((left + right) / 2, height, str(block.number), "number", "middle"))
        reached += block.avoided
    return made
