"""What the API answers is what its document says, without a key more or less."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from pydantic import TypeAdapter, ValidationError

from citybrain.api.app import create_app
from citybrain.api.openapi import API, SHAPE
from citybrain.api.problems import Problem
from citybrain.api.routes import all_routers, watch
from citybrain.api.routes.city import router as city_router
from citybrain.observations.warnings import monitor
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.city import City
from citybrain.twin.drafts.document import BuildState
from citybrain.twin.drafts.service import DraftService
from tests.city import city_around
from tests.contract.asked import Answers, ask_everything
from tests.contract.asked_access import ask_about_access
from tests.contract.asked_consultations import ask_about_consultations
from tests.contract.asked_course import ask_about_the_course
from tests.contract.asked_drafts import ask_about_drafts
from tests.contract.asked_enterprises import ask_about_enterprises
from tests.contract.asked_licences import ask_about_licences
from tests.contract.asked_matters import ask_about_matters
from tests.contract.asked_my_city import ask_about_my_city
from tests.contract.asked_notifications import ask_about_notifications
from tests.contract.asked_reports import ask_about_reports
from tests.contract.asked_sensing import ask_about_sensing
from tests.contract.form import hold_against

HOW = (
    "Describe each answer by a TypedDict in src/citybrain/presenting/answers/shapes, or beside what makes it, and "
    "return it from there. Declare it on the route: responses=answering(ThatType); for what is no JSON, "
    "responses=sending(MEDIA_TYPE). Both stand in citybrain.api.openapi. Then run `make docs`."
)
MORE = "Add a request for each to tests/contract/asked.py, so that real answers are held against the document."
Answer = tuple[str, str, int]


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict:
    return client.get(f"{API}/openapi.json").json()


@pytest.fixture(scope="module")
def answers(
    workspace: Workspace, static: Path, signed_in: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Answers]:
    """All that a server answers that takes drafts of new cities."""
    folder = tmp_path_factory.mktemp("drafts")
    app = create_app(city_around(workspace), static, DraftService(folder / "desk"))
    with TestClient(app, headers={"accept-encoding": "identity", **signed_in}) as client:
        answers = ask_everything(client)
        ask_about_the_course(answers)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(monitor, "PAUSE", 0.5)
            ask_about_sensing(answers, app.state.citybrain.city.sensing)
        ask_about_drafts(answers, folder)
        ask_about_notifications(answers)
        ask_about_enterprises(answers)
        ask_about_licences(answers, app.state.citybrain.city)
        ask_about_matters(answers, app.state.citybrain.city)
        ask_about_reports(answers)
        ask_about_consultations(answers, app.state.citybrain.city)
        ask_about_access(answers)
        ask_about_my_city(answers, folder, static)
        yield answers


def documented(document: dict) -> Iterator[tuple[Answer, str, Any]]:
    """Every answer with content that is no problem: what it answers, media type, schema."""
    for path, found in document["paths"].items():
        for method, operation in found.items():
            for status, response in operation["responses"].items():
                if status.isdigit() and status != "204":
                    for media, content in response.get("content", {"nothing": {}}).items():
                        yield (method, path, int(status)), media, content.get("schema")


def shapes() -> dict[Answer, TypeAdapter]:
    """The type of every answer, as its route declares it."""
    routes = [route for router in (*all_routers(), watch.router) for route in router.routes]
    found = {}
    for route in routes:
        assert isinstance(route, APIRoute)
        declared = {200: route.response_model} if route.response_model else {}
        declared |= {status: told[SHAPE] for status, told in route.responses.items() if SHAPE in told}
        for method in route.methods:
            found |= {(method.lower(), route.path_format, int(s)): TypeAdapter(t) for s, t in declared.items()}
    return found


def says_something(schema: Any) -> bool:
    """Whether a schema tells the parts of an answer: a type, a list or a map of such; of what is no JSON, any type."""
    one = (schema or {}).get("items", schema or {})
    return "$ref" in one or isinstance(one.get("additionalProperties"), dict) or one.get("type") == "string"


def test_every_route_says_what_it_answers(document: dict) -> None:
    silent = [
        f"{' '.join(map(str, at))}: {media}" for at, media, schema in documented(document) if not says_something(schema)
    ]
    assert not silent, f"Routes without a schema of their answer: {silent}. {HOW}"


def test_every_answer_is_asked_for(document: dict, answers: Answers) -> None:
    wanted = {at for at, media, _ in documented(document) if media.endswith("json")}
    missing = sorted(wanted - answers.kept.keys())
    assert not missing, f"Documented answers that no request of the test gets: {missing}. {MORE}"


def test_every_answer_is_as_documented(answers: Answers) -> None:
    known = shapes()
    for at, responses in answers.kept.items():
        for response in responses:
            if at[2] < 400 and at[2] != 204:
                try:
                    hold_against(known[at], response.content)
                except (AssertionError, ValidationError) as problem:
                    pytest.fail(f"{at} {response.request.url} is not as its type says: {problem}")


def test_drafts_are_seen_in_every_state(answers: Answers) -> None:
    """An answer that is null or empty whenever it is asked for would be held against nothing."""
    path = f"{API}/drafts/{{identity}}"
    builds = [response.json() for response in answers.kept["get", f"{path}/build", 200]]
    drafts = [response.json() for response in answers.kept["get", path, 200]]
    files = [file for draft in drafts for file in draft["files"]]
    codes = [code for file in files if file["found"] for code in file["found"]["codes"].get("building_use", [])]
    assert {build["state"] for build in builds} == set(get_args(BuildState))
    assert {code["meaning"] for code in codes} == {"apartment_block", None}
    assert [file["name"] for file in files if file["problem"]] == ["broken.gpkg"]
    assert {draft["build"] is None for draft in drafts} == {True, False}
    assert {bool(draft["obstacles"]) for draft in drafts} == {True, False}


def test_every_problem_is_as_documented(answers: Answers) -> None:
    problems = [r for responses in answers.kept.values() for r in responses if r.status_code >= 400]
    assert {r.status_code for r in problems} == {400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428}
    for response in problems:
        assert response.headers["content-type"] == "application/problem+json"
        hold_against(TypeAdapter(Problem), response.content)


def test_names_in_the_document_are_those_of_the_types(document: dict) -> None:
    """Two types of one name would get long names, and those of the web application with them."""
    assert all(name.isalnum() for name in document["components"]["schemas"]), document["components"]["schemas"].keys()


def test_answers_are_not_made_again_by_the_server() -> None:
    """A route returns a finished response: its declared type costs nothing when it answers."""
    slow = [route.path for router in all_routers() for route in router.routes if route.response_model is not None]
    assert not slow, f"These routes validate and write their answers again: {slow}. {HOW}"
    (asked,) = (route for route in city_router.routes if route.path == f"{API}/city" and "GET" in route.methods)
    assert asked.responses[200][SHAPE] is City


@pytest.mark.parametrize("wrong", [{"extra": 1}, {"buildings": "120"}, {"bounds": [1.0, 2.0, 3.0]}, {"name": None}])
def test_another_form_is_found(client: TestClient, wrong: dict) -> None:
    answer = client.get(f"{API}/city").json()
    hold_against(TypeAdapter(City), json.dumps(answer).encode())
    with pytest.raises((AssertionError, ValidationError)):
        hold_against(TypeAdapter(City), json.dumps({**answer, **wrong}).encode())


def test_a_missing_key_is_found(client: TestClient) -> None:
    answer = client.get(f"{API}/city").json()
    with pytest.raises(ValidationError):
        hold_against(TypeAdapter(City), json.dumps({k: v for k, v in answer.items() if k != "zones"}).encode())
