"""A block of streets and houses by hand, with what sound needs to know of it."""

import numpy as np
import shapely

from citybrain.domains.noise.models.cnossos.scene import GroundRaster, RoadSources, Walls

STREETS = [
    [(0, 0), (300, 0)],
    [(0, 0), (0, 140), (300, 140)],
    [(300, 0), (300, 70), (300, 140)],
    [(20, 300), (280, 320)],
]
HOUSES = [
    ((40, 20, 90, 40), 15.0), ((120, 20, 180, 40), 12.0), ((200, 18, 260, 45), 20.0), ((40, 100, 110, 125), 9.0),
    ((130, 95, 250, 122), 18.0), ((60, 60, 70, 75), 4.0),
]  # fmt: skip


def rings(houses=HOUSES) -> Walls:
    """Walls of houses, their insides on the left."""
    begin, end, height = [], [], []
    for box, high in houses:
        corners = shapely.get_coordinates(shapely.box(*box))
        begin.append(corners[:-1])
        end.append(corners[1:])
        height += [high] * (len(corners) - 1)
    return Walls(np.concatenate(begin), np.concatenate(end), np.array(height))


def streets(power: float = 75.0, potential: float = 80.0, radius: float = 400.0) -> RoadSources:
    """The streets, one class each but the last two, which share one."""
    vertices = np.concatenate([np.array(line, float) for line in STREETS])
    starts = np.concatenate([[0], np.cumsum([len(line) for line in STREETS])])
    each = np.full((len(STREETS), 8), power)
    limit = np.full((len(STREETS), 8), potential)
    return RoadSources(vertices, starts, each, limit, np.full(len(STREETS), radius), np.array([0, 1, 2, 2]))


def raster(softness: float = 0.0) -> GroundRaster:
    """Ground of one kind, but for a green square in the middle."""
    cells = np.full((32, 32), softness)
    cells[10:12, 9:14] = 1.0
    return GroundRaster(-100.0, -90.0, 16.0, cells)


def facades(houses=HOUSES, height: float = 4.0) -> np.ndarray:
    """A receiver before the middle of each wall."""
    walls = rings(houses)
    step = walls.end - walls.begin
    right = np.column_stack([step[:, 1], -step[:, 0]]) / np.hypot(*step.T)[:, None]
    middle = walls.begin + step / 2 + 0.1 * right
    return np.column_stack([middle, np.full(len(middle), height)])
