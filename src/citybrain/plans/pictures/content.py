"""What stands at a place today, and what a plan changes there: rows of the twin with their shapes, as a picture has it.

Shapes and heights are those of today; of measures that leave no mark on the ground only their number is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.base.pictures import OF_BLOCKS, MarkForm, PicturedEntity, RowForm
from citybrain.kernel.units import Array, Rows
from citybrain.plans.measures import Applied
from citybrain.plans.outcome import Outcome
from citybrain.plans.pictures.blocks import has_mark
from citybrain.plans.pictures.ground import PictureGround, ground_of
from citybrain.plans.pictures.plane import BELOW, PicturePlane, frame
from citybrain.plans.takers import WITHOUT, takers_of
from citybrain.plans.workspace import Workspace
from citybrain.twin.geometry.shapes import shapes_of_rows
from citybrain.twin.geometry.types import Geometries

MOST_SHAPES = 400
"""Rows and marks that one picture draws: the nearest of more."""

MOST_READ = 4_000
"""Rows of an entity whose shapes are looked at: the nearest of more."""

CROWN_FORM = "crown"
AREA, HALF_STRIP = 2, 1.6
"""Dimensions of an area; half the width at which a line is marked [m], which tells no width."""

REACH = 700.0
"""Metres within which the middle of a row lies whose shape may reach into a picture."""


@dataclass(frozen=True)
class PicturedRow:
    """A row at the place: its number, its shape in the plane, its height [m], NaN where unknown, and what marks it.

    One that is not `inside` stands below the lower edge and rises into the picture.
    """

    entity: str
    row: int
    drawn: RowForm
    shape: object
    height: float
    inside: bool
    marks: tuple[MarkForm, ...] = ()


@dataclass(frozen=True)
class PictureMark:
    """What a measure changes on the ground, with its shape in the plane."""

    drawn: MarkForm
    shape: object


@dataclass(frozen=True)
class PlaceChange:
    """A measure of the plan at the place: on how many of how many rows; of one without places both are None.

    `drawn` where the picture has a mark of it.
    """

    position: int
    intervention: str
    entity: str
    count: int | None
    among: int | None
    drawn: bool


@dataclass(frozen=True)
class PictureContent:
    """What pictures of a place show: ground, rows, marks; what the plan changes there, and how many rows stand there.

    `unsized` of the rows have no known height, `left_out` shapes are further away than the most that are drawn.
    """

    ground: PictureGround
    rows: tuple[PicturedRow, ...]
    marks: tuple[PictureMark, ...]
    changes: tuple[PlaceChange, ...]
    counts: Mapping[str, int]
    unsized: int
    left_out: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there and the plan changes nothing."""
        return not self.rows and not self.marks and not any(one.count for one in self.changes)


@dataclass(frozen=True)
class _Near:
    """Rows of an entity at a place with their shapes in the plane, and whether each stands in the picture itself.

    Others stand below its lower edge and may rise into it.
    """

    rows: Rows
    shapes: Geometries
    inside: NDArray[np.bool_]

    def of(self, some: Rows) -> Iterator[tuple[int, object]]:
        """Those of some rows."""
        held = np.isin(self.rows, some)
        return zip(self.rows[held].tolist(), self.shapes[held], strict=True)

    def count(self, some: Rows | None = None) -> int:
        """How many rows, or of some rows, stand in the picture itself."""
        return int(np.count_nonzero(self.inside if some is None else self.inside & np.isin(self.rows, some)))


@dataclass(frozen=True)
class _Change:
    """A measure with how many of how many rows have it, its mark, and the rows that have it with their shapes."""

    applied: Applied
    count: int | None
    among: int | None
    mark: MarkForm | None
    here: Sequence[tuple[int, object]]

    def in_picture(self, rows: Sequence[PicturedRow], marks: Sequence[PictureMark]) -> PlaceChange:
        """The change of the place, where a picture has these rows and marks."""
        of, drawn = self.applied, bool(self.count) and self._is_drawn(rows, marks)
        return PlaceChange(of.position, of.measure.intervention, of.of, self.count, self.among, drawn)

    def _is_drawn(self, rows: Sequence[PicturedRow], marks: Sequence[PictureMark]) -> bool:
        import shapely

        mark = self.mark
        if mark is None:
            return False
        if mark in OF_BLOCKS:
            taken = {row for row, _ in self.here}
            some = (x for x in rows if x.inside and x.drawn == "block" and x.entity == self.applied.of)
            return any(x.row in taken and has_mark(x.shape, x.height, mark) for x in some)
        drawn = shapely.union_all(np.array([one.shape for one in marks if one.drawn == mark], object))
        return bool(shapely.intersects(drawn, np.array([shape for _, shape in self.here], object)).any())


def picture_content(workspace: Workspace, outcome: Outcome, place: tuple[float, float]) -> PictureContent:
    """What pictures of a place (longitude, latitude in degrees) show of today's city and of a plan."""
    plane = PicturePlane(*place)
    near = _Nearby(workspace, plane)
    domains, graph = find_domains(), workspace.graph
    marks = domains.marks
    pictured = [one for domain in domains for one in domain.pictured if one.name in graph.entities]
    changes, of_rows, grounds = list[_Change](), dict[tuple[str, int], list[MarkForm]](), list[PictureMark]()
    for applied in outcome.measures:
        taken = _taken(outcome, applied)
        mark = marks.get(applied.measure.intervention)
        held = near.of(applied.of) if taken is not None else None
        if taken is None or held is None:
            changes.append(_Change(applied, None, None, None, []))
            continue
        here = list(held.of(taken))
        changes.append(_Change(applied, held.count(taken), held.count(), mark, here))
        if mark in OF_BLOCKS:
            for row, _ in here:
                of_rows.setdefault((applied.of, row), []).append(mark)
        elif mark is not None:
            grounds += [PictureMark(mark, shape) for _, shape in here]
    rows = [row for one in pictured for row in _rows(workspace, near, one, of_rows)]
    drawn, left_out = _nearest([*_merged(grounds), *rows])
    kept = tuple(one for one in drawn if isinstance(one, PicturedRow))
    ground_marks = tuple(one for one in drawn if isinstance(one, PictureMark))
    return PictureContent(
        ground_of(workspace.snapshot, plane),
        kept,
        ground_marks,
        tuple(one.in_picture(kept, ground_marks) for one in changes),
        {one.name: count for one in pictured if (held := near.of(one.name)) is not None and (count := held.count())},
        sum(1 for one in kept if one.inside and one.drawn != "paving" and np.isnan(one.height)),
        left_out,
    )


class _Nearby:
    """Rows of entities at a place, each read once."""

    def __init__(self, workspace: Workspace, plane: PicturePlane) -> None:
        self.workspace, self.plane = workspace, plane
        self.frame, self.around = frame(), frame(below=BELOW)
        self._known: dict[str, _Near | None] = {}

    def of(self, entity: str) -> _Near | None:
        """Rows that reach into the picture; None of an entity that lies nowhere."""
        if entity not in self._known:
            self._known[entity] = self._read(entity)
        return self._known[entity]

    def _read(self, entity: str) -> _Near | None:
        import shapely

        places, snapshot = self.workspace.places, self.workspace.snapshot
        points = places[entity].points if entity in places else None
        if points is None or "geometry" not in snapshot.of(entity).schema.names:
            return None
        distances = self.plane.distances(*points)
        rows = np.flatnonzero(distances <= REACH)
        rows = rows[np.argsort(distances[rows], kind="stable")][:MOST_READ]
        shapes = self.plane.turned(shapes_of_rows(snapshot, snapshot.of(entity).entry.table, rows))
        held = shapely.intersects(shapes, self.around)
        return _Near(rows[held], shapes[held], shapely.intersects(shapes[held], self.frame))


def _taken(outcome: Outcome, applied: Applied) -> Rows | None:
    """Rows that got a measure; None of one that has no rows."""
    if applied.share is not None:
        return None
    return np.flatnonzero(takers_of(outcome, applied.position).since > WITHOUT)


def _rows(
    workspace: Workspace, near: _Nearby, one: PicturedEntity, marks: Mapping[tuple[str, int], list[MarkForm]]
) -> Iterator[PicturedRow]:
    held = near.of(one.name)
    if held is None:
        return
    heights = _heights(workspace, one)
    for row, shape, inside in zip(held.rows.tolist(), held.shapes, held.inside.tolist(), strict=True):
        height = float(heights[row]) if heights is not None else np.nan
        yield PicturedRow(one.name, row, one.drawn, shape, height, inside, tuple(marks.get((one.name, row), ())))


def _heights(workspace: Workspace, one: PicturedEntity) -> Array | None:
    """Heights of all rows [m]; None where the city has none, or whoever asks may not know them."""
    if one.height not in workspace.graph.quantities or one.height in workspace.hidden:
        return None
    return np.asarray(workspace.today().value(one.height), np.float64)


def _merged(marks: list[PictureMark]) -> Iterator[PictureMark]:
    """Marks on the ground, those of one form as one shape inside the picture; each new tree stays one of its own."""
    import shapely

    yield from (one for one in marks if one.drawn == CROWN_FORM)
    for form in sorted({one.drawn for one in marks} - {CROWN_FORM}):
        shapes = np.array([one.shape for one in marks if one.drawn == form], object)
        thin = shapely.get_dimensions(shapes) < AREA
        shapes[thin] = shapely.buffer(shapes[thin], HALF_STRIP, cap_style="flat")
        whole = shapely.intersection(shapely.union_all(shapely.make_valid(shapes)), frame(20.0, 20.0))
        if not whole.is_empty:
            yield PictureMark(form, whole)


def _nearest(shapes: list[PictureMark | PicturedRow]) -> tuple[list[PictureMark | PicturedRow], int]:
    """The nearest shapes of a picture, and how many more there are."""
    import shapely

    if len(shapes) <= MOST_SHAPES:
        return shapes, 0
    away = shapely.distance(np.array([one.shape for one in shapes], object), shapely.Point(0, 0))
    order = np.argsort(away, kind="stable")[:MOST_SHAPES]
    return [shapes[number] for number in sorted(order.tolist())], len(shapes) - MOST_SHAPES
