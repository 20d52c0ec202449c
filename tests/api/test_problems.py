"""Errors as they are told to who asks."""

import json

import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request

from citybrain.api.problems import problem_of
from citybrain.api.sta.refusals import refusal
from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.observations.readings.store import NotStoredError
from citybrain.plans.problems import PlanProblemsError
from citybrain.plans.yaml_text import PlanTextError
from citybrain.records.errors import NotRecordedError

HELD = 'Could not set lock on file "/srv/town/observations.duckdb": Conflicting lock is held in python3 (PID 4711)'


@pytest.mark.parametrize(
    "error",
    [
        NotStoredError("observations-locked", file="/srv/town/observations.duckdb", problem=HELD),
        NotRecordedError("records-locked", file="/srv/town/records.sqlite", problem="process 4711"),
        NotRecordedError("access-log-full", file="/srv/town/records.sqlite"),
    ],
)
def test_trouble_of_the_server_names_neither_its_folders_nor_its_processes(error: CityBrainError) -> None:
    request = Request({"type": "http", "headers": [], "query_string": b"", "state": {"id": "1"}})
    told = problem_of(request, error)
    assert told.status_code >= 500
    for said in (bytes(told.body).decode(), json.dumps(refusal(error, "en")), json.dumps(refusal(error, "zh"))):
        assert "/srv" not in said
        assert "4711" not in said
    assert str(error.arguments["file"]).rpartition("/")[2] in json.loads(told.body)["detail"]


def test_what_was_wrong_with_a_request_is_told_as_it_was() -> None:
    error = NotFoundError("request-path", received="/api/v1/nothing")
    request = Request({"type": "http", "headers": [], "query_string": b"", "state": {"id": "1"}})
    assert json.loads(problem_of(request, error).body)["arguments"] == {"received": "/api/v1/nothing"}


@pytest.mark.parametrize("body", [
    {f"{'k' * 39_000}{number}": number for number in range(50)},
    {"kind": ["school" * 10_000], "minutes": "x" * 100_000, "y/" * 50_000: {}},
    {**{f"é{number}": "é" * 2_000 for number in range(200)}, "kind": "é" * 90_000},
], ids=("long keys", "long values", "many"))  # fmt: skip
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_error_does_not_grow_with_what_was_sent(client: TestClient, body: dict, language: str) -> None:
    answer = client.post("/api/v1/access/sites", json=body, headers={"accept-language": language})
    assert answer.status_code == 422
    assert len(answer.content) < 60_000
    assert all(len(part["pointer"] or "") <= 500 for part in answer.json()["errors"])


def test_all_parts_of_an_error_have_a_bound_together() -> None:
    request = Request({"type": "http", "headers": [], "query_string": b"", "state": {"id": "1"}})
    single = [PlanTextError("plan-unknown-field", f"/{'k' * 9_000}/a", received="x" * 90_000) for _ in range(50)]
    told = json.loads(problem_of(request, PlanProblemsError(single)).body)
    assert len(json.dumps(told)) < 200_000
    assert told["errors"][0]["pointer"] == f"/{'k' * 59}…/a"
    assert told["errors"][-1]["code"] == "errors-more"
    assert told["errors"][-1]["arguments"]["count"] == 50 - (len(told["errors"]) - 1)
