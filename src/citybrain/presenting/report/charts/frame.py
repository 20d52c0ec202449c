"""What all charts share: scales, round ticks, the SVG around the marks, and the figure around the SVG."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from citybrain.presenting.report.element import Child, Markup, element

WIDE, NARROW = 720, 340
"""Widths for a service or paper and for a phone; the page shows one of the two, so that texts keep their size."""
TEXT = 13
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """A straight line from values to places."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Place of a value."""
        if self.high == self.low:
            return self.start
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True)
class ChartText:
    """What a chart says in words: its name, and the finding that it shows."""

    title: str
    finding: str


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """At most `most` round numbers that cover a range, the first at or below its low, the last at or above its high."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return [0.0, 1.0]
    if high <= low:
        high = low + (abs(low) or 1.0)
    finest = 2 * math.ulp(max(abs(low), abs(high)))  # two ticks closer than that would be one number
    for step in _steps(max(finest, (high - low) / max(1, most - 1))):
        first = math.floor(low / step + 1e-9)
        last = max(first + 1, math.ceil(high / step - 1e-9))
        if last - first < most:
            return [number * step for number in range(first, last + 1)]
    return [low, high]


def _steps(least: float) -> Iterable[float]:
    power = 10.0 ** math.floor(math.log10(least))
    return (factor * power * ten for ten in (1.0, 10.0, 100.0) for factor in STEPS if factor * power * ten >= least)


def svg(width: float, height: float, told: ChartText, *marks: Child, class_: str = "chart") -> Markup:
    """A picture with a name and a description for those who do not see it."""
    return element(
        "svg",
        element("title", told.title),
        element("desc", told.finding),
        *marks,
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        aria_label=f"{told.title}. {told.finding}",
        class_=class_,
    )


def both(draw: Callable[[float], Markup]) -> Markup:
    """The same chart drawn for a service and for a phone."""
    return element("div", element("div", draw(WIDE), class_="wide"), element("div", draw(NARROW), class_="narrow"))


def figure(told: ChartText, drawn: Markup, table: Markup | None, show: str) -> Markup:
    """A chart with its finding above and its numbers behind a line that opens (`show` is what that line says)."""
    details = None if table is None else element("details", element("summary", show), table, class_="numbers")
    caption = element("figcaption", element("strong", told.title), " ", element("span", told.finding))
    return element("figure", caption, drawn, details)


def words(x: float, y: float, told: str, class_: str = "tick", anchor: str = "start") -> Markup:
    """A text inside a chart."""
    return element("text", told, x=x, y=y, class_=class_, text_anchor=anchor)


def straight(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    """A line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def box(x: float, y: float, width: float, height: float, class_: str, hint: str = "") -> Markup:
    """A bar; its size never runs backwards. `hint` is read by a pointer that rests on it."""
    inside = element("title", hint) if hint else None
    return element("rect", inside, x=x, y=y, width=max(0.0, width), height=max(0.0, height), class_=class_)


def path(points: Sequence[tuple[float, float]], class_: str, closed: bool = False) -> Markup:
    """A line through points, or the area that they enclose."""
    told = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return element("path", d=f"M{told}{'Z' if closed else ''}", class_=class_)


def table_of(heads: Sequence[Child], rows: Iterable[Sequence[Child]], caption: str = "", class_: str = "") -> Markup:
    """A table whose first column names the rows; all other columns hold numbers."""
    head = element("tr", *(element("th", told, scope="col") for told in heads))
    body = [
        element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:])) for row in rows
    ]
    named = element("caption", caption) if caption else None
    table = element("table", named, element("thead", head), element("tbody", *body), class_=class_ or None)
    return element("div", table, class_="scroll")
