"""Commands on persons: one is erased, keys are renewed, and a restored city says which keys it lacks."""

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from citybrain.api.app import create_app
from citybrain.base.keys_folder import FOLDER
from citybrain.cli.serving import FILE as SERVING
from citybrain.cli.serving import TOKEN
from citybrain.governance.consents import add_person, consents, give_consent
from citybrain.governance.register import add_identity, give_token
from citybrain.governance.roles import Basis, Role
from citybrain.open_city import OpenCity
from citybrain.records.personal_keys import RINGS
from tests.city import city_around, write_city
from tests.cli.conftest import Run
from tests.sensors import NOON, read, sensor
from tests.serving import served

ZONE = 'name = "Kallio"\ntime_zone = "Europe/Helsinki"\n'


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path / "keys"))
    return tmp_path / "keys"


@pytest.fixture
def city(tmp_path: Path, keys: Path) -> Path:
    return write_city(tmp_path / "city")


def agreed(city: Path) -> str:
    with OpenCity(city) as opened:
        stream = sensor(opened.sensing, "Home", data_class="personal")
        read(opened.sensing, stream, [NOON], 1.0)
        with opened.records.begin() as connection:
            made = add_person(connection, "root")
            give_consent(connection, made.pseudonym, "research", Basis.CONSENT, "1", [stream], "root")
    return made.pseudonym


def test_a_person_is_erased_and_the_log_tells_who_asked(city: Path, run: Run) -> None:
    person = agreed(city)
    code, out, err = run("access", "erase", city, person, "--by", "Aino")
    assert (code, "--yes" in err) == (2, True)
    code, out, err = run("access", "erase", city, person, "--by", "Aino", "--yes", "--json")
    assert code == 0, err
    proof = json.loads(out)
    assert (proof["readings"], proof["by"], proof["streams"]) == (1, "Aino", [1])
    assert not any(person.encode() in path.read_bytes() for path in city.rglob("*") if path.is_file())
    log = run("access", "audit", city, "--json")[1]
    assert proof["sha256"] in log and "Aino" in log
    assert run("access", "erase", city, person, "--yes")[0] == 2
    for written in (False, True):
        person = agreed(city)
        if written:
            assert run("export", city, city.parent / "whole.zip")[0] == 0
        *_, err = run("access", "erase", city, person, "--yes")
        assert ("consent_entry: 1" in err, "Copies of before" in err) == (True, written)


def test_all_that_is_held_is_a_file_for_the_person(city: Path, run: Run, tmp_path: Path) -> None:
    person, file = agreed(city), tmp_path / "held.zip"
    code, _, err = run("access", "held", city, person, file, "--by", "Aino")
    assert code == 0, err
    assert file.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("account.json"))[0]["pseudonym"] == person
    assert run("access", "held", city, person, file)[0] == 2
    assert "export of person 1" in run("access", "audit", city, "--json")[1]


def test_a_server_that_has_the_city_hands_over_all_that_is_held(
    city: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, file = agreed(city), tmp_path / "held.zip"
    other = shutil.copytree(city, tmp_path / "served")
    with OpenCity(other) as opened, opened.records.begin() as connection:
        add_identity(connection, "Aino", [Role.DATA_STEWARD], "root")
        monkeypatch.setenv(TOKEN, give_token(connection, "Aino", (), 1, "", "root").text)
    app = create_app(city_around(OpenCity(other).workspace), Path("nowhere"))
    with served(app) as address, locked(city / "observations.duckdb"):
        assert run("access", "held", city, person, file)[0] != 0
        (city / SERVING).write_text(json.dumps({"address": address, "process": 1}), encoding="utf-8")
        code, _, err = run("access", "held", city, person, file)
        assert code == 0, err
        assert run("access", "held", city, "person-00000000", tmp_path / "none.zip")[0] != 0
    assert not (tmp_path / "none.zip").exists()
    with zipfile.ZipFile(file) as archive:
        assert json.loads(archive.read("account.json"))[0]["pseudonym"] == person


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another program has a file of readings open."""
    line = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", line, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline()
        yield
        other.communicate()


def test_keys_are_counted_and_renewed(city: Path, run: Run) -> None:
    person = agreed(city)
    code, out, err = run("access", "keys", city, "--renew", "--json", "--by", "Aino")
    assert code == 0, err
    assert (json.loads(out)["keys"], json.loads(out)["lost"]) == (1, 0)
    assert "One key" in err
    with OpenCity(city) as opened, opened.records.read() as connection:
        assert consents(connection)[0].person == person


def test_a_restored_city_says_which_keys_are_missing_and_reads_all_once_they_are_back(
    city: Path, run: Run, tmp_path: Path, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = agreed(city)
    code, _, err = run("export", city, tmp_path / "whole.zip")
    assert code == 0, err
    monkeypatch.setenv(FOLDER, str(tmp_path / "other machine"))
    code, _, err = run("restore", tmp_path / "whole.zip", tmp_path / "restored")
    assert code == 0, err
    ring = next((keys / RINGS).iterdir()).name
    assert ring in err and "authenticators" in err
    with OpenCity(tmp_path / "restored") as opened, opened.records.read() as connection:
        assert [(one.person, one.streams) for one in consents(connection)] == [("unreadable-1", ())]
    shutil.copytree(keys / RINGS, tmp_path / "other machine" / RINGS)
    with OpenCity(tmp_path / "restored") as opened, opened.records.read() as connection:
        assert [(one.person, one.streams) for one in consents(connection)] == [(person, (1,))]
    assert run("restore", tmp_path / "whole.zip", tmp_path / "again")[2].count("authenticators") == 0


def test_a_backup_of_before_an_erasure_is_restored_without_the_person(city: Path, run: Run, tmp_path: Path) -> None:
    person = agreed(city)
    assert run("export", city, tmp_path / "whole.zip")[0] == 0
    assert run("access", "erase", city, person, "--yes")[0] == 0
    code, _, err = run("restore", tmp_path / "whole.zip", tmp_path / "restored")
    assert (code, "erased again" in err) == (0, True), err
    with OpenCity(tmp_path / "restored") as opened:
        assert opened.store.count() == 0


def test_a_person_whose_mark_is_not_here_is_erased_again_with_the_proof(
    city: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, proof, back = agreed(city), tmp_path / "proof.json", tmp_path / "restored"
    assert run("export", city, tmp_path / "whole.zip")[0] == 0
    proof.write_text(run("access", "erase", city, person, "--yes", "--json")[1], encoding="utf-8")
    monkeypatch.setenv(FOLDER, str(tmp_path / "other machine"))
    assert "--proof" in run("restore", tmp_path / "whole.zip", back)[2]
    code, _, err = run("access", "erase", back, "unreadable-1", "--yes")
    assert (code, "proof" in err) == (2, True)
    assert "city.toml" in run("access", "erase", back, "unreadable-1", "--yes", "--proof", back / "city.toml")[2]
    code, out, err = run("access", "erase", back, "unreadable-1", "--yes", "--json", "--proof", proof)
    assert (code, json.loads(out)["readings"]) == (0, 1), err
    with OpenCity(back) as opened:
        assert opened.store.count() == 0
