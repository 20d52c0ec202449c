"""Central Helsinki: the OpenStreetMap extract read, repaired, measured and drawn."""

import subprocess
import sys
import time
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely

from citybrain.domains.buildings.imputation.envelope import Envelope, envelope
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.geometry.base_map import base_map, base_map_bytes
from citybrain.twin.geometry.columns import compress, encode_columns
from citybrain.twin.geometry.columns_format import METRES_PER_UNIT, read_columns
from citybrain.twin.geometry.order import hilbert_order
from citybrain.twin.geometry.repair import Repaired, repair_footprints
from citybrain.twin.importers.footprints import read_footprints
from citybrain.twin.importers.osm import read_osm
from citybrain.twin.importers.osm_extract import OsmExtract

EXTRACT = "helsinki/helsinki-centre.osm.pbf"
STOREY = 3.3  # m, for buildings whose height nobody mapped


@pytest.fixture(scope="module")
def reading(shared_data: Path) -> tuple[OsmExtract, float]:
    """The extract, and the seconds of a processor that reading it took."""
    started = time.process_time()
    extract = read_osm(shared_data / EXTRACT)
    return extract, time.process_time() - started


@pytest.fixture(scope="module")
def extract(reading: tuple[OsmExtract, float]) -> OsmExtract:
    return reading[0]


@pytest.fixture(scope="module")
def repaired(extract: OsmExtract) -> Repaired:
    return repair_footprints(extract.buildings.to_crs("EPSG:3879").geometry.to_numpy())


@pytest.fixture(scope="module")
def heights(extract: OsmExtract, repaired: Repaired) -> np.ndarray:
    buildings = extract.buildings.iloc[repaired.rows]
    known = buildings["height"].fillna(buildings["storeys"] * STOREY)
    return known.fillna(5 * STOREY).to_numpy(dtype=float)


@pytest.fixture(scope="module")
def surfaces(repaired: Repaired, heights: np.ndarray) -> Envelope:
    return envelope(repaired.geometries, heights)


def test_reading_takes_seconds(reading: tuple[OsmExtract, float]) -> None:
    assert reading[1] < 20


def test_as_many_objects_as_an_independent_count_found(extract: OsmExtract) -> None:
    """The data's description counts 3,372 buildings (levels on 1,449, start_date on 412, height on 78) and 6,161 trees.

    Ours differ where parts tell the storeys or the height, where outlines are cut off, and by those not yet built.
    """
    buildings = extract.buildings
    assert len(extract.trees) == 6161
    assert len(buildings) == pytest.approx(3372, rel=0.02)
    assert 1449 <= buildings["storeys"].notna().sum() <= 1449 * 1.1
    assert buildings["construction_year"].notna().sum() == pytest.approx(412, rel=0.1)
    assert buildings["height"].notna().sum() == pytest.approx(78, rel=0.15)
    assert buildings["construction_year"].dropna().between(1700, 2030).all()
    assert buildings["storeys"].dropna().between(0.5, 17).all()


GDAL_FOOTPRINTS = """
import sys, pyogrio
columns = ["osm_id", "osm_way_id", "building"]
theirs = pyogrio.read_dataframe(
    sys.argv[1], layer="multipolygons", columns=columns, where="building IS NOT NULL", on_invalid="ignore"
)
theirs.to_parquet(sys.argv[2])
"""


def test_footprints_are_those_that_gdal_reads(extract: OsmExtract, shared_data: Path, tmp_path: Path) -> None:
    """GDAL reads in a process of its own: in that of the product its driver of OpenStreetMap may be gone."""
    table = tmp_path / "theirs.parquet"
    subprocess.run([sys.executable, "-c", GDAL_FOOTPRINTS, str(shared_data / EXTRACT), str(table)], check=True)
    theirs = geopandas.read_parquet(table)
    theirs.index = ("relation/" + theirs["osm_id"]).fillna("way/" + theirs["osm_way_id"])
    ours = extract.buildings.set_index("id")
    shared = ours.index.intersection(theirs.index)
    one = ours.geometry[shared].to_crs("EPSG:3879").area
    other = geopandas.GeoSeries(theirs.geometry[shared], crs="EPSG:4326").to_crs("EPSG:3879").area
    assert len(shared) > 3300
    assert ((one - other).abs() <= 1e-3 * other).all()
    left_out = sum(count for key, count in extract.left_out.items() if key != "osm-parts-alone")
    assert len(theirs.index.difference(ours.index)) <= left_out
    assert len(ours.index.difference(theirs.index)) <= extract.left_out["osm-parts-alone"] + 10


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "wet"),
    [
        ("South Harbour", 24.9580, 60.1655, True),
        ("Seurasaarenselkä", 24.8960, 60.1680, True),
        ("Kruunuvuorenselkä", 24.9800, 60.1620, True),
        ("Senate Square", 24.9522, 60.1695, False),
        ("Central Station", 24.9414, 60.1712, False),
        ("Suomenlinna church", 24.9864, 60.1478, False),
        ("Kaivopuisto", 24.9570, 60.1570, False),
    ],
)
def test_the_sea_is_where_it_is(extract: OsmExtract, name: str, longitude: float, latitude: float, wet: bool) -> None:
    sea = extract.land[extract.land["kind"] == "sea"]
    assert sea.contains(shapely.Point(longitude, latitude)).any() == wet, name
    assert "osm-coastline-open" not in extract.left_out


def test_networks_connect_the_city(extract: OsmExtract) -> None:
    """Most of the walking network is one piece, as everybody who has been there knows."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    walk = extract.edges[extract.edges["walk"]]
    _, node = np.unique(walk[["from_node", "to_node"]].to_numpy(), return_inverse=True)
    node = node.reshape(-1, 2)
    graph = coo_array((np.ones(len(node)), node.T), shape=(node.max() + 1,) * 2)
    _, piece = connected_components(graph, directed=False)
    length = np.bincount(piece[node[:, 0]], weights=walk["length"])
    assert length.max() / length.sum() > 0.95
    assert walk["length"].sum() / 1000 == pytest.approx(690, rel=0.1)  # km


def test_every_footprint_is_valid_or_accounted_for(extract: OsmExtract, repaired: Repaired) -> None:
    dropped = sum(len(rows) for rows in repaired.report.dropped.values())
    assert len(repaired.rows) + dropped == len(extract.buildings)
    assert dropped < 20
    assert shapely.is_valid(repaired.geometries).all()
    before = extract.buildings.to_crs("EPSG:3879").area.sum()
    assert shapely.area(repaired.geometries).sum() == pytest.approx(before, rel=0.02)


def test_walls_add_up(repaired: Repaired, heights: np.ndarray, surfaces: Envelope) -> None:
    walls = surfaces.wall_area_north + surfaces.wall_area_east + surfaces.wall_area_south + surfaces.wall_area_west
    assert np.allclose(walls + surfaces.party_wall_area, surfaces.perimeter * heights)
    assert np.allclose(surfaces.perimeter, shapely.length(repaired.geometries))


def test_town_houses_share_walls(extract: OsmExtract, repaired: Repaired, surfaces: Envelope) -> None:
    """Closed blocks of flats touch their neighbours; sheds and churches mostly stand alone."""
    use = extract.buildings["building_use"].to_numpy()[repaired.rows]
    flats, culture = use == "apartment_block", use == "culture"
    touching = surfaces.party_wall_area > 0
    assert touching[flats].mean() > 0.5
    assert touching[culture].mean() < touching[flats].mean()


def test_geometry_for_the_map_is_small_and_true(repaired: Repaired) -> None:
    ordered = repaired.geometries[hilbert_order(repaired.geometries)]
    degrees = geopandas.GeoSeries(ordered, crs="EPSG:3879").to_crs("EPSG:4326").to_numpy()
    content = encode_columns(degrees)
    assert len(compress(content)) / len(ordered) < 45  # bytes a building; 34 in a city of 100,000
    columns = read_columns(content)
    for row in range(0, len(ordered), 97):
        corners = columns.corners_of(row).astype(float) * METRES_PER_UNIT
        a, b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
        area = np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum() / 2
        assert area == pytest.approx(ordered[row].area, rel=0.02, abs=0.5)


def test_base_map_is_small_and_whole(extract: OsmExtract) -> None:
    tables = (extract.land, extract.edges, extract.railways, extract.labels, extract.bounds)
    drawn = base_map(*tables)
    assert all(len(part["features"]) > 0 for part in drawn.values())
    names = {feature["properties"]["name"] for feature in drawn["labels"]["features"]}
    assert {"Kamppi", "Kaivopuisto", "Kluuvi"} <= names
    assert len(compress(base_map_bytes(*tables))) < 600_000


def test_truncated_extract_tells_what_to_do(shared_data: Path, tmp_path: Path) -> None:
    path = tmp_path / "helsinki.osm.pbf"
    path.write_bytes((shared_data / EXTRACT).read_bytes()[:1_000_000])
    with pytest.raises(InputError) as problem:
        read_osm(path)
    told = render(problem.value)
    assert problem.value.code == "osm-damaged" and "helsinki.osm.pbf" in told and "1 MB" in told


def test_footprints_of_another_source(shared_data: Path) -> None:
    """969 footprints of Kivelä with heat of five summers: real GeoJSON that is not from OpenStreetMap."""
    found = read_footprints(shared_data / "helsinki/building-surface-heat-2020-2024-kivela.geojson")
    assert len(found.buildings) == 969 and found.left_out == {}
    kept = repair_footprints(found.buildings.to_crs("EPSG:3879").geometry.to_numpy())
    assert kept.report.kept > 900
