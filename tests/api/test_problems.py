"""Errors as they are told to who asks."""

import json

import pytest
from starlette.requests import Request

from citybrain.api.problems import problem_of
from citybrain.api.sta.refusals import refusal
from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.observations.readings.store import NotStoredError
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
