"""Commands on proposals."""

import io
import json
import sys
from pathlib import Path

import pytest

from citybrain.base.keys_folder import keys_folder
from tests.city import write_city
from tests.cli.conftest import Run

GATE = 'name = "Kallio"\n[gate.connectors.notices]\naddress = "https://notices.example/api"\n'


def audited(run: Run, city: Path) -> list[dict[str, str]]:
    return json.loads(run("access", "audit", city, "--json")[1])


def test_a_notice_is_asked_for_and_approved_by_another_person(tmp_path: Path, run: Run) -> None:
    city, file = write_city(tmp_path / "city"), tmp_path / "notice.yaml"
    (city / "city.toml").write_text(GATE)
    for name in ("Olli", "Sanna"):
        assert run("access", "add", city, name, "--role", "duty_officer")[0] == 0
    assert "Nothing is proposed" in run("proposal", "list", city)[1]
    file.write_text("kind: public_notice\ntarget: website\nvalues: {text: No bathing today}\nreason: Algae\n")
    code, _, err = run("proposal", "ask", city, file, "--by", "Olli")
    assert (code, "cannot be simulated" in err) == (2, True)
    assert run("proposal", "ask", city, file, "--by", "Olli", "--why", "A text has no model")[0] == 0
    (asked,) = [one for one in json.loads(run("proposal", "list", city, "--json")[1]) if one["state"] == "asked"]
    number = asked["number"]
    code, _, err = run("proposal", "approve", city, number, "--by", "Olli")
    assert code != 0
    assert "second person" in err
    code, _, err = run("proposal", "approve", city, number, "--by", "Nobody")
    assert (code, "no identity" in err) == (2, True)
    for step in ("approve", "execute"):
        assert run("proposal", step, city, number, "--by", "Sanna")[0] == 0
    shown = json.loads(run("proposal", "show", city, number, "--json")[1])
    assert (shown["state"], [one["step"] for one in shown["steps"]][-2:]) == ("executing", ["approve", "execute"])
    assert "No bathing today" in run("proposal", "show", city, number, language="zh")[1]
    assert {"proposal ask", "proposal approve", "proposal execute"} <= {one["act"] for one in audited(run, city)}


def test_a_file_that_is_no_proposal_is_refused_with_its_faults(tmp_path: Path, run: Run) -> None:
    city, file = write_city(tmp_path / "city"), tmp_path / "wrong.yaml"
    file.write_text("kind: public_notice\ncolour: red\n")
    code, _, err = run("proposal", "ask", city, file, "--by", "Olli")
    assert (code, "target" in err, "colour" in err) == (2, True, True)


def test_the_secret_of_a_connector_is_in_the_folder_of_keys_alone(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    city = write_city(tmp_path / "city")
    (city / "city.toml").write_text(GATE)
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long secret\n"))
    assert run("proposal", "secret", city, "sluices")[0] == 2
    assert run("proposal", "secret", city, "notices")[0] == 0
    path = keys_folder() / "gate" / "notices"
    assert path.read_text() == "a long secret"
    assert path.stat().st_mode & 0o77 == 0
