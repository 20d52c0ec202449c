"""Marks for one row of a table on an axis that all its rows share: dots with intervals, bars, steps of a waterfall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citybrain.presenting.report.charts.frame import Scale, box, path, straight, ticks, words
from citybrain.presenting.report.element import Child, Markup, element

WIDTH, HEIGHT, PADDING = 160.0, 16.0, 14.0
MIDDLE = HEIGHT / 2
THICK = 8.0
DOT = 4.0


@dataclass(frozen=True)
class ChartAxis:
    """The axis over the column: its scale and the ticks that are written."""

    scale: Scale
    levels: Sequence[float]

    @classmethod
    def of(cls, values: Sequence[float], most: int = 4, symmetric: bool = False) -> ChartAxis:
        """An axis with zero that holds all values; `symmetric` reaches as far to both sides."""
        low, high = min([0.0, *values]), max([0.0, *values])
        if symmetric:
            low, high = -max(-low, high), max(-low, high)
        levels = ticks(low, high, most)
        return cls(Scale(levels[0], levels[-1], PADDING, WIDTH - PADDING), levels)

    def at(self, value: float) -> float:
        """Place of a value, at the edge where it lies outside."""
        return self.scale.at(min(max(value, self.scale.low), self.scale.high))


def axis_row(axis: ChartAxis, written: Sequence[str]) -> Markup:
    """The ticks of an axis, for the head of the column."""
    edges = {axis.levels[0], axis.levels[-1], 0.0}
    kinds = ["tick" if level in edges else "tick inner" for level in axis.levels]
    marks = [
        words(axis.at(level), 12, told, kind, "middle")
        for level, told, kind in zip(axis.levels, written, kinds, strict=True)
    ]
    return _row(marks)


def dot_row(axis: ChartAxis, value: float, low: float | None, high: float | None, verdict: str) -> Markup:
    """A change as a dot with its interval: filled circle better, diamond worse, hollow circle too close to call."""
    span = None
    if low is not None and high is not None:
        span = box(axis.at(low), MIDDLE - 1.5, axis.at(high) - axis.at(low), 3, f"span {verdict}")
    x = axis.at(value)
    if verdict == "worse":
        corners = [(x, MIDDLE - 5), (x + 5, MIDDLE), (x, MIDDLE + 5), (x - 5, MIDDLE)]
        return _row([_zero(axis), span, path(corners, "dot worse", True)])
    return _row([_zero(axis), span, element("circle", cx=x, cy=MIDDLE, r=DOT, class_=f"dot {verdict}")])


def bar_row(axis: ChartAxis, value: float, kind: str = "plan") -> Markup:
    """A bar from zero, to the left where the value is negative."""
    start, end = sorted((axis.at(0.0), axis.at(value)))
    return _row([box(start, MIDDLE - THICK / 2, end - start, THICK, f"bar {kind}"), _zero(axis)])


def step_row(axis: ChartAxis, before: float, after: float, kind: str) -> Markup:
    """A step of a waterfall: the bar hangs between what was before and what is after it."""
    start, end = sorted((axis.at(before), axis.at(after)))
    thread = straight(axis.at(after), MIDDLE, axis.at(after), HEIGHT, "thread")
    return _row([_zero(axis), box(start, MIDDLE - THICK / 2, max(1.0, end - start), THICK, f"bar {kind}"), thread])


def _zero(axis: ChartAxis) -> Markup:
    return straight(axis.at(0.0), 0, axis.at(0.0), HEIGHT, "zero")


def _row(marks: Sequence[Child]) -> Markup:
    """The numbers stand beside it in the table, so a reader who does not see misses nothing."""
    return element("svg", *marks, viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}", class_="row", aria_hidden="true")
