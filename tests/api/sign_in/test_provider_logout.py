"""Who signs out at a provider is signed out here (OpenID Connect Back-Channel Logout 1.0)."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.types import ASGIApp

from citybrain.api.app import create_app
from citybrain.api.limits import Limits
from citybrain.governance.tokens import Token
from citybrain.plans.workspace import Workspace
from tests.api.sign_in.test_provider import MANY, SESSION, sign_in
from tests.city import city_around
from tests.provider import CLIENT, FakeProvider, logout_token

LOGOUT = f"{SESSION}/provider/logout"
EVENT = "http://schemas.openid.net/event/backchannel-logout"


@pytest.fixture
def server(workspace: Workspace, static: Path, declared: Path, token: Token) -> Iterator[TestClient]:
    app = create_app(city_around(workspace), static, limits=Limits(secrets=MANY))
    with TestClient(app, "https://testserver") as running:
        yield running


def signed_in_as(app: ASGIApp, provider: FakeProvider, subject: str, session: str | None = None) -> TestClient:
    """A browser of somebody whom the provider signed in."""
    provider.claims = {"sub": subject, "sid": session, "groups": ["climate-office"]}
    browser = TestClient(app, "https://testserver")
    assert sign_in(browser, provider)[0] == 200
    return browser


def sign_out(server: TestClient, token: str) -> tuple[int, str | None]:
    """What the provider is answered, which has no cookie."""
    answer = TestClient(server.app, "https://testserver").post(LOGOUT, data={"logout_token": token})
    assert answer.status_code != 204 or answer.headers["cache-control"] == "no-store"
    return answer.status_code, answer.json()["code"] if answer.content else None


def name_in(browser: TestClient) -> str | None:
    return browser.get(SESSION).json()["name"]


def test_who_signs_out_at_the_provider_is_signed_out_here(server: TestClient, provider: FakeProvider) -> None:
    first, second = (signed_in_as(server.app, provider, "leaving", one) for one in ("sid-1", "sid-2"))
    other = signed_in_as(server.app, provider, "staying", "sid-3")
    assert sign_out(server, logout_token(provider, sid="sid-1")) == (204, None)
    assert (name_in(first), name_in(second) is None) == (None, False)
    assert sign_out(server, logout_token(provider, sub="leaving", sid="sid-3"))[0] == 204  # not theirs
    assert name_in(second) is not None and name_in(other) is not None
    assert sign_out(server, logout_token(provider, sub="leaving"))[0] == 204
    assert (name_in(second), name_in(other) is None) == (None, False)
    assert sign_out(server, logout_token(provider, sub="unheard of"))[0] == 204


def test_what_somebody_began_without_the_provider_goes_on(
    server: TestClient, provider: FakeProvider, signed_in: dict[str, str]
) -> None:
    theirs = signed_in_as(server.app, provider, "both")
    known = server.get("/api/v1/identities", headers=signed_in).json()["identities"]
    number = next(one["number"] for one in known if one["name"] == name_in(theirs))
    code = server.post(f"/api/v1/identities/{number}/link", headers=signed_in).json()["code"]
    own = TestClient(server.app, "https://testserver")
    assert own.post(SESSION, json={"secret": code}).status_code == 200
    assert sign_out(server, logout_token(provider, sub="both"))[0] == 204
    assert (name_in(theirs), name_in(own) is None) == (None, False)


def test_a_session_of_the_provider_is_known_after_a_new_start(
    server: TestClient, provider: FakeProvider, workspace: Workspace, static: Path
) -> None:
    browser = signed_in_as(server.app, provider, "restarted", "sid-restarted")
    with TestClient(create_app(city_around(workspace), static), "https://testserver") as again:
        again.cookies.set("citybrain_session", browser.cookies["citybrain_session"])
        assert name_in(again) is not None
        assert sign_out(again, logout_token(provider, sid="sid-restarted"))[0] == 204
        assert name_in(again) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "another"},
        {"aud": None},
        {"jti": None},
        {"jti": 5},
        {"exp": None},
        {"exp": -120},
        {"iat": None},
        {"iat": -86_400},
        {"iat": 600},
        {"nonce": "n"},
        {"events": None},
        {"events": {}},
        {"events": [EVENT]},
        {"events": {EVENT: True}},
        {"sub": None},
        {"sub": ""},
        {"sub": ["refusing"]},
        {"sid": 7},
    ],
    ids=str,
)
def test_a_logout_token_that_does_not_hold_ends_nothing(
    server: TestClient, provider: FakeProvider, changes: dict
) -> None:
    browser = signed_in_as(server.app, provider, "refusing", "sid-refusing")
    now = int(time.time())
    times = {name: now + value for name, value in changes.items() if name in ("exp", "iat") and value is not None}
    token = logout_token(provider, **{"sub": "refusing", **changes, **times})
    assert sign_out(server, token) == (400, "access-logout-refused")
    assert name_in(browser) is not None


@pytest.mark.parametrize("how", ["unsigned", "signed_with_public_key", "signed_by_another"])
def test_a_logout_token_that_the_provider_did_not_sign_ends_nothing(
    server: TestClient, provider: FakeProvider, how: str
) -> None:
    browser = signed_in_as(server.app, provider, "unsigned")
    provider.sign = getattr(provider, how)
    assert sign_out(server, logout_token(provider, sub="unsigned")) == (400, "access-logout-refused")
    assert name_in(browser) is not None


def test_a_logout_token_holds_once_and_an_id_token_is_none(server: TestClient, provider: FakeProvider) -> None:
    signed_in_as(server.app, provider, "replayed")
    token = logout_token(provider, sub="replayed")
    assert sign_out(server, token)[0] == 204
    browser = signed_in_as(server.app, provider, "replayed")
    assert sign_out(server, token) == (400, "access-logout-refused")
    now = int(time.time())
    claims = {"iss": provider.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "sub": "replayed", "nonce": "n"}
    assert sign_out(server, provider.sign(claims)) == (400, "access-logout-refused")
    for body in ({}, {"logout_token": ""}, {"logout_token": "x" * 20_000}):
        assert server.post(LOGOUT, data=body).status_code in (400, 415)
    assert server.post(LOGOUT, json={"logout_token": token}).status_code == 415
    assert name_in(browser) is not None


def test_what_the_provider_ended_stands_in_the_audit_log(
    server: TestClient, provider: FakeProvider, signed_in: dict[str, str]
) -> None:
    signed_in_as(server.app, provider, "logged")
    assert sign_out(server, logout_token(provider, sub="logged"))[0] == 204
    entry = server.get("/api/v1/audit", headers=signed_in).json()["entries"][0]
    assert entry["who"] == f"provider:{provider.issuer}"
    assert entry["label"] == "ended sessions, as the provider said"
