"""The brief of the day as a command: the numbers of the answer in words, a page, and a clear word for other endings."""

import datetime
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from citybrain.cases.gate.states import ProposalState
from citybrain.cases.raising import Raised, raise_case
from citybrain.governance import DataClass
from citybrain.open_city import OpenCity
from citybrain.records.tables.gate import proposal
from tests.cases.test_raising import ASKED
from tests.city import write_city
from tests.cli.conftest import Run

MADE = {"made_by": "anna", "made_at": "2026-01-01T00:00:00+00:00"}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city in which a proposal waits."""
    folder = write_city(tmp_path_factory.mktemp("city"))
    (folder / "cases").mkdir()
    (folder / "cases" / "asked.yaml").write_text(json.dumps({"asked": ASKED}))
    with OpenCity(folder) as opened, opened.records.begin() as connection:
        texts = ("key", "kind", "target", "label", "title", "approves", "content", "sha256")
        told = {"label": json.dumps({"en": "Street works", "zh": "道路施工"}), "title": "Calm Mill Street"}
        row = {**dict.fromkeys(texts, "7"), **told, "state": ProposalState.ASKED, "version": 1, **MADE}
        connection.execute(insert(proposal).values(id=7, **row))
        raise_case(connection, opened.cases, Raised("asked", "7", "Mill Street", DataClass.PUBLIC), "anna")
    return folder


def test_it_tells_what_waits_in_words_and_numbers(city: Path, run: Run) -> None:
    code, out, err = run("brief", city, language="en")
    assert code == 0, err
    assert "One case needs a person, 0 of them late." in out
    assert "Proposals waiting for an approval: 1" in out
    assert "Street works “Calm Mill Street”" in out
    assert "待批准的提案：1" in run("brief", city, language="zh")[1]
    counts = json.loads(run("brief", city, "--json")[1])["counts"]
    assert (counts["proposals"], counts["need"], counts["under_way"]) == (1, 1, 0)
    assert json.loads(run("brief", city, "--role", "planner", "--json")[1])["counts"]["need"] == 0


def test_terminal_and_page_tell_times_by_the_clock_of_the_city(city: Path, tmp_path: Path, run: Run) -> None:
    parts = json.loads(run("brief", city, "--json")[1])["parts"]
    due = datetime.datetime.fromisoformat(parts[1]["cases"][0]["due"])
    there = f"{due.astimezone(ZoneInfo('Europe/Helsinki')):%Y-%m-%d %H:%M}"
    assert run("brief", city, "--file", tmp_path / "page.html")[0] == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    for told in (page, run("brief", city)[1], run("case", "list", city)[1], run("case", "show", city, "1")[1]):
        assert there in told


def test_it_is_written_as_a_page_and_not_as_anything_else(city: Path, tmp_path: Path, run: Run) -> None:
    code, _, err = run("brief", city, "--file", tmp_path / "brief.html")
    assert code == 0, err
    assert "Street works “Calm Mill Street”" in (tmp_path / "brief.html").read_text(encoding="utf-8")
    code, _, err = run("brief", city, "--file", tmp_path / "brief.doc")
    assert code == 2
    assert ".html, .pdf" in err
    assert run("brief", city, "--role", "nobody")[0] == 2


def test_a_replayed_city_keeps_its_clock_where_nothing_replays_it(tmp_path: Path, run: Run) -> None:
    city = write_city(tmp_path)
    (city / "cases").mkdir()
    (city / "cases" / "asked.yaml").write_text(json.dumps({"asked": ASKED}))
    (city / "replay.toml").write_text("start = 2018-08-14T14:05:00Z\nspeed = 1\n")
    assert json.loads(run("brief", city, "--json")[1])["at"] == "2018-08-14T14:05:00Z"
    with OpenCity(city) as opened, opened.records.begin() as connection:
        opened.cases.now = lambda: 1_534_262_400_000_000  # type: ignore[method-assign]
        raise_case(connection, opened.cases, Raised("asked", "7", "Mill Street", DataClass.PUBLIC), "anna")
    brief = json.loads(run("brief", city, "--json")[1])
    assert (brief["at"], brief["counts"]["late"], brief["counts"]["new"]) == ("2018-08-14T16:00:00Z", 0, 1)
    assert run("case", "step", city, "1", "acknowledge", "--by", "Aino")[0] == 0
    steps = json.loads(run("case", "show", city, "1", "--json")[1])["steps"]
    assert steps[-1]["at"] == "2018-08-14T16:00:00Z"


def test_steps_say_to_whom_and_to_what(tmp_path: Path, run: Run) -> None:
    city = write_city(tmp_path)
    (city / "cases").mkdir()
    (city / "cases" / "asked.yaml").write_text(json.dumps({"asked": ASKED}))
    with OpenCity(city) as opened, opened.records.begin() as connection:
        raise_case(connection, opened.cases, Raised("asked", "7", "Mill Street", DataClass.PUBLIC), "anna")
    for step in (("assign", "--role", "duty_officer"), ("assign", "--owner", "Bert"), ("link", "--link", "plan:warm")):
        assert run("case", "step", city, "1", *step, "--by", "Aino")[0] == 0
    for language, last in (
        ("en", ["Assigned to Duty officer", "Assigned to Bert", "Linked to the plan warm"]),
        ("zh", ["已分派给值班员", "已分派给Bert", "已关联方案warm"]),
    ):
        steps = json.loads(run("case", "show", city, "1", "--json", language=language)[1])["steps"]
        assert [one["label"].replace("方案 warm", "方案warm") for one in steps[-3:]] == last
