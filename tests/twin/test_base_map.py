"""The base map holds what is there, merged, simplified and rounded."""

import json

import geopandas
import numpy as np
import pytest
from shapely import LineString, Point, Polygon, box
from shapely.geometry import shape

from citybrain.twin.geometry import base_map as drawing
from citybrain.twin.geometry.base_map import base_map, base_map_bytes

METRE_NORTH = 1 / 111_320
METRE_EAST = 2 * METRE_NORTH


def place(x, y):
    return 24.9 + x * METRE_EAST, 60.0 + y * METRE_NORTH


def area(west, south, east, north):
    return box(*place(west, south), *place(east, north))


def line(*corners):
    return LineString([place(*corner) for corner in corners])


def frame(geometry, **columns):
    return geopandas.GeoDataFrame(columns, geometry=geometry, crs="EPSG:4326")


def columns_of(rows):
    return [list(column) for column in zip(*rows, strict=True)]


def draw(land=(), streets=(), railways=(), labels=(), bounds=None, make=base_map):
    land, streets, railways, labels = (columns_of(rows) for rows in (land, streets, railways, labels))
    kind, subkind, name, shapes = land or [[]] * 4
    highway, street, lines = streets or [[]] * 3
    rail, tunnel, tracks = railways or [[]] * 3
    label, text, points = labels or [[]] * 3
    return make(
        frame(shapes, kind=kind, subkind=subkind, name=np.array(name, dtype=object)),
        frame(lines, highway=highway, name=np.array(street, dtype=object)),
        frame(tracks, kind=rail, tunnel=np.array(tunnel, dtype=bool)),
        frame(points, kind=label, name=text),
        bounds,
    )


def properties(collection):
    return [feature["properties"] for feature in collection["features"]]


def shapes(collection):
    return [shape(feature["geometry"]) for feature in collection["features"]]


def test_nothing_to_draw():
    assert {name: part["features"] for name, part in draw().items()} == {
        "water": [],
        "green": [],
        "land": [],
        "streets": [],
        "rail": [],
        "labels": [],
    }


def test_areas_go_to_their_layer_and_merge_where_they_touch():
    drawn = draw(
        land=[
            ("sea", "natural=coastline", None, area(0, 0, 100, 100)),
            ("green", "leisure=park", None, area(200, 0, 300, 100)),
            ("green", "landuse=grass", None, area(300, 0, 400, 100)),
            ("forest", "landuse=forest", None, area(500, 0, 600, 100)),
            ("residential", "landuse=residential", None, area(700, 0, 800, 100)),
            ("green", "landuse=flowerbed", None, area(900, 0, 905, 5)),
        ]
    )
    assert properties(drawn["water"]) == [{"kind": "sea"}]
    assert properties(drawn["green"]) == [{"kind": "green"}, {"kind": "forest"}]
    assert properties(drawn["land"]) == [{"kind": "residential"}]
    assert drawing.square_metres(np.array(shapes(drawn["green"])[:1])) == pytest.approx([20_000], rel=0.01)


def test_crossing_outlines_are_drawn_too():
    crossing = Polygon([place(0, 0), place(100, 0), place(0, 100), place(100, 100)])
    assert len(draw(land=[("water", "natural=water", None, crossing)])["water"]["features"]) == 2


def test_pieces_of_a_street_become_one_line():
    drawn = draw(
        streets=[
            ("residential", "High Street", line((0, 0), (50, 0.2), (100, 0))),
            ("residential", "High Street", line((100, 0), (200, 0))),
            ("footway", "High Street", line((0, 5), (100, 5))),
            ("corridor", None, line((0, 9), (100, 9))),
        ]
    )
    assert properties(drawn["streets"]) == [{"class": "footway"}, {"class": "residential", "name": "High Street"}]
    street = shapes(drawn["streets"])[1]
    assert len(street.geoms) == 1 and len(street.geoms[0].coords) == 2


def test_tracks_in_tunnels_are_not_drawn():
    drawn = draw(railways=[("tram", False, line((0, 0), (100, 0))), ("subway", True, line((0, 9), (100, 9)))])
    assert properties(drawn["rail"]) == [{"kind": "tram"}]


def test_labels_of_places_and_of_large_waters_and_parks():
    drawn = draw(
        land=[
            ("water", "natural=water", "Bay", area(0, 0, 200, 100)),
            ("green", "leisure=park", "Park", area(300, 0, 500, 100)),
            ("green", "landuse=grass", "Lawn", area(600, 0, 900, 100)),
            ("water", "natural=water", "Pond", area(1000, 0, 1010, 10)),
        ],
        labels=[("suburb", "Kallio", Point(*place(1, 1)))],
    )
    assert properties(drawn["labels"]) == [
        {"kind": "suburb", "name": "Kallio"},
        {"kind": "water", "name": "Bay"},
        {"kind": "park", "name": "Park"},
    ]


def test_bounds_cut_off_what_lies_outside():
    bounds = (*place(0, 0), *place(100, 100))
    drawn = draw(
        land=[("sea", "natural=coastline", None, area(-500, -500, 500, 500))],
        streets=[("primary", None, line((-50, 50), (50, 50))), ("primary", None, line((500, 50), (600, 50)))],
        labels=[("suburb", "Far", Point(*place(900, 1)))],
        bounds=bounds,
    )
    assert shapes(drawn["water"])[0].bounds == pytest.approx(bounds, abs=2e-6)
    assert len(drawn["streets"]["features"]) == 1 and drawn["labels"]["features"] == []


def test_coordinates_have_six_decimals_and_the_text_is_json():
    content = draw(
        land=[("sea", "natural=coastline", "Itämeri", area(0, 0, 333.333, 777.777))],
        streets=[("primary", None, line((0.123456, 50), (77.7777, 51)))],
        labels=[("suburb", "卡利奥", Point(*place(1 / 3, 1 / 3)))],
        make=base_map_bytes,
    )
    drawn = json.loads(content)
    assert "卡利奥".encode() in content and b" " not in content
    for part in drawn.values():
        for drawn_shape in shapes(part):
            for corner in np.array(drawn_shape.__geo_interface__["coordinates"], dtype=float).reshape(-1, 2):
                assert all(len(repr(float(value)).split(".")[1]) <= 6 for value in corner)


def test_large_cities_are_drawn_without_paths(monkeypatch):
    monkeypatch.setattr(drawing, "MOST_EDGES", 1)
    streets = [("primary", None, line((0, 0), (100, 0))), ("footway", None, line((0, 9), (100, 9)))]
    assert properties(draw(streets=streets)["streets"]) == [{"class": "primary"}]
