"""What a file of an entity says is what the city says, to the bit, and other programs read it."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import duckdb
import geopandas as gpd
import numpy as np
import pyarrow.parquet as pq
import pyogrio
import pytest

from citybrain.kernel import InputError, NotFoundError, Provenance
from citybrain.messages import LANGUAGES
from citybrain.open_city import OpenCity
from citybrain.plans.view import View
from citybrain.plans.workspace import Workspace
from citybrain.presenting.files import entity_file as module
from citybrain.presenting.files.entity_file import EntityFile, entity_file
from citybrain.presenting.files.geojson import geojson_of
from citybrain.presenting.files.saving import save_files
from citybrain.twin.geometry.entities import Entities, Entity
from tests.city import CRS, write_city
from tests.mapped_city import LINKS, write_mapped_city

HEAT, USE, SERIES = "space_heating_need", "building_use", "zone_hourly_load"
WALLS = {"name": "Walls", "measures": [{"intervention": "insulate_walls"}]}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with OpenCity(write_city(tmp_path_factory.mktemp("city") / "kallio")) as city:
        yield city.workspace


def file_of(workspace: Workspace, entity: str, *quantities: str, view: View | None = None) -> EntityFile:
    entities = Entities(workspace.snapshot, workspace.graph.entities)
    return entity_file(workspace.snapshot, entities, view or workspace.today(), entity, quantities or None)


def read_back(path: Path, file: EntityFile) -> gpd.GeoDataFrame:
    save_files(path, [file])
    return gpd.read_parquet(path) if path.suffix == ".parquet" else gpd.read_file(path)


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "parquet"])
def test_every_quantity_comes_back_to_the_bit(workspace: Workspace, tmp_path: Path, ending: str) -> None:
    file = file_of(workspace, "building")
    frame, view = read_back(tmp_path / f"city.{ending}", file), workspace.today()
    numbers = [one for one in file.columns if not one.kinds]
    assert len(numbers) > 200
    read = [frame[one.name].to_numpy(dtype=float, na_value=np.nan) for one in numbers]
    different = [
        one.name for one, column in zip(numbers, read, strict=True)
        if not np.array_equal(column, np.asarray(view.value(one.name), float), equal_nan=True)
    ]  # fmt: skip
    assert different == []
    kinds = list(workspace.graph.vocabulary.categories[USE])
    assert list(frame[USE]) == [kinds[int(code)] for code in view.value(USE)]
    assert list(frame["id"]) == list(workspace.snapshot.ids)


@pytest.mark.parametrize("ending", ["gpkg", "parquet"])
def test_shapes_are_those_of_the_twin_in_the_plane_of_the_city(
    workspace: Workspace, tmp_path: Path, ending: str
) -> None:
    frame = read_back(tmp_path / f"city.{ending}", file_of(workspace, "building", HEAT))
    own = gpd.read_parquet(workspace.snapshot.path("buildings.parquet"))
    assert frame.crs == CRS
    assert frame.geometry.geom_equals_exact(own.geometry.reset_index(drop=True), 0).all()


def test_the_metadata_of_geoparquet_is_that_of_the_standard(workspace: Workspace, tmp_path: Path) -> None:
    file = file_of(workspace, "building", HEAT, USE)
    save_files(tmp_path / "city.parquet", [file])
    schema = pq.read_schema(tmp_path / "city.parquet")
    geo = json.loads(schema.metadata[b"geo"])
    column = geo["columns"]["geometry"]
    assert (geo["version"], geo["primary_column"], column["encoding"]) == ("1.1.0", "geometry", "WKB")
    assert column["geometry_types"] == ["Polygon"]
    assert column["crs"]["id"] == {"authority": "EPSG", "code": int(CRS.split(":")[1])}
    own = gpd.read_parquet(tmp_path / "city.parquet")
    assert column["bbox"] == pytest.approx(own.total_bounds)
    assert schema.field(HEAT).metadata[b"unit"] == b"kWh/a"
    told = json.loads(schema.metadata[b"citybrain"])
    assert told["columns"][HEAT]["label"].keys() == {*LANGUAGES}
    assert sum(told["columns"][HEAT]["quality"].values()) == len(own)
    assert told["columns"][USE]["categories"]["office"]["en"] == "Office"
    assert told["attribution"] and told["crs"] == CRS


def test_a_reader_without_geopandas_reads_the_parquet_file(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "city.parquet"
    save_files(path, [file_of(workspace, "building", HEAT)])
    told = duckdb.sql(f"DESCRIBE SELECT geometry FROM read_parquet('{path}')").fetchall()[0][1]
    assert told.startswith("GEOMETRY")
    assert f'"code":{CRS.split(":")[1]}' in told
    ((total,),) = duckdb.sql(f"SELECT sum({HEAT}) FROM read_parquet('{path}')").fetchall()
    assert total == pytest.approx(workspace.today().value(HEAT).sum(), rel=1e-12)


def test_a_geopackage_has_a_layer_for_each_entity_and_says_what_columns_are(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "city.gpkg"
    save_files(path, [file_of(workspace, one) for one in ("building", "zone", "city")])
    assert [tuple(one) for one in pyogrio.list_layers(path)] == [
        ("building", "Polygon"), ("zone", "Polygon"), ("city", None),
    ]  # fmt: skip
    city = pyogrio.read_dataframe(path, layer="city")
    assert city.loc[0, f"city_{HEAT}"] == workspace.today().value(f"city_{HEAT}")
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        (title,) = database.execute("SELECT title FROM gpkg_data_columns WHERE column_name = ?", (HEAT,)).fetchone()
        (told,) = database.execute("SELECT metadata FROM gpkg_metadata ORDER BY id").fetchone()
    assert title.endswith("[kWh/a]")
    assert json.loads(told)["entity"] == "building"


def test_several_numbers_a_row_are_a_list_and_left_out_unless_they_are_asked_for(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert "several" in file_of(workspace, "zone").metadata["left_out"][SERIES]["en"]
    file = file_of(workspace, "zone", SERIES)
    save_files(tmp_path / "zone.parquet", [file])
    read = np.array(pq.read_table(tmp_path / "zone.parquet")[SERIES].to_pylist())
    own = np.asarray(workspace.today().value(SERIES), float)
    assert np.array_equal(read.reshape(own.shape), own)
    assert [len(own), *file.metadata["columns"][SERIES]["axes"]] == [*own.shape]
    told = json.loads(b"".join(geojson_of(file)))["features"][0]["properties"][SERIES]
    assert np.array_equal(told, read[0])


def test_a_plan_has_a_file_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    from citybrain.plans.document import Document

    outcome = workspace.outcome_of(Document(WALLS, "plan"))
    frame = read_back(tmp_path / "plan.parquet", file_of(workspace, "building", HEAT, view=outcome.view))
    assert np.array_equal(frame[HEAT], outcome.view.value(HEAT))
    assert not np.array_equal(frame[HEAT], workspace.today().value(HEAT))


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "parquet"])
def test_names_of_any_kind_come_back(
    workspace: Workspace, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "\"'; DROP TABLE zone; --\n\t</script> =1+1 \\ 东城区 🏠"
    monkeypatch.setattr(Entity, "name_of", lambda self, row: hostile)
    frame = read_back(tmp_path / f"=1 ' 东城.{ending}", file_of(workspace, "zone", f"zone_{HEAT}"))
    assert set(frame["name"]) == {hostile}
    assert len(frame) == workspace.today().value(f"zone_{HEAT}").size


def test_lines_and_points_come_back(tmp_path: Path) -> None:
    with OpenCity(write_mapped_city(tmp_path / "mapped")) as city:
        file = file_of(city.workspace, "link")
        frame = read_back(tmp_path / "link.gpkg", file)
        assert (len(frame), set(frame.geom_type)) == (LINKS, {"LineString"})
        assert set(read_back(tmp_path / "stop.parquet", file_of(city.workspace, "stop")).geom_type) == {"Point"}


def test_what_may_not_be_told_is_left_out_and_that_is_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, private = workspace.today(), np.full(len(workspace.snapshot.ids), np.nan)
    value = View.value
    monkeypatch.setattr(View, "value", lambda self, name: private if name == "residents" else value(self, name))
    hidden = Provenance("bills", "unknown", 6, rule="observed-withheld")
    monkeypatch.setattr(View, "leaf", lambda self, name, row: hidden)
    file = file_of(workspace, "building", "residents", HEAT, view=view)
    assert [one.name for one in file.columns] == [HEAT]
    assert "persons" in file.metadata["left_out"]["residents"]["en"]
    private[0] = 3.0
    told = file_of(workspace, "building", "residents", view=view).metadata["columns"]["residents"]
    assert told["withheld"] == len(private) - 1


@pytest.mark.parametrize(
    ("name", "code"), [("city.shp", "file-ending"), ("city", "file-ending"), ("nowhere/city.gpkg", "result-unwritable")]
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    workspace: Workspace, tmp_path: Path, name: str, code: str
) -> None:
    with pytest.raises(InputError) as wrong:
        save_files(tmp_path / name, [file_of(workspace, "zone", f"zone_{HEAT}")])
    assert wrong.value.code == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "parquet"])
def test_a_file_that_breaks_off_leaves_what_was_there(
    workspace: Workspace, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"city.{ending}"
    path.write_text("before")
    file = file_of(workspace, "building", HEAT)

    def break_off(at_once: int = 0) -> Iterator[object]:
        yield from [next(EntityFile.parts(file))]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file, "parts", break_off)
    with pytest.raises(InputError, match="file-disk-full"):
        save_files(path, [file])
    assert [one.read_text() for one in tmp_path.iterdir()] == ["before"]


def test_a_file_is_bounded_and_holds_quantities_of_one_entity(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for entity, quantity in (("zone", HEAT), ("building", "heat"), ("castle", HEAT)):
        with pytest.raises(NotFoundError):
            file_of(workspace, entity, quantity)
    monkeypatch.setattr(module, "MOST_VALUES", 100)
    with pytest.raises(InputError, match="file-too-many-values"):
        file_of(workspace, "building", HEAT)
