"""What stands in the audit log of SensorThings: who wrote what, and who read what not everybody may."""

import json
from typing import Any

from fastapi.testclient import TestClient

from tests.api.sta.conftest import Sta
from tests.api.sta.documents import observation, whole
from tests.api.waiting import logged

Row = tuple[str, str, int, int]


def entries(client: TestClient, sta: Sta, *acts: str) -> list[Row]:
    """Act, object, things and requests of entries of these acts, the newest first, once none is to come any more."""
    logged(client)
    found = client.get("/api/v1/audit", headers=sta.headers, params={"limit": 200}).json()["entries"]
    return [(e["act"], e["object"], e["things"], e["requests"]) for e in found if e["act"] in acts]


def test_what_is_written_and_read_is_told_by_stream_and_number(running: TestClient, sta: Sta, anybody: Sta) -> None:
    open_to_all = sta.create("Datastreams", whole())
    private = sta.create("Datastreams", whole() | {"properties": {"data_class": "internal"}})
    assert entries(running, sta, "sensors:write")[0] == ("sensors:write", f"Datastreams({private})", 1, 1)
    begun = entries(running, sta, "observations:write", "observations:read")
    for stream in (open_to_all, private):
        for hour in range(5):
            sta.create("Observations", observation(f"2026-01-01T0{hour}:00:00Z", 9, Datastream={"@iot.id": stream}))
    arrays: list[dict[str, Any]] = [
        {
            "Datastream": {"@iot.id": open_to_all},
            "components": ["phenomenonTime", "result"],
            "dataArray": [[f"2026-01-02T0{hour}:00:00Z", 1] for hour in range(7)],
        }
    ]
    sta.send("POST", "CreateObservations", arrays, 201)
    anybody.get(f"Datastreams({open_to_all})/Observations")
    for stream in (open_to_all, private):
        sta.get(f"Datastreams({stream})/Observations")
    found = entries(running, sta, "observations:write", "observations:read")
    new = found[: len(found) - len(begun)]

    def summed(act: str, what: str) -> tuple[int, int]:
        some = [entry for entry in new if entry[:2] == (act, what)]
        return sum(entry[2] for entry in some), sum(entry[3] for entry in some)

    assert summed("observations:write", f"Datastreams({open_to_all})") == (12, 6)
    assert summed("observations:write", f"Datastreams({private})") == (5, 5)
    assert [entry[:3] for entry in new if entry[0] == "observations:read"] == [
        ("observations:read", f"Datastreams({private})", 5)
    ]


def test_parts_of_a_batch_are_told_each(running: TestClient, sta: Sta) -> None:
    stream = sta.create("Datastreams", whole())
    begun = entries(running, sta, "sensors:write", "observations:write", "observations:read")
    told = observation("2026-01-01T00:00:00Z", 9, Datastream={"@iot.id": stream})
    requests = [
        {"id": "1", "method": "post", "url": "Observations", "body": told},
        {"id": "2", "method": "patch", "url": f"Datastreams({stream})", "body": {"name": "other"}},
        {"id": "3", "method": "get", "url": f"Datastreams({stream})"},
        {"id": "4", "method": "get", "url": "Datastreams(999999)"},
    ]
    answer = sta.send("POST", "$batch", {"requests": requests}, 200)
    assert [one["status"] for one in json.loads(answer.text)["responses"]] == [201, 200, 200, 404]
    found = entries(running, sta, "sensors:write", "observations:write", "observations:read")
    assert sorted(found[: len(found) - len(begun)]) == [
        ("observations:write", f"Datastreams({stream})", 1, 1),
        ("sensors:write", f"change Datastreams({stream})", 1, 1),
    ]


def test_what_is_made_changed_and_withdrawn_is_told_apart(running: TestClient, sta: Sta) -> None:
    stream = sta.create("Datastreams", whole())
    reading = sta.create("Observations", observation("2026-01-01T00:00:00Z", 9, Datastream={"@iot.id": stream}))
    sta.send("PATCH", f"Observations({reading})", {"result": 8}, 200)
    sta.send("DELETE", f"Observations({reading})", None, 200)
    sta.send("PATCH", f"Datastreams({stream})", {"properties": {"data_class": "internal"}}, 200)
    sta.send("DELETE", f"Datastreams({stream})", None, 200)
    told = [entry[1] for entry in entries(running, sta, "sensors:write", "observations:write")]
    assert sorted(one for one in told if one.endswith(f"Datastreams({stream})")) == [
        f"Datastreams({stream})",  # of what was made, and of the reading that was sent
        f"Datastreams({stream})",
        f"change Datastreams({stream})",
        f"change observations of Datastreams({stream})",
        f"withdraw Datastreams({stream})",
        f"withdraw observations of Datastreams({stream})",
    ]
