"""Walls that two buildings share: found where edges of different buildings run along each other."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from citybrain.domains.buildings.imputation.edges import Edges, sum_by
from citybrain.twin.geometry.types import Numbers, Rows

MOST_TURNED = float(np.cos(np.radians(170.0)))
"""Cosine between the outer sides of two edges that still run along each other: they look at one another within 10°."""


@dataclass(frozen=True)
class Contacts:
    """Stretches of edges along which another building stands; k of them."""

    edge: Rows
    start: Numbers
    """Where the stretch starts, m from the start of the edge."""
    end: Numbers
    """Where it ends, m from the start of the edge."""
    height: Numbers
    """Height up to which both buildings stand there, m: the lower of the two."""


def party_wall_areas(edges: Edges, heights: Numbers, tolerance: float = 0.3) -> Numbers:
    """Area in m² of each of m edges that stands against another building.

    `heights` is m per building, all measured from the ground, which is taken to be level between neighbours. Edges of
    two buildings touch where they look at one another and are at most `tolerance` m apart.
    """
    return _covered(find_contacts(edges, heights, tolerance), len(edges.length))


def find_contacts(edges: Edges, heights: Numbers, tolerance: float) -> Contacts:
    """All stretches at which an edge runs along an edge of another building."""
    edge, other = _near_pairs(edges, tolerance)
    facing = np.einsum("ij,ij->i", edges.direction[edge], edges.direction[other]) < MOST_TURNED
    edge, other = edge[facing], other[facing]
    start, end = _near_stretch(edges, edge, other, tolerance)
    touching = end - start > 1e-6
    edge, other = edge[touching], other[touching]
    height = np.minimum(heights[edges.building[edge]], heights[edges.building[other]])
    return Contacts(edge, start[touching], end[touching], height)


def _near_pairs(edges: Edges, tolerance: float) -> tuple[Rows, Rows]:
    """Pairs of edges of different buildings that are not farther apart than the tolerance, each in both orders."""
    ends = edges.start + edges.direction * edges.length[:, None]
    near = np.flatnonzero(_has_neighbour(edges, ends, tolerance))
    lines = np.asarray(shapely.linestrings(np.stack([edges.start[near], ends[near]], axis=1)))
    first, second = shapely.STRtree(lines).query(lines, predicate="dwithin", distance=tolerance)
    first, second = near[first], near[second]
    foreign = edges.building[first] != edges.building[second]
    return first[foreign], second[foreign]


def _has_neighbour(edges: Edges, ends: Numbers, tolerance: float) -> NDArray[np.bool_]:
    """Which edges reach into the box around another building."""
    low, high = np.minimum(edges.start, ends) - tolerance, np.maximum(edges.start, ends) + tolerance
    first = np.flatnonzero(np.r_[True, np.diff(edges.building) > 0]) if len(edges.building) else np.empty(0, np.int64)
    boxes = np.asarray(shapely.box(*np.minimum.reduceat(low, first).T, *np.maximum.reduceat(high, first).T))
    owner = edges.building[first]
    edge, box = shapely.STRtree(boxes).query(shapely.box(*low.T, *high.T))
    found = np.zeros(len(edges.building), dtype=bool)
    found[edge[edges.building[edge] != owner[box]]] = True
    return found


def _near_stretch(edges: Edges, edge: Rows, other: Rows, tolerance: float) -> tuple[Numbers, Numbers]:
    """The stretch of `edge`, in m from its start, beside which `other` runs within the tolerance."""
    along, across = edges.direction[edge], edges.outward[edge]
    here = edges.start[other] - edges.start[edge]
    there = here + edges.direction[other] * edges.length[other][:, None]
    far, near = _dot(here, along), _dot(there, along)  # the other edge runs the opposite way
    gap_far, gap_near = _dot(here, across), _dot(there, across)
    slope = (gap_far - gap_near) / (far - near)
    bounds = _where_within(gap_near, slope, tolerance)
    start = np.maximum(np.maximum(near, near + bounds[0]), 0.0)
    end = np.minimum(np.minimum(far, near + bounds[1]), edges.length[edge])
    return start, end


def _where_within(gap: Numbers, slope: Numbers, tolerance: float) -> tuple[Numbers, Numbers]:
    """From where to where a gap that grows along an edge by `slope` stays within the tolerance on either side."""
    level = np.abs(slope) < 1e-9
    safe = np.where(level, 1.0, slope)
    one, two = (-tolerance - gap) / safe, (tolerance - gap) / safe
    always = np.where(np.abs(gap) <= tolerance, np.inf, -np.inf)
    return np.where(level, -always, np.minimum(one, two)), np.where(level, always, np.maximum(one, two))


def _dot(a: Numbers, b: Numbers) -> Numbers:
    return np.asarray(np.einsum("ij,ij->i", a, b))


def _covered(contacts: Contacts, edges: int) -> Numbers:
    """Area of each edge below the heights of its contacts; where contacts overlap, the higher one counts."""
    order = np.argsort(contacts.edge, kind="stable")
    edge = contacts.edge[order]
    start, end, height = contacts.start[order], contacts.end[order], contacts.height[order]
    several = np.bincount(edge, minlength=edges)[edge] > 1
    area = sum_by(edge, np.where(several, 0.0, (end - start) * height), edges)
    rows, starts = np.unique(edge[several], return_index=True)
    stretches = np.split(np.column_stack([start, end, height])[several], starts)[1:]
    for row, stretch in zip(rows, stretches, strict=True):
        area[row] = _area_under(stretch)
    return area


def _area_under(stretches: Numbers) -> float:
    """Area under the highest of overlapping stretches, each of them (start, end, height)."""
    cuts = np.unique(stretches[:, :2])
    middle = (cuts[1:] + cuts[:-1]) / 2
    covers = (stretches[:, 0, None] <= middle) & (middle <= stretches[:, 1, None])
    highest = np.max(np.where(covers, stretches[:, 2, None], 0.0), axis=0, initial=0.0)
    return float(np.sum(np.diff(cuts) * highest))
