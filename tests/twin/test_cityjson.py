"""CityJSON of all versions: solids, parts, surfaces, attributes, sequences, and files that are wrong."""

import copy
import json

import numpy as np
import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import LANGUAGES, render
from citybrain.twin.importers.cityjson import is_cityjson
from citybrain.twin.importers.footprints import read_footprints

WEST, SOUTH = 84_616.0, 447_422.0  # in EPSG:7415 (28992 + height), Delft


def cuboid(west, south, bottom, east, north, top, first=0):
    """Vertices and faces of a box: ground, roof, four walls, with outward orientation."""
    plan = [(west, south), (east, south), (east, north), (west, north)]
    vertices = [(*corner, bottom) for corner in plan] + [(*corner, top) for corner in plan]
    faces = [[3, 2, 1, 0], [4, 5, 6, 7]] + [[k, (k + 1) % 4, (k + 1) % 4 + 4, k + 4] for k in range(4)]
    return vertices, [[[first + corner for corner in face]] for face in faces]


def solid(faces, lod="2.2", semantics=True):
    geometry = {"type": "Solid", "lod": lod, "boundaries": [faces]}
    if semantics:
        kinds = [{"type": "GroundSurface"}, {"type": "RoofSurface"}, {"type": "WallSurface"}]
        geometry["semantics"] = {"surfaces": kinds, "values": [[0, 1, 2, 2, 2, 2]]}
    return geometry


def document(objects, vertices, version="2.0", scale=0.001):
    """A CityJSON document; vertices in m are put near Delft and scaled to integers."""
    grid = [[round(value / scale) for value in vertex] for vertex in vertices]
    return {
        "type": "CityJSON",
        "version": version,
        "transform": {"scale": [scale] * 3, "translate": [WEST, SOUTH, -2.0]},
        "metadata": {"referenceSystem": "https://www.opengis.net/def/crs/EPSG/0/7415"},
        "CityObjects": objects,
        "vertices": grid,
    }


@pytest.fixture
def house():
    vertices, faces = cuboid(0, 0, 1, 20, 10, 13)
    attributes = {"function": "office", "storeysAboveGround": 4, "yearOfConstruction": 1931, "roofType": "1000"}
    building = {"type": "Building", "geometry": [solid(faces)], "attributes": attributes}
    return document({"NL.1": building}, vertices)


def write(content, path):
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def read(content, tmp_path, **options):
    return read_footprints(write(content, tmp_path / "a.city.json"), **options)


def refusal(content, tmp_path, **options):
    with pytest.raises(InputError) as problem:
        read(content, tmp_path, **options)
    for language in LANGUAGES:
        assert "a.city.json" in render(problem.value, language)
    return problem.value.code, render(problem.value)


def area(extract):
    return extract.buildings.to_crs("EPSG:28992").area.tolist()


def test_a_solid_with_attributes(house, tmp_path):
    found = read(house, tmp_path)
    building = found.buildings.iloc[0]
    assert area(found) == pytest.approx([200], rel=1e-6)
    assert building[["id", "building_use", "roof_shape"]].tolist() == ["NL.1", "office", "flat"]
    assert building[["height", "storeys", "construction_year"]].tolist() == pytest.approx([12, 4, 1931])
    assert building.roof_pitch == pytest.approx(0)
    assert found.buildings.geometry[0].centroid.x == pytest.approx(4.36, abs=0.01)


def test_version_1_0_without_transform(house, tmp_path):
    old = copy.deepcopy(house) | {"version": "1.0"}
    scaled = np.array(old["vertices"]) * 0.001 + [WEST, SOUTH, -2.0]
    del old["transform"]
    old["vertices"] = scaled.tolist()
    old["metadata"]["referenceSystem"] = "urn:ogc:def:crs:EPSG::7415"
    old["CityObjects"]["NL.1"]["geometry"][0]["lod"] = 2
    assert area(read(old, tmp_path)) == pytest.approx([200], rel=1e-6)


def test_parts_are_merged_into_their_building(tmp_path):
    low, low_faces = cuboid(0, 0, 1, 20, 10, 8)
    high, high_faces = cuboid(20, 0, 2, 30, 10, 31, first=8)
    objects = {
        "house": {"type": "Building", "children": ["low", "high"], "attributes": {"yearOfConstruction": 1990}},
        "low": {"type": "BuildingPart", "parents": ["house"], "geometry": [solid(low_faces)]},
        "high": {
            "type": "BuildingPart",
            "parents": ["house"],
            "geometry": [solid(high_faces)],
            "attributes": {"storeysAboveGround": 9},
        },
    }
    found = read(document(objects, low + high), tmp_path)
    assert found.buildings.id.tolist() == ["house"]
    assert area(found) == pytest.approx([300], rel=1e-6)
    assert found.buildings.height[0] == pytest.approx(30) and found.buildings.storeys[0] == 9


def test_without_meanings_the_faces_are_seen_from_above(tmp_path):
    vertices, faces = cuboid(0, 0, 0, 20, 10, 6)
    building = {"type": "Building", "geometry": [solid(faces, semantics=False)]}
    found = read(document({"a": building}, vertices), tmp_path)
    assert area(found) == pytest.approx([200], rel=1e-6)
    assert found.buildings.height[0] == pytest.approx(6) and np.isnan(found.buildings.roof_pitch[0])


def test_ground_surface_with_a_courtyard(tmp_path):
    vertices = [(0, 0, 0), (40, 0, 0), (40, 40, 0), (0, 40, 0), (10, 10, 0), (10, 30, 0), (30, 30, 0), (30, 10, 0)]
    ground = {"type": "MultiSurface", "lod": "0", "boundaries": [[[0, 1, 2, 3], [4, 5, 6, 7]]]}
    building = {"type": "Building", "geometry": [ground], "attributes": {"measuredHeight": 17.5}}
    found = read(document({"a": building}, vertices), tmp_path)
    assert area(found) == pytest.approx([1200], rel=1e-6)
    assert found.buildings.height[0] == 17.5


def test_highest_level_of_detail_counts_and_pitch_is_that_of_the_roof(tmp_path):
    box_vertices, box_faces = cuboid(0, 0, 0, 20, 10, 5)
    gable = [(0, 5, 5 + 5 * np.sqrt(3)), (20, 5, 5 + 5 * np.sqrt(3))]  # a ridge along the house: 60°
    faces = [
        box_faces[0],
        [[4, 5, 9, 8]],
        [[6, 7, 8, 9]],
        *box_faces[2:],
        [[5, 6, 9]],
        [[7, 4, 8]],
    ]
    roofed = {
        "type": "Solid",
        "lod": "2",
        "boundaries": [faces],
        "semantics": {
            "surfaces": [{"type": "GroundSurface"}, {"type": "RoofSurface"}, {"type": "WallSurface"}],
            "values": [[0, 1, 1, 2, 2, 2, 2, 2, 2]],
        },
    }
    building = {"type": "Building", "geometry": [solid(box_faces, lod="1"), roofed]}
    found = read(document({"a": building}, box_vertices + gable), tmp_path)
    assert found.buildings.roof_pitch[0] == pytest.approx(60, abs=0.1)
    assert found.buildings.height[0] == pytest.approx(5 + 5 * np.sqrt(3), abs=0.01)


def test_composite_and_multi_solids(tmp_path):
    one, one_faces = cuboid(0, 0, 0, 10, 10, 6)
    two, two_faces = cuboid(10, 0, 0, 20, 10, 9, first=8)
    both = {"type": "CompositeSolid", "lod": "1", "boundaries": [[one_faces], [two_faces]]}
    found = read(document({"a": {"type": "Building", "geometry": [both]}}, one + two), tmp_path)
    assert area(found) == pytest.approx([200], rel=1e-6) and found.buildings.height[0] == pytest.approx(9)


def test_other_objects_are_passed_over_and_empty_buildings_counted(house, tmp_path):
    house["CityObjects"]["tree"] = {"type": "SolitaryVegetationObject", "geometry": []}
    house["CityObjects"]["empty"] = {"type": "Building", "geometry": []}
    found = read(house, tmp_path)
    assert found.buildings.id.tolist() == ["NL.1"] and found.left_out == {"cityjson-no-ground": 1}


def test_text_sequence(house, tmp_path):
    feature = {"type": "CityJSONFeature", "id": "NL.1", **{key: house.pop(key) for key in ("CityObjects", "vertices")}}
    other = json.loads(json.dumps(feature).replace("NL.1", "NL.2"))
    lines = [house | {"CityObjects": {}, "vertices": []}, feature, other]
    found = read("\n".join(json.dumps(line) for line in lines), tmp_path)
    assert found.buildings.id.tolist() == ["NL.1", "NL.2"]


def test_address(house, tmp_path):
    house["CityObjects"]["NL.1"]["address"] = [{"ThoroughfareName": "Oude Delft", "ThoroughfareNumber": 75}]
    assert read(house, tmp_path).buildings.address[0] == "Oude Delft 75"


def test_declared_crs_wins(house, tmp_path):
    del house["metadata"]
    code, _ = refusal(house, tmp_path)
    assert code == "features-crs-missing"
    assert area(read(house, tmp_path, crs="EPSG:28992")) == pytest.approx([200], rel=1e-6)


def test_unknown_crs(house, tmp_path):
    house["metadata"]["referenceSystem"] = "https://www.opengis.net/def/crs/EPSG/0/99999"
    code, told = refusal(house, tmp_path)
    assert code == "features-crs-unknown" and "99999" in told


def test_other_version(house, tmp_path):
    code, told = refusal(house | {"version": "0.9"}, tmp_path)
    assert code == "cityjson-version" and "0.9" in told and "2.0" in told


def test_truncated(house, tmp_path):
    code, told = refusal(json.dumps(house, indent=1)[:-200], tmp_path)
    assert code == "cityjson-damaged" and "line" in told


@pytest.mark.parametrize("index", [99_999, -1, "seven", None])
def test_vertex_that_does_not_exist(house, tmp_path, index):
    house["CityObjects"]["NL.1"]["geometry"][0]["boundaries"][0][0][0][0] = index
    code, told = refusal(house, tmp_path)
    assert code == "cityjson-object" and "NL.1" in told


def test_child_that_does_not_exist_and_child_of_itself(house, tmp_path):
    for child in ("nobody", "part"):
        house["CityObjects"]["part"] = {"type": "BuildingPart", "children": ["part"], "parents": ["NL.1"]}
        house["CityObjects"]["NL.1"]["children"] = [child]
        assert refusal(house, tmp_path)[0] == "cityjson-object"


@pytest.mark.parametrize("vertices", [[[1, 2]], "none", None, [["a", "b", "c"]]])
def test_broken_vertices(house, tmp_path, vertices):
    assert refusal(house | {"vertices": vertices}, tmp_path)[0] == "cityjson-vertices"


def test_no_buildings(house, tmp_path):
    assert refusal(house | {"CityObjects": {}}, tmp_path)[0] == "cityjson-no-buildings"


def test_what_is_cityjson(house, tmp_path):
    assert is_cityjson(write(house, tmp_path / "a.json"))
    assert not is_cityjson(write({"type": "FeatureCollection"}, tmp_path / "b.json"))
