"""Whole OpenStreetMap files, written by osmium and read back: buildings, networks, places, land; and bad files."""

import gzip

import numpy as np
import pytest
import shapely

from citybrain.domains.buildings.importers.openstreetmap import BUILDING_COLUMNS
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers import osm_extract
from citybrain.twin.importers.osm import read_osm
from citybrain.twin.importers.osm_tagged import tagged_columns
from citybrain.twin.progress import Cancelled
from tests.twin.osm_files import METRE_EAST, METRE_NORTH, OsmMaker


@pytest.fixture
def maker():
    return OsmMaker()


@pytest.fixture
def read(maker, tmp_path):
    def reader(**options):
        return read_osm(maker.write(tmp_path / "made.osm.pbf", **options))

    return reader


def square_metres(geometry):
    return geometry.area / METRE_EAST / METRE_NORTH


def row(frame, number=0):
    return frame.iloc[number].to_dict()


def test_a_building_with_its_tags(maker, read):
    maker.box(
        0, 0, 20, 10,
        building="apartments", name="Villa", building__levels="5", roof__levels="1", height="18,5 m", start_date="1905",
        roof__shape="gabled", roof__angle="30", building__flats="12", addr__street="Main Street", addr__housenumber="7",
    )  # fmt: skip
    building = row(read().buildings)
    assert square_metres(building.pop("geometry")) == pytest.approx(200, rel=1e-3)
    assert all(np.isnan(building.pop(name)) for name in ("heritage_protection", "landmark", "building_disused"))
    assert building == {
        "id": "way/1", "name": "Villa", "other_names": None, "address": "Main Street 7", "postal_code": None,
        "building_tag": "apartments",
        "building_use": "apartment_block", "storeys": 5, "roof_levels": 1, "height": 18.5, "construction_year": 1905,
        "construction_year_tolerance": 0, "roof_shape": "gabled", "roof_pitch": 30, "dwellings": 12, "parts": 0,
    }  # fmt: skip


def test_a_building_without_tags_tells_nothing(maker, read):
    maker.box(0, 0, 20, 10, building="yes")
    building = read().buildings.iloc[0]
    assert building.building_use is None and building["name"] is None and building.address is None
    assert building[["storeys", "height", "construction_year", "roof_pitch"]].isna().all()


@pytest.mark.parametrize(
    ("tags", "use"),
    [
        ({"building": "yes", "amenity": "school"}, "education"),
        ({"building": "yes", "shop": "bicycle"}, "retail"),
        ({"building": "yes", "office": "ngo"}, "office"),
        ({"building": "commercial", "tourism": "hotel"}, "hotel"),
        ({"building": "commercial"}, "office"),
        ({"building": "apartments", "shop": "supermarket"}, "apartment_block"),
        ({"building": "house;garage"}, "detached_house"),
        ({"building": "carport"}, "outbuilding"),
        ({"building": "yes", "shop": "no"}, None),
    ],
)
def test_use_of_a_building(maker, read, tags, use):
    maker.box(0, 0, 20, 10, **tags)
    assert read().buildings.building_use[0] == use


def test_no_storeys_tell_nothing(maker, read):
    maker.box(0, 0, 20, 10, building="chapel", building__levels="0")
    assert read().buildings.storeys.isna().all()


def test_multipolygon_relation_with_a_courtyard_and_an_annex(maker, read):
    outer, inner = maker.box(0, 0, 40, 40), maker.box(10, 10, 30, 30)
    annex = maker.box(60, 0, 70, 10)
    members = [("w", outer, "outer"), ("w", inner, "inner"), ("w", annex, "outer")]
    maker.relation(members, type="multipolygon", building="yes")
    found = read().buildings
    assert found.id.tolist() == ["relation/1"]
    assert square_metres(found.geometry[0]) == pytest.approx(1300, rel=1e-3)
    assert found.geometry[0].geom_type == "MultiPolygon"


def test_parts_are_merged_into_their_building(maker, read):
    maker.box(0, 0, 20, 10, building="office", start_date="1980", building__levels="2")
    maker.box(0, 0, 10, 10, building__part="yes", building__levels="8", height="30", roof__shape="flat")
    maker.box(10, 0, 20, 10, building__part="yes", building__levels="4", height="12")
    building = row(read().buildings)
    assert (building["storeys"], building["height"], building["parts"]) == (pytest.approx(6, rel=1e-3), 30, 2)
    assert (building["roof_shape"], building["construction_year"]) == ("flat", 1980)


@pytest.mark.parametrize(
    ("own", "low", "high", "storeys"),
    [
        (7, 7, 8, 7.5),  # a top storey that stands back over half of the building
        (8, None, 2, 5),  # half of the building is low
        (1, 1, 6, 3.5),  # a tower on a podium
        (None, 2, 6, 4),  # nothing is known of what is below the part and beside it
        (3, 5, 6, 3.5),  # the part hovers: what is between is air
    ],
)
def test_storeys_of_a_building_with_a_part_on_half_of_it(maker, read, own, low, high, storeys):
    maker.box(0, 0, 20, 10, building="yes", **({"building__levels": own} if own else {}))
    maker.box(
        0, 0, 10, 10, building__part="yes", building__levels=high, **({"building__min_level": low} if low else {})
    )
    assert read().buildings.storeys[0] == pytest.approx(storeys, rel=1e-3)


def test_floors_of_stacked_parts_count_once(maker, read):
    maker.box(0, 0, 20, 10, building="yes")
    maker.box(0, 0, 20, 10, building__part="yes", building__levels="4")
    maker.box(5, 0, 15, 10, building__part="yes", building__levels="8", building__min_level="2")
    assert read().buildings.storeys[0] == pytest.approx(6, rel=1e-3)


def test_part_without_building_becomes_one(maker, read):
    maker.box(0, 0, 20, 10, building="yes")
    maker.box(19, 0, 40, 10, building__part="apartments", building__levels="3")
    found = read()
    assert found.buildings.id.tolist() == ["way/1", "way/2"]
    assert found.buildings.building_use[1] == "apartment_block" and found.buildings.storeys[1] == 3
    assert found.left_out == {"osm-parts-alone": 1}


def test_what_is_no_building_is_counted(maker, read):
    maker.box(0, 0, 20, 10, building="no")
    maker.box(30, 0, 50, 10, building="construction")
    maker.box(60, 0, 80, 10, building="yes", location="underground")
    maker.way([(90, 0), (100, 0), (100, 10)], building="yes")
    found = read()
    assert len(found.buildings) == 0
    assert found.left_out == {
        "osm-not-buildings": 1,
        "osm-buildings-planned": 1,
        "osm-buildings-underground": 1,
        "osm-buildings-open": 1,
    }
    assert all("1 " in notice.text() for notice in found.notices())


def test_streets_are_cut_where_they_meet(maker, read):
    maker.way([(0, 0), (100, 0), (200, 0)], highway="residential", name="High Street", maxspeed="30 mph")
    maker.way([(100, 0), (100, 100)], highway="footway")
    edges = read().edges
    assert len(edges) == 3
    assert edges["length"].tolist() == pytest.approx([100, 100, 100], rel=5e-3)
    assert (
        edges.drive.tolist() == [True, True, False] and edges.walk.all() and edges.cycle.tolist() == [True, True, False]
    )
    assert edges.to_node[0] == edges.from_node[1] == edges.from_node[2]
    assert edges["name"].tolist() == ["High Street", "High Street", None]
    assert edges.maxspeed[0] == pytest.approx(48.28032)


@pytest.mark.parametrize(
    ("tags", "drive", "cycle", "from_west"),
    [
        ({}, False, False, True),
        ({"oneway": "yes"}, True, True, True),
        ({"oneway": "-1"}, True, True, False),
        ({"oneway": "yes", "oneway__bicycle": "no"}, True, False, True),
        ({"oneway": "yes", "oneway__bicycle": "-1"}, True, False, True),
        ({"oneway": "yes", "cycleway": "opposite_lane"}, True, False, True),
        ({"oneway__bicycle": "-1"}, False, True, False),
        ({"junction": "roundabout"}, True, True, True),
    ],
)
def test_one_way(maker, read, tags, drive, cycle, from_west):
    maker.way([(0, 0), (50, 5), (100, 0)], highway="residential", **tags)
    edge = read().edges.iloc[0]
    assert (edge.oneway, edge.cycle_oneway) == (drive, cycle)
    assert (edge.geometry.coords[0][0] < edge.geometry.coords[-1][0]) == from_west
    assert (edge.from_node == 1) == from_west


@pytest.mark.parametrize(
    ("tags", "modes"),
    [
        ({"highway": "motorway"}, {"drive"}),
        ({"highway": "steps"}, {"walk"}),
        ({"highway": "footway", "bicycle": "designated"}, {"walk", "cycle"}),
        ({"highway": "service", "access": "private"}, set()),
        ({"highway": "service", "access": "private", "foot": "yes"}, {"walk"}),
        ({"highway": "residential", "motor_vehicle": "no"}, {"walk", "cycle"}),
        ({"highway": "cycleway", "foot": "no"}, {"cycle"}),
        ({"highway": "proposed"}, set()),
    ],
)
def test_who_may_use_a_way(maker, read, tags, modes):
    maker.way([(0, 0), (50, 0)], **tags)
    edges = read().edges
    assert {mode for mode in ("walk", "cycle", "drive") if edges[mode].any()} == modes
    assert len(edges) == bool(modes)


def test_way_cut_off_by_the_extract_is_read_as_far_as_it_goes(maker, read):
    maker.way([(0, 0), (50, 0), (100, 0)], highway="residential")
    found = read(missing_nodes=[3])
    assert found.edges["length"].tolist() == pytest.approx([50], rel=5e-3)
    assert found.left_out == {"osm-ways-cut": 1}


def test_way_with_a_gap_is_not_bridged(maker, read):
    maker.way([(0, 0), (50, 0), (100, 0), (150, 0), (200, 0)], highway="residential")
    found = read(missing_nodes=[3])
    assert found.edges["length"].tolist() == pytest.approx([50, 50], rel=5e-3)
    assert found.left_out == {"osm-ways-cut": 1}


def test_places_of_points_and_areas(maker, read):
    maker.node(5, 5, amenity="restaurant", name="Grill")
    maker.box(0, 0, 20, 10, building="yes", amenity="library")
    maker.box(30, 0, 90, 50, leisure="park", name="Green Park")
    maker.node(7, 7, amenity="unheard_of")
    maker.node(8, 8, man_made="manhole")
    places = read().places.set_index("subkind")
    assert places.kind.to_dict() == {
        "restaurant": "food",
        "unheard_of": "other",
        "library": "education",
        "park": "recreation",
    }
    assert places["name"]["park"] == "Green Park" and places.id["library"] == "way/1"
    assert (places.geometry.geom_type == "Point").all()


def test_land_railways_trees_and_labels(maker, read):
    maker.box(0, 0, 50, 50, natural="water", name="Pond")
    maker.box(60, 0, 90, 50, landuse="forest")
    maker.box(100, 0, 150, 50, highway="pedestrian", area="yes")
    maker.box(200, 0, 250, 50, landuse="residential")
    maker.way([(0, 100), (100, 100)], railway="subway", tunnel="yes")
    maker.way([(0, 110), (100, 110)], railway="abandoned")
    maker.node(1, 1, natural="tree", species="Tilia cordata", height="12 m")
    maker.node(500, 500, place="suburb", name="Kallio", name__zh="卡利奥")
    found = read()
    assert found.land.kind.tolist() == ["water", "forest", "square", "residential"]
    assert found.land.subkind[1] == "landuse=forest" and found.land["name"][0] == "Pond"
    assert found.railways.kind.tolist() == ["subway"] and found.railways.tunnel.tolist() == [True]
    assert (found.trees.genus[0], found.trees.height[0]) == ("Tilia", 12)
    assert found.labels[["kind", "name", "name_zh"]].iloc[0].tolist() == ["suburb", "Kallio", "卡利奥"]


def test_sea_lies_to_the_right_of_the_coastline(maker, read):
    maker.way([(0, 400), (1000, 400)], natural="coastline")  # drawn eastwards: land north, sea south
    island = [(400, 200), (600, 200), (600, 300), (400, 300), (400, 200)]  # anticlockwise: land inside
    maker.way(island, natural="coastline")
    sea = read(bounds=[(0, 0), (1000, 1000)]).land
    assert sea.kind.tolist() == ["sea"] and sea.id.tolist() == ["sea/0"]
    assert square_metres(sea.geometry[0]) == pytest.approx(400_000 - 20_000, rel=1e-3)
    assert sea.crs.to_epsg() == 4326


def test_every_table_has_its_documented_columns_and_types(maker, read):
    maker.node(0, 0, amenity="bench")
    found = read()
    for table, columns in {
        "buildings": BUILDING_COLUMNS,
        "edges": osm_extract.EDGE_COLUMNS | {one.name: one.about.kind for one in tagged_columns("streets")},
        "places": osm_extract.PLACE_COLUMNS,
        "land": osm_extract.LAND_COLUMNS | {one.name: one.about.kind for one in tagged_columns("land")},
        "railways": osm_extract.RAILWAY_COLUMNS,
        "trees": osm_extract.TREE_COLUMNS | {one.name: one.about.kind for one in tagged_columns("trees")},
        "labels": osm_extract.LABEL_COLUMNS,
    }.items():
        frame = getattr(found, table)
        types = {"text": "object", "number": "float64", "integer": "int64", "flag": "bool", "geometry": "geometry"}
        types["category"] = "category"
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {k: types[v] for k, v in columns.items()}
        assert frame.crs.to_epsg() == 4326


def test_bounds_come_from_the_header_else_from_the_objects(maker, tmp_path):
    maker.box(0, 0, 100, 50, building="yes")
    with_header = read_osm(maker.write(tmp_path / "a.osm.pbf", bounds=[(-10, -10), (200, 200)]))
    without = read_osm(maker.write(tmp_path / "b.osm.pbf"))
    assert shapely.box(*with_header.bounds).contains(shapely.box(*without.bounds))
    assert without.bounds == pytest.approx(without.buildings.total_bounds)


@pytest.mark.parametrize("name", ["a.osm", "a.osm.gz", "a.osm.bz2", "a.osm.pbf"])
def test_every_format_is_recognised_by_its_content(maker, tmp_path, name):
    maker.box(0, 0, 20, 10, building="yes")
    written = maker.write(tmp_path / name)
    renamed = written.rename(tmp_path / "download.dat")
    assert len(read_osm(renamed).buildings) == 1


def test_progress_grows_to_one_and_names_its_stages(maker, tmp_path):
    maker.box(0, 0, 20, 10, building="yes")
    told = []
    read_osm(maker.write(tmp_path / "a.osm.pbf"), lambda share, key: told.append((share, key)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] == 1
    assert [key for _, key in told][-4:] == ["osm-buildings", "osm-networks", "osm-land", "osm-done"]


def test_cancelling_stops_the_reading(maker, tmp_path):
    maker.box(0, 0, 20, 10, building="yes")

    def cancel(share, key):
        if key == "osm-networks":
            raise Cancelled

    with pytest.raises(Cancelled):
        read_osm(maker.write(tmp_path / "a.osm.pbf"), cancel)


def refusal(path):
    with pytest.raises(InputError) as problem:
        read_osm(path)
    return problem.value.code, render(problem.value)


def test_truncated_pbf(maker, tmp_path):
    for x in range(300):
        maker.box(x * 30, 0, x * 30 + 20, 10, building="yes", name=f"House {x}")
    path = maker.write(tmp_path / "cut.osm.pbf")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    code, told = refusal(path)
    assert code == "osm-damaged" and "cut.osm.pbf" in told and "Download it again" in told


def test_truncated_xml(maker, tmp_path):
    maker.box(0, 0, 20, 10, building="yes")
    path = maker.write(tmp_path / "cut.osm")
    path.write_bytes(path.read_bytes()[:-40])
    code, told = refusal(path)
    assert code == "osm-damaged" and "cut.osm" in told


@pytest.mark.parametrize(
    ("content", "held"),
    [
        (b"root:x:0:0:root:/root:/bin/sh\n", "root:x"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (b'{"type": "FeatureCollection"}', '{"type": '),
        (b"<html></html>", "html"),
    ],
)
def test_other_formats_are_refused_without_telling_what_they_hold(tmp_path, content, held):
    path = tmp_path / "map.osm.pbf"
    path.write_bytes(content)
    code, told = refusal(path)
    assert code == "osm-format" and str(path) in told and held not in told and "PBF (.osm.pbf)" in told


def test_damaged_gzip(maker, tmp_path):
    path = tmp_path / "map.osm.gz"
    path.write_bytes(gzip.compress(b"<?xml version='1.0'?><osm version='0.6'>")[:-12])
    assert refusal(path)[0] == "osm-damaged"


def test_history_is_refused(tmp_path):
    path = tmp_path / "history.osm"
    path.write_text('<?xml version="1.0"?><osmChange version="0.6"><modify></modify></osmChange>')
    assert refusal(path)[0] == "osm-history"


def test_entities_are_not_expanded(tmp_path):
    path = tmp_path / "bomb.osm"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        '<osm version="0.6"><node id="1" lat="1" lon="1"><tag k="name" v="&b;"/></node></osm>'
    )
    code, told = refusal(path)
    assert code == "osm-damaged" and "entities" in told


def test_file_without_objects(maker, tmp_path):
    maker.node(0, 0)
    assert refusal(maker.write(tmp_path / "empty.osm.pbf"))[0] == "osm-empty"


def test_file_that_is_not_there(tmp_path):
    code, told = refusal(tmp_path / "nowhere.osm.pbf")
    assert "nowhere.osm.pbf" in told and code == "file-missing"


def test_addresses_are_never_fetched():
    code, _ = refusal("https://example.org/city.osm.pbf")
    assert code == "file-not-local"
