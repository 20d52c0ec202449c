"""Building files of every format that is read, their columns, and files that must not be believed."""

import json
import zipfile

import geopandas
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from shapely import box

from citybrain.kernel.errors import InputError
from citybrain.messages import LANGUAGES, render
from citybrain.twin.coordinates import gcj02_to_bd09, wgs84_to_gcj02
from citybrain.twin.importers.footprints import read_footprints

WEST, SOUTH = 25_496_000, 6_672_000  # in EPSG:3879, central Helsinki


@pytest.fixture
def houses():
    shapes = [box(WEST, SOUTH, WEST + 20, SOUTH + 10), box(WEST + 40, SOUTH, WEST + 50, SOUTH + 10)]
    return geopandas.GeoDataFrame(
        {"tunnus": ["a", "b"], "kerrosluku": [5, 2], "kaytto": ["011", "office"], "vuosi": ["1905-06-01", "~1950"]},
        geometry=shapes,
        crs="EPSG:3879",
    )


def refusal(path, **options):
    with pytest.raises(InputError) as problem:
        read_footprints(path, **options)
    for language in LANGUAGES:
        assert render(problem.value, language) != str(problem.value)
    return problem.value.code, render(problem.value)


def area(extract):
    return sorted(extract.buildings.to_crs("EPSG:3879").area, reverse=True)


@pytest.mark.parametrize("name", ["a.gpkg", "a.shp", "a.geojson", "a.fgb", "a.gml", "a.kml"])
def test_every_format_is_read(houses, tmp_path, name):
    table = houses.to_crs("EPSG:4326") if name.endswith(("geojson", "kml")) else houses
    pyogrio.write_dataframe(table, tmp_path / name, driver="LIBKML" if name.endswith("kml") else None)
    found = read_footprints(tmp_path / name)
    assert found.buildings.crs.to_epsg() == 4326
    assert area(found) == pytest.approx([200, 100], rel=1e-3)


def test_reading_leaves_nothing_beside_the_file(houses, tmp_path):
    pyogrio.write_dataframe(houses, tmp_path / "a.gml")
    (tmp_path / "a.xsd").unlink()
    assert len(read_footprints(tmp_path / "a.gml").buildings) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.gml"]


def test_geoparquet_is_read(houses, tmp_path):
    houses.to_parquet(tmp_path / "a.parquet")
    assert area(read_footprints(tmp_path / "a.parquet")) == pytest.approx([200, 100], rel=1e-3)


def test_zipped_shapefile_is_read_with_its_companions(houses, tmp_path):
    pyogrio.write_dataframe(houses, tmp_path / "houses.shp")
    with zipfile.ZipFile(tmp_path / "houses.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for part in tmp_path.glob("houses.*"):
            if part.suffix != ".zip":
                archive.write(part, f"delivery/{part.name}")
        archive.writestr("delivery/readme.txt", "Hello")
    found = read_footprints(tmp_path / "houses.zip", columns={"id": "tunnus"})
    assert found.buildings.id.tolist() == ["a", "b"]
    assert area(found) == pytest.approx([200, 100], rel=1e-3)


def test_columns_are_mapped_and_values_translated(houses, tmp_path):
    pyogrio.write_dataframe(houses, tmp_path / "a.gpkg")
    columns = {"id": "tunnus", "storeys": "kerrosluku", "building_use": "kaytto", "construction_year": "vuosi"}
    meanings = {"building_use": {"011": "detached_house"}}
    found = read_footprints(tmp_path / "a.gpkg", columns=columns, meanings=meanings)
    assert found.buildings.id.tolist() == ["a", "b"]
    assert found.buildings.storeys.tolist() == [5, 2]
    assert found.buildings.building_use.tolist() == ["detached_house", "office"]
    assert found.buildings.construction_year.tolist() == [1905, 1950]
    assert found.buildings.height.isna().all() and found.buildings["name"].tolist() == [None, None]
    assert found.notices == [] and found.left_out == {}


def test_columns_called_like_attributes_need_no_mapping(houses, tmp_path):
    named = houses.rename(columns={"kerrosluku": "storeys"}).assign(height=[15.5, -3.0], id=["x", "x"])
    pyogrio.write_dataframe(named, tmp_path / "a.gpkg")
    found = read_footprints(tmp_path / "a.gpkg")
    assert found.buildings.storeys.tolist() == [5, 2]
    assert found.buildings.id.tolist() == ["feature/1", "feature/2"]  # "x" stands twice


def test_values_that_cannot_be_are_unknown_and_told(houses, tmp_path):
    odd = houses.assign(height=["12,5", "tall"], year=[1905, 99], use=["casino royale", None])
    pyogrio.write_dataframe(odd, tmp_path / "a.gpkg")
    columns = {"height": "height", "construction_year": "year", "building_use": "use"}
    found = read_footprints(tmp_path / "a.gpkg", columns=columns)
    assert found.buildings.height.tolist()[0] == 12.5 and np.isnan(found.buildings.height[1])
    assert np.isnan(found.buildings.construction_year[1])
    assert found.buildings.building_use.tolist() == [None, None]
    told = [notice.text() for notice in found.notices]
    assert len(told) == 3 and all(
        word in text for word, text in zip(["tall", "99", "casino royale"], told, strict=True)
    )


def test_dates_are_years(houses, tmp_path):
    dated = houses.assign(built=pd.to_datetime(["1998-05-01", "2001-12-31"]))
    pyogrio.write_dataframe(dated, tmp_path / "a.gpkg")
    found = read_footprints(tmp_path / "a.gpkg", columns={"construction_year": "built"})
    assert found.buildings.construction_year.tolist() == [1998, 2001]


@pytest.mark.parametrize("name", ["GCJ-02", "BD-09"])
def test_chinese_coordinates_are_brought_back(tmp_path, name):
    true = box(116.39, 39.90, 116.391, 39.901)

    def displace(longitude, latitude):
        moved = wgs84_to_gcj02(longitude, latitude)
        return moved if name == "GCJ-02" else gcj02_to_bd09(*moved)

    moved = shapely.transform(true, displace, interleaved=False)
    pyogrio.write_dataframe(geopandas.GeoDataFrame(geometry=[moved], crs="EPSG:4326"), tmp_path / "a.geojson")
    found = read_footprints(tmp_path / "a.geojson", crs=name)
    assert shapely.hausdorff_distance(found.buildings.geometry[0], true) < 1e-7


def test_missing_crs(houses, tmp_path):
    with pytest.warns(UserWarning, match="crs"):
        pyogrio.write_dataframe(houses.set_crs(None, allow_override=True), tmp_path / "a.shp")
    code, told = refusal(tmp_path / "a.shp")
    assert code == "features-crs-missing" and "a.shp" in told and "EPSG:3879" in told
    assert area(read_footprints(tmp_path / "a.shp", crs="EPSG:3879")) == pytest.approx([200, 100], rel=1e-3)


def test_unknown_crs(houses, tmp_path):
    pyogrio.write_dataframe(houses, tmp_path / "a.gpkg")
    code, told = refusal(tmp_path / "a.gpkg", crs="EPSG:999999")
    assert code == "features-crs-unknown" and "EPSG:999999" in told


def test_wrong_crs_puts_buildings_off_the_earth(houses, tmp_path):
    houses.to_parquet(tmp_path / "a.parquet")
    code, told = refusal(tmp_path / "a.parquet", crs="EPSG:4326")
    assert code == "footprints-not-on-earth" and "25496000" in told.replace(",", "")


def test_unknown_attribute_and_column(houses, tmp_path):
    pyogrio.write_dataframe(houses, tmp_path / "a.gpkg")
    code, told = refusal(tmp_path / "a.gpkg", columns={"storys": "kerrosluku"})
    assert code == "footprints-attribute-unknown" and "storys" in told and "storeys" in told
    code, told = refusal(tmp_path / "a.gpkg", columns={"storeys": "kerrosluk"})
    assert code == "file-column-missing" and "kerrosluku" in told


def test_unknown_meaning(houses, tmp_path):
    pyogrio.write_dataframe(houses, tmp_path / "a.gpkg")
    options = {"columns": {"building_use": "kaytto"}, "meanings": {"building_use": {"011": "detached_hose"}}}
    code, told = refusal(tmp_path / "a.gpkg", **options)
    assert code == "category-unknown" and "detached_house" in told


def test_identifier_twice(houses, tmp_path):
    pyogrio.write_dataframe(houses.assign(tunnus=["a", "a"]), tmp_path / "a.gpkg")
    code, told = refusal(tmp_path / "a.gpkg", columns={"id": "tunnus"})
    assert code == "footprints-id" and "feature 2" in told and '"a"' in told


def test_truncated_files(houses, tmp_path):
    houses = pd.concat([houses] * 50, ignore_index=True)
    for name in ("a.gpkg", "a.geojson", "a.parquet", "a.gml", "a.fgb", "a.shp"):
        path = tmp_path / name
        if name == "a.parquet":
            houses.to_parquet(path)
        else:
            pyogrio.write_dataframe(houses.to_crs("EPSG:4326"), path)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        code, told = refusal(path)
        assert code in {"features-unreadable", "features-json"} and name in told, name


@pytest.mark.parametrize(
    "path",
    [
        "https://example.org/a.gpkg",
        "/vsicurl/https://example.org/a.gpkg",
        "/vsizip//tmp/a.zip/a.shp",
        "/vsimem/a",
        "/dev/zero",
        "nowhere.gpkg",
        ".",
    ],
)
def test_only_local_regular_files_are_opened(path):
    code, told = refusal(path)
    assert code in {"file-not-local", "file-missing", "file-not-regular"} and path in told


HOSTILE = {
    "vrt": '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/vsicurl/http://127.0.0.1:9/a.shp</SrcDataSource>'
    "</OGRVRTLayer></OGRVRTDataSource>",
    "vrt dressed as gml": '<a xmlns:gml="http://www.opengis.net/gml"/><OGRVRTDataSource><OGRVRTLayer name="a">'
    "<SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
    "wfs": "<OGRWFSDataSource><URL>http://127.0.0.1:9/wfs</URL></OGRWFSDataSource>",
    "entities": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x xmlns="http://www.opengis.net/gml">&a;</x>',
    "gdalg": json.dumps({"type": "gdal_streamed_alg", "command_line": "gdal vector pipeline ! read /etc/passwd"}),
    "text": "id,wkt\n1,POINT(0 0)\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_pointers_to_other_files_are_refused(tmp_path, kind):
    path = tmp_path / "buildings.gml"
    path.write_text(HOSTILE[kind])
    code, told = refusal(path)
    assert code in {"features-format", "features-collection"} and "buildings.gml" in told


def test_zip_with_a_path_that_climbs_out(houses, tmp_path):
    pyogrio.write_dataframe(houses, tmp_path / "houses.gpkg")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "houses.gpkg", "../../../../tmp/climbed.gpkg")
    assert len(read_footprints(tmp_path / "a.zip").buildings) == 2
    assert not (tmp_path.parent / "climbed.gpkg").exists()


def test_zip_that_swells(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.geojson", b" " * 50_000_000)
    code, told = refusal(tmp_path / "a.zip")
    assert code == "file-too-large" and "a.zip" in told


@pytest.mark.parametrize(("names", "told"), [(["a.txt"], "no file"), (["a.gpkg", "b.geojson"], "2 files")])
def test_zip_needs_exactly_one_file_of_features(tmp_path, names, told):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    code, text = refusal(tmp_path / "a.zip")
    assert code == "footprints-zip" and told in text and names[0] in text


def test_zip_in_a_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as archive:
        archive.writestr("a.geojson", "{}")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / "inner.zip", "buildings.gpkg")
    assert refusal(tmp_path / "a.zip")[0] == "features-format"


def test_damaged_zip(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04" + bytes(50))
    assert refusal(tmp_path / "a.zip")[0] == "features-unreadable"
