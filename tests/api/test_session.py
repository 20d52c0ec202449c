"""Signing in and out over HTTP, what the cookie is like, and what slows down whoever guesses."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from sqlalchemy import update

from citybrain.api.app import create_app
from citybrain.api.limits import Limits
from citybrain.governance import Permission, tokens
from citybrain.governance.rates import Rate
from citybrain.governance.register import give_token, revoke_token
from citybrain.governance.roles import roles_with
from citybrain.governance.tokens import Token
from citybrain.plans.workspace import Workspace
from citybrain.records.tables.governance import access_token
from tests.access import token_of
from tests.city import city_around

SESSION = "/api/v1/session"
WRONG = "citybrain_1_" + "a" * 43
Open = Callable[..., TestClient]


@pytest.fixture
def token(workspace: Workspace) -> Token:
    """One of these tests alone, since some revoke it."""
    return token_of(workspace.folder)


@pytest.fixture
def opened(workspace: Workspace, static: Path) -> Iterator[Open]:
    """A server with limits of its own, and a client at an address."""
    running = []

    def serve(limits: Limits | None = None, address: str = "203.0.113.5", scheme: str = "http") -> TestClient:
        app = create_app(city_around(workspace), static, limits=limits)
        client = TestClient(app, f"{scheme}://testserver", client=(address, 50_000))
        running.append(client.__enter__())
        return client

    yield serve
    for client in running:
        client.__exit__(None, None, None)


def test_who_signs_in_is_known_until_they_sign_out(opened: Open, token: Token) -> None:
    client = opened()
    assert client.get(SESSION).json() == {
        "name": None, "department": None, "roles": [], "may": [], "reads": ["public"], "until": None, "purpose": None,
        "purposes": [],
    }  # fmt: skip
    rights = {one["right"]: one for one in client.get(f"{SESSION}/rights").json()["rights"]}
    assert [one["role"] for one in rights["cases:close"]["roles"]] == list(roles_with(Permission.CLOSE_CASES))
    begun = client.post(SESSION, json={"secret": f" {token.text}\n"}, headers={"accept-language": "zh"})
    assert begun.status_code == 200
    told = begun.json()
    assert (told["name"], told["roles"][0]) == ("admin", {"role": "administrator", "label": "管理员"})
    assert "observations:write" in told["may"]
    assert told["until"].endswith("Z")
    assert begun.headers["cache-control"] == "no-store"
    assert client.get(SESSION, headers={"accept-language": "zh"}).json() == told
    cookie = client.cookies["citybrain_session"]
    assert client.delete(SESSION).status_code == 204
    assert client.get(SESSION).json()["name"] is None
    assert client.get(SESSION, headers={"cookie": f"citybrain_session={cookie}"}).json()["name"] is None


def test_a_restart_of_the_server_signs_nobody_out(opened: Open, token: Token) -> None:
    before = opened()
    before.post(SESSION, json={"secret": token.text})
    cookie = {"cookie": f"citybrain_session={before.cookies['citybrain_session']}"}
    assert opened().get(SESSION, headers=cookie).json() == before.get(SESSION).json()


def test_a_link_signs_in_once(opened: Open, token: Token, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client, other = opened(), opened()
    code = client.app.state.citybrain.governance.links.issue(token.number)
    begun = client.post(SESSION, json={"secret": code})
    assert (begun.status_code, begun.json()["name"]) == (200, "admin")
    assert client.get(SESSION).json()["name"] == "admin"
    for refusing in (client, other):
        answer = refusing.post(SESSION, json={"secret": code})
        assert (answer.status_code, answer.json()["code"]) == (401, "access-link-over")
    assert code not in caplog.text + begun.headers["set-cookie"]


def test_a_link_does_not_outlive_the_token_that_it_stands_for(opened: Open, token: Token) -> None:
    client = opened()
    governance = client.app.state.citybrain.governance
    code = governance.links.issue(token.number)
    with governance.records.begin() as connection:
        revoke_token(connection, token.number, "root")
    governance.access.forget()
    assert client.post(SESSION, json={"secret": code}).status_code == 401


def test_who_guesses_links_has_to_wait(opened: Open, token: Token) -> None:
    client = opened(Limits(secrets=Rate(0.01, 3)))
    guess = {"secret": "citybrain_once_" + "a" * 43}
    assert [client.post(SESSION, json=guess).status_code for _ in range(5)] == [401, 401, 401, 429, 429]


def test_many_devices_that_begin_with_one_token_at_once_are_no_guesses(opened: Open, token: Token) -> None:
    client = opened(Limits(secrets=Rate(0.01, 3)))
    headers = {"authorization": f"Bearer {token.text}"}
    with ThreadPoolExecutor(12) as devices:
        answers = list(devices.map(lambda _: client.get(SESSION, headers=headers).status_code, range(12)))
    assert answers == [200] * 12


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_cookie_is_for_no_script_no_other_site_and_ends(opened: Open, token: Token, scheme: str) -> None:
    begun = opened(scheme=scheme).post(SESSION, json={"secret": token.text})
    parts = {part.strip().lower() for part in begun.headers["set-cookie"].split(";")}
    assert {"httponly", "samesite=strict", "path=/", "max-age=43200"} <= parts
    assert ("secure" in parts) == (scheme == "https")
    assert token.secret not in begun.headers["set-cookie"]


def test_a_session_ends_with_its_token(opened: Open, token: Token, workspace: Workspace) -> None:
    client = opened()
    client.post(SESSION, json={"secret": token.text})
    state = client.app.state.citybrain
    with state.governance.records.begin() as connection:
        revoke_token(connection, token.number, "root")
    state.governance.access.forget()
    assert client.get(SESSION).json()["name"] is None
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "body",
    [{"secret": WRONG}, {"secret": ""}, {"secret": 5}, {"secre": WRONG}, [WRONG], WRONG, b"{", b"\xff", b"[" * 9000],
)
def test_a_wrong_secret_is_refused_in_the_same_words_and_shown_nowhere(
    opened: Open, token: Token, caplog: pytest.LogCaptureFixture, body: object, language: str
) -> None:
    caplog.set_level(logging.DEBUG)
    headers = {"accept-language": language, "content-type": "application/json"}
    sent = {"content": body} if isinstance(body, bytes) else {"json": body}
    answer = opened().post(SESSION, headers=headers, **sent)
    assert (answer.status_code, answer.json()["code"]) == (401, "access-refused")
    assert ("密钥无效" if language == "zh" else "does not hold") in answer.json()["detail"]
    assert "set-cookie" not in answer.headers
    assert "a" * 43 not in answer.text + caplog.text


def test_secrets_do_not_come_in_forms_of_other_sites(opened: Open, token: Token) -> None:
    answer = opened().post(SESSION, content=f'{{"secret": "{token.text}"}}', headers={"content-type": "text/plain"})
    assert answer.status_code == 415


def test_who_guesses_has_to_wait_and_who_knows_does_not(opened: Open, token: Token) -> None:
    client = opened(Limits(secrets=Rate(0.01, 3)))
    for _ in range(10):
        assert client.get(SESSION, headers={"authorization": f"Bearer {token.text}"}).json()["name"] == "admin"
    answers = [client.post(SESSION, json={"secret": WRONG}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429]
    assert answers[-1].json()["code"] == "access-too-many"
    assert 90 <= int(answers[-1].headers["retry-after"]) <= 100
    assert client.get(SESSION, headers={"authorization": f"Bearer {WRONG}"}).status_code == 429
    assert client.get(SESSION, headers={"authorization": f"Bearer {token.text}"}).json()["name"] == "admin"


def test_secrets_that_do_not_hold_lock_nobody_out_and_cost_no_slow_hash(
    opened: Open, token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow:
        def verify(self, *_: object) -> bool:
            pytest.fail("a slow hash for a secret that does not hold")

    monkeypatch.setattr(tokens, "HASHER", Slow())
    client = opened(Limits(secrets=Rate(0.01, 3)))
    for number in (1, 99):
        wrong = [f"citybrain_{number}_{letter * 43}" for letter in "abc"]
        told = [client.get(SESSION, headers={"authorization": f"Bearer {one}"}).status_code for one in wrong]
    assert told == [429] * 3
    assert client.get(SESSION, headers={"authorization": f"Bearer {token.text}"}).json()["name"] == "admin"


def test_guesses_at_a_token_of_an_old_version_are_limited_for_that_token_alone(
    opened: Open, token: Token, workspace: Workspace
) -> None:
    client, other = opened(Limits(secrets=Rate(0.01, 3))), "c" * 43
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with client.app.state.citybrain.governance.records.begin() as connection:  # type: ignore[attr-defined]
        made = give_token(connection, "admin", (), 1, "", "root")
        kept = update(access_token).where(access_token.c.id == made.number)
        connection.execute(kept.values(hash=hasher.hash(other)))
    answers = [
        client.get(SESSION, headers={"authorization": f"Bearer citybrain_{made.number}_{letter * 43}"})
        for letter in "abdef"
    ]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429]
    assert client.get(SESSION, headers={"authorization": f"Bearer {token.text}"}).json()["name"] == "admin"


def test_requests_are_limited_for_each_address_and_for_each_token(opened: Open, token: Token) -> None:
    limits = Limits(address=Rate(0.01, 3), token=Rate(0.01, 2))
    client = opened(limits)
    assert [client.get("/health").status_code for _ in range(4)] == [200, 200, 200, 429]
    header = {"authorization": f"Bearer {token.text}"}
    assert [client.get("/health", headers=header).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("203.0.113.5", "::ffff:203.0.113.5", True),
        ("203.0.113.5", "203.0.113.6", False),
    ],
)
def test_addresses_of_one_owner_share_a_limit(opened: Open, first: str, second: str, shared: bool) -> None:
    limits = Limits(address=Rate(0.01, 1))
    opened(limits, first).get("/health")
    assert (opened(limits, second).get("/health").status_code == 429) == shared


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_whoever_works_at_the_machine_itself_is_not_limited(opened: Open, address: str) -> None:
    client = opened(Limits(address=Rate(0.01, 1)), address)
    assert [client.get("/health").status_code for _ in range(3)] == [200] * 3
