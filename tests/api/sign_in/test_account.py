"""One's own access: passwords, codes by time, links, sessions; what does not hold, and what ends at once."""

import itertools
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from citybrain.api import signing_in
from citybrain.api.app import create_app
from citybrain.api.limits import Limits
from citybrain.governance import credentials, time_codes
from citybrain.governance.rates import Rate
from citybrain.governance.time_codes import SECONDS, code_at
from citybrain.governance.tokens import Token
from citybrain.plans.workspace import Workspace
from citybrain.records.tables.governance import identity
from citybrain.twin.configuration import FILE
from tests.access import dump_of
from tests.city import city_around

SESSION = "/api/v1/session"
ACCOUNT = f"{SESSION}/account"
PEOPLE = "/api/v1/identities"
PASSWORD = "seven blue herons dance"
NAMES = itertools.count()
Admin = dict[str, str]


@pytest.fixture
def server(workspace: Workspace, static: Path, token: Token) -> Iterator[TestClient]:
    limits = Limits(secrets=Rate(1000, 1000), accounts=Rate(1000, 1000))
    with TestClient(create_app(city_around(workspace), static, limits=limits)) as running:
        yield running


def person(server: TestClient, admin: Admin, *roles: str) -> tuple[int, str]:
    """Number and name of somebody new."""
    name = f"Person {next(NAMES)}"
    told = server.post(PEOPLE, json={"name": name, "roles": roles or ["planner"]}, headers=admin).json()
    return told["identities"][-1]["number"], name


def link(server: TestClient, admin: Admin, number: int) -> str:
    return server.post(f"{PEOPLE}/{number}/link", headers=admin).json()["code"]


def browser(server: TestClient) -> TestClient:
    """Another browser of the same server."""
    return TestClient(server.app, headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"})


def settled(server: TestClient, admin: Admin, *roles: str) -> tuple[TestClient, int, str]:
    """A browser of somebody who came by a link and set a password."""
    number, name = person(server, admin, *roles)
    mine = browser(server)
    assert mine.post(SESSION, json={"secret": link(server, admin, number)}).json()["name"] == name
    assert mine.put(f"{ACCOUNT}/password", json={"password": PASSWORD}).status_code == 204
    return mine, number, name


def sign_in(server: TestClient, name: str, password: str = PASSWORD, **more: str) -> tuple[int, str | None]:
    """Status and code of an answer in a browser of its own."""
    answer = browser(server).post(SESSION, json={"name": name, "password": password, **more})
    return answer.status_code, answer.json().get("code")


def with_codes(mine: TestClient) -> tuple[str, list[str]]:
    """The secret of an authenticator that is set up, and recovery codes. Its code of now was used."""
    secret = mine.post(f"{ACCOUNT}/time-codes").json()["secret"]
    told = mine.put(f"{ACCOUNT}/time-codes", json={"code": code_at(secret, int(time.time() // SECONDS))})
    assert told.status_code == 200, told.text
    return secret, told.json()["recovery_codes"]


def test_a_link_is_followed_once_and_its_owner_sets_a_password(
    server: TestClient, signed_in: Admin, workspace: Workspace
) -> None:
    number, name = person(server, signed_in)
    first, code = link(server, signed_in, number), link(server, signed_in, number)
    assert browser(server).post(SESSION, json={"secret": first}).json()["code"] == "access-link-over"
    mine = browser(server)
    assert mine.post(SESSION, json={"secret": code}).json()["name"] == name
    assert browser(server).post(SESSION, json={"secret": code}).status_code == 401
    assert mine.put(f"{ACCOUNT}/password", json={"password": PASSWORD}).status_code == 204
    assert sign_in(server, name)[0] == 200
    assert sign_in(server, name, "seven blue herons danse") == (401, "access-password-refused")
    assert sign_in(server, "Nobody Here") == (401, "access-password-refused")
    kept = "\n".join(dump_of(workspace.folder))
    assert PASSWORD not in kept and code not in kept


def test_a_link_is_over_after_some_days(server: TestClient, signed_in: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "LINK_DAYS", -1)
    number, _ = person(server, signed_in)
    late = browser(server).post(SESSION, json={"secret": link(server, signed_in, number)})
    assert (late.status_code, late.json()["code"]) == (401, "access-link-over")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("elevenchars", "access-password-length"),
        ("x" * 257, "access-password-length"),
        ("1q2w3e4r5t6y", "access-password-common"),
        ("QWERTY123456", "access-password-common"),
        ("aaaaaaaabbbbbbbb", "access-password-common"),
        ("open citybrain", "access-password-common"),
    ],
)
def test_a_password_that_others_try_first_is_not_taken(
    server: TestClient, signed_in: Admin, password: str, code: str
) -> None:
    number, _ = person(server, signed_in)
    mine = browser(server)
    mine.post(SESSION, json={"secret": link(server, signed_in, number)})
    answer = mine.put(f"{ACCOUNT}/password", json={"password": password})
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert password not in answer.text


def test_who_guesses_a_password_waits_and_from_other_addresses_as_well(
    workspace: Workspace, static: Path, token: Token
) -> None:
    app = create_app(city_around(workspace), static, limits=Limits(accounts=Rate(0.01, 2)))
    with TestClient(app, client=("203.0.113.1", 1)):
        told = [
            TestClient(app, client=(f"203.0.113.{one}", 1)).post(SESSION, json={"name": "Aino", "password": "x"})
            for one in range(2, 6)
        ]
    assert [one.status_code for one in told] == [401, 401, 429, 429]


def test_spaces_and_case_make_no_other_account_to_guess_at(workspace: Workspace, static: Path, token: Token) -> None:
    app = create_app(city_around(workspace), static, limits=Limits(accounts=Rate(0.01, 2)))
    with TestClient(app) as client:
        names = ["Aino Example", " aino  example", f"{' ' * 200}AINO EXAMPLE "]
        told = [client.post(SESSION, json={"name": name, "password": "x"}).status_code for name in names]
    assert told == [401, 401, 429]


def test_case_and_forms_of_letters_make_no_other_name(
    server: TestClient, signed_in: Admin, workspace: Workspace
) -> None:
    _, _, name = settled(server, signed_in)
    wide = "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in name)
    for said in (name.upper(), f"  {name.lower()} ", wide):
        assert sign_in(server, said)[0] == 200
        refused = server.post(PEOPLE, json={"name": said, "roles": ["planner"]}, headers=signed_in)
        assert (refused.status_code, refused.json()["code"]) == (422, "access-name-taken")
    reserved = server.post(PEOPLE, json={"name": "ＡＤＭＩＮ", "roles": ["planner"]}, headers=signed_in)
    assert reserved.json()["code"] == "access-name-taken"


def test_of_names_that_were_alike_before_each_is_known_by_its_exact_name(
    server: TestClient, signed_in: Admin, workspace: Workspace
) -> None:
    _, _, name = settled(server, signed_in)
    _, number, before = settled(server, signed_in)
    records = server.app.state.citybrain.governance.records  # type: ignore[attr-defined]
    with records.begin() as connection:  # as versions without this rule took it
        connection.execute(update(identity).where(identity.c.id == number).values(name=name.upper()))
    for said in (name, name.upper()):
        mine = browser(server)
        assert mine.post(SESSION, json={"name": said, "password": PASSWORD}).json()["name"] == said
    assert sign_in(server, name.lower()) == (401, "access-password-refused")
    told = server.get(PEOPLE, headers=signed_in).json()["remarks"]
    assert len(told) == 1 and name in told[0] and name.upper() in told[0]
    with records.begin() as connection:
        connection.execute(update(identity).where(identity.c.id == number).values(name=before))
    assert server.get(PEOPLE, headers=signed_in).json()["remarks"] == []


def test_strangers_shut_nobody_out_of_where_they_signed_in_before(
    workspace: Workspace, static: Path, token: Token, server: TestClient, signed_in: Admin
) -> None:
    _, _, name = settled(server, signed_in)
    app = create_app(city_around(workspace), static, limits=Limits(secrets=Rate(1000, 1000), accounts=Rate(0.01, 3)))
    with TestClient(app, client=("203.0.113.1", 1)) as home:
        stranger = TestClient(app, client=("203.0.113.66", 1))
        mine = {"name": name, "password": PASSWORD}
        assert home.post(SESSION, json=mine).status_code == 200
        guesses = [stranger.post(SESSION, json={"name": name, "password": "x"}).status_code for _ in range(5)]
        assert guesses == [401, 401, 401, 429, 429]
        assert home.post(SESSION, json=mine).status_code == 200
        assert stranger.post(SESSION, json=mine).status_code == 429
        own = [home.post(SESSION, json={"name": name, "password": "x"}).status_code for _ in range(5)]
        assert own == [401, 401, 401, 429, 429]


def test_codes_over_a_link_are_counted_for_the_link_wherever_they_come_from(
    workspace: Workspace, static: Path, token: Token, server: TestClient, signed_in: Admin
) -> None:
    mine, number, _ = settled(server, signed_in)
    with_codes(mine)
    code = link(server, signed_in, number)
    app = create_app(city_around(workspace), static, limits=Limits(accounts=Rate(0.01, 3)))
    with TestClient(app):
        told = [
            TestClient(app, client=(f"203.0.113.{one}", 1))
            .post(SESSION, json={"secret": code, "code": "000000"})
            .status_code
            for one in range(1, 6)
        ]
    assert told == [401, 401, 401, 429, 429]


def test_a_new_sign_in_ends_the_session_that_the_browser_had(server: TestClient, signed_in: Admin) -> None:
    mine, _, name = settled(server, signed_in)
    before = mine.cookies["citybrain_session"]
    assert mine.post(SESSION, json={"name": name, "password": PASSWORD}).status_code == 200
    assert len(mine.get(ACCOUNT).json()["sessions"]) == 1
    again = server.get(SESSION, headers={"cookie": f"citybrain_session={before}"})
    assert again.json()["name"] is None
    assert mine.post(SESSION, json={"name": name, "password": "wrong wrong wrong"}).status_code == 401
    assert mine.get(SESSION).json()["name"] == name


def test_many_passwords_at_once_take_no_more_than_some_threads(
    server: TestClient, signed_in: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, name = settled(server, signed_in)
    monkeypatch.setattr(signing_in, "HASHES", threading.BoundedSemaphore(1))
    with signing_in.HASHES:
        assert sign_in(server, name) == (429, "access-too-many")
    assert sign_in(server, name)[0] == 200


def test_a_second_factor_is_asked_for_and_no_code_holds_twice(
    server: TestClient, signed_in: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, _, name = settled(server, signed_in)
    secret, _ = with_codes(mine)
    step = int(time.time() // SECONDS)
    assert sign_in(server, name) == (401, "access-code-needed")
    assert sign_in(server, name, code="000000") == (401, "access-code-refused")
    assert sign_in(server, name, code=code_at(secret, step)) == (401, "access-code-refused")  # used to set it up
    assert sign_in(server, name, code=code_at(secret, step + 3)) == (401, "access-code-refused")
    assert sign_in(server, name, "wrong wrong wrong", code=code_at(secret, step + 1)) == (
        401,
        "access-password-refused",
    )
    assert sign_in(server, name, code=code_at(secret, step + 1))[0] == 200
    assert sign_in(server, name, code=code_at(secret, step + 1)) == (401, "access-code-refused")


def test_each_recovery_code_stands_once_for_a_code_and_only_for_its_owner(
    server: TestClient, signed_in: Admin, workspace: Workspace
) -> None:
    mine, _, name = settled(server, signed_in)
    _, codes = with_codes(mine)
    other, _, others = settled(server, signed_in)
    with_codes(other)
    assert len(set(codes)) == 10
    assert sign_in(server, others, code=codes[0])[0] == 401
    assert sign_in(server, name, code=codes[0].lower().replace("-", " "))[0] == 200
    assert sign_in(server, name, code=codes[0])[0] == 401
    assert mine.get(ACCOUNT).json()["recovery_codes"] == 9
    assert codes[1].replace("-", "") not in "\n".join(dump_of(workspace.folder))


def test_an_administrator_with_a_passkey_or_a_duty_does_not_come_in_by_password_alone(
    server: TestClient, signed_in: Admin, workspace: Workspace
) -> None:
    _, number, head = settled(server, signed_in, "administrator")
    _, _, planner = settled(server, signed_in)
    assert sign_in(server, head)[0] == 200
    path = workspace.folder / FILE
    assert not path.exists()
    path.write_text('name = "Kallio"\n[sign_in]\nsecond_factor = "administrators"\n')
    try:
        assert sign_in(server, head) == (403, "access-second-factor-due")
        assert sign_in(server, planner)[0] == 200
    finally:
        path.unlink()
    with server.app.state.citybrain.governance.records.begin() as connection:  # type: ignore[attr-defined]
        credentials.add(connection, number, credentials.Kind.PASSKEY, "test", handle=f"key of {number}")
    assert sign_in(server, head) == (403, "access-second-factor-due")


def test_a_link_is_no_way_around_a_passkey_of_an_administrator(server: TestClient, signed_in: Admin) -> None:
    _, number, _ = settled(server, signed_in, "administrator")
    with server.app.state.citybrain.governance.records.begin() as connection:  # type: ignore[attr-defined]
        credentials.add(connection, number, credentials.Kind.PASSKEY, "test", handle=f"link key of {number}")
    code = link(server, signed_in, number)
    refused = browser(server).post(SESSION, json={"secret": code})
    assert (refused.status_code, refused.json()["code"]) == (403, "access-link-passkey")
    assert server.delete(f"{PEOPLE}/{number}/credentials", headers=signed_in).status_code == 204
    again = browser(server).post(SESSION, json={"secret": link(server, signed_in, number)})
    assert again.status_code == 200


def test_an_authenticator_counts_once_it_showed_a_code(server: TestClient, signed_in: Admin) -> None:
    mine, _, name = settled(server, signed_in)
    assert mine.put(f"{ACCOUNT}/time-codes", json={"code": "123456"}).status_code == 404
    secret = mine.post(f"{ACCOUNT}/time-codes").json()["secret"]
    wrong = mine.put(f"{ACCOUNT}/time-codes", json={"code": "12345"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "access-code-wrong")
    assert sign_in(server, name)[0] == 200
    right = code_at(secret, int(time.time() // SECONDS))
    assert mine.put(f"{ACCOUNT}/time-codes", json={"code": f"{right[:3]} {right[3:]}"}).status_code == 200
    assert sign_in(server, name) == (401, "access-code-needed")
    held = next(one for one in mine.get(ACCOUNT).json()["credentials"] if one["kind"] == "time_code")
    assert mine.delete(f"{ACCOUNT}/credentials/{held['number']}").status_code == 204
    assert mine.get(ACCOUNT).json()["recovery_codes"] == 0
    assert sign_in(server, name)[0] == 200


def test_nobody_removes_what_others_sign_in_with(server: TestClient, signed_in: Admin) -> None:
    mine, _, _ = settled(server, signed_in)
    other, _, name = settled(server, signed_in)
    held = other.get(ACCOUNT).json()["credentials"][0]["number"]
    assert mine.delete(f"{ACCOUNT}/credentials/{held}").status_code == 404
    key = other.get(ACCOUNT).json()["sessions"][0]["key"]
    assert mine.delete(f"{ACCOUNT}/sessions/{key}").status_code == 404
    assert other.get(ACCOUNT).json()["name"] == name


def test_sessions_are_listed_and_ended_by_oneself_and_by_an_administrator(server: TestClient, signed_in: Admin) -> None:
    mine, number, name = settled(server, signed_in)
    other = browser(server)
    other.post(SESSION, json={"name": name, "password": PASSWORD})
    told = mine.get(ACCOUNT).json()["sessions"]
    assert [(one["device"], one["how"], one["this"]) for one in told] == [
        ("Firefox, Linux", "password", False),
        ("Firefox, Linux", "link", True),
    ]
    assert all(one["used_at"] >= one["begun_at"] for one in told)
    assert mine.delete(f"{ACCOUNT}/sessions/{told[0]['key']}").status_code == 204
    assert other.get(SESSION).json()["name"] is None
    assert server.get(f"{PEOPLE}/{number}/sessions").status_code == 401
    left = server.get(f"{PEOPLE}/{number}/sessions", headers=signed_in).json()
    assert [one["key"] for one in left] == [told[1]["key"]]
    assert server.delete(f"{PEOPLE}/{number}/sessions/{left[0]['key']}", headers=signed_in).status_code == 204
    assert mine.get(SESSION).json()["name"] is None
    assert server.delete(f"{PEOPLE}/{number}/sessions/{left[0]['key']}", headers=signed_in).status_code == 404


def test_a_new_password_ends_the_other_sessions(server: TestClient, signed_in: Admin) -> None:
    mine, _, name = settled(server, signed_in)
    other = browser(server)
    other.post(SESSION, json={"name": name, "password": PASSWORD})
    mine.put(f"{ACCOUNT}/password", json={"password": "nine green lamps sing"})
    assert other.get(SESSION).json()["name"] is None
    assert mine.get(SESSION).json()["name"] == name
    assert sign_in(server, name) == (401, "access-password-refused")


def test_an_administrator_resets_what_was_lost_and_learns_nothing(server: TestClient, signed_in: Admin) -> None:
    mine, number, name = settled(server, signed_in)
    with_codes(mine)
    code = link(server, signed_in, number)
    assert browser(server).post(SESSION, json={"secret": code}).json()["code"] == "access-code-needed"
    assert server.delete(f"{PEOPLE}/{number}/credentials", headers=signed_in).status_code == 204
    assert mine.get(SESSION).json()["name"] is None
    assert sign_in(server, name)[0] == 401
    assert browser(server).post(SESSION, json={"secret": code}).json()["code"] == "access-link-over"
    assert browser(server).post(SESSION, json={"secret": link(server, signed_in, number)}).json()["name"] == name


def test_a_session_has_no_token_that_anybody_could_send_or_see(
    server: TestClient, signed_in: Admin, workspace: Workspace
) -> None:
    mine, number, _ = settled(server, signed_in)
    shown = next(one for one in server.get(PEOPLE, headers=signed_in).json()["identities"] if one["number"] == number)
    assert shown["tokens"] == []
    last = max(
        int(line.split("VALUES(")[1].split(",")[0])
        for line in dump_of(workspace.folder)
        if 'INTO "access_token"' in line
    )
    for secret in ("", "a" * 43):
        header = {"authorization": f"Bearer citybrain_{last}_{secret}"}
        assert server.get(SESSION, headers=header).status_code == 401
    assert mine.get(SESSION).status_code == 200


def test_time_codes_are_those_of_the_rfc() -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # RFC 6238, appendix B: 12345678901234567890
    expected = {59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924",
                2000000000: "69279037", 20000000000: "65353130"}  # fmt: skip
    assert {at: code_at(secret, at // SECONDS, 8) for at in expected} == expected
    step = 59 // SECONDS
    assert time_codes.step_of(secret, code_at(secret, step), 0, 59.0) == step
    assert time_codes.step_of(secret, code_at(secret, step), step, 59.0) is None
