"""Who is known, over HTTP: added, given roles and tokens, withdrawn; at once, on record, and never without a reason."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

V1 = "/api/v1/identities"
NAMES = iter(range(1_000))


@pytest.fixture
def eino(client: TestClient) -> Iterator[int]:
    """Number of a planner who is known for the time of a test."""
    told = client.post(V1, json={"name": f"Eino {next(NAMES)}", "roles": ["planner"]})
    assert told.status_code == 201
    number = told.json()["identities"][-1]["number"]
    yield number
    client.delete(f"{V1}/{number}")


def one(client: TestClient, number: int) -> dict | None:
    return next((one for one in client.get(V1).json()["identities"] if one["number"] == number), None)


def roles(client: TestClient, number: int) -> list[str]:
    return [held["role"] for held in one(client, number)["roles"]]


def may(client: TestClient, secret: str) -> list[str] | int:
    """What a token may; the status of the refusal where it holds no longer."""
    answer = client.get("/api/v1/session", headers={"authorization": f"Bearer {secret}"})
    return answer.json()["may"] if answer.status_code == 200 else answer.status_code


def test_all_roles_are_told_in_the_language_of_the_reader(client: TestClient) -> None:
    told = client.get(V1, headers={"accept-language": "zh"}).json()
    assert {"role": "planner", "label": "规划员"} in told["roles"]
    assert told["identities"][0]["name"] == "admin"


def test_a_token_is_told_once_and_holds_until_it_is_revoked(client: TestClient, eino: int) -> None:
    given = client.post(f"{V1}/{eino}/tokens", json={"days": 30, "purpose": " laptop "})
    assert (given.status_code, given.headers["cache-control"]) == (201, "no-store")
    secret, number = given.json()["secret"], given.json()["number"]
    rights = ["cases:read", "notifications:answer", "observations:read", "plans:write", "proposals:write"]
    assert may(client, secret) == rights
    (token,) = one(client, eino)["tokens"]
    assert (token["number"], token["purpose"], token["scopes"], token["made_by"]) == (number, "laptop", [], "admin")
    assert secret.rpartition("_")[2] not in client.get(V1).text
    assert client.delete(f"{V1}/{eino + 1}/tokens/{number}").status_code == 404
    assert client.delete(f"{V1}/{eino}/tokens/{number}").json() == {"sessions": [], "credentials": []}
    assert may(client, secret) == 401
    assert client.delete(f"{V1}/{eino}/tokens/{number}").status_code == 404
    assert one(client, eino)["tokens"] == []


def test_other_roles_hold_at_once_for_tokens_given_before(client: TestClient, eino: int) -> None:
    wide = client.post(f"{V1}/{eino}/tokens", json={}).json()["secret"]
    narrow = client.post(f"{V1}/{eino}/tokens", json={"scopes": ["plans:write"]}).json()["secret"]
    assert may(client, narrow) == ["plans:write"]
    assert client.put(f"{V1}/{eino}/roles", json={"roles": ["auditor"]}).status_code == 200
    assert roles(client, eino) == ["auditor"]
    assert (may(client, wide), may(client, narrow)) == (["audit:read"], [])


def test_who_is_withdrawn_is_refused_and_gone_from_the_list(client: TestClient, eino: int) -> None:
    secret = client.post(f"{V1}/{eino}/tokens", json={}).json()["secret"]
    assert client.delete(f"{V1}/{eino}").status_code == 204
    assert may(client, secret) == 401
    assert one(client, eino) is None
    assert client.delete(f"{V1}/{eino}").status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("POST", "", {"name": "admin", "roles": ["planner"]}, 422, "access-name-taken"),
        ("POST", "", {"name": " ", "roles": ["planner"]}, 422, "access-name"),
        ("POST", "", {"name": "x" * 101, "roles": ["planner"]}, 422, "access-name"),
        ("POST", "", {"name": "Aila", "roles": []}, 422, "access-no-role"),
        ("POST", "", {"name": "Aila", "roles": ["king"]}, 422, "request-value"),
        ("POST", "", {"name": "Aila"}, 422, "request-value"),
        ("PUT", "/1/roles", {"roles": ["planner"]}, 422, "access-last-administrator"),
        ("DELETE", "/1", None, 422, "access-last-administrator"),
        ("POST", "/1/tokens", {"days": 0}, 422, "request-value"),
        ("POST", "/1/tokens", {"days": 10**30}, 422, "request-value"),
        ("POST", "/1/tokens", {"scopes": ["all"]}, 422, "request-value"),
        ("POST", "/99999/tokens", {}, 404, "access-name-unknown"),
        ("PUT", "/0/roles", {"roles": ["planner"]}, 422, "request-value"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason_and_changes_nothing(
    client: TestClient, method: str, path: str, body: object, status: int, code: str
) -> None:
    before = client.get(V1).json()
    answer = client.request(method, V1 + path, json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert client.get(V1).json() == before


def test_each_change_stands_in_the_log_with_who_and_what(client: TestClient, eino: int) -> None:
    client.put(f"{V1}/{eino}/roles", json={"roles": ["council"]})
    made = client.post(f"{V1}/{eino}/tokens", json={}).json()
    name = one(client, eino)["name"]
    entries = client.get("/api/v1/audit", params={"limit": 20}).json()["entries"]
    objects = [entry["object"] for entry in entries if entry["act"] == "access:write" and entry["who"] == "admin"]
    assert {f"add {name}: planner", f"roles {name}: council", f"token {made['number']} {name}"} <= set(objects)
    assert made["secret"] not in str(entries)


def test_half_of_a_pair_of_utf_16_is_refused(client: TestClient) -> None:
    for body in (b'{"name": "\\ud800", "roles": ["council"]}', b'{"\\ud800": 1}'):
        refused = client.post("/api/v1/identities", content=body, headers={"content-type": "application/json"})
        assert (refused.status_code, refused.json()["code"]) == (422, "request-value")
