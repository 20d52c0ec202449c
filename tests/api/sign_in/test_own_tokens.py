"""What a token of one's own may set of what one signs in with, and what ends with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api import own_session
from citybrain.api.app import create_app
from citybrain.api.limits import Limits
from citybrain.governance import Permission
from citybrain.governance.rates import Rate
from citybrain.governance.register import give_token
from citybrain.governance.tokens import Token
from citybrain.plans.workspace import Workspace
from tests.api.sign_in.test_account import (
    ACCOUNT,
    PASSWORD,
    PEOPLE,
    SESSION,
    Admin,
    browser,
    person,
    settled,
    sign_in,
)
from tests.city import city_around


@pytest.fixture
def server(workspace: Workspace, static: Path, token: Token) -> Iterator[TestClient]:
    limits = Limits(secrets=Rate(1000, 1000), accounts=Rate(1000, 1000))
    with TestClient(create_app(city_around(workspace), static, limits=limits)) as running:
        yield running


def test_what_one_signs_in_with_is_for_a_fresh_session_alone(
    server: TestClient, signed_in: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, _, _ = settled(server, signed_in)
    told = server.put(f"{ACCOUNT}/password", json={"password": PASSWORD}, headers=signed_in)
    assert (told.status_code, told.json()["code"]) == (401, "access-own-session")
    assert browser(server).get(ACCOUNT).status_code == 401
    monkeypatch.setattr(own_session, "FRESH", -1.0)
    for answer in (
        mine.put(f"{ACCOUNT}/password", json={"password": PASSWORD}),
        mine.post(f"{ACCOUNT}/time-codes"),
        mine.post(f"{ACCOUNT}/passkeys"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "access-sign-in-again")
    assert mine.get(ACCOUNT).status_code == 200


def test_a_token_that_may_less_than_its_holder_changes_nothing_of_what_they_sign_in_with(
    server: TestClient, signed_in: Admin
) -> None:
    number, name = person(server, signed_in)
    records = server.app.state.citybrain.governance.records  # type: ignore[attr-defined]
    with records.begin() as connection:
        narrow = give_token(connection, name, [Permission.WRITE_PLANS], 1, "", "test")
        sensor = give_token(connection, name, (), 1, "", "test", streams=[1])
    for token in (narrow, sensor):
        mine = browser(server)
        assert mine.post(SESSION, json={"secret": token.text}).status_code == 200
        for answer in (
            mine.put(f"{ACCOUNT}/password", json={"password": PASSWORD}),
            mine.post(f"{ACCOUNT}/time-codes"),
            mine.post(f"{ACCOUNT}/passkeys"),
            mine.get(ACCOUNT),
            mine.delete(f"{ACCOUNT}/sessions/{'0' * 16}"),
        ):
            assert (answer.status_code, answer.json()["code"]) == (403, "access-own-narrow")
    assert sign_in(server, name) == (401, "access-password-refused")
    wide = browser(server)
    given = server.post(f"{PEOPLE}/{number}/tokens", json={}, headers=signed_in).json()["secret"]
    assert wide.post(SESSION, json={"secret": given}).status_code == 200
    assert wide.put(f"{ACCOUNT}/password", json={"password": PASSWORD}).status_code == 204


def test_a_token_sets_nothing_where_its_holder_signs_in_with_something_else(
    server: TestClient, signed_in: Admin
) -> None:
    mine, number, name = settled(server, signed_in)
    stolen = server.post(f"{PEOPLE}/{number}/tokens", json={}, headers=signed_in).json()["secret"]
    thief = browser(server)
    assert thief.post(SESSION, json={"secret": stolen}).status_code == 200
    held = mine.get(ACCOUNT).json()["credentials"][0]["number"]
    for answer in (
        thief.put(f"{ACCOUNT}/password", json={"password": "nine green cranes sleep"}),
        thief.post(f"{ACCOUNT}/time-codes"),
        thief.post(f"{ACCOUNT}/passkeys"),
        thief.delete(f"{ACCOUNT}/credentials/{held}"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "access-own-token")
    assert sign_in(server, name)[0] == 200
    assert thief.get(ACCOUNT).status_code == 200


def test_who_revokes_a_token_learns_what_was_begun_and_set_with_it(server: TestClient, signed_in: Admin) -> None:
    number, name = person(server, signed_in)
    given = server.post(f"{PEOPLE}/{number}/tokens", json={}, headers=signed_in).json()
    thief, other = browser(server), browser(server)
    for one in (thief, other):
        assert one.post(SESSION, json={"secret": given["secret"]}).status_code == 200
    assert thief.put(f"{ACCOUNT}/password", json={"password": PASSWORD}).status_code == 204
    assert other.get(SESSION).json()["name"] is None  # a new password ends the others
    again = browser(server)
    assert again.post(SESSION, json={"name": name, "password": PASSWORD}).status_code == 200
    told = server.delete(f"{PEOPLE}/{number}/tokens/{given['number']}", headers=signed_in)
    assert told.status_code == 200, told.text
    assert [one["device"] for one in told.json()["sessions"]] == ["Firefox, Linux"]
    assert [one["kind"] for one in told.json()["credentials"]] == ["password"]
    assert PASSWORD not in told.text
    assert thief.get(SESSION).json()["name"] is None
    assert server.delete(f"{PEOPLE}/{number}/credentials", headers=signed_in).status_code == 204
    assert again.get(SESSION).json()["name"] is None
    assert sign_in(server, name) == (401, "access-password-refused")


def test_what_was_set_without_a_token_is_not_of_one(server: TestClient, signed_in: Admin) -> None:
    _, number, name = settled(server, signed_in)
    given = server.post(f"{PEOPLE}/{number}/tokens", json={}, headers=signed_in).json()
    told = server.delete(f"{PEOPLE}/{number}/tokens/{given['number']}", headers=signed_in).json()
    assert told == {"sessions": [], "credentials": []}
    assert sign_in(server, name)[0] == 200
