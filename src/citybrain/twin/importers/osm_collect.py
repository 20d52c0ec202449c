"""One pass over an OpenStreetMap file: pick the objects that a city is made of and keep their tags and shapes."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import osmium
import shapely
from osmium.osm import Area, Node, Way
from osmium.osm.types import OSMEntity

from citybrain.kernel.errors import InputError
from citybrain.twin.geometry.types import Geometries, Numbers, Rows
from citybrain.twin.importers.osm_file import OsmFile, explained
from citybrain.twin.importers.osm_kinds import kind_table, listed, outline_tags, reason_to_leave_out
from citybrain.twin.progress import Progress

_WHOLE, _PART = outline_tags()
_AREA_KEYS = (
    _WHOLE,
    _PART,
    "highway",
    "place",
    *sorted(kind_table("land").keys | kind_table("places").keys),
)
_OBJECTS_BETWEEN_REPORTS = 20_000


@dataclass
class Shapes:
    """Objects of one subject: identifier, tags and shape, in the order of the file."""

    ids: list[str] = field(default_factory=list)
    tags: list[dict[str, str]] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    """Well-known binary, written in hexadecimal digits."""

    def add(self, identifier: str, tags: dict[str, str], shape: str) -> None:
        """Keep one object."""
        self.ids.append(identifier)
        self.tags.append(tags)
        self.shapes.append(shape)

    def geometries(self) -> Geometries:
        """The shapes as geometries; a multipolygon of one part is a polygon."""
        found = np.asarray(shapely.from_wkb(np.array(self.shapes, dtype=object)))
        single = (shapely.get_type_id(found) == shapely.GeometryType.MULTIPOLYGON) & (
            shapely.get_num_geometries(found) == 1
        )
        found[single] = shapely.get_geometry(found[single], 0)
        return found


@dataclass
class Ways:
    """Lines of one subject, with the numbers and places of their nodes."""

    ids: list[str] = field(default_factory=list)
    tags: list[dict[str, str]] = field(default_factory=list)
    nodes: list[Rows] = field(default_factory=list)
    places: list[Numbers] = field(default_factory=list)
    """One array (k x 2, degrees) a way."""

    def lines(self) -> Geometries:
        """The ways as lines."""
        counts = [len(place) for place in self.places]
        corners = np.concatenate([np.empty((0, 2)), *self.places])
        return np.asarray(shapely.linestrings(corners, indices=np.repeat(np.arange(len(counts)), counts)))


@dataclass
class Collected:
    """Everything picked from a file."""

    outlines: Shapes = field(default_factory=Shapes)
    parts: Shapes = field(default_factory=Shapes)
    places: Shapes = field(default_factory=Shapes)
    land: Shapes = field(default_factory=Shapes)
    trees: Shapes = field(default_factory=Shapes)
    labels: Shapes = field(default_factory=Shapes)
    street_points: Shapes = field(default_factory=Shapes)
    addresses: Shapes = field(default_factory=Shapes)
    """Points with a house number."""
    streets: Ways = field(default_factory=Ways)
    railways: Ways = field(default_factory=Ways)
    coastlines: Ways = field(default_factory=Ways)
    left_out: Counter[str] = field(default_factory=Counter)


def collect(file: OsmFile, progress: Progress) -> Collected:
    """Read a file once (its relations twice) and keep what a city is made of.

    Raises InputError for damage in the file and for a file without any object.
    """
    collector = _Collector()
    objects = -1
    with explained(file.path):
        for objects, found in enumerate(_stream(file)):
            if objects % _OBJECTS_BETWEEN_REPORTS == 0:
                progress(min(0.99, objects / file.likely_objects), "osm-reading")
            collector.take(found)
    if objects < 0:
        raise InputError("osm-empty", file=file.path.name)
    return collector.finish()


def _stream(file: OsmFile) -> Iterator[OSMEntity]:
    """Tagged nodes, ways and areas of a file, one after the other."""
    processor = osmium.FileProcessor(file.source)
    processor = processor.with_areas(osmium.filter.KeyFilter(*_AREA_KEYS))
    yield from processor.with_filter(osmium.filter.EmptyTagFilter())


class _Collector:
    """Sorts one object after the other into the subjects that want it."""

    def __init__(self) -> None:
        self.found = Collected()
        self._factory = osmium.geom.WKBFactory()
        self._outlines: set[str] = set()
        self._areas: set[str] = set()

    def take(self, found: OSMEntity) -> None:
        """Keep an object if any subject wants it."""
        if isinstance(found, Area):
            self._take_area(found)
        elif isinstance(found, Node):
            self._take_node(found)
        elif isinstance(found, Way):
            self._take_way(found)
        elif found.tags.get("type") == "multipolygon" and _WHOLE in found.tags:
            self._outlines.add(f"relation/{found.id}")

    def finish(self) -> Collected:
        """Everything that was kept, and how many buildings have no outline that closes."""
        open_outlines = len(self._outlines - self._areas)
        if open_outlines:
            self.found.left_out["osm-buildings-open"] = open_outlines
        return self.found

    def _take_node(self, node: Node) -> None:
        tags = dict(node.tags)
        identifier = f"node/{node.id}"

        def point() -> str:
            return str(self._factory.create_point(node))

        if tags.get("natural") == "tree":
            self.found.trees.add(identifier, tags, point())
        if tags.get("place") in listed("label") and "name" in tags:
            self.found.labels.add(identifier, tags, point())
        if "addr:housenumber" in tags:
            self.found.addresses.add(identifier, tags, point())
        for subject in _POINT_SUBJECTS:
            if kind_table(subject).meaning(tags):
                shapes: Shapes = getattr(self.found, subject)
                shapes.add(identifier, tags, point())

    def _take_way(self, way: Way) -> None:
        tags = way.tags
        if _WHOLE in tags:
            self._outlines.add(f"way/{way.id}")
        if "highway" in tags:
            self._add_way(self.found.streets, way)
        elif tags.get("railway") in listed("railway"):
            self._add_way(self.found.railways, way)
        if tags.get("natural") == "coastline":
            self._add_way(self.found.coastlines, way)

    def _add_way(self, ways: Ways, way: Way) -> None:
        """Keep the stretches of a way whose nodes are in the file; an extract may have cut off the others."""
        nodes = [(node.ref, node.lon, node.lat) if node.location.valid() else None for node in way.nodes]
        if None in nodes:
            self.found.left_out["osm-ways-cut"] += 1
        for present, stretch in groupby(nodes, key=lambda node: node is not None):
            known = [node for node in stretch if node is not None]
            if present and len(known) > 1:
                ways.ids.append(f"way/{way.id}")
                ways.tags.append(dict(way.tags))
                ways.nodes.append(np.array([node[0] for node in known], dtype=np.int64))
                ways.places.append(np.array([node[1:] for node in known]))

    def _take_area(self, area: Area) -> None:
        tags = dict(area.tags)
        wanted = [subject for subject, wants in _AREA_SUBJECTS if wants(tags)]
        if not wanted:
            return
        identifier = f"{'way' if area.from_way() else 'relation'}/{area.orig_id()}"
        try:
            shape = str(self._factory.create_multipolygon(area))
        except (RuntimeError, osmium.InvalidLocationError):
            return
        self._areas.add(identifier)
        for subject in wanted:
            self._shapes_of(subject, tags).add(identifier, tags, shape)

    def _shapes_of(self, subject: str, tags: dict[str, str]) -> Shapes:
        """Where an area of this subject is kept; buildings that are none go to a list that is forgotten."""
        reason = reason_to_leave_out(tags) if subject in _OUTLINED else None
        if reason is None:
            shapes: Shapes = getattr(self.found, subject)
            return shapes
        self.found.left_out[reason] += 1
        return Shapes()


def _is_square(tags: dict[str, str]) -> bool:
    return tags.get("highway") == "pedestrian"


_AREA_SUBJECTS: tuple[tuple[str, Callable[[dict[str, str]], bool]], ...] = (
    ("outlines", lambda tags: _WHOLE in tags),
    ("parts", lambda tags: _PART in tags and _WHOLE not in tags),
    (
        "land",
        lambda tags: _is_square(tags) or (_WHOLE not in tags and kind_table("land").meaning(tags) is not None),
    ),
    ("places", lambda tags: kind_table("places").meaning(tags) is not None),
    ("labels", lambda tags: tags.get("place") in listed("label") and "name" in tags),
)
_POINT_SUBJECTS = ("places", "street_points")
_OUTLINED = ("outlines", "parts")
