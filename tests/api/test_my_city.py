"""A city of one's own over HTTP: what is taken and what is not, builds and their end, the switch of the city."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.twin.build import build
from citybrain.twin.drafts import upload
from citybrain.twin.drafts.service import MOST_DRAFTS, START, DraftService
from citybrain.twin.snapshot import load
from tests.access import headers_of
from tests.city import city_around, write_city
from tests.drafting import V1, built, read, send, small_osm


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "city"
    folder.mkdir()
    return folder / "drafts"


@pytest.fixture
def maker(workspace: Workspace, static: Path, home: Path, signed_in: dict[str, str]) -> Iterator[TestClient]:
    """A server that takes drafts."""
    app = create_app(city_around(workspace), static, DraftService(home))
    with TestClient(app, headers={"accept-encoding": "identity", **signed_in}) as client:
        yield client


@pytest.fixture
def draft(maker: TestClient) -> str:
    answer = maker.post(f"{V1}/drafts")
    assert answer.status_code == 201
    return str(answer.json()["id"])


def code(answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_a_city_is_made_of_files_and_served_and_left_again(maker: TestClient, draft: str, tmp_path: Path) -> None:
    first = maker.get(f"{V1}/city").json()["name"]
    assert send(maker, draft, small_osm(tmp_path / "town.osm.pbf")).status_code == 200
    assert maker.patch(f"{V1}/drafts/{draft}", json={"name": "  Small   town "}).json()["name"] == "Small town"
    told = read(maker, draft)
    assert told["files"][0]["found"]["counts"] == {"buildings": 16}
    assert told["obstacles"] == []
    assert "weather" in told["missing"]
    assert maker.post(f"{V1}/drafts/{draft}/build").status_code == 202
    end = built(maker, draft)
    assert (end["state"], end["snapshot"], end["error"]) == ("done", 1, None)
    quality = maker.get(f"{V1}/drafts/{draft}/quality").json()
    assert quality["counts"]["buildings"] == 16
    storeys = next(one for one in quality["attributes"] if one["name"] == "storeys")
    assert storeys["measured"] == 1.0
    assert maker.post(f"{V1}/drafts/{draft}/open").status_code == 204
    assert maker.get(f"{V1}/city").json()["name"] == "Small town"
    assert len(maker.get(f"{V1}/values/height").content) == 4 * 16
    assert code(maker.delete(f"{V1}/drafts/{draft}")) == (409, "draft-is-open")
    assert maker.post(f"{V1}/drafts/close").status_code == 204
    assert maker.get(f"{V1}/city").json()["name"] == first
    assert maker.delete(f"{V1}/drafts/{draft}").status_code == 204
    assert maker.get(f"{V1}/drafts").json() == {"served": None, "drafts": []}


def test_the_city_that_was_shown_is_shown_after_a_restart_and_has_a_new_name_at_once(
    workspace: Workspace, static: Path, home: Path, signed_in: dict[str, str], tmp_path: Path
) -> None:
    with TestClient(create_app(city_around(workspace), static, DraftService(home)), headers=signed_in) as client:
        draft = client.post(f"{V1}/drafts").json()["id"]
        send(client, draft, small_osm(tmp_path / "town.osm.pbf"))
        client.patch(f"{V1}/drafts/{draft}", json={"name": "Town"})
        assert read(client, draft)["files"][0]["licence"] == "ODbL-1.0"
        stated = {"licence": "CC-BY-4.0", "owner": "Department of Surveying"}
        told = client.patch(f"{V1}/drafts/{draft}/files/town.osm.pbf", json=stated).json()["files"][0]
        assert (told["reading"], told["licence"], told["settings"]["owner"]) == (False, "CC-BY-4.0", stated["owner"])
        client.post(f"{V1}/drafts/{draft}/build")
        assert built(client, draft)["state"] == "done"
        client.post(f"{V1}/drafts/{draft}/open")
    with TestClient(create_app(city_around(workspace), static, DraftService(home)), headers=signed_in) as client:
        assert client.get(f"{V1}/city").json()["name"] == "Town"
        assert client.get(f"{V1}/drafts").json()["served"] == draft
        source = client.get(f"{V1}/sources").json()["sources"][0]
        assert {name: source[name] for name in stated} == stated
        assert client.patch(f"{V1}/drafts/{draft}", json={"name": 'New "Town"'}).status_code == 200
        assert client.get(f"{V1}/city").json()["name"] == 'New "Town"'
        other = client.post(f"{V1}/drafts").json()["id"]
        taken = client.patch(f"{V1}/drafts/{other}", json={"name": 'NEW "town"'})
        assert code(taken) == (409, "draft-name-taken")
    (home / draft / "twin" / "000001" / "manifest.json").write_text("{", encoding="utf-8")
    with TestClient(create_app(city_around(workspace), static, DraftService(home)), headers=signed_in) as client:
        end = time.monotonic() + 20
        while client.get(f"{V1}/drafts").json()["served"] is not None and time.monotonic() < end:
            time.sleep(0.02)
        assert client.get(f"{V1}/city").json()["name"] == workspace.snapshot.manifest.name


def test_a_city_folder_that_was_moved_while_it_is_served_is_not_made_anew(
    maker: TestClient, home: Path, workspace: Workspace
) -> None:
    home.parent.rename(home.parent.with_name("moved"))
    assert code(maker.post(f"{V1}/drafts")) == (409, "draft-folder-gone")
    assert not home.parent.exists()
    assert maker.get(f"{V1}/drafts").json() == {"served": None, "drafts": []}
    home.parent.with_name("moved").rename(home.parent)


def test_a_cancelled_build_leaves_nothing_and_can_be_started_again(
    maker: TestClient, draft: str, home: Path, tmp_path: Path
) -> None:
    send(maker, draft, small_osm(tmp_path / "town.osm.pbf", rows=45))
    maker.patch(f"{V1}/drafts/{draft}", json={"name": "Town"})
    read(maker, draft)
    maker.post(f"{V1}/drafts/{draft}/build")
    assert code(maker.post(f"{V1}/drafts/{draft}/build")) == (409, "draft-being-built")
    assert code(send(maker, draft, tmp_path / "town.osm.pbf")) == (409, "draft-being-built")
    while not (at := maker.get(f"{V1}/drafts/{draft}/build").json())["seconds"]:
        time.sleep(0.02)
    assert at["state"] == "running"
    assert maker.delete(f"{V1}/drafts/{draft}/build").status_code == 204
    assert maker.get(f"{V1}/drafts/{draft}/build").json()["state"] == "cancelled"
    twin = home / draft / "twin"
    assert [path.name for path in twin.glob("*") if path.name != ".lock"] == []
    assert code(maker.get(f"{V1}/drafts/{draft}/quality")) == (409, "draft-not-built")
    assert code(maker.post(f"{V1}/drafts/{draft}/open")) == (409, "draft-not-built")
    assert maker.get(f"{V1}/drafts/{draft}").json()["obstacles"] == []
    maker.post(f"{V1}/drafts/{draft}/build")
    maker.delete(f"{V1}/drafts/{draft}/build")


def test_a_build_that_fails_names_the_file_and_keeps_it(maker: TestClient, draft: str, tmp_path: Path) -> None:
    send(maker, draft, small_osm(tmp_path / "town.osm.pbf"))
    far = "LOCATION,Sydney,-,AUS,-,0,-33.9,151.2,10.0,6\n" + "COMMENTS 1\n" * 7
    row = "2019,{month},{day},{hour},0,?,1.0,0.5,90,101325,0,0,0,0,0,0,0,0,0,0,180,3.0" + ",0" * 13 + "\n"
    lines = [row.format(month=1, day=1, hour=hour) for hour in range(1, 25)]
    (tmp_path / "sydney.epw").write_text(far + "".join(lines), encoding="utf-8")
    send(maker, draft, tmp_path / "sydney.epw")
    maker.patch(f"{V1}/drafts/{draft}", json={"name": "Town", "country": "fi"})
    assert read(maker, draft)["obstacles"] == []
    maker.post(f"{V1}/drafts/{draft}/build")
    end = built(maker, draft)
    assert (end["state"], end["file"]) == ("failed", "sydney.epw")
    assert "sydney.epw" in end["error"]
    assert len(maker.get(f"{V1}/drafts/{draft}").json()["files"]) == 2


def test_what_stands_in_the_way_is_told_and_refused(maker: TestClient, draft: str, tmp_path: Path) -> None:
    assert code(maker.post(f"{V1}/drafts/{draft}/build")) == (422, "draft-no-buildings")
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    send(maker, draft, tmp_path / "odd.csv")
    told = read(maker, draft)
    assert [one["code"] for one in told["obstacles"]] == ["draft-use-unknown", "draft-no-buildings", "draft-no-name"]
    assert told["files"][0]["found"]["columns"] == [{"name": "a", "samples": ["1"]}, {"name": "b", "samples": ["2"]}]
    answer = maker.patch(f"{V1}/drafts/{draft}/files/odd.csv", json={"kind": "elevation"})
    assert code(answer) == (422, "draft-use-impossible")
    chosen = {"kind": "register", "columns": {"construction_year": "a", "x": "a", "y": "b"}}
    maker.patch(f"{V1}/drafts/{draft}/files/odd.csv", json=chosen)
    told = read(maker, draft)
    assert told["files"][0]["kind"] == "register"
    assert told["files"][0]["settings"]["columns"] == chosen["columns"]
    maker.patch(f"{V1}/drafts/{draft}/files/odd.csv", json={"kind": "none"})
    assert [one["code"] for one in read(maker, draft)["obstacles"]] == ["draft-no-buildings", "draft-no-name"]


def test_a_draft_outlives_the_server(workspace: Workspace, static: Path, home: Path, signed_in: dict[str, str]) -> None:
    app = create_app(city_around(workspace), static, DraftService(home))
    with TestClient(app, headers=signed_in) as client:
        draft = client.post(f"{V1}/drafts").json()["id"]
        client.patch(f"{V1}/drafts/{draft}", json={"name": "Town"})
        client.put(f"{V1}/drafts/{draft}/files/a.csv", content=b"a;b\n1;2\n")
    with TestClient(create_app(city_around(workspace), static, DraftService(home)), headers=signed_in) as client:
        told = read(client, draft)
        assert told["name"] == "Town"
        assert told["files"][0]["found"]["format"] == "CSV"


NAMES = ("..%2Fescape", "%2e%2e", "..%5Cescape", ".hidden", "a%00b", "c%3A%5Cx", "%0Aline", "x" * 200, "%20", "%FF/x")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_never_a_path(maker: TestClient, draft: str, home: Path, name: str) -> None:
    answer = maker.put(f"{V1}/drafts/{draft}/files/{name}", content=b"a,b\n1,2\n")
    assert answer.status_code in (404, 405, 422)
    written = {path.name for path in home.parent.rglob("*") if path.is_file()}
    assert written <= {"draft.json"}


def test_an_unknown_draft_is_never_a_path(maker: TestClient, home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home.parent / "draft.json").write_text("{}", encoding="utf-8")
    for name in ("..", "%2e%2e", "0" * 16, "A" * 16, "x"):
        assert maker.get(f"{V1}/drafts/{name}/build").status_code == 404


def test_files_that_are_too_large_are_refused_whether_or_not_they_say_so(
    maker: TestClient, draft: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload, "LARGEST_UPLOAD", 5_000_000)
    body = b"x" * 5_000_001
    told = maker.put(f"{V1}/drafts/{draft}/files/a.csv", content=body)
    untold = maker.put(f"{V1}/drafts/{draft}/files/a.csv", content=iter([body[:3_000_000], body[3_000_000:]]))
    assert [code(answer) for answer in (told, untold)] == [(413, "draft-file-too-large")] * 2
    assert [path.name for path in (home / draft / "files").iterdir()] == []
    assert maker.put(f"{V1}/drafts/{draft}/files/a.csv", content=body[:-1]).status_code == 200


def test_a_full_disk_is_told_and_leaves_nothing(
    maker: TestClient, draft: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("citybrain.twin.drafts.upload.os.fsync", full)
    answer = maker.put(f"{V1}/drafts/{draft}/files/a.csv", content=b"a,b\n1,2\n")
    assert code(answer) == (507, "disk-full")
    assert [path.name for path in (home / draft / "files").iterdir()] == []


def test_an_empty_file_is_refused(maker: TestClient, draft: str) -> None:
    assert code(maker.put(f"{V1}/drafts/{draft}/files/a.csv", content=b"")) == (422, "draft-file-empty")


def test_there_is_an_end_to_drafts(maker: TestClient) -> None:
    for _ in range(MOST_DRAFTS):
        assert maker.post(f"{V1}/drafts").status_code == 201
    assert code(maker.post(f"{V1}/drafts")) == (422, "draft-too-many")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://testserver:81"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
    ],
)
def test_a_page_of_another_site_cannot_change_anything(maker: TestClient, draft: str, headers: dict) -> None:
    for method, path in (
        ("POST", "drafts"),
        ("PUT", f"drafts/{draft}/files/a.csv"),
        ("DELETE", f"drafts/{draft}"),
        ("POST", "drafts/close"),
        ("POST", "plans"),
    ):
        assert code(maker.request(method, f"{V1}/{path}", headers=headers)) == (403, "request-from-elsewhere")
    assert maker.get(f"{V1}/drafts/{draft}", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://testserver"}, {"sec-fetch-site": "same-origin", "origin": "http://testserver"}]
)
def test_the_page_itself_and_programs_can(maker: TestClient, headers: dict) -> None:
    assert maker.post(f"{V1}/drafts", headers=headers).status_code == 201


def test_a_server_without_a_desk_says_so(client: TestClient) -> None:
    assert code(client.get(f"{V1}/drafts")) == (404, "drafts-not-taken")


def test_a_city_that_cannot_be_opened_leaves_the_one_before(
    maker: TestClient, draft: str, home: Path, workspace: Workspace
) -> None:
    write_city(home / draft)
    (home / draft / "twin" / "000001" / "manifest.json").write_text("{", encoding="utf-8")
    assert maker.post(f"{V1}/drafts/{draft}/open").status_code == 500
    assert maker.get(f"{V1}/drafts").json()["served"] is None
    assert maker.get(f"{V1}/city").json()["name"] == workspace.snapshot.manifest.name


def test_a_request_under_way_ends_on_the_city_it_began_with(
    workspace: Workspace, static: Path, home: Path, signed_in: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go = threading.Event(), threading.Event()

    def slow(snapshot, language, words, hidden):
        reached.set()
        go.wait(20)
        return {"buildings": snapshot.manifest.counts["buildings"]}

    app = create_app(city_around(workspace), static, DraftService(home))
    with TestClient(app, headers=signed_in) as client:
        draft = client.post(f"{V1}/drafts").json()["id"]
        write_city(home / draft, rows=24)
        monkeypatch.setattr("citybrain.api.routes.city.city_answer", slow)
        answers: list[dict] = []
        asking = threading.Thread(target=lambda: answers.append(client.get(f"{V1}/city").json()))
        asking.start()
        assert reached.wait(20)
        assert client.post(f"{V1}/drafts/{draft}/open").status_code == 204
        go.set()
        asking.join()
        assert answers == [{"buildings": workspace.snapshot.manifest.counts["buildings"]}]
        assert client.get(f"{V1}/city").json() == {"buildings": 24}


def test_the_city_of_the_start_takes_a_file_later(static: Path, tmp_path: Path) -> None:
    city = tmp_path / "town"
    city.mkdir()
    small_osm(city / "town.osm.pbf")
    text = '# by hand\nname = "Town"\n\n[sources.osm]\nfile = "town.osm.pbf"\n'
    (city / "city.toml").write_text(text)
    build(city)
    app = create_app(OpenCity(city), static, DraftService(city / "drafts"))
    with TestClient(app, headers=headers_of(city)) as client:
        told = read(client, START)
        assert (told["name"], told["own"], told["obstacles"], told["open"]) == ("Town", ["osm"], [], True)
        assert "osm" not in told["missing"]
        assert code(client.put(f"{V1}/drafts/{START}/files/a.txt", content=b"")) == (422, "draft-file-empty")
        west, south, east, north = client.get(f"{V1}/city").json()["bounds"]
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        parts = {
            "type": "Feature",
            "properties": {"name": "Harbour"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        told = {"type": "FeatureCollection", "features": [parts]}
        (tmp_path / "parts.geojson").write_text(json.dumps(told))
        assert send(client, START, tmp_path / "parts.geojson").status_code == 200
        assert read(client, START)["files"][0]["kind"] == "districts"
        assert client.post(f"{V1}/drafts/{START}/build").status_code == 202
        end = built(client, START)
        assert (end["state"], end["snapshot"], end["error"]) == ("done", 2, None)
        assert client.post(f"{V1}/drafts/{START}/open").status_code == 204
        assert client.get(f"{V1}/city").json()["snapshot"] == 2
        assert {"osm", "districts"} <= set(load(city).manifest.sources)
        assert (city / "city.toml").read_text() == text
        assert client.delete(f"{V1}/drafts/{START}/files/parts.geojson").json()["own"] == ["osm"]
        assert code(client.delete(f"{V1}/drafts/{START}")) == (409, "draft-is-open")
        (city / "files" / "mine.csv").write_text("a")
        assert code(client.put(f"{V1}/drafts/{START}/files/mine.csv", content=b"a")) == (422, "draft-file-own")


def test_who_may_not_make_cities_reads_nothing_of_a_draft(maker: TestClient, draft: str) -> None:
    assert [one["id"] for one in maker.get(f"{V1}/drafts").json()["drafts"]] == [draft]
    del maker.headers["authorization"]
    assert maker.get(f"{V1}/drafts").json() == {"served": None, "drafts": []}
    for what in ("", "/build", "/quality"):
        assert maker.get(f"{V1}/drafts/{draft}{what}").status_code == 401
