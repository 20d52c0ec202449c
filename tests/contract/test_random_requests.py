"""Plans, selections, bytes and addresses drawn at random: no answer out of control."""

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

V1 = "/api/v1"

names = st.sampled_from(["space_heating_need", "building_use", "city_investment", "outdoor_temperature"])
words = names | st.text(max_size=20)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | words
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4))
filters = st.sampled_from(["zone", "area", "id", "building_use", "height"])
measures = st.fixed_dictionaries(
    {"intervention": st.sampled_from(["insulate_walls", "change_setpoint"]) | words},
    optional={
        "where": st.dictionaries(
            st.sampled_from(["zone", "area", "id", "building_use", "height"]) | words, anything, max_size=3
        ),
        "uptake": st.floats(0, 1) | anything,
        "settings": st.dictionaries(words, anything, max_size=2),
    },
)
plans = st.fixed_dictionaries(
    {"name": words, "measures": st.lists(measures | anything, max_size=3) | anything},
    optional={"date": st.dates().map(str) | anything, "seed": st.integers() | anything},
)
quiet = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def in_control(answer: Any) -> None:
    """Fine, or a problem document that a person can act on."""
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        problem = answer.json()
        assert answer.headers["content-type"] == "application/problem+json"
        assert problem["status"] == answer.status_code
        assert problem["detail"]
        assert not re.search(r"Traceback|\{ ?\$", problem["detail"])


@quiet
@given(plan=plans | anything)
def test_no_plan_breaks_the_server(client: TestClient, plan: Any) -> None:
    in_control(client.post(f"{V1}/plans", content=json.dumps(plan).encode()))


@quiet
@given(where=st.dictionaries(words, anything, max_size=3) | anything)
def test_no_selection_breaks_the_server(client: TestClient, where: Any) -> None:
    in_control(client.post(f"{V1}/selections", content=json.dumps({"where": where}).encode()))


@quiet
@given(raw=st.binary(max_size=200), yaml=st.booleans())
def test_no_bytes_break_the_server(client: TestClient, raw: bytes, yaml: bool) -> None:
    headers = {"content-type": "application/yaml" if yaml else "application/json"}
    in_control(client.post(f"{V1}/plans", content=raw, headers=headers))


paths = st.sampled_from(
    [
        "values/{}",
        "values/{}/quality",
        "explain/{}",
        "explain/{}/code",
        "entities/{}/0",
        "entities/building/{}",
        "geometry/{}",
        "geometry/{}/tiles",
        "values/zone_hourly_electricity/series/{}",
        "plans/{}",
        "saved-plans/{}",
    ]
)
asked = st.sampled_from(["row", "id", "plan", "depth", "language", "snapshot"])


@quiet
@given(path=paths, name=words, query=st.dictionaries(asked, scalars.map(str), max_size=3))
def test_no_question_breaks_the_server(client: TestClient, path: str, name: str, query: dict) -> None:
    in_control(client.get(f"{V1}/{path.format(quote(name, safe=''))}", params=query))


@pytest.mark.parametrize("path", ["course/approvals", "comparison/files", "indicators/values", "inventory/lines"])
def test_a_number_that_no_database_holds_is_refused(client: TestClient, path: str) -> None:
    answer = client.delete(f"{V1}/{path}/{10**30}")
    in_control(answer)
    assert answer.status_code == 422
