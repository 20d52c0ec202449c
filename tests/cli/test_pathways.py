"""The shipped plan to 2050 on the demo city, as a person runs it."""

import json
from pathlib import Path

import pytest

from citybrain.plans.example_plans import EXAMPLES
from citybrain.plans.years import simulate

PLAN = "towards-2050"


@pytest.fixture(scope="module")
def demo(own_demo_city: Path) -> Path:
    """The small demo city, where the plan has a budget of its size: a sixth of the centre's."""
    text = (EXAMPLES / f"{PLAN}.yaml").read_text(encoding="utf-8")
    own = own_demo_city / "plans" / f"{PLAN}.yaml"
    own.parent.mkdir(exist_ok=True)
    own.write_text(text.replace("emissions: 1250000", "emissions: 200000"), encoding="utf-8")
    return own_demo_city


def test_the_plan_to_2050_is_told(run, demo) -> None:
    code, out, _ = run("plan", "run", demo, PLAN)
    assert code == 0
    for told in (
        "2026 to 2050. Without the plan: Current policies.",
        "Budget of emissions: 200 kt",
        "Without the plan it is used up in 20",
        "2030: wanted",
        "2040: wanted",
        "Decarbonise district heating",
        "Shift",
        "Abatement cost",
        "Tenants",
    ):
        assert told in out, told


def test_it_is_told_in_chinese(run, demo) -> None:
    code, out, _ = run("plan", "run", demo, PLAN, language="zh")
    assert code == 0
    assert "排放预算：200 kt" in out


def test_the_plan_to_2050_as_json(run, demo) -> None:
    code, out, _ = run("plan", "run", demo, PLAN, "--json")
    answer = json.loads(out)
    path = answer["pathway"]
    assert (code, path["years"][0], path["years"][-1]) == (0, 2026, 2050)
    assert path["zone_years"] == [2026, 2030, 2040, 2050]
    assert path["budget"]["reference_used"][-1] > path["budget"]["plan_used"][-1]
    assert len(path["target"]["milestones"]) == 1
    assert all(measure["adopted"][-1] > 0 for measure in path["measures"])
    assert answer["notices"] == []


def test_the_work_can_be_stopped(run, demo, monkeypatch) -> None:
    """Ctrl-C in the third year ends the work with a sentence, not a traceback."""
    years: list[int] = []

    def settle(year, names, **more):
        years.append(year.city.day.year)
        if len(years) == 3:
            raise KeyboardInterrupt
        return simulate.settle_years(year, names, **more)

    monkeypatch.setattr(simulate, "settle_years", simulate.freeze, raising=False)
    monkeypatch.setattr(simulate, "freeze", settle)
    code, out, err = run("plan", "run", demo, PLAN)
    assert (code, out, years) == (130, "", [2026, 2027, 2028])
    assert "Stopped. Nothing was changed" in err
    assert "Traceback" not in err
