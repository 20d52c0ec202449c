"""Central Helsinki of OpenStreetMap as sound meets it: façade points, links with guessed flows, walls and green ground.

For measurements of speed and error alone: flows are guesses by class of road, unknown heights are the median.
"""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import osmium
import shapely

from citybrain.domains.noise.models.cnossos.emission import RoadFlow, RoadState, sound_power
from citybrain.domains.noise.models.cnossos.scene import GroundRaster, RoadSources, Walls
from citybrain.kernel.units import Array

FILE = Path(__file__).parents[1] / "src" / "citybrain" / "open_data" / "helsinki" / "helsinki-centre.osm.pbf"
LONGITUDE, LATITUDE = 24.941, 60.1625
METRES = np.array([111_320.0 * np.cos(np.radians(LATITUDE)), 111_412.0])
SPACING, OFFSET, SHORTEST, HEIGHT, CELL = 5.0, 0.1, 2.5, 4.0, 16.0

ROADS = {
    "motorway": (40_000, 0.04, 0.06, 80, 1500), "trunk": (30_000, 0.04, 0.05, 70, 1500),
    "primary": (20_000, 0.04, 0.04, 50, 1000), "secondary": (10_000, 0.04, 0.03, 40, 800),
    "tertiary": (5_000, 0.03, 0.02, 40, 500), "unclassified": (1_500, 0.02, 0.01, 30, 300),
    "residential": (1_000, 0.02, 0.005, 30, 300), "living_street": (300, 0.01, 0.0, 20, 150),
    "service": (100, 0.02, 0.0, 20, 150),
}  # fmt: skip
"""Of each class: vehicles a day, shares of medium and heavy ones, km/h, and metres to which it is followed."""

SOFT = {
    "park",
    "grass",
    "forest",
    "meadow",
    "cemetery",
    "recreation_ground",
    "garden",
    "wood",
    "scrub",
    "village_green",
}
PERIODS = {"day": (12.0, 0.75, 0.0), "evening": (4.0, 0.15, 5.0), "night": (8.0, 0.10, 10.0)}
"""Hours, part of the traffic of a day, and penalty [dB]."""

LEAST_POTENTIAL = 8_000.0
"""Vehicles a day that a plan may bring to any street."""


class NoiseCity(NamedTuple):
    """All that the relation needs, and the traffic of links: vehicles a day, shares of classes, km/h, class of road.

    `buildings` is how many there are.
    """

    receivers: Array
    sources: RoadSources
    walls: Walls
    ground: GroundRaster
    daily: Array
    shares: Array
    speed: Array
    kinds: Array
    buildings: int


class _Reader(osmium.SimpleHandler):
    def __init__(self) -> None:
        super().__init__()
        self.roads: list[tuple[str, float, bool, Array]] = []
        self.buildings: list[tuple[float, Any]] = []
        self.soft: list[Any] = []
        self._wkb = osmium.geom.WKBFactory()

    def way(self, way: Any) -> None:
        """Roads with a length, out of tunnels."""
        kind = way.tags.get("highway", "").replace("_link", "")
        if kind not in ROADS or way.tags.get("area") == "yes" or way.tags.get("covered") == "yes":
            return
        if way.tags.get("tunnel", "no") != "no":
            return
        try:
            line = (np.array([(node.lon, node.lat) for node in way.nodes]) - [LONGITUDE, LATITUDE]) * METRES
        except osmium.InvalidLocationError:
            return
        if np.hypot(*np.diff(line, axis=0).T).sum() >= OFFSET:
            speed, oneway = way.tags.get("maxspeed", ""), way.tags.get("oneway") == "yes" or kind == "motorway"
            self.roads.append((kind, float(speed) if speed.isdigit() else float(ROADS[kind][3]), oneway, line))

    def area(self, area: Any) -> None:
        """Buildings over the ground, and green ground."""
        tags = area.tags
        soft = {tags.get("landuse"), tags.get("leisure"), tags.get("natural")} & SOFT
        if "building" not in tags and not soft:
            return
        try:
            shape = shapely.from_wkb(self._wkb.create_multipolygon(area))
        except RuntimeError:
            return
        shape = shapely.transform(shape, lambda at: (at - [LONGITUDE, LATITUDE]) * METRES)
        if soft:
            self.soft.append(shape)
        elif tags.get("location") != "underground" and tags.get("building") not in ("no", "roof"):
            height = _number(tags.get("height")) or _number(tags.get("building:levels")) * 3.2 + 1.0
            self.buildings.append((height if height > 2.0 else np.nan, shape))


def _number(text: str | None) -> float:
    try:
        return float((text or "0").replace("m", ""))
    except ValueError:
        return 0.0


def noise_city(file: Path = FILE) -> NoiseCity:
    """Read a file of OpenStreetMap."""
    reader = _Reader()
    reader.apply_file(str(file), locations=True)
    heights = np.array([height for height, _ in reader.buildings])
    heights = np.where(np.isnan(heights), np.nanmedian(heights), heights)
    shapes = shapely.orient_polygons(np.array([shape for _, shape in reader.buildings]))
    walls = _walls(shapes, heights)
    kinds = np.array([kind for kind, *_ in reader.roads])
    of_class = np.array([ROADS[kind] for kind in kinds], float)
    daily = of_class[:, 0] * np.where([oneway for *_, oneway, _ in reader.roads], 0.5, 1.0)
    speed = np.array([speed for _, speed, _, _ in reader.roads])
    shares = np.column_stack([1.0 - of_class[:, 1] - of_class[:, 2], of_class[:, 1:3], np.zeros((len(kinds), 2))])
    power, most = (weighted_power(flow, shares, speed) for flow in (daily, np.maximum(daily, LEAST_POTENTIAL)))
    starts = np.concatenate([[0], np.cumsum([len(line) for *_, line in reader.roads])])
    vertices = np.concatenate([line for *_, line in reader.roads])
    rank = 2 * np.array([list(ROADS).index(kind) for kind in kinds]) + (speed > 30.0)
    sources = RoadSources(vertices, starts, power, most, of_class[:, 4], rank)
    receivers = np.concatenate([_facades(part) for part in shapely.get_parts(shapes)])
    within = shapely.STRtree(shapes).query(shapely.points(receivers), predicate="within")[0]
    receivers = np.delete(receivers, within, axis=0)
    places = np.column_stack([receivers, np.full(len(receivers), HEIGHT)])
    ground = _ground(reader.soft, vertices, walls)
    return NoiseCity(places, sources, walls, ground, daily, shares, speed, kinds, len(shapes))


def power_of(period: str, daily: Array, shares: Array, speed: Array) -> Array:
    """Sound power of links in a period (links, 8) [dB]."""
    hours, part, _ = PERIODS[period]
    flow = daily[:, None] * shares * part / hours
    return sound_power(RoadFlow(flow, np.repeat(speed[:, None], 5, axis=1)), RoadState(temperature=10.0))


def weighted_power(daily: Array, shares: Array, speed: Array) -> Array:
    """Day, evening and night as one power."""
    each = ((hours, power_of(name, daily, shares, speed) + more) for name, (hours, _, more) in PERIODS.items())
    return 10.0 * np.log10(sum(hours / 24.0 * 10.0 ** (power / 10.0) for hours, power in each))


def _walls(shapes: Any, heights: Array) -> Walls:
    begin, end, of_wall = [], [], []
    for shape, height in zip(shapes, heights, strict=True):
        for part in shapely.get_parts(shape):
            for ring in (part.exterior, *part.interiors):
                corners = shapely.get_coordinates(ring)
                begin.append(corners[:-1])
                end.append(corners[1:])
                of_wall.append(np.full(len(corners) - 1, height))
    return Walls(np.concatenate(begin), np.concatenate(end), np.concatenate(of_wall))


def _facades(part: Any) -> Array:
    """Middles of equal parts of the walls of a polygon, a little before them."""
    points = [np.zeros((0, 2))]
    for ring in (part.exterior, *part.interiors):
        corners = shapely.get_coordinates(ring.simplify(0.3))
        for corner, step in zip(corners[:-1], np.diff(corners, axis=0), strict=True):
            length = np.hypot(*step)
            if length >= SHORTEST:
                count = int(np.ceil(length / SPACING))
                at = (np.arange(count) + 0.5)[:, None] / count
                points.append(corner + step * at + np.array([step[1], -step[0]]) / length * OFFSET)
    return np.concatenate(points)


def _ground(soft: list[Any], vertices: Array, walls: Walls) -> GroundRaster:
    every = np.concatenate([vertices, walls.begin])
    west, south = every.min(axis=0) - 2 * CELL
    columns, rows = ((every.max(axis=0) - [west, south]) / CELL).astype(int) + 2
    x, y = np.meshgrid(west + (np.arange(columns) + 0.5) * CELL, south + (np.arange(rows) + 0.5) * CELL)
    softness = np.zeros(x.size)
    softness[shapely.STRtree(soft).query(shapely.points(x.ravel(), y.ravel()), predicate="within")[0]] = 1.0
    return GroundRaster(float(west), float(south), CELL, softness.reshape(rows, columns))
