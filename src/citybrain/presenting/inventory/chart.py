"""Sectors as bars, their scopes side by side within each, drawn for a service and for a phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citybrain.presenting.inventory.shapes import InventorySector
from citybrain.presenting.report.charts.frame import ChartText, Scale, both, box, straight, svg, ticks, words
from citybrain.presenting.report.element import Markup, element
from citybrain.presenting.report.sections.section import swatch

ROW, BAR, TOP, BOTTOM = 52.0, 18.0, 30.0, 8.0
SCOPES = {1: "kind-1", 2: "kind-2", 3: "kind-3"}


def sector_chart(
    sectors: Sequence[InventorySector], unit: str, write: Callable[[float], str], told: ChartText
) -> Markup:
    """A bar for each sector, its scopes one behind the other; what is taken up reaches to the left."""

    def draw(width: float) -> Markup:
        parts = [[(x["scope"], x["emissions"] or 0.0) for x in sector["scopes"]] for sector in sectors]
        most = max([0.0, *(sum(max(0.0, v) for _, v in part) for part in parts)])
        least = min([0.0, *(sum(min(0.0, v) for _, v in part) for part in parts)])
        levels = ticks(least, most)
        along = Scale(levels[0], levels[-1], 4.0, width - 24.0)
        height = TOP + ROW * len(sectors) + BOTTOM
        grid = [
            straight(along.at(v), TOP - 6, along.at(v), height - BOTTOM, "zero" if v == 0 else "grid") for v in levels
        ]
        names = [words(along.at(v), TOP - 12, write(v), anchor="middle" if v else "start") for v in levels]
        rows = []
        for number, sector in enumerate(sectors):
            y = TOP + ROW * number
            rows.append(words(4, y + 14, f"{sector['sector']} {sector['label']}", "label"))
            rows += _bars(parts[number], along, y + 20)
        return svg(width, height, told, grid, names, rows)

    return both(draw)


def _bars(part: Sequence[tuple[int, float]], along: Scale, y: float) -> list[Markup]:
    up, down, made = 0.0, 0.0, []
    for scope, value in part:
        start = up if value > 0 else down
        left, right = sorted((along.at(start), along.at(start + value)))
        made.append(box(left, y, right - left, BAR, f"bar {SCOPES[scope]}", f"{scope}"))
        up, down = (up + value, down) if value > 0 else (up, down + value)
    return made


def scope_legend(labels: dict[int, str]) -> Markup:
    """What the colours are."""
    items = [element("li", swatch(f"bar {SCOPES[scope]}"), label) for scope, label in labels.items()]
    return element("ul", items, class_="legend")
