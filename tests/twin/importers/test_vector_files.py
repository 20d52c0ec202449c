import json
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers.vector_files import project, read_features

SQUARES = gpd.GeoDataFrame(
    {"name": ["Töölö", None], "people": [3, None]},
    geometry=[box(24.9, 60.1, 24.91, 60.11), box(25, 60.1, 25.1, 60.2)],
    crs=4326,
)


def refusal(path: Path, **options: str) -> str:
    with pytest.raises(InputError) as caught:
        read_features(path, **options)
    return render(caught.value)


def geojson(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["a.gpkg", "a.geojson", "a.fgb", "a.shp"])
def test_each_format_gives_the_same_features(tmp_path: Path, name: str) -> None:
    SQUARES.to_file(tmp_path / name)
    table = read_features(tmp_path / name)
    assert table["name"].dropna().tolist() == ["Töölö"]
    assert table["people"].dropna().tolist() == [3]
    assert table.crs.to_epsg() == 4326 or table.crs.to_string() == "OGC:CRS84"
    assert sorted(table.geometry.area.round(9)) == sorted(SQUARES.geometry.area.round(9))


def test_a_projected_system_is_kept(tmp_path: Path) -> None:
    SQUARES.to_crs(3879).to_file(tmp_path / "a.geojson")
    SQUARES.to_crs(3879).to_file(tmp_path / "a.gpkg")
    assert read_features(tmp_path / "a.geojson").crs.to_epsg() == 3879
    assert read_features(tmp_path / "a.gpkg").crs.to_epsg() == 3879


def test_coordinates_that_are_no_degrees_need_a_declared_system(tmp_path: Path) -> None:
    plain = json.loads(SQUARES.to_crs(3879).to_json())
    plain.pop("crs", None)
    path = geojson(tmp_path / "a.geojson", json.dumps(plain))
    assert "says its coordinates are degrees" in refusal(path)
    assert "there is no coordinate system EPSG:99" in refusal(path, crs="EPSG:99")
    assert read_features(path, crs="EPSG:3879").to_crs(4326).total_bounds == pytest.approx(
        SQUARES.total_bounds, abs=1e-6
    )


def test_a_missing_system_is_named(tmp_path: Path) -> None:
    SQUARES.to_crs(3879).set_crs(None, allow_override=True).to_file(tmp_path / "a.gpkg")
    assert "does not say in which coordinate system it is" in refusal(tmp_path / "a.gpkg")
    assert read_features(tmp_path / "a.gpkg", crs="EPSG:3879").crs.to_epsg() == 3879


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"type": "FeatureCollection", "features": [', "line 1: this is not valid JSON"),
        ('{"type": "Topology", "objects": {}}', "is JSON of type Topology"),
        ('{"type": "FeatureCollection", "features": []}', "has no features"),
        (
            '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point"}}]}',
            "feature 1: the geometry cannot be read",
        ),
        (
            '{"type":"FeatureCollection","features":[{"properties":{},"geometry":{"type":"Polygon","coordinates":[[1,2]]}}]}',
            "feature 1: the geometry cannot be read",
        ),
        ('{"type":"FeatureCollection","features":[7]}', "feature 1: the geometry cannot be read"),
        ("[" * 10, "is none of the formats"),
        ('{"a":' * 100_000, "is not valid JSON"),
    ],
)
def test_broken_geojson(tmp_path: Path, text: str, told: str) -> None:
    assert told in refusal(geojson(tmp_path / "a.geojson", text))


@pytest.mark.parametrize(
    "content",
    [
        b'<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/http://example.org</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>',
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><gml>&x;</gml>',
        b"PK\x03\x04 a zip",
        b"name,people\nx,1\n",
    ],
)
def test_formats_that_point_elsewhere_are_not_opened(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.gpkg").write_bytes(content)
    assert "is none of the formats that are read here" in refusal(tmp_path / "a.gpkg")


def test_a_cut_off_geopackage_is_told(tmp_path: Path) -> None:
    SQUARES.to_file(tmp_path / "a.gpkg")
    (tmp_path / "b.gpkg").write_bytes((tmp_path / "a.gpkg").read_bytes()[:3000])
    assert "cannot be read" in refusal(tmp_path / "b.gpkg")


def test_an_unknown_layer_names_the_layers(tmp_path: Path) -> None:
    SQUARES.to_file(tmp_path / "a.gpkg", layer="squares")
    assert "has no layer circles. It has: squares" in refusal(tmp_path / "a.gpkg", layer="circles")


def test_features_outside_of_a_projection_are_told() -> None:
    far = gpd.GeoDataFrame(geometry=[Point(24.9, 60.1), Point(115.1, 0)], crs=4326)
    with pytest.raises(InputError) as caught:
        project(far, "EPSG:3879", "a.gpkg")
    assert "a.gpkg, feature 2" in render(caught.value)
