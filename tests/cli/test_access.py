"""Commands on who may do what, and the secret that is shown at the first start."""

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from citybrain.governance import Actor, Permission
from citybrain.governance.credentials import credentials, set_password
from citybrain.governance.errors import NotSignedInError
from citybrain.governance.register import ADMINISTRATOR, number_of
from citybrain.governance.roles import RIGHTS
from citybrain.messages import text
from citybrain.open_city import OpenCity
from tests.city import write_city
from tests.cli.conftest import Run

LINK = re.compile(r"http://\S+#sign-in=citybrain_once_\S{43}")
TOKEN = re.compile(r"citybrain_\d+_[A-Za-z0-9]{43}")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = tmp_path / "city"
    folder.mkdir()
    return folder


def listed(run: Run, city: Path) -> dict:
    code, out, err = run("access", "list", city, "--json")
    assert code == 0, err
    return json.loads(out)


def test_an_identity_gets_a_token_that_holds_until_it_is_revoked(city: Path, run: Run) -> None:
    assert run("access", "add", city, "Gateway", "--role", "device_operator", "--by", "Aino")[0] == 0
    asked = ("--scope", "observations:write", "--days", 30, "--for", "air", "--by", "Aino")
    code, out, err = run("access", "token", city, "Gateway", *asked)
    assert code == 0
    assert TOKEN.fullmatch(out.strip())
    assert not TOKEN.search(err)
    governance = OpenCity(city).governance
    actor = governance.access.actor(out.strip())
    assert (actor.name, actor.permissions) == ("Gateway", {Permission.WRITE_OBSERVATIONS})
    told = listed(run, city)
    assert out.strip().rpartition("_")[2] not in json.dumps(told)
    (given,) = told["tokens"]
    assert (given["scopes"], given["purpose"], given["made_by"]) == (["observations:write"], "air", "Aino")
    assert run("access", "revoke", city, given["number"], "--by", "Eino")[0] == 0
    governance.access.forget()
    with pytest.raises(NotSignedInError):
        governance.access.actor(out.strip())
    governance.close()
    assert listed(run, city)["tokens"][0]["withdrawn_by"] == "Eino"
    assert run("access", "revoke", city, given["number"])[0] == 2


def test_roles_are_changed_and_identities_removed_and_all_of_it_is_on_record(city: Path, run: Run) -> None:
    run("access", "add", city, "Aino", "--role", "planner", "--role", "auditor", "--by", "root")
    run("access", "token", city, "Aino", "--by", "root")
    run("access", "roles", city, "Aino", "--role", "duty_officer", "--by", "root")
    assert listed(run, city)["identities"][0]["roles"] == ["duty_officer"]
    run("access", "remove", city, "Aino", "--by", "root")
    told = listed(run, city)
    assert [one["withdrawn_by"] for one in told["identities"] + told["tokens"]] == ["root", "root"]
    code, out, _ = run("access", "audit", city, "--json")
    assert code == 0
    assert [(entry["act"], entry["object"], entry["who"]) for entry in json.loads(out)] == [
        (f"access {command}", "Aino", "root") for command in ("remove", "roles", "token", "add")
    ]
    assert [entry["act"] for entry in json.loads(run("access", "audit", city, "--most", 1, "--json")[1])] == [
        "access remove"
    ]
    assert json.loads(run("access", "audit", city, "--who", "Eino", "--json")[1]) == []


@pytest.mark.parametrize(("language", "words"), [("en", "Holds until"), ("zh", "有效期至")])
def test_lists_are_tables_in_the_readers_language(city: Path, run: Run, language: str, words: str) -> None:
    run("access", "reset", city, "--by", "root")
    run("access", "add", city, "[bold]Aino", "--role", "planner", "--by", "root")
    _, out, _ = run("access", "list", city, language=language, columns=300)
    assert words in out
    assert "[bold]Aino" in out
    assert "administrator, data_steward" in out
    _, out, _ = run("access", "audit", city, language=language, columns=80)
    assert f"{text('audit-act-access-reset', language)}: admin" in " ".join(re.sub(r"[│┃\d]", " ", out).split())
    assert max(map(cell_len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "CITY", "Aino", "--role", "king"), "There is no role “king”"),
        (("add", "CITY", "", "--role", "planner"), "1 to 100 characters"),
        (("add", "CITY", "admin", "--role", "planner"), "already"),
        (("roles", "CITY", "Nobody", "--role", "planner"), "There is no identity “Nobody”"),
        (("token", "CITY", "admin", "--scope", "everything"), "There is no scope “everything”"),
        (("token", "CITY", "admin", "--days", "0"), "1 to 3,650 days"),
        (("token", "CITY", "Nobody"), "There is no identity “Nobody”"),
        (("revoke", "CITY", "99"), "There is no token 99"),
        (("list", "CITY/none"), "none"),
    ],
)
def test_what_cannot_be_is_told_and_not_logged(city: Path, run: Run, words: tuple, said: str) -> None:
    run("access", "reset", city)
    code, out, err = run("access", *(word.replace("CITY", str(city)) for word in words))
    assert (code, out) == (2, "")
    assert said in err
    assert len(json.loads(run("access", "audit", city, "--json")[1])) == 1


def test_the_help_names_every_role(run: Run) -> None:
    _, out, _ = run("access", "add", "--help", columns=300)
    assert [role for role in RIGHTS if role not in out] == []


def test_a_city_shows_the_secret_of_its_administrator_at_the_first_start_alone(
    tmp_path: Path, run: Run, monkeypatch
) -> None:
    city = write_city(tmp_path / "city")
    monkeypatch.setattr("citybrain.api.serving.serve_on", lambda *_: None)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code, out, err = run("serve", city, "--port", port, columns=40)
    assert code == 0
    (secret,) = TOKEN.findall(err)
    assert f"http://127.0.0.1:{port}" in err
    assert secret not in out
    (link,) = LINK.findall(err)
    assert link.startswith(f"http://127.0.0.1:{port}/#sign-in=")
    governance = OpenCity(city).governance
    assert governance.access.actor(secret).permissions == set(Permission)
    governance.close()
    err = run("serve", city, "--port", port)[2]
    assert TOKEN.findall(err) == []
    (again,) = LINK.findall(err)
    assert again != link
    _, again, _ = run("access", "reset", city)
    governance = OpenCity(city).governance
    assert governance.access.actor(again.strip()).name == "admin"
    with pytest.raises(NotSignedInError):
        governance.access.actor(secret)
    governance.close()


@pytest.mark.parametrize(
    ("terminal", "variables", "option", "opens"),
    [
        (True, {"DISPLAY": ":0"}, "--open", True),
        (True, {"WAYLAND_DISPLAY": "wayland-0"}, "--open", True),
        (True, {"DISPLAY": ":0"}, "--no-open", False),
        (True, {"DISPLAY": ":0", "SSH_CONNECTION": "1"}, "--open", False),
        (True, {}, "--open", False),
        (False, {"DISPLAY": ":0"}, "--open", False),
    ],
)
def test_the_page_is_opened_signed_in_where_somebody_sits_before_a_screen(
    tmp_path: Path, run: Run, monkeypatch, terminal: bool, variables: dict, option: str, opens: bool
) -> None:
    city, opened = write_city(tmp_path / "city"), []
    monkeypatch.setattr("citybrain.api.serving.serve_on", lambda *_: None)
    monkeypatch.setattr("citybrain.cli.server.is_terminal", lambda: terminal)
    monkeypatch.setattr("webbrowser.open", opened.append)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code, _, err = run("serve", city, "--port", port, option)
    assert code == 0
    assert opened == (LINK.findall(err) if opens else [])


def test_a_log_that_was_changed_past_the_program_is_noticed(city: Path, run: Run) -> None:
    run("access", "add", city, "Aino", "--role", "planner")
    code, head, _ = run("access", "verify", city, "--json")
    kept = city / "head.json"
    kept.write_text(head)
    run("access", "add", city, "Eino", "--role", "planner")
    code, out, _ = run("access", "verify", city, "--against", kept)
    assert (code, "what was written: 2 entries" in out) == (0, True)
    with sqlite3.connect(city / "records.sqlite") as file:
        file.executescript(
            "DROP TRIGGER audit_entry_is_not_changed; UPDATE audit_entry SET object = 'Ada' WHERE id = 1"
        )
    file.close()
    code, out, _ = run("access", "verify", city, "--against", kept)
    assert (code, "numbers 1 to 1" in out, "NOT" in out) == (1, True, True)
    assert json.loads(run("access", "verify", city, "--json")[1])["whole"] is False
    kept.write_text("{}")
    code, _, err = run("access", "verify", city, "--against", kept)
    assert (code, "holds no head" in err) == (2, True)


def test_a_log_whose_heads_prove_nothing_ends_with_a_code_of_its_own(
    city: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("access", "add", city, "Aino", "--role", "planner")
    monkeypatch.setenv("CITYBRAIN_KEYS", str(tmp_path / "others"))
    code, out, _ = run("access", "verify", city)
    assert (code, "do not prove all of it" in out, "signed by another key" in out) == (3, True, True)
    found = json.loads(run("access", "verify", city, "--json")[1])
    assert (found["whole"], found["proved"]) == (True, False)


def test_no_secret_stands_in_the_journal(tmp_path: Path) -> None:
    city, journal = OpenCity(write_city(tmp_path / "city")), tmp_path / "journal"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("")
    (city.folder / "first-secret").symlink_to(elsewhere)
    program = (
        "import sys; from pathlib import Path; from citybrain.open_city import OpenCity;"
        "from citybrain.cli import access;"
        "city = OpenCity(Path(sys.argv[1])); access.create_first_administrator(city, 'http://here');"
        "assert access.sign_in_link(city, 'http://here') is None"
    )
    with journal.open("w") as stream:
        there = journal.stat()
        known = {**os.environ, "JOURNAL_STREAM": f"{there.st_dev}:{there.st_ino}"}
        subprocess.run([sys.executable, "-c", program, str(city.folder)], stderr=stream, env=known, check=True)
    told, file = journal.read_text(), city.folder / "first-secret"
    assert (elsewhere.read_text(), file.is_symlink()) == ("", False)
    assert not TOKEN.search(told)
    assert not LINK.search(told)
    assert str(file) in told
    assert file.stat().st_mode & 0o777 == 0o600
    assert city.governance.access.actor(file.read_text().strip()).name == "admin"
    city.close()


def test_what_was_set_with_a_token_is_told_when_it_is_revoked(city: Path, run: Run) -> None:
    secret = run("access", "reset", city)[1].strip()
    number = int(secret.split("_")[1])
    with OpenCity(city) as opened:
        sessions = opened.governance.sessions
        with opened.records.begin() as connection:
            admin = number_of(connection, ADMINISTRATOR)
            assert admin is not None
            set_password(connection, admin, "seven blue herons dance", number)
        sessions.begin(Actor(ADMINISTRATOR, token=number), "Firefox, Linux")
    told = " ".join(run("access", "revoke", city, number)[2].split())
    assert "is over: Firefox, Linux" in told and "still holds: Password" in told
    run("access", "reset", city)
    with OpenCity(city) as opened, opened.records.read() as connection:
        assert credentials(connection, admin) == []
