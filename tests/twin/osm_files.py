"""Small OpenStreetMap files for tests, written by osmium itself. Places are given in metres from a corner."""

import math
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way

LONGITUDE, LATITUDE = 24.9, 60.1
METRE_NORTH = 1 / 111_320
METRE_EAST = 2 * METRE_NORTH  # cos 60°


class OsmMaker:
    """Collects objects and writes them, nodes first. The corner is in Helsinki unless another one is given."""

    def __init__(self, longitude=LONGITUDE, latitude=LATITUDE):
        self.longitude, self.latitude = longitude, latitude
        self.metre_east = METRE_EAST if latitude == LATITUDE else METRE_NORTH / math.cos(math.radians(latitude))
        self.nodes, self.ways, self.relations = {}, [], []

    def node(self, x, y, **tags):
        """A node; nodes at one place are one node."""
        key = (x, y)
        number, known = self.nodes.get(key, (len(self.nodes) + 1, {}))
        self.nodes[key] = (number, known | tags)
        return number

    def way(self, places, **tags):
        self.ways.append((len(self.ways) + 1, [self.node(x, y) for x, y in places], clean(tags)))
        return len(self.ways)

    def box(self, west, south, east, north, **tags):
        return self.way([(west, south), (east, south), (east, north), (west, north), (west, south)], **tags)

    def relation(self, members, **tags):
        self.relations.append((len(self.relations) + 1, members, clean(tags)))
        return len(self.relations)

    def place(self, x, y):
        return self.longitude + x * self.metre_east, self.latitude + y * METRE_NORTH

    def write(self, path: Path, bounds=None, missing_nodes=()):
        header = osmium.io.Header()
        if bounds:
            header.add_box(osmium.osm.Box(*(osmium.osm.Location(*self.place(*corner)) for corner in bounds)))
        with osmium.SimpleWriter(str(path), header=header) as writer:
            for (x, y), (number, tags) in self.nodes.items():
                if number not in missing_nodes:
                    writer.add_node(Node(id=number, location=self.place(x, y), tags=clean(tags)))
            for number, nodes, tags in self.ways:
                writer.add_way(Way(id=number, nodes=nodes, tags=tags))
            for number, members, tags in self.relations:
                writer.add_relation(Relation(id=number, members=members, tags=tags))
        return path


def place(x, y):
    return LONGITUDE + x * METRE_EAST, LATITUDE + y * METRE_NORTH


def clean(tags):
    """Tags as OpenStreetMap spells them: two underscores stand for a colon."""
    return {key.replace("__", ":"): str(value) for key, value in tags.items()}
