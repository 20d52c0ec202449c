"""Lines over years, with a band of uncertainty, single marks and direct labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from citybrain.presenting.report.charts.frame import ChartText, Scale, path, straight, svg, ticks, words
from citybrain.presenting.report.element import Markup, element

Number = float | None
HEIGHT, TOP, BOTTOM, LEFT = 300.0, 34.0, 26.0, 52.0
LABELS = {720: 150.0, 340: 84.0}
APART = 16.0


@dataclass(frozen=True)
class Line:
    """Values by year; a gap stays a gap. `kind` is its class in the style sheet."""

    kind: str
    label: str
    years: Sequence[int]
    values: Sequence[Number]


@dataclass(frozen=True)
class Band:
    """Low and high ends of an interval by year."""

    kind: str
    years: Sequence[int]
    low: Sequence[Number]
    high: Sequence[Number]


@dataclass(frozen=True)
class LineMark:
    """One point that is worth a mark: a milestone, the end of a budget."""

    kind: str
    label: str
    year: float
    value: float


@dataclass(frozen=True)
class Picture:
    """All that is drawn on one pair of axes. `write` says a value of the axis, `unit` stands once over it."""

    lines: Sequence[Line]
    unit: str
    write: Callable[[float], str]
    bands: Sequence[Band] = ()
    marks: Sequence[LineMark] = ()
    from_zero: bool = True
    heights: list[float] = field(default_factory=list)


def line_chart(picture: Picture, told: ChartText, width: float) -> Markup:
    """The picture in a width; empty where no line has two values."""
    across, up, levels = _scales(picture, width)
    grid = [
        [straight(LEFT, up.at(level), across.end, up.at(level), "zero" if level == 0 else "grid"),
         words(LEFT - 8, up.at(level) + 4, picture.write(level), anchor="end")]
        for level in levels
    ]  # fmt: skip
    years = [words(across.at(year), HEIGHT - 6, f"{year:.0f}", anchor="middle") for year in _years(across, width)]
    return svg(
        width, HEIGHT, told,
        words(2, 14, picture.unit, "unit"), grid, years,
        [_band(band, across, up) for band in picture.bands],
        [path(run, f"line {line.kind}") for line in picture.lines for run in runs(line.years, line.values, across, up)],
        [_mark(mark, across, up) for mark in picture.marks],
        _labels(picture.lines, across, up),
    )  # fmt: skip


def runs(years: Sequence[int], values: Sequence[Number], across: Scale, up: Scale) -> list[list[tuple[float, float]]]:
    """Points of a line, cut where values are missing."""
    found: list[list[tuple[float, float]]] = [[]]
    for year, value in zip(years, values, strict=True):
        if value is None:
            found.append([])
        else:
            found[-1].append((across.at(year), up.at(value)))
    return [run for run in found if run]


def _scales(picture: Picture, width: float) -> tuple[Scale, Scale, list[float]]:
    years = [float(y) for line in picture.lines for y in line.years] + [mark.year for mark in picture.marks]
    values = [v for line in picture.lines for v in line.values if v is not None]
    values += [v for band in picture.bands for v in (*band.low, *band.high) if v is not None]
    values += [mark.value for mark in picture.marks] + ([0.0] if picture.from_zero else [])
    levels = ticks(min(values, default=0.0), max(values, default=1.0))
    right = LABELS.get(int(width), 84.0)
    across = Scale(min(years, default=0.0), max(years, default=1.0), LEFT, width - right)
    return across, Scale(levels[0], levels[-1], HEIGHT - BOTTOM, TOP), levels


def _years(across: Scale, width: float) -> list[float]:
    """Whole years to write at the axis: the first, the last, and round ones between that have room."""
    room = 52.0
    inner = [year for year in ticks(across.low, across.high, 7 if width > 500 else 4) if year == round(year)]
    kept = [across.low, across.high] if across.high > across.low else [across.low]
    for year in inner:
        if across.low < year < across.high and all(abs(across.at(year) - across.at(other)) >= room for other in kept):
            kept.append(year)
    return sorted(kept)


def _band(band: Band, across: Scale, up: Scale) -> Markup:
    rows = zip(band.years, band.low, band.high, strict=True)
    known = [
        (across.at(year), up.at(low), up.at(high)) for year, low, high in rows if low is not None and high is not None
    ]
    return path([(x, y) for x, y, _ in known] + [(x, y) for x, _, y in reversed(known)], f"band {band.kind}", True)


def _mark(mark: LineMark, across: Scale, up: Scale) -> Markup:
    x, y = across.at(mark.year), up.at(mark.value)
    shape = path([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], f"mark {mark.kind}", True)
    return element("g", element("title", mark.label), shape)


def _labels(lines: Sequence[Line], across: Scale, up: Scale) -> list[Markup]:
    """A label at the end of each line, moved apart where two would touch; over the end of a line that stops before."""
    ends, above = [], []
    for line in lines:
        known = [(year, value) for year, value in zip(line.years, line.values, strict=True) if value is not None]
        if not known or not line.label:
            continue
        x, y = across.at(known[-1][0]), up.at(known[-1][1])
        if x < across.end - 1:
            above.append(words(x, y - 11, line.label, f"label {line.kind}", "middle"))
        else:
            ends.append((y + 4, x + 10, line))
    ends.sort(key=lambda end: end[0])
    places = spread([end[0] for end in ends], TOP, HEIGHT - BOTTOM + 4)
    told = [words(x, y, line.label, f"label {line.kind}") for y, (_, x, line) in zip(places, ends, strict=True)]
    return above + told


def spread(wanted: Sequence[float], top: float, bottom: float) -> list[float]:
    """Heights for labels, in order, at least one line apart and as near to the wanted ones as that allows."""
    places: list[float] = []
    for height in wanted:
        places.append(max(height, top, places[-1] + APART if places else top))
    limit = bottom
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], limit)
        limit = places[number] - APART
    return places
