"""Signing in at a provider of OpenID Connect: who comes in, and everything that does not hold."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from joserfc import jwt

from citybrain.api import own_session
from citybrain.api.app import create_app
from citybrain.api.limits import Limits
from citybrain.governance import provider_answers
from citybrain.governance.rates import Rate
from citybrain.governance.tokens import Token
from citybrain.plans.workspace import Workspace
from tests.api.sign_in.conftest import declare
from tests.city import city_around
from tests.provider import SECRET, FakeProvider

SESSION = "/api/v1/session"
MANY = Rate(1000, 1000)


@pytest.fixture
def server(workspace: Workspace, static: Path, declared: Path, token: Token) -> Iterator[TestClient]:
    app = create_app(city_around(workspace), static, limits=Limits(secrets=MANY))
    with TestClient(app, "https://testserver") as running:
        yield running


def sign_in(server: TestClient, provider: FakeProvider, **changes: str | None) -> tuple[int, dict]:
    """Sign in at the provider as a browser does; `changes` are made to what it brings back."""
    begun = server.post(f"{SESSION}/provider", json={})
    assert begun.status_code == 200, begun.text
    answer = server.post(SESSION, json={"provider": provider.sign_in(begun.json()["address"]) | changes})
    return answer.status_code, answer.json()


def test_who_has_a_group_with_a_role_comes_in_with_it_and_is_the_same_the_next_time(
    server: TestClient, provider: FakeProvider
) -> None:
    provider.claims = {"sub": "first"}
    status, told = sign_in(server, provider)
    assert (status, [one["role"] for one in told["roles"]]) == (200, ["climate_officer"])
    name = told["name"]
    assert server.get(SESSION).json()["name"] == name
    provider.claims = {"sub": "first", "name": "Aino Other", "groups": ["climate-office", "unheard"]}
    assert sign_in(server, provider)[1]["name"] == name
    provider.claims = {"sub": "second"}
    assert sign_in(server, provider)[1]["name"] == f"{name} (2)"
    assert server.delete(SESSION).status_code == 204
    assert server.get(SESSION).json()["name"] is None


def test_the_session_is_bound_to_the_settings_and_not_to_what_a_request_says(
    server: TestClient, provider: FakeProvider
) -> None:
    begun = server.post(f"{SESSION}/provider", json={}, headers={"host": "evil.example"})
    asked = parse_qs(urlsplit(begun.json()["address"]).query)
    assert asked["redirect_uri"] == ["https://city.example/"]
    assert asked["scope"] == ["openid profile"]
    cookie = begun.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "secure" in cookie
    answer = server.post(f"{SESSION}/provider", json={"to": "https://evil.example"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://elsewhere.example"},
        {"iss": None},
        {"aud": "another"},
        {"aud": ["citybrain", "another"]},
        {"aud": ["citybrain", "another"], "azp": "another"},
        {"aud": None},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": -120},
        {"exp": None},
        {"iat": 600},
        {"iat": -86_400},
        {"nbf": 600},
        {"sub": ""},
        {"sub": None},
        {"sub": 5},
    ],
    ids=str,
)
def test_a_token_that_says_something_else_is_refused(server: TestClient, provider: FakeProvider, claims: dict) -> None:
    now = int(time.time())
    times = {name: value and now + value for name, value in claims.items() if name in ("exp", "iat", "nbf")}
    provider.claims = {"groups": ["heads"], **claims, **times}
    status, told = sign_in(server, provider)
    assert (status, told["code"]) == (401, "access-provider-refused")
    assert server.get(SESSION).json()["name"] is None


@pytest.mark.parametrize("how", ["unsigned", "signed_with_public_key", "signed_by_another"])
def test_a_token_that_the_provider_did_not_sign_is_refused(
    server: TestClient, provider: FakeProvider, how: str
) -> None:
    provider.sign = getattr(provider, how)
    assert sign_in(server, provider)[1]["code"] == "access-provider-refused"


@pytest.mark.parametrize("token", ["", "a.b.c", "a" * 100, "é.é.é"])
def test_what_is_no_token_is_refused(server: TestClient, provider: FakeProvider, token: str) -> None:
    provider.sign = lambda _: token
    assert sign_in(server, provider)[1]["code"] == "access-provider-refused"


@pytest.mark.parametrize(
    "changes", [{"state": "another"}, {"issuer": "https://elsewhere.example"}, {"code": "another"}, {"code": None}]
)
def test_an_answer_to_another_question_is_refused(server: TestClient, provider: FakeProvider, changes: dict) -> None:
    assert sign_in(server, provider, **changes)[1]["code"] == "access-provider-refused"


def test_an_answer_holds_once_and_in_the_browser_that_asked(server: TestClient, provider: FakeProvider) -> None:
    begun = server.post(f"{SESSION}/provider", json={}).json()["address"]
    brought = provider.sign_in(begun)
    other = TestClient(server.app, "https://testserver")
    assert other.post(SESSION, json={"provider": brought}).status_code == 401
    state = server.cookies["citybrain_sign_in"]
    assert server.post(SESSION, json={"provider": brought}).status_code == 200
    again = {"cookie": f"citybrain_sign_in={state}"}
    assert other.post(SESSION, json={"provider": brought}, headers=again).status_code == 401


def test_nobody_comes_in_without_a_role_or_by_an_equal_name(server: TestClient, provider: FakeProvider) -> None:
    provider.claims = {"sub": "roleless", "name": "admin", "groups": ["strangers"]}
    assert sign_in(server, provider)[1]["code"] == "access-provider-no-role"
    provider.claims |= {"groups": ["climate-office"], "email": "admin@city.example"}
    assert sign_in(server, provider)[1]["name"] == "(admin)"


def test_who_leaves_a_group_loses_its_role_at_once_also_where_they_are_signed_in(
    server: TestClient, provider: FakeProvider
) -> None:
    provider.claims = {"sub": "leaver"}
    sign_in(server, provider)
    assert "plans:write" in server.get(SESSION).json()["may"]
    provider.claims = {"sub": "leaver", "groups": []}
    other = TestClient(server.app, "https://testserver")
    assert sign_in(other, provider)[0] == 403
    assert server.get(SESSION).json()["may"] == []


def test_who_was_withdrawn_does_not_come_back(
    server: TestClient, provider: FakeProvider, signed_in: dict[str, str]
) -> None:
    provider.claims = {"sub": "withdrawn", "name": "Wilma Example"}
    name = sign_in(server, provider)[1]["name"]
    known = server.get("/api/v1/identities", headers=signed_in).json()["identities"]
    number = next(one["number"] for one in known if one["name"] == name)
    assert server.delete(f"/api/v1/identities/{number}", headers=signed_in).status_code == 204
    assert server.get(SESSION).json()["name"] is None
    assert sign_in(server, provider)[1]["code"] == "access-provider-withdrawn"


def test_who_is_known_already_connects_the_provider_and_an_equal_name_does_not(
    server: TestClient, provider: FakeProvider, signed_in: dict[str, str]
) -> None:
    provider.claims = {"sub": "connected", "name": "Kim Example", "groups": []}
    for_kim = server.post("/api/v1/identities", json={"name": "Kim Example", "roles": ["council"]}, headers=signed_in)
    number = for_kim.json()["identities"][-1]["number"]
    assert sign_in(server, provider)[1]["code"] == "access-provider-no-role"
    assert server.post(f"{SESSION}/provider", json={"connect": True}).status_code == 401
    code = server.post(f"/api/v1/identities/{number}/link", headers=signed_in).json()["code"]
    assert server.post(SESSION, json={"secret": code}).status_code == 200
    begun = server.post(f"{SESSION}/provider", json={"connect": True}).json()
    brought = provider.sign_in(begun["address"])
    kept = dict(server.cookies)
    server.cookies.delete("citybrain_session")  # somebody else sits there by now
    assert server.post(SESSION, json={"provider": brought}).json()["code"] == "access-provider-refused"
    server.cookies.set("citybrain_session", kept["citybrain_session"])
    begun = server.post(f"{SESSION}/provider", json={"connect": True}).json()
    assert server.post(SESSION, json={"provider": provider.sign_in(begun["address"])}).json()["name"] == "Kim Example"
    status, told = sign_in(TestClient(server.app, "https://testserver"), provider)
    assert (status, told["name"], told["roles"][0]["role"]) == (200, "Kim Example", "council")


def test_a_session_that_was_left_open_connects_no_provider(
    server: TestClient, signed_in: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"name": "Left Open", "roles": ["council"]}
    number = server.post("/api/v1/identities", json=body, headers=signed_in).json()["identities"][-1]["number"]
    code = server.post(f"/api/v1/identities/{number}/link", headers=signed_in).json()["code"]
    assert server.post(SESSION, json={"secret": code}).status_code == 200
    monkeypatch.setattr(own_session, "FRESH", -1.0)
    refused = server.post(f"{SESSION}/provider", json={"connect": True})
    assert (refused.status_code, refused.json()["code"]) == (403, "access-sign-in-again")


def test_an_administrator_needs_a_second_factor_where_that_is_a_duty(
    server: TestClient, provider: FakeProvider, declared: Path
) -> None:
    provider.claims = {"sub": "head", "groups": ["heads"]}
    assert sign_in(server, provider)[0] == 200
    declare(declared, provider, second_factor="administrators")
    assert sign_in(server, provider)[1]["code"] == "access-provider-second-factor"
    provider.claims["amr"] = ["pwd", "mfa"]
    assert sign_in(server, provider)[0] == 200


def test_a_provider_that_does_not_answer_stops_no_other_way_in(
    server: TestClient, provider: FakeProvider, token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider_answers, "PATIENCE", 0.2)
    provider.pause = 20.0
    begin = time.monotonic()
    gone = server.post(f"{SESSION}/provider", json={})
    assert (gone.status_code, gone.json()["code"]) == (503, "access-provider-gone")
    assert "password" in gone.json()["detail"]
    assert server.post(f"{SESSION}/provider", json={}).status_code == 503
    assert time.monotonic() - begin < provider.pause / 2
    assert len(provider.asked) == 1  # it is left alone for some seconds
    assert server.post(SESSION, json={"secret": token.text}).status_code == 200


@pytest.mark.parametrize(
    "document",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": "http://elsewhere.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": None},
        {"end_session_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_a_provider_that_names_what_is_not_safe_is_not_used(
    server: TestClient, provider: FakeProvider, document: dict
) -> None:
    provider.document = document
    assert server.post(f"{SESSION}/provider", json={}).json()["code"] == "access-provider-gone"


def test_an_answer_without_an_end_is_not_read_to_it(server: TestClient, provider: FakeProvider) -> None:
    provider.large = True
    assert server.post(f"{SESSION}/provider", json={}).status_code == 503


def test_keys_are_remembered_and_asked_for_again_where_a_new_one_is_named(
    server: TestClient, provider: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(server, provider)
    sign_in(server, provider)
    assert len(provider.asked) == 2
    provider.key = type(provider.key).generate_key(2048, {"kid": "two", "use": "sig"})
    provider.sign = lambda claims: jwt.encode({"alg": "RS256", "kid": "two"}, claims, provider.key)
    assert sign_in(server, provider)[0] == 401
    monkeypatch.setattr("citybrain.governance.provider.KEYS_AGAIN", 0.0)
    assert sign_in(server, provider)[0] == 200


def test_the_secret_is_read_from_a_file_that_nobody_else_reads(
    server: TestClient, provider: FakeProvider, declared: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    declared.write_text(declared.read_text().replace("env:KALLIO_SECRET", f"file:{secret}"))
    secret.chmod(0o644)
    assert sign_in(server, provider)[1]["code"] == "access-provider-secret"
    secret.chmod(0o600)
    assert sign_in(server, provider)[0] == 200


def test_ways_say_what_is_set_up(server: TestClient, declared: Path) -> None:
    told = server.get(f"{SESSION}/ways").json()
    assert told["provider"] == "City of Kallio"
    declared.write_text('name = "Kallio"\n')
    assert server.get(f"{SESSION}/ways").json()["provider"] is None
    assert server.post(f"{SESSION}/provider", json={}).status_code == 404
