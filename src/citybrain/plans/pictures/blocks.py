"""Outlines and bodies as paths of a drawing: walls that face the viewer, the roof above them, and what marks them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.base.pictures import MarkForm
from citybrain.plans.pictures.plane import on_paper

COARSE = 0.4
"""Metres by which outlines may differ from those of the twin."""

STOREY = 3.2
"""Metres between rows of the sign for windows; it tells no number of storeys."""

ROW, INSET, LEAST_WALL = 3.0, 1.2, 3.0
"""Metres between rows of modules and from the edge of a roof to them, and the least width of a wall with windows."""

Wall = tuple[NDArray[np.float64], NDArray[np.float64], str]
"""Both ends on the ground, and the shade by the side it faces."""

PATHS = {
    "w1": "w1", "w2": "w2", "w3": "w3", "wall": "m", "window": "l window", "roof": "roof", "covered": "m",
    "outline": "l outline", "modules": "l modules",
}  # fmt: skip
"""Paths of a body in the order in which they are drawn, with the class of each."""


def outline_path(shape: Any, height: float = 0.0) -> str:
    """Areas of a shape at a height [m]; drawn by the rule “evenodd” its holes are cut out."""
    import shapely

    rings = []
    for part in shapely.get_parts(shapely.simplify(shape, COARSE)):
        if shapely.get_type_id(part) == shapely.GeometryType.POLYGON and not part.is_empty:
            rings += [part.exterior, *part.interiors]
    return "".join(line_path(on_paper(shapely.get_coordinates(ring)[:-1], height)) + "Z" for ring in rings)


def line_path(points: NDArray[np.float64]) -> str:
    """A line through points in units of the drawing."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def block_paths(shape: Any, height: float, marks: Sequence[MarkForm]) -> dict[str, str]:
    """Paths of a body of a height [m] on a footprint, by their names in `PATHS`."""
    import shapely

    footprint = shapely.simplify(shape, COARSE)
    walls = list(_walls(footprint))
    paths = {"w1": "", "w2": "", "w3": "", "roof": outline_path(footprint, height)}
    for start, end, shade in walls:
        paths[shade] += _wall_path(start, end, height)
    return paths | _standing_marks(footprint, walls, height, marks)


def mark_paths(shape: Any, height: float, marks: Sequence[MarkForm]) -> dict[str, str]:
    """Paths of the marks of a body; of one without a known height [m] they lie on its outline on the ground."""
    import shapely

    footprint = shapely.simplify(shape, COARSE)
    if height > 0:
        return _standing_marks(footprint, list(_walls(footprint)), height, marks)
    return _flat_marks(footprint, marks)


def has_mark(shape: Any, height: float, mark: MarkForm) -> bool:
    """Whether a mark of a body leaves anything to be drawn; a machine is a sign of its own."""
    return mark == "machine" or any(mark_paths(shape, height, (mark,)).values())


def _standing_marks(footprint: Any, walls: Sequence[Wall], height: float, marks: Sequence[MarkForm]) -> dict[str, str]:
    paths = dict[str, str]()
    if "wall" in marks:
        paths["wall"] = "".join(_wall_path(start, end, height) for start, end, _ in walls)
    if "window" in marks:
        paths["window"] = "".join(_windows(walls, height))
    if "roof" in marks or "planting" in marks:
        paths["covered"] = outline_path(footprint, height)
    if "modules" in marks:
        paths["modules"] = "".join(_modules(footprint, height))
    return paths


def _flat_marks(footprint: Any, marks: Sequence[MarkForm]) -> dict[str, str]:
    outline, paths = outline_path(footprint), dict[str, str]()
    if "roof" in marks or "planting" in marks:
        paths["covered"] = outline
    if "wall" in marks:
        paths["outline"] = outline
    if "window" in marks:
        paths["window"] = outline
    if "modules" in marks:
        paths["modules"] = "".join(_modules(footprint, 0.0))
    return paths


def _walls(footprint: Any) -> Iterator[Wall]:
    """Walls that face the viewer, the furthest first: both ends on the ground, and the shade by the side they face."""
    import shapely

    walls = []
    for part in shapely.get_parts(footprint):
        if shapely.get_type_id(part) != shapely.GeometryType.POLYGON or part.is_empty:
            continue
        for number, ring in enumerate((part.exterior, *part.interiors)):
            corners = shapely.get_coordinates(ring)
            if shapely.is_ccw(ring) != (number == 0):  # around a hole the other way
                corners = corners[::-1]
            steps = np.diff(corners, axis=0)
            for start, end, (right, away) in zip(corners[:-1], corners[1:], steps, strict=True):
                if right > 1e-6:  # with ground to the left of each step, what faces the viewer runs to the right
                    side = math.atan2(away, right)
                    shade = "w1" if side < -0.25 else "w3" if side > 0.6 else "w2"
                    walls.append((start, end, shade))
    walls.sort(key=lambda one: -(one[0][1] + one[1][1]))
    yield from walls


def _wall_path(start: NDArray[np.float64], end: NDArray[np.float64], height: float) -> str:
    ground = np.array([start, end])
    return line_path(np.concatenate([on_paper(ground), on_paper(ground[::-1], height)])) + "Z"


def _windows(walls: Sequence[Wall], height: float) -> Iterator[str]:
    """Rows of dashes along each wall."""
    for start, end, _ in walls:
        width = float(np.hypot(*(end - start)))
        if width < LEAST_WALL:
            continue
        ends = np.array([start, end]) + np.array([[0.5], [-0.5]]) * (end - start) / width
        for level in np.arange(STOREY / 2, height - 0.8, STOREY):
            yield line_path(on_paper(ends, float(level)))


def _modules(footprint: Any, height: float) -> Iterator[str]:
    """Rows on the roof from left to right."""
    import shapely

    inner = shapely.buffer(footprint, -INSET, join_style="mitre")
    if inner.is_empty:
        return
    left, low, right, high = inner.bounds
    for away in np.arange(low + ROW / 2, high, ROW):
        row = shapely.intersection(inner, shapely.LineString([(left, away), (right, away)]))
        for part in shapely.get_parts(row):
            if shapely.get_type_id(part) == shapely.GeometryType.LINESTRING:
                yield line_path(on_paper(shapely.get_coordinates(part), height))
