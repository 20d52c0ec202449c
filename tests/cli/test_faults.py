"""A full disk, and two servers of one city: what can be answered is, and nothing is lost or half there."""

from __future__ import annotations

import datetime
import resource
from pathlib import Path

import httpx

from tests.cli.stations import Running, serving, write_station

ROWS = 5_000
MOST = 100
BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)
FULL = (3 << 20, resource.RLIM_INFINITY)
ROOM = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


def send(server: Running, batch: int) -> httpx.Response:
    """Some thousand readings in one request."""
    numbers = range(batch * ROWS, (batch + 1) * ROWS)
    rows = [[(BEGIN + number * SECOND).isoformat(), number / 7] for number in numbers]
    group = {"Datastream": {"@iot.id": server.station.stream}, "components": ["phenomenonTime", "result"]}
    return server.client.post("/sta/v1.1/CreateObservations", json=[{**group, "dataArray": rows}])


def count(server: Running) -> int:
    answer = server.client.get("/sta/v1.1/Observations", params={"$count": "true", "$top": "1"})
    assert answer.status_code == 200, answer.text
    return int(answer.json()["@iot.count"])


def test_a_full_disk_is_told_while_all_that_is_there_is_answered(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk."""
    station = write_station(tmp_path / "city")
    with serving(station) as server:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, FULL)
        refused = next(batch for batch in range(MOST) if send(server, batch).status_code != 201)
        assert refused > 0
        answer = send(server, refused)
        assert (answer.status_code, answer.json()["code"]) == (507, "observations-disk-full")
        assert "observations.duckdb" in answer.json()["message"]
        assert count(server) == refused * ROWS
        assert server.get("city")["name"] == "Testbury"
        assert server.get("sensing")["streams"][0]["value"] is not None
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, ROOM)
        assert send(server, refused).status_code == 201
        assert count(server) == (refused + 1) * ROWS
    with serving(station) as server:
        assert count(server) == (refused + 1) * ROWS


def test_a_second_server_of_a_city_leaves_its_readings_to_the_first(tmp_path: Path) -> None:
    station = write_station(tmp_path / "city")
    with serving(station) as first:
        assert first.observe(1.0).status_code == 201
        with serving(station) as second:
            assert second.get("city")["name"] == "Testbury"
            for answer in (second.observe(2.0), second.client.get("/sta/v1.1/Observations")):
                assert (answer.status_code, answer.json()["code"]) == (503, "observations-locked")
            told = second.client.get("/api/v1/sensing")
            assert (told.status_code, told.json()["code"]) == (503, "observations-locked")
            assert first.observe(2.0).status_code == 201
            assert count(first) == 2
            first.process.terminate()
            first.process.wait(60)
            assert second.observe(3.0).status_code == 201  # it takes over where the first one ended
            assert count(second) == 3
