"""Solids and surfaces of CityJSON made into footprint, height and roof pitch.

Source: CityJSON Specifications 2.0.1, sections 3 (Geometry Objects) and 3.3 (Semantics).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely

from citybrain.twin.geometry.types import Geometries, Numbers

DEPTHS: Final = {"MultiSurface": 1, "CompositeSurface": 1, "Solid": 2, "MultiSolid": 3, "CompositeSolid": 3}
"""How many lists a surface lies deep in the boundaries of each kind of geometry."""
FLATTEST: Final = 0.05
"""Surfaces whose area seen from above is a smaller share of their own are walls."""


@dataclass(frozen=True)
class Surface:
    """One flat face: its rings as places (k x 3, m), the outer one first, and its meaning, such as GroundSurface."""

    rings: list[Numbers]
    meaning: str | None


@dataclass(frozen=True)
class Shape:
    """What a building's faces say: its footprint, and in m the lowest and highest point."""

    footprint: shapely.Geometry
    bottom: float
    top: float
    roof_pitch: float
    """Degrees, mean over the area of the roof; NaN if the faces do not say which of them are roof."""
    has_volume: bool
    """Whether the heights are those of the building, not only of an outline."""


def surfaces_of(geometry: dict[str, Any], vertices: Numbers) -> list[Surface]:
    """All faces of one geometry object.

    Raises KeyError, TypeError, ValueError or IndexError if it is not built as the specification says.
    """
    depth = DEPTHS[geometry["type"]]
    semantics = geometry.get("semantics") or {}
    meanings = [str(surface.get("type")) for surface in semantics.get("surfaces", [])]
    values = semantics.get("values")
    pairs = _flatten(geometry["boundaries"], values, depth)
    return [
        Surface([_places(ring, vertices) for ring in face], meanings[value] if isinstance(value, int) else None)
        for face, value in pairs
    ]


def _flatten(boundaries: Sequence[Any], values: Any, depth: int) -> Iterator[tuple[Sequence[Any], Any]]:
    """Faces and their semantic values, which lie equally deep; a missing value stands for all below it."""
    for position, item in enumerate(boundaries):
        value = values[position] if isinstance(values, list) else None
        if depth == 1:
            yield item, value
        else:
            yield from _flatten(item, value, depth - 1)


def _places(ring: Sequence[int], vertices: Numbers) -> Numbers:
    indices = np.array(ring, dtype=np.int64)
    if len(indices) < 3 or indices.min() < 0:
        raise IndexError(f"ring {ring!r}")
    return np.asarray(vertices[indices])


def shape_of(surfaces: list[Surface], has_volume: bool) -> Shape | None:
    """Footprint, heights and pitch of the faces of one building; None if they cover no ground.

    The footprint is the union of the ground surfaces, else that of all faces seen from above, walls excepted.
    """
    ground = [surface for surface in surfaces if surface.meaning == "GroundSurface"]
    footprint = _seen_from_above(ground or surfaces)
    if shapely.is_empty(footprint):
        return None
    heights = np.concatenate([ring[:, 2] for surface in surfaces for ring in surface.rings])
    base = np.concatenate([ring[:, 2] for surface in ground for ring in surface.rings]) if ground else heights
    return Shape(footprint, float(base.min()), float(heights.max()), _mean_pitch(surfaces), has_volume)


def _seen_from_above(surfaces: list[Surface]) -> shapely.Geometry:
    faces = [_flat_polygon(surface) for surface in surfaces if _upward_share(surface) > FLATTEST]
    valid: Geometries = np.asarray(shapely.make_valid(np.array([*faces, None], dtype=object)[:-1]))
    merged = shapely.get_parts(shapely.union_all(valid))
    areas = merged[shapely.get_type_id(merged) == shapely.GeometryType.POLYGON]
    single: shapely.Geometry = areas[0] if len(areas) == 1 else shapely.multipolygons(areas)
    return single


def _flat_polygon(surface: Surface) -> shapely.Polygon:
    outer, *holes = (ring[:, :2] for ring in surface.rings)
    return shapely.Polygon(outer, holes)


def _normal(ring: Numbers) -> Numbers:
    """Vector at right angles to a flat ring, as long as twice its area (Newell's method)."""
    following = np.roll(ring, -1, axis=0)
    return np.asarray(np.cross(ring - ring[0], following - ring[0]).sum(axis=0))


def _upward_share(surface: Surface) -> float:
    """Area seen from above as a share of the area of a face: 1 for floors, 0 for walls."""
    normal = _normal(surface.rings[0])
    length = float(np.linalg.norm(normal))
    return abs(float(normal[2])) / length if length > 0 else 0.0


def _mean_pitch(surfaces: list[Surface]) -> float:
    normals = [_normal(surface.rings[0]) for surface in surfaces if surface.meaning == "RoofSurface"]
    areas = np.array([np.linalg.norm(normal) for normal in normals])
    if not len(areas) or areas.sum() == 0:
        return float("nan")
    upward = np.array([abs(normal[2]) for normal in normals])
    pitch = np.degrees(np.arccos(np.clip(upward / np.maximum(areas, 1e-12), 0.0, 1.0)))
    return float(np.average(pitch, weights=areas))
