"""Files that would make GDAL open other files, databases or addresses, and what is left in GDAL to open them with."""

import itertools
import json
import re
import sqlite3
import struct
import threading
import zipfile
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
from shapely.geometry import box

import citybrain
from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.twin.importers import geopackages
from citybrain.twin.importers.footprints_files import read_any
from citybrain.twin.importers.gdal_files import DRIVERS, confine_gdal, read_layer
from citybrain.twin.importers.geopackages import require_tables
from citybrain.twin.importers.vector_files import recognise
from citybrain.twin.processes import without_folder

SOURCE = Path(citybrain.__file__).parent
HOUSES = gpd.GeoDataFrame(
    {"name": ["a", "b"]}, geometry=[box(24.95, 60.18, 24.951, 60.181), box(24.96, 60.18, 24.961, 60.181)], crs=4326
)
LAYER = (
    '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource relativeToVRT="0">{}</SrcDataSource>{}<SrcSQL '
    'dialect="SQLite">SELECT 24.951 AS x, 60.181 AS y, * FROM secret</SrcSQL><GeometryType>wkbPoint</GeometryType>'
    '<LayerSRS>EPSG:4326</LayerSRS><GeometryField encoding="PointFromColumns" x="x" y="y"/></OGRVRTLayer>'
    "</OGRVRTDataSource>"
)
PRELUDE = "<OpenOptions><OOI key=\"PRELUDE_STATEMENTS\">VACUUM INTO '{}'</OOI></OpenOptions>"
FLATGEOBUF, SHAPEFILE = b"fgb\x03", b"\x00\x00\x27\x0a"
WHOLE_FLATGEOBUF = b"fgb\x03fgb\x01"
WHOLE_SHAPEFILE = SHAPEFILE + bytes(20) + struct.pack(">I", 50) + struct.pack("<II", 1000, 1)


def refusal(path: Path, **options: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read_any(path, **options)
    return caught.value


def pointing(magic: bytes, source: str, options: str = "") -> bytes:
    return magic + b" " + LAYER.format(source, options).encode()


@pytest.mark.parametrize("magic", [FLATGEOBUF, WHOLE_FLATGEOBUF, SHAPEFILE, WHOLE_SHAPEFILE])
@pytest.mark.parametrize("packed", [False, True])
def test_a_pointer_with_the_signature_of_another_format_is_refused(tmp_path: Path, magic: bytes, packed: bool) -> None:
    (tmp_path / "secret.csv").write_text("word\nhidden\n")
    path = tmp_path / "houses.json"
    path.write_bytes(pointing(magic, f"CSV:{tmp_path}/secret.csv").ljust(200))
    if packed:
        with zipfile.ZipFile(tmp_path / "houses.zip", "w") as archive:
            archive.write(path, path.name)
        path = tmp_path / "houses.zip"
    assert refusal(path).code in {"features-format", "features-unreadable"}


def test_gdal_itself_opens_no_pointer_table_database_or_address(tmp_path: Path) -> None:
    """The driver of a pointer is gone, whatever is thought of the first bytes of the file."""
    confine_gdal()
    with closing(sqlite3.connect(tmp_path / "records.sqlite")) as database:
        database.execute("CREATE TABLE secret (word)")
    (tmp_path / "secret.csv").write_text("word\nhidden\n")
    copy = tmp_path / "copy.sqlite"
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    address = f"/vsicurl/http://127.0.0.1:{server.server_port}/secret.csv"
    try:
        for source in (f"CSV:{tmp_path}/secret.csv", f"{tmp_path}/records.sqlite", address, "ADBC:x"):
            path = tmp_path / "houses.fgb"
            path.write_bytes(pointing(FLATGEOBUF, source, PRELUDE.format(copy)))
            with pytest.raises((pyogrio.errors.DataSourceError, IndexError)):  # FlatGeobuf: a file without layers
                pyogrio.read_dataframe(path)
        for source in (address, f"{address}.fgb", f"CSV:{tmp_path}/secret.csv", str(tmp_path / "records.sqlite")):
            with pytest.raises(pyogrio.errors.DataSourceError):
                pyogrio.list_layers(source)
    finally:
        server.shutdown()
    assert asked == [] and not copy.exists()


def test_only_the_drivers_that_are_read_stay_registered() -> None:
    confine_gdal()
    assert set(pyogrio.list_drivers()) <= DRIVERS


def test_gdal_is_asked_in_one_place() -> None:
    """Whoever opened files beside it would open them with every driver that GDAL has."""
    opens = re.compile(r"^[ ]*(?:import|from) (?:pyogrio|fiona|osgeo)\b|(?:gpd|geopandas)\.read_file\(", re.MULTILINE)
    texts = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    assert [path.name for path, text in texts.items() if opens.search(text)] == ["gdal_files.py"]
    rasters = [call for text in texts.values() for call in re.findall(r"rasterio\.open\((.*)\)", text)]
    assert rasters == ['path.absolute(), driver="GTiff"']


@pytest.mark.parametrize("name", ["a!b.shp", "a;b.shp", "a.zip!b.shp", "täällä #1?.shp"])
def test_signs_in_a_name_lead_nowhere(tmp_path: Path, name: str) -> None:
    HOUSES.to_file(tmp_path / "plain.shp")
    for path in list(tmp_path.iterdir()):
        path.rename(path.with_name(name.removesuffix(".shp") + path.suffix))
    assert read_any(tmp_path / name)["name"].tolist() == ["a", "b"]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".cpg", ".dbf", ".prj", ".shp", ".shx"]


def test_the_layer_of_a_shapefile_has_its_name(tmp_path: Path) -> None:
    HOUSES.to_file(tmp_path / "houses.shp")
    assert len(read_any(tmp_path / "houses.shp", "houses")) == 2


def test_an_error_names_the_file_and_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "houses.fgb"
    path.write_bytes(WHOLE_FLATGEOBUF + b"\xff" * 100)
    error = refusal(path)
    assert error.code == "features-unreadable" and "/" not in render(error).replace("/ ", "")
    HOUSES.to_file(tmp_path / "houses.shp")
    (tmp_path / "houses.shx").unlink()
    told = render(refusal(tmp_path / "houses.shp"))
    assert "houses.shx" in told and str(tmp_path) not in told and "citybrain-" not in told


def test_the_answer_of_a_process_names_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / 'Ämter & "Orte"'
    answer = {"problem": {"arguments": {"file": f"{folder}/files/a.gpkg", "problem": f"no '{folder}/b.shx'"}}}
    assert json.loads(without_folder(json.dumps(answer), folder)) == {
        "problem": {"arguments": {"file": "files/a.gpkg", "problem": "no 'b.shx'"}}
    }


def test_an_entry_of_a_zip_with_a_name_of_300_letters_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "long.zip", "w") as archive:
        archive.writestr("x" * 300 + ".geojson", "{}")
    error = refusal(tmp_path / "long.zip")
    assert (error.code, error.arguments["allowed"]) == ("footprints-zip-name", 150)
    assert len(render(error)) < 250


def test_markup_that_declares_entities_is_refused_wherever_it_does(tmp_path: Path) -> None:
    path = tmp_path / "houses.gml"
    space = "<!-- http://www.opengis.net/gml -->" + " " * 70_000
    path.write_text(f'<?xml version="1.0"?>{space}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    assert refusal(path).code == "features-format"


def changed(path: Path, *statements: str) -> Path:
    HOUSES.to_file(path, layer="houses")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)
    return path


SLOW = "hex(zeroblob(3000000)) LIKE '%0%0%0%0%0%0%0%0%0%1'"


@pytest.mark.parametrize(
    ("statement", "received"),
    [
        (f"CREATE TABLE g (fid INTEGER PRIMARY KEY, slow INTEGER GENERATED ALWAYS AS ({SLOW}) VIRTUAL)", "g.slow"),
        (f"CREATE TABLE g (fid INTEGER PRIMARY KEY, slow AS ({SLOW}) STORED)", "g.slow"),
        ("CREATE VIEW v AS SELECT 1", "v"),
        ("CREATE VIRTUAL TABLE t USING fts5(x)", "t"),
    ],
)
def test_what_is_computed_in_a_geopackage_is_refused(tmp_path: Path, statement: str, received: str) -> None:
    error = refusal(changed(tmp_path / "houses.gpkg", statement))
    assert (error.code, error.arguments["received"]) == ("features-view", received)


@pytest.mark.parametrize("kind", ["table", "TABLE", "VIEW", "View", "index", "trigger", "", "x"])
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW e AS SELECT 1",
        "create  VIEW e AS SELECT 1",
        "CREATE/**/VIEW e AS SELECT 1",
        "CREATE TEMP VIEW e AS SELECT 1",
        "CREATE  VIRTUAL TABLE e USING fts5(x)",
    ],
)
def test_how_a_statement_is_written_hides_nothing(tmp_path: Path, kind: str, statement: str) -> None:
    row = f"INSERT INTO sqlite_master VALUES ('{kind}', 'e', 'e', 0, '{statement}')"
    path = changed(tmp_path / "houses.gpkg", "PRAGMA writable_schema = 1", row)
    assert refusal(path).code in {"features-view", "features-unreadable"}


def test_what_geopackages_hold_is_read(tmp_path: Path) -> None:
    path = changed(
        tmp_path / "houses.gpkg",
        "CREATE UNIQUE INDEX one ON houses (name)",
        "CREATE INDEX lower_name ON houses (lower(name))",
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY CHECK (id > 0), style TEXT DEFAULT 'x')",
    )
    require_tables(path)
    assert read_any(path)["name"].tolist() == ["a", "b"]


def without_end(path: Path, levels: int = 8, cells: int = 60) -> None:
    """Make the pages of the table a tree in which each refers to the next one 61 times: 2 rows become 2 * 61^8."""
    changed(path, *(f'DROP TRIGGER "trigger_{event}_feature_count_houses"' for event in ("insert", "delete")))
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("DELETE FROM gpkg_ogr_contents")
        (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'houses'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    raw = bytearray(path.read_bytes())
    pages = len(raw) // size
    leaf = bytes(raw[(root - 1) * size : root * size])
    chain = [root, *range(pages + 1, pages + levels + 1)]
    raw += bytes(size * levels)
    start = size - 5 * cells
    for page, child in itertools.pairwise(chain):
        head = struct.pack(">BHHHBI", 5, 0, cells, start, 0, child)
        head += b"".join(struct.pack(">H", start + 5 * number) for number in range(cells))
        raw[(page - 1) * size : page * size] = head.ljust(start, b"\0") + struct.pack(">IB", child, 1) * cells
    raw[-size:] = leaf
    raw[28:32] = struct.pack(">I", pages + levels)
    path.write_bytes(raw)


def test_a_table_whose_pages_refer_to_each_other_without_an_end_is_refused(tmp_path: Path) -> None:
    without_end(tmp_path / "houses.gpkg")
    error = refusal(tmp_path / "houses.gpkg")
    assert error.code == "features-unreadable" and "reference to page" in str(error.arguments["problem"])


@pytest.mark.parametrize("create", ["CREATE VIRTUAL TABLE", "create\tvirtual\n table"])
@pytest.mark.parametrize("name", ["other", "rtree_other", "RTree_other"])
def test_an_index_of_places_is_no_layer(tmp_path: Path, create: str, name: str) -> None:
    """Its nodes may name each other: 78 kB of 31 nodes are 51^30 rows."""
    listed = f"INSERT INTO gpkg_contents (table_name, data_type) VALUES ('{name.upper()}', 'attributes')"
    layers = [listed] if name != "other" else []
    path = changed(tmp_path / "houses.gpkg", f"CREATE VIRTUAL TABLE {name} USING rtree (id, a, b, c, d)", *layers)
    written = f"{create} {name} USING rtree (id, a, b, c, d)"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA writable_schema = 1")
        database.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (written, name))
    error = refusal(path)
    assert (error.code, error.arguments["received"]) == ("features-view", name)


def test_a_geopackage_of_very_many_tables_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is looked at by a statement of its own: 20,000 took more than two minutes."""
    path = changed(tmp_path / "houses.gpkg", *(f"CREATE TABLE t{n} (x)" for n in range(40)))
    require_tables(path)
    monkeypatch.setattr(geopackages, "MOST_TABLES", 40)
    assert "more than 40 tables" in render(refusal(path))


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_what_lies_beside_a_geopackage_does_not_change_it(tmp_path: Path, ending: str) -> None:
    path = changed(tmp_path / "houses.gpkg")
    (tmp_path / f"houses.gpkg{ending}").write_bytes(b"\x00" * 64)
    error = refusal(path)
    assert (error.code, error.arguments["received"]) == ("features-open", f"houses.gpkg{ending}")
    with pytest.raises(InputError, match="features-open"):
        read_layer(path, recognise(path), None)


def test_a_database_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "records.gpkg")) as database:
        database.execute("CREATE TABLE secret (word)")
    assert refusal(tmp_path / "records.gpkg").code == "features-format"


@pytest.mark.parametrize(
    "system",
    [
        "+proj=longlat +ellps=bessel +nadgrids={} +no_defs",
        "+init={}:grid",
        "+proj=pipeline +step +proj=longlat +step +proj=hgridshift +grids={}",
        'COMPD_CS["a",' * 20_000,
        '{"type":"BoundCRS","source_crs":' * 20_000,
    ],
)
def test_a_coordinate_system_names_no_further_files(tmp_path: Path, system: str) -> None:
    """PROJ opened them wherever they lie; nested ones broke the reader, and the error told all of their text."""
    document = json.loads(HOUSES.to_json()) | {"crs": {"properties": {"name": system.replace("{}", "/etc/hostname")}}}
    (tmp_path / "houses.geojson").write_text(json.dumps(document))
    error = refusal(tmp_path / "houses.geojson")
    assert error.code == "features-crs-unknown" and len(str(error.arguments["received"])) <= 200


def test_a_coordinate_system_of_a_geopackage_names_no_further_files(tmp_path: Path) -> None:
    path = changed(tmp_path / "houses.gpkg")
    system = HOUSES.crs.to_wkt("WKT1_GDAL").replace('AUTHORITY["EPSG","4326"]]', 'EXTENSION["PROJ4","{}"]]')
    with closing(sqlite3.connect(path)) as database:
        update = "UPDATE gpkg_spatial_ref_sys SET organization = 'NONE', definition = ? WHERE srs_id = 4326"
        database.execute(update, (system.format("+proj=longlat +datum=WGS84 +nadgrids=/etc/hostname"),))
        database.commit()
    assert refusal(path).code == "features-crs-unknown"
