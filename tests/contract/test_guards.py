"""Nobody changes the city who may not: each route that is no question computes only, or says which act it requires."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.guards import required
from citybrain.api.openapi import API, COMPUTES
from citybrain.api.origin import SAFE
from citybrain.api.own_session import is_own
from citybrain.api.routes import all_routers
from citybrain.api.sta.routes import STA
from citybrain.governance import Permission, Role
from citybrain.governance.register import add_identity, give_token
from citybrain.governance.roles import RIGHTS
from citybrain.governance.tokens import Token
from citybrain.open_city import OpenCity
from citybrain.plans.workspace import Workspace
from citybrain.records import open_records
from tests.city import city_around

SIGNS_IN = {
    ("POST", f"{API}/session"),
    ("DELETE", f"{API}/session"),
    ("PUT", f"{API}/session/purpose"),
    ("POST", f"{API}/session/provider/logout"),
    ("POST", f"{API}/consents/mine"),
    ("POST", f"{API}/consents/mine/withdrawals"),
    ("POST", f"{API}/persons/erasures/mine"),
    ("POST", f"{API}/persons/exports/mine"),
    ("POST", f"{API}/notifications/answers/{{code}}"),
    ("POST", f"{API}/services/{{code}}/applications"),
    ("POST", f"{API}/matters/objections"),
    ("POST", f"{API}/matters/mine/appeals"),
    ("DELETE", f"{API}/matters/mine"),
}
"""How somebody comes to be known, and stops; what they do by their own session, the code of a person or a link.

A provider ends sessions by a token that it signs. Residents apply and object without an account, and go on by a link.
"""

OF_RESIDENTS = {
    ("POST", f"{API}/reports"),
    ("POST", f"{API}/reports/replies"),
    ("POST", f"{API}/reports/photos"),
    ("POST", f"{API}/reports/{{number}}/photos"),
    ("DELETE", f"{API}/reports/contact"),
    ("POST", f"{API}/consultations/{{number}}/codes/web"),
    ("POST", f"{API}/consultations/{{number}}/answers"),
    ("POST", f"{API}/consultations/{{number}}/inputs"),
    ("POST", f"{API}/consultations/{{number}}/inputs/{{of}}/support"),
    ("POST", f"{API}/questionnaires/{{number}}/codes/web"),
    ("POST", f"{API}/questionnaires/{{number}}/answers"),
    ("POST", f"{API}/questionnaires/{{number}}/photos"),
    ("POST", f"{API}/citizen-readings"),
    ("POST", f"{API}/helpers"),
    ("DELETE", f"{API}/helpers/mine"),
}
"""What a resident does without an account: to report, to answer, and by the code of a report, which nobody guesses."""

HOW = "Put `dependencies=[requires(Act.…)]` on the route, or `openapi_extra=COMPUTES` where it changes nothing lasting."


def routes() -> list[tuple[str, APIRoute]]:
    """Every method and route of the application, wherever it was added."""
    app = create_app(OpenCity(Path("no city is needed")), Path("nowhere"))
    later = [route for router in all_routers() for route in router.routes if route not in app.routes]
    found = (context.original_route for context in iter_route_contexts([*app.routes, *later]))
    return [(method, route) for route in found if isinstance(route, APIRoute) for method in sorted(route.methods)]


ROUTES = routes()
GUARDED = [(method, route.path, act) for method, route in ROUTES if (act := required(route)) is not None]


def test_every_route_that_is_no_question_computes_or_requires_an_act() -> None:
    open_to_all = {
        (method, route.path)
        for method, route in ROUTES
        if method not in SAFE
        and required(route) is None
        and not COMPUTES.keys() & (route.openapi_extra or {}).keys()
        and not route.path.startswith(STA)
        and not is_own(route.dependant)
    }
    assert open_to_all == SIGNS_IN | OF_RESIDENTS, HOW


OWN = [(method, route.path) for method, route in ROUTES if is_own(route.dependant)]


@pytest.mark.parametrize(("method", "path"), OWN)
def test_what_is_about_oneself_is_for_no_token_and_for_nobody(
    nobody: TestClient, tokens: dict[Role, str], method: str, path: str
) -> None:
    assert len(OWN) == 8
    for headers in ({}, {"authorization": f"Bearer {tokens[Role.ADMINISTRATOR]}"}):
        answer = nobody.request(method, filled(path), headers=headers, json={})
        assert (answer.status_code, answer.json()["code"]) == (401, "access-own-session")


def test_what_computes_requires_nothing() -> None:
    both = [
        route.path for _, route in ROUTES if required(route) and COMPUTES.items() <= (route.openapi_extra or {}).items()
    ]
    assert both == []


@pytest.fixture(scope="module")
def nobody(workspace: Workspace, static: Path) -> Iterator[TestClient]:
    """A client that sends no token."""
    with TestClient(create_app(city_around(workspace), static)) as running:
        yield running


@pytest.fixture(scope="module")
def tokens(workspace: Workspace, token: Token) -> dict[Role, str]:
    """A token of somebody with each role alone."""
    records = open_records(workspace.folder)
    with records.begin() as connection:
        for role in Role:
            add_identity(connection, f"only {role}", {role}, "root")
        made = {role: give_token(connection, f"only {role}", (), 1, "", "root").text for role in Role}
    records.close()
    return made


def filled(path: str) -> str:
    return re.sub(r"\{[^}]+\}", "1", path)


@pytest.mark.parametrize(("method", "path", "act"), GUARDED)
def test_nobody_gets_through_and_is_told_how_to_sign_in(
    nobody: TestClient, method: str, path: str, act: Permission
) -> None:
    answer = nobody.request(method, filled(path))
    assert (answer.status_code, answer.json()["code"]) == (401, "access-sign-in")
    assert "sign in" in answer.json()["detail"]
    assert act in answer.json()["detail"]
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("method", "path", "act"), GUARDED)
def test_a_role_that_does_not_allow_it_is_refused_and_told_which_do(
    nobody: TestClient, tokens: dict[Role, str], method: str, path: str, act: Permission
) -> None:
    without = [role for role in Role if act not in RIGHTS[role].permissions]
    assert without
    headers = {"authorization": f"Bearer {tokens[without[0]]}", "accept-language": "en"}
    answer = nobody.request(method, filled(path), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "access-not-allowed")
    assert f"only {without[0]}" in answer.json()["detail"]
    assert "Administrator" in answer.json()["detail"]


@pytest.mark.parametrize(("method", "path", "act"), [one for one in GUARDED if one[0] not in SAFE])
def test_a_role_that_allows_it_comes_to_what_is_asked(
    nobody: TestClient, tokens: dict[Role, str], method: str, path: str, act: Permission
) -> None:
    """It fails for its body, or for what is not there, and not for who asks."""
    role = next(role for role in reversed(Role) if act in RIGHTS[role].permissions)
    headers = {"authorization": f"Bearer {tokens[role]}"}
    answer = nobody.request(method, filled(path).replace("/1", "/9999"), headers=headers)
    assert answer.status_code not in (401, 403)


@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT", "DELETE"])
def test_sensorthings_asks_for_the_act_of_what_is_sent(nobody: TestClient, method: str) -> None:
    answer = nobody.request(method, f"{STA}/Things" + ("" if method == "POST" else "(1)"), json={"name": "x"})
    assert answer.status_code == 401


def test_the_document_says_what_each_route_requires(client: TestClient) -> None:
    document = client.get(f"{API}/openapi.json").json()
    told = {
        (method.upper(), path, operation["security"][0]["token"][0])
        for path, found in document["paths"].items()
        for method, operation in found.items()
        if "security" in operation
    }
    assert told == {(method, path.replace(":path", ""), act.value) for method, path, act in GUARDED}
    for path, found in document["paths"].items():
        for method, operation in found.items():
            refused = {status for status in operation["responses"] if status in ("401", "403")}
            assert refused == ({"401", "403"} if "security" in operation else set()), (method, path)
    assert set(document["components"]["securitySchemes"]) == {"token", "session"}
