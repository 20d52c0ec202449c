"""Several requests in one, as JSON and as multipart (clause 11)."""

import json

import pytest
from fastapi.testclient import TestClient

from tests.api.sta.conftest import STA, Sta
from tests.api.sta.documents import datastream, location, observation, observed, sensor, thing, whole
from tests.api.sta.requirements import requirement

CRLF = "\r\n"


def asked(sta: Sta, *requests: dict) -> list[dict]:
    return sta.send("POST", "$batch", {"requests": list(requests)}, 200).json()["responses"]


@requirement("batch-request/batch-request")
def test_requests_are_answered_in_order_each_by_itself(sta: Sta) -> None:
    told = asked(
        sta,
        {"id": "0", "method": "post", "url": "Things", "body": thing("Batch")},
        {"id": "1", "method": "get", "url": f"{STA}/Things?$filter=name eq 'Batch'&$select=name"},
        {"id": "2", "method": "patch", "url": "$0", "body": {"name": "Batch 2"}},
        {"id": "3", "method": "get", "url": "Nothing"},
        {"id": "4", "method": "delete", "url": "$0"},
    )
    assert [one["status"] for one in told] == [201, 200, 200, 404, 200]
    assert [one["id"] for one in told] == ["0", "1", "2", "3", "4"]
    assert told[0]["location"].startswith(f"http://testserver{STA}/Things(")
    assert told[1]["body"]["value"] == [{"name": "Batch"}]
    assert told[2]["body"]["name"] == "Batch 2"
    assert told[3]["body"]["message"]


@requirement("batch-request/batch-request")
def test_a_group_refers_to_what_it_made_and_is_done_as_a_whole(sta: Sta) -> None:
    group = [
        {"id": "t", "method": "post", "url": "Things", "body": thing("Grouped", Locations=[location("Grouped")])},
        {"id": "s", "method": "post", "url": "Sensors", "body": sensor()},
        {"id": "p", "method": "post", "url": "ObservedProperties", "body": observed()},
        {"id": "d", "method": "post", "url": "$t/Datastreams",
         "body": datastream("Grouped", Sensor={"@iot.id": "$s"}, ObservedProperty={"@iot.id": "$p"})},
        {"id": "o", "method": "post", "url": "$d/Observations", "body": observation("2026-01-01T00:00:00Z", 4)},
    ]  # fmt: skip
    told = asked(
        sta, *({**one, "atomicityGroup": "g"} for one in group), {"id": "r", "method": "get", "url": "$d/Observations"}
    )
    assert [one["status"] for one in told] == [201, 201, 201, 201, 201, 200], told
    assert told[-1]["body"]["value"][0]["@iot.selfLink"] == told[4]["location"]


@requirement("batch-request/batch-request")
def test_a_group_that_fails_leaves_nothing(sta: Sta) -> None:
    wrong = [{"id": "a", "method": "post", "url": "Things", "body": thing("Never")},
             {"id": "b", "method": "post", "url": "Things", "body": {"name": "no description"}}]  # fmt: skip
    told = asked(sta, *({**one, "atomicityGroup": "g"} for one in wrong))
    assert [one["status"] for one in told] == [400, 400]
    assert sta.values("Things", filter="name eq 'Never'") == []
    reading = {"id": "c", "method": "get", "url": "Things", "atomicityGroup": "g"}
    assert asked(sta, reading)[0]["body"]["code"] == "sta-batch-read"


@requirement("batch-request/batch-request")
def test_multipart_batches_with_change_sets(sta: Sta, running: TestClient) -> None:
    key = sta.create("Datastreams", whole("Multipart"))
    reading = json.dumps(observation("2026-01-01T00:00:00Z", 7))
    change = json.dumps({"description": "changed"})
    body = CRLF.join([
        "--batch_1", "Content-Type: application/http", "",
        f"GET {STA}/Datastreams({key})?$select=name HTTP/1.1", "", "",
        "--batch_1", "Content-Type: multipart/mixed; boundary=changes", "",
        "--changes", "Content-Type: application/http", "Content-ID: 1", "",
        f"POST {STA}/Datastreams({key})/Observations HTTP/1.1", "Content-Type: application/json", "", reading,
        "--changes", "Content-Type: application/http", "Content-ID: 2", "",
        f"PATCH Datastreams({key}) HTTP/1.1", "Content-Type: application/json", "", change,
        "--changes--", "--batch_1--", "",
    ])  # fmt: skip
    headers = {**sta.headers, "content-type": "multipart/mixed; boundary=batch_1"}
    response = running.post(f"{STA}/$batch", content=body, headers=headers)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("multipart/mixed; boundary=")
    for words in (
        "HTTP/1.1 200 OK",
        '{"name":"Multipart"}',
        "HTTP/1.1 201 Created",
        "Content-ID: 1",
        '"description":"changed"',
    ):
        assert words in response.text
    assert sta.values(f"Datastreams({key})/Observations")[0]["result"] == 7


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("{", "application/json"), ("[]", "application/json"), ('{"requests": 5}', "application/json"),
        ('{"requests": [5]}', "application/json"),
        ('{"requests": [{"url": "Things", "method": "BREW"}]}', "application/json"),
        ('{"requests": [' + ",".join(['{"url": "Things"}'] * 1001) + "]}", "application/json"),
        ("nothing", "multipart/mixed"), ("--x\r\n\r\nGET\r\n--x--", "multipart/mixed; boundary=x"),
    ],
)  # fmt: skip
def test_what_is_no_batch_is_refused(sta: Sta, running: TestClient, body: str, type_: str) -> None:
    response = running.post(f"{STA}/$batch", content=body, headers={**sta.headers, "content-type": type_})
    assert response.status_code == 400, response.text
