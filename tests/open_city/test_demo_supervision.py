"""The demo city has an enterprise on file, a visit that is due, and a notice that waits for a second person."""

import datetime
import json
from pathlib import Path

from typer.testing import CliRunner

from citybrain.cases.service import CaseQuery
from citybrain.cases.supervision.answers import file_answer
from citybrain.cli.main import app
from citybrain.governance import Actor, Permission, Role
from citybrain.observations.demo.replay import FILE, Replay
from citybrain.observations.demo.settings import span
from citybrain.open_city import OpenCity
from citybrain.open_city.demo_supervision import seed_supervision

OFFICER = Actor("Sanna", frozenset({Role.DUTY_OFFICER}), frozenset(Permission))


def test_the_agency_of_the_demo_city_has_a_file_a_visit_and_a_proposal(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "city.toml").write_text('name = "Demo"\ntime_zone = "Europe/Helsinki"\n')
    (folder / FILE).write_text(Replay.described(span()[1], 1))
    with OpenCity(folder) as city:
        seed_supervision(city)
        (one,), _ = city.supervision.listed(OFFICER)
        assert "made up" in one.name and "Made up" in one.source
        (quota,) = city.supervision.quotas(one.id)
        assert 0.8 < quota.share < 0.9
        assert quota.expected is not None and quota.expected < datetime.date(2018, 10, 15)
        (risk,) = city.supervision.risks()
        assert risk.visit.due == datetime.date(2018, 6, 20) < city.supervision.today
        (visit,), _ = city.inspections.due(OFFICER)
        assert (visit.subject, visit.due) == (f"enterprise:{one.id}", "2018-08-17")
        (asked,) = city.gate.listed()
        detail = city.gate.one(asked.id)
        assert (asked.state, detail.expired) == ("asked", False)
        (case,) = city.cases.listed(CaseQuery())
        assert (case.rule, case.subject) == ("approval_by_duty_officer", f"proposal/{asked.id}")
        assert case.opened == span()[1]
        file = file_answer(city.supervision.detail(one.id, OFFICER), OFFICER.name, "en")
    ran = CliRunner().invoke(app, ["enterprise", "quota", str(folder), "DEMO-1", "--json"], catch_exceptions=False)
    assert json.loads(ran.stdout) == file["quotas"], "the command tells what the page and the API do"
