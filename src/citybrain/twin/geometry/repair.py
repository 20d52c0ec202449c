"""Footprints that can be calculated with: valid, with an area, each piece of ground in one building only.

`repair_footprints(geometries, precedence=None) -> Repaired`. Nothing is dropped silently: the report names the rows.
"""

from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.base.notices import Notice, notice
from citybrain.twin.geometry.overlaps import cut_overlaps, find_duplicates, find_overlaps
from citybrain.twin.geometry.types import Geometries, Numbers, Rows

SMALLEST_AREA = 1.0
"""Footprints below this many m² are no buildings."""


@dataclass(frozen=True)
class RepairReport:
    """What was done to the footprints, by message key: the rows (of the input) that were dropped or changed."""

    received: int
    dropped: dict[str, Rows] = field(default_factory=dict)
    changed: dict[str, Rows] = field(default_factory=dict)
    area_change: dict[int, float] = field(default_factory=dict)
    """m² by which the area of a changed row differs from that of all the ground its outline enclosed."""

    @property
    def kept(self) -> int:
        """How many footprints are left."""
        return self.received - sum(len(rows) for rows in self.dropped.values())

    def notices(self) -> list[Notice]:
        """The report for people: one notice a reason, with count and lost area in m²."""
        told = [notice(key, count=len(rows)) for key, rows in self.dropped.items()]
        for key, rows in self.changed.items():
            lost = -sum(self.area_change.get(int(row), 0.0) for row in rows)
            told.append(notice(key, count=len(rows), area=round(lost, 1)))
        return told


@dataclass(frozen=True)
class Repaired:
    """Valid polygons and multipolygons, and the row of the input that each of them was."""

    geometries: Geometries
    rows: Rows
    report: RepairReport


def repair_footprints(geometries: Geometries, precedence: Numbers | None = None) -> Repaired:
    """Footprints without crossings, duplicates and overlaps, of n footprints in one projected CRS (m).

    Of an outline that crosses itself the largest part is kept. Of footprints that are the same, the first is kept.
    Where two overlap, the one of higher `precedence` (one number per row) keeps its ground; with equal precedence it
    is the smaller one, so that a pavilion in a mall and the mall around it add up to the ground they cover.
    """
    report = RepairReport(len(geometries))
    rank = np.zeros(len(geometries)) if precedence is None else np.asarray(precedence, dtype=np.float64)
    found, rows = _usable(geometries, report)
    found = _uncrossed(found, rows, report)
    found, rows = _drop(found, rows, shapely.area(found) < SMALLEST_AREA, "footprints-tiny", report)
    pairs = find_overlaps(found)
    twins = find_duplicates(found, pairs)
    pairs = pairs.without(twins)
    cut = cut_overlaps(found, pairs, rank[rows], SMALLEST_AREA)
    _note_change(rows, shapely.area(cut) - shapely.area(found), cut != found, "footprints-overlapping", report)
    nothing_left = (shapely.area(cut) < SMALLEST_AREA) & ~twins
    _note_dropped(rows[twins], "footprints-duplicate", report)
    found, rows = _drop(cut[~twins], rows[~twins], nothing_left[~twins], "footprints-covered", report)
    return Repaired(shapely.normalize(found), rows, report)


def _usable(geometries: Geometries, report: RepairReport) -> tuple[Geometries, Rows]:
    """The footprints that are areas with finite corners, in two dimensions."""
    rows = np.arange(len(geometries), dtype=np.int64)
    missing = np.asarray(shapely.is_missing(geometries) | shapely.is_empty(geometries), dtype=bool)
    found, rows = _drop(geometries, rows, missing, "footprints-missing", report)
    found = shapely.force_2d(found)
    found, rows = _drop(found, rows, _not_finite(found), "footprints-not-finite", report)
    return _drop(found, rows, np.less(shapely.get_dimensions(found), 2), "footprints-not-areas", report)


def _not_finite(geometries: Geometries) -> NDArray[np.bool_]:
    corners, owner = shapely.get_coordinates(geometries, return_index=True)
    wrong = np.zeros(len(geometries), dtype=bool)
    wrong[owner[~np.isfinite(corners).all(axis=1)]] = True
    return wrong


def _uncrossed(geometries: Geometries, rows: Rows, report: RepairReport) -> Geometries:
    """Valid areas: crossing outlines are taken apart and their largest part is kept."""
    wrong = ~shapely.is_valid(geometries) | (shapely.get_type_id(geometries) == shapely.GeometryType.GEOMETRYCOLLECTION)
    if not wrong.any():
        return geometries
    mended, enclosed = geometries.copy(), np.zeros(len(geometries))
    for position in np.flatnonzero(wrong):
        mended[position], enclosed[position] = _largest_parts(geometries[position])
    _note_change(rows, shapely.area(mended) - enclosed, wrong, "footprints-crossing", report)
    return mended


def _largest_parts(geometry: shapely.Geometry) -> tuple[shapely.Geometry, float]:
    """Each polygon of a geometry without crossings, reduced to its largest part, and the area all parts had."""
    members = [part for part in shapely.get_parts(geometry) if part.geom_type.endswith("Polygon")]
    valid = [_areas(shapely.make_valid(member)) for member in members]
    largest = [max(parts, key=shapely.area) for parts in valid if len(parts)]
    return shapely.union_all(largest), float(sum(shapely.area(parts).sum() for parts in valid))


def _areas(geometry: shapely.Geometry) -> Geometries:
    parts = shapely.get_parts(shapely.get_parts(geometry))
    areas: Geometries = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return areas


def _drop(
    geometries: Geometries, rows: Rows, unfit: NDArray[np.bool_], key: str, report: RepairReport
) -> tuple[Geometries, Rows]:
    _note_dropped(rows[unfit], key, report)
    return geometries[~unfit], rows[~unfit]


def _note_dropped(rows: Rows, key: str, report: RepairReport) -> None:
    if len(rows):
        report.dropped[key] = rows


def _note_change(rows: Rows, change: Numbers, where: NDArray[np.bool_], key: str, report: RepairReport) -> None:
    if not where.any():
        return
    report.changed[key] = rows[where]
    for row, area in zip(rows[where], change[where], strict=True):
        report.area_change[int(row)] = report.area_change.get(int(row), 0.0) + float(area)
