"""Helsinki from its own files, over HTTP alone: given, recognised, columns named, built, opened."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.twin.drafts.service import DraftService
from tests.access import headers_of
from tests.city import city_around, write_city
from tests.drafting import V1, built, read, send

KINDS = {
    "helsinki/helsinki-centre.osm.pbf": "osm",
    "helsinki/population-grid-250m.geojson": "population",
    "helsinki/districts-2021.gpkg": "districts",
    "helsinki/dem-lapinlahti.tif": "elevation",
    "helsinki/landcover-ndvi-postal-areas.geojson": "landcover",
    "helsinki/air-temperature-hourly-2016-2020.csv": "weather",
    "helsinki/hsl-gtfs-2022-02-22.zip": "gtfs",
    "buildings/helsinki-register-40-schools.geojson": "register",
}
CODES = {"building_use": {"231": "education"}, "heating_system": {"1": "district_heating", "3": "electric_heating"}}


@pytest.fixture
def files(shared_data: Path) -> list[Path]:
    paths = [shared_data / name for name in KINDS]
    if absent := [path.name for path in paths if not path.is_file()]:
        pytest.skip(f"real data not found: {', '.join(absent)}")
    return paths


def test_helsinki_is_built_from_its_files_over_http(files: list[Path], tmp_path: Path) -> None:
    first = OpenCity(write_city(tmp_path / "first")).workspace
    app = create_app(city_around(first), tmp_path, DraftService(tmp_path / "drafts"))
    with TestClient(app, headers=headers_of(first.folder)) as client:
        draft = client.post(f"{V1}/drafts").json()["id"]
        for path in files:
            assert send(client, draft, path).status_code == 200
        client.patch(f"{V1}/drafts/{draft}", json={"name": "Helsinki"})
        told = read(client, draft)
        assert {file["name"]: file["kind"] for file in told["files"]} == {
            Path(name).name: kind for name, kind in KINDS.items()
        }
        assert [file["name"] for file in told["files"] if file["problem"]] == []
        assert told["missing"] == ["buildings", "households"]
        register = f"{V1}/drafts/{draft}/files/helsinki-register-40-schools.geojson"
        client.patch(register, json={"values": CODES})
        assert read(client, draft)["obstacles"] == []
        client.post(f"{V1}/drafts/{draft}/build")
        end = built(client, draft)
        assert (end["state"], end["error"]) == ("done", None)
        quality = client.get(f"{V1}/drafts/{draft}/quality").json()
        assert 3_000 < quality["counts"]["buildings"] < 3_500
        shares = {one["name"]: one for one in quality["attributes"]}
        assert shares["building_use"]["measured"] > 0.5
        records = {record["source"]: record for record in quality["records"]}
        assert any(record["received"] == 40 for record in records.values())
        client.post(f"{V1}/drafts/{draft}/open")
        city = client.get(f"{V1}/city").json()
        assert (city["name"], city["country"]) == ("Helsinki", "FI")
        assert 50_000 < city["residents"] < 100_000
