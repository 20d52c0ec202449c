"""The page of one plan over all domains: no number of health stands there without its range, nor today nor changed."""

from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from citybrain.kernel import change
from citybrain.plans.availability import lacking_of
from citybrain.plans.uncertainty.ranges import ranges_of
from citybrain.plans.uncertainty.uncertainty import Interval
from docs import live_well
from docs.live_well import Ends, effects, ends_of, health_of_zones
from tests.plans.uncertainty.cities import PLAN, outcome, workspace

AGES = {"older_share": np.array([0.2, 0.3, 0.1])}
COLD, LOST = "city_deaths_of_cold", "Healthy years of life lost"


@pytest.fixture(scope="module")
def plan_and_city() -> Any:
    """An outcome of a city of three zones of which all ages are known, and its workspace."""
    made, city = outcome(PLAN), workspace()
    views = [type(view)(change(view.result, AGES)) for view in (made.today, made.view)]
    known = SimpleNamespace(today=views[0], view=views[1], headline=made.headline)
    drawn = SimpleNamespace(of=lambda *_: SimpleNamespace(of=lambda _: None))
    return known, SimpleNamespace(uncertainties=drawn, today=lambda: views[0], places=city.places)


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_well, "ranges_of", partial(ranges_of, draws=5))


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_number_has_its_interval_today_beside_that_of_the_change(plan_and_city: Any) -> None:
    known, _ = plan_and_city
    ends = ends_of(known.today, known.view, COLD, {})
    assert ends.today is not None and ends.today.low < float(known.today.value(COLD)) < ends.today.high
    drawn = Ends(Interval(1.0, 2.0), Interval(0.1, 0.2))
    assert ends_of(known.today, known.view, COLD, {COLD: drawn}) is drawn
    assert ends_of(known.today, known.view, "city_residents", {}) == Ends()


def test_every_number_of_health_has_its_range_today(plan_and_city: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    lack = lacking_of(plan_and_city[0].today.graph)
    here = tuple(name for name in live_well.GROUPS["Health"] if name not in lack)
    monkeypatch.setattr(live_well, "GROUPS", {"Health": here})
    head, _, *rows = map(cells, effects(plan_and_city[1], plan_and_city[0]))
    assert head[3:5] == ["today", "today, 90 % of draws"]
    health = {row[1]: row for row in rows if row[0] == "Health"}
    assert len(health[LOST]) == len(head) and " to " in health[LOST][4]
    assert all(" to " in row[4] or row[3] in ("0", "cannot tell") for row in health.values())


def test_years_of_every_zone_and_age_have_theirs(plan_and_city: Any) -> None:
    head, _, *rows = map(cells, health_of_zones(plan_and_city[1], plan_and_city[0]))
    assert len(rows) == 3 and all(len(row) == len(head) == 9 for row in rows)
    assert all(" to " in row[2] and " to " in row[6] for row in rows)
