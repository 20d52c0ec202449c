"""Passkeys: kept for who is signed in, used once for each question, at one address, by who was verified."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi.testclient import TestClient

from citybrain.api.app import create_app
from citybrain.api.limits import Limits
from citybrain.governance.rates import Rate
from citybrain.governance.tokens import Token
from citybrain.plans.workspace import Workspace
from tests.city import city_around
from tests.passkey import PRESENT, Device

SESSION = "/api/v1/session"
KEYS = f"{SESSION}/account/passkeys"
PEOPLE = "/api/v1/identities"


@pytest.fixture
def server(workspace: Workspace, static: Path, token: Token) -> Iterator[TestClient]:
    app = create_app(city_around(workspace), static, limits=Limits(secrets=Rate(1000, 1000)))
    with TestClient(app, "https://city.example") as running:
        yield running


@pytest.fixture
def owner(server: TestClient, signed_in: dict[str, str], request: pytest.FixtureRequest) -> TestClient:
    """The browser of somebody who came by a link."""
    body = {"name": request.node.name[:90], "roles": ["planner"]}
    number = server.post(PEOPLE, json=body, headers=signed_in).json()["identities"][-1]["number"]
    code = server.post(f"{PEOPLE}/{number}/link", headers=signed_in).json()["code"]
    mine = TestClient(server.app, "https://city.example")
    assert mine.post(SESSION, json={"secret": code}).status_code == 200
    return mine


@pytest.fixture
def device() -> Device:
    return Device("https://city.example", "city.example")


def keep(owner: TestClient, device: Device) -> int:
    options = owner.post(KEYS).json()["options"]
    return owner.put(KEYS, json={"answer": device.make(options), "label": "Phone"}).status_code


def question(server: TestClient) -> dict:
    return server.post(f"{SESSION}/passkey", json={}).json()["options"]


def test_a_passkey_signs_in_once_for_each_question(server: TestClient, owner: TestClient, device: Device) -> None:
    assert keep(owner, device) == 204
    answer = device.use(question(server))
    begun = server.post(SESSION, json={"passkey": answer})
    assert begun.json()["name"] == owner.get(SESSION).json()["name"]
    again = server.post(SESSION, json={"passkey": answer})
    assert (again.status_code, again.json()["code"]) == (401, "access-passkey-refused")
    held = owner.get(f"{SESSION}/account").json()["credentials"]
    assert [(one["kind"], one["label"]) for one in held] == [("passkey", "Phone")]
    assert owner.delete(f"{SESSION}/account/credentials/{held[0]['number']}").status_code == 204
    assert server.post(SESSION, json={"passkey": device.use(question(server))}).status_code == 401


def elsewhere(device: Device) -> None:
    device.origin = "https://evil.example"


def other_host(device: Device) -> None:
    device.host = "evil.example"


def unverified(device: Device) -> None:
    device.flags = PRESENT


def other_key(device: Device) -> None:
    device.key = ec.generate_private_key(ec.SECP256R1())


def copied(device: Device) -> None:
    device.counter = 0  # `use` makes it that of the one that was kept


LIES = [elsewhere, other_host, unverified, other_key, copied]


@pytest.mark.parametrize("lie", LIES)
def test_a_passkey_that_lies_does_not_sign_in(
    server: TestClient, owner: TestClient, device: Device, lie: Callable[[Device], None]
) -> None:
    assert keep(owner, device) == 204
    lie(device)
    answer = server.post(SESSION, json={"passkey": device.use(question(server))})
    assert (answer.status_code, answer.json()["code"]) == (401, "access-passkey-refused")


@pytest.mark.parametrize("lie", [elsewhere, other_host, unverified])
def test_a_passkey_that_lies_is_not_kept(owner: TestClient, device: Device, lie: Callable[[Device], None]) -> None:
    lie(device)
    assert keep(owner, device) == 422


def test_a_question_is_for_who_it_was_asked(server: TestClient, owner: TestClient, device: Device) -> None:
    for_signing_in = question(server)
    answer = owner.put(KEYS, json={"answer": device.make(for_signing_in)})
    assert (answer.status_code, answer.json()["code"]) == (422, "access-passkey-new")
    assert keep(owner, device) == 204
    for_making = owner.post(KEYS).json()["options"]
    assert server.post(SESSION, json={"passkey": device.use(for_making)}).status_code == 401


@pytest.mark.parametrize(
    "answer",
    [{}, [], None, "x", {"id": 5}, {"id": "AA", "response": {"clientDataJSON": "é"}}, {"id": "AA", "response": 5}],
    ids=str,
)
def test_what_is_no_answer_of_a_device_is_refused(server: TestClient, owner: TestClient, answer: object) -> None:
    told = server.post(SESSION, json={"passkey": answer})
    assert (told.status_code, told.json()["code"]) == (401, "access-passkey-refused")
    assert owner.put(KEYS, json={"answer": answer}).status_code == 422
