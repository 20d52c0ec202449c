"""The demo city has reports, a survey and, once it is prepared, a consultation: examples that say so."""

import datetime
import threading
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from citybrain.api import state
from citybrain.api.app import create_app
from citybrain.api.openapi import API
from citybrain.kernel.yaml_files import read_yaml
from citybrain.observations.demo.replay import FILE, Replay
from citybrain.observations.demo.settings import span
from citybrain.open_city import OpenCity, demo_take_part
from citybrain.open_city.consultations import questionnaires_of
from citybrain.open_city.demo_take_part import SETTINGS, open_example, seed_take_part
from citybrain.open_city.reports import reports_of
from citybrain.people.reports.public import ReportQuery, public_reports
from citybrain.people.reports.standing import times_of
from citybrain.plans.document import Document
from tests.access import headers_of
from tests.city import write_city
from tests.people.consulted import Consulted


def test_take_part_is_alive_at_first_start(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "city.toml").write_text('name = "Demo"\ntime_zone = "Europe/Helsinki"\n')
    (folder / FILE).write_text(Replay.described(span()[1], 1))
    with OpenCity(folder) as city:
        begun = time.process_time()
        seed_take_part(city)
        assert time.process_time() - begun < 2
        rows = public_reports(reports_of(city).records.to_read(), ReportQuery())
        assert len(rows) == 5
        assert all(row.text.startswith("Example") and row.shown == 1 and row.requested < span()[1] for row in rows)
        assert sum(times_of(row).first_answer is not None for row in rows) == 4
        (survey,) = questionnaires_of(city).listed()
        assert "(example)" in survey.asked.title["en"]
        assert survey.asked.until - survey.asked.since == datetime.timedelta(days=60)


def test_the_consultation_has_a_plan_of_a_resident_that_runs_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_city(tmp_path)
    today = datetime.datetime.now(tz=datetime.UTC).date()
    with TestClient(create_app(city := OpenCity(folder)), base_url="http://127.0.0.1:8000") as client:
        asked = Consulted(client, headers_of(folder), (str(today), str(today)))
        said = read_yaml(SETTINGS)
        said["consultation"] |= {"plan": asked.asked["plan"], "views": []}
        monkeypatch.setattr(demo_take_part, "read_yaml", lambda _: said)
        number = open_example(city)
        assert number is not None and open_example(city) is None
        [told] = asked.anybody("GET", f"/consultations/{number}/inputs").json()["inputs"]
        assert told["kind"] == "plan" and told["title"].startswith("Example") and told["reply"]["verdict"] == "noted"
        assert asked.anybody("GET", f"/consultations/{number}").json()["own"]["measures"]
        again = city.workspace.outcome_of(Document(told["plan"], "plan"))
    assert {one.quantity: one.plan for one in again.headline if one.quantity in told["values"]} == told["values"]
    assert again.cost.measures_investment == told["investment"] > 0


def test_the_list_says_that_an_example_is_being_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "QUIET", 0.0)
    made = threading.Event()
    app = create_app(OpenCity(write_city(tmp_path)), then=lambda _: made.wait(30))
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        listed = f"{API}/consultations"
        assert client.get(listed).json() == {"consultations": [], "preparing": True}
        made.set()
        until = time.monotonic() + 30
        while client.get(listed).json()["preparing"]:
            assert time.monotonic() < until
            time.sleep(0.05)
