"""Uncertainty of every year of a path: it holds the path as stated, grows, and adds up."""

from dataclasses import replace

import numpy as np
import pytest

from citybrain.plans.uncertainty import assess, path_case
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.uncertainty import Options, Uncertainty
from citybrain.presenting.answers.uncertainty import uncertainty_answer
from tests.plans.uncertainty.cities import PATH, PLAN, case, outcome, workspace

YEARLY = "city_yearly_emissions"
WARMER = PLAN.replace("0.7", "0.8")


@pytest.fixture(scope="module")
def uncertainty() -> Uncertainty:
    return uncertainty_of(case(PATH), Options(draws=48, seed=2, sample=120, drivers=False))


def test_every_year_has_intervals_around_the_path_as_stated(uncertainty: Uncertainty) -> None:
    path = outcome(PATH).pathway
    assert uncertainty.years_quantity == YEARLY
    assert [year.year for year in uncertainty.years] == list(path.years)
    for number, year in enumerate(uncertainty.years):
        for interval, track in ((year.reference, path.reference.track), (year.plan, path.plan)):
            assert interval.low < track.city[YEARLY][number] < interval.high


def test_money_over_the_years_has_an_interval_or_the_reason_why_not(
    uncertainty: Uncertainty, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sums of which measures book a part apart had none, and nothing was said of them."""
    path, asked = outcome(PATH).pathway, case(PATH)
    told = {name for name in path_case.MONEY_OF_YEARS if getattr(path.money, name) is not None}
    assert "present_value" in told
    assert told <= {*uncertainty.money, *uncertainty.untold}
    monkeypatch.setattr(path_case, "partial", lambda *_, **__: {"present_value", "society"})
    reasons = asked.untold_money({"investment", "subsidies"})
    assert {name: reason.code for name, reason in reasons.items()} == dict.fromkeys(
        sorted(told - {"investment", "subsidies"}, reverse=True), "uncertainty-booked-apart"
    )
    answer = uncertainty_answer(replace(uncertainty, untold=reasons), asked.graph, workspace().places, "en")
    (first, *_) = answer["untold"]
    assert (first["quantity"], first["label"]) == ("present_value", "Net present value for society")
    assert "draws tell only a part of it" in first["reason"]


def test_an_investment_that_the_city_tells_too_has_its_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    """Yearly sums do not read all accounts to which measures of areas book; the quantity of the city does."""
    for module in (assess, path_case):
        monkeypatch.setattr(module, "partial", lambda *_, **__: {"investment", "present_value", "society"})
    found = uncertainty_of(case(PATH), Options(draws=16, seed=2, sample=60, drivers=False))
    told, stated = found.of("city_investment"), outcome(PATH).pathway.money.investment
    assert told is not None and found.money["investment"] == told.change
    assert told.change.low < stated < told.change.high
    assert "investment" not in found.untold and found.untold["present_value"].code == "uncertainty-booked-apart"
    assert {"running_cost", "energy_cost_change", "emissions_change"} <= {*found.money}


def test_emissions_add_up_over_the_years(uncertainty: Uncertainty) -> None:
    track = outcome(PATH).pathway.plan.city
    for number, year in enumerate(uncertainty.years):
        assert year.plan_cumulated.low < track["city_cumulated_emissions"][number] < year.plan_cumulated.high
    lows = [year.plan_cumulated.low for year in uncertainty.years]
    assert np.all(np.diff(lows) > 0)
    assert uncertainty.years[0].plan == uncertainty.years[0].plan_cumulated


def test_the_plan_is_judged_against_its_last_year_without_it(uncertainty: Uncertainty) -> None:
    found = outcome(PATH)
    without = found.pathway.reference.last
    for row in uncertainty.quantities:
        stated, before = float(found.view.value(row.quantity)), float(without.value(row.quantity))
        if row.change.low == row.change.high == 0:
            assert stated == before
            continue
        assert row.change.low < stated - before < row.change.high, row.quantity
        assert row.reference.low <= before <= row.reference.high, row.quantity
        since = stated - float(found.today.value(row.quantity))
        assert row.since_today is not None and row.since_today.low <= since <= row.since_today.high, row.quantity
    emissions = next(row for row in uncertainty.quantities if row.quantity == "city_operational_emissions")
    last = uncertainty.years[-1]
    assert emissions.change.low == pytest.approx(last.change.low, rel=0.35)
    assert len(next(iter(uncertainty.zones.values())).since_today) == found.today.result.city.size["zone"]


@pytest.fixture(scope="module")
def full() -> Uncertainty:
    return uncertainty_of(case(PATH), Options(draws=48, seed=2, sample=0, drivers=False))


def test_what_a_plan_changes_in_its_last_year_agrees_with_every_building_in_every_draw(
    uncertainty: Uncertainty, full: Uncertainty
) -> None:
    off = []
    for ours, theirs in zip(uncertainty.quantities, full.quantities, strict=True):
        for kind in ("reference", "change"):
            one, other = getattr(ours, kind), getattr(theirs, kind)
            width = other.high - other.low
            if width > 1e-9 * max(abs(other.high), 1e-9):
                off.append([(one.low - other.low) / width, (one.high - other.high) / width])
    assert np.median(np.abs(off)) < 0.2
    assert np.max(np.abs(off)) < 0.6


def test_years_agree_with_every_building_in_every_draw(uncertainty: Uncertainty, full: Uncertainty) -> None:
    off = []
    for ours, theirs in zip(uncertainty.years, full.years, strict=True):
        for kind in ("reference", "plan", "reference_cumulated", "plan_cumulated"):
            one, other = getattr(ours, kind), getattr(theirs, kind)
            width = other.high - other.low
            off.append([(one.low - other.low) / width, (one.high - other.high) / width])
    assert np.median(np.abs(off)) < 0.15
    assert np.max(np.abs(off)) < 0.4  # 48 draws: an end alone is off by a seventh of the width, one time in three


SOLAR = "{intervention: install_rooftop_solar, count: {rows: 3, of: solar_power_capacity}, uptake: %s}"


def test_a_row_that_has_a_part_of_a_measure_has_it_in_draws_of_every_year_too() -> None:
    """Draws of a path gave it the whole: 3 kW made -5,400 to 8,500 kWh a year, on one day 1,400 to 2,700."""
    found = []
    for said in (
        f"name: x\nmeasures: [{SOLAR % '1'}]",
        f"name: x\nyears: {{from: 2026, to: 2028}}\nmeasures: [{SOLAR % '{2026: 0.3, 2028: 1.0}'}]",
    ):
        quantities = uncertainty_of(case(said), Options(draws=48, seed=2, sample=120, drivers=False)).quantities
        found.append(next(one.change for one in quantities if one.quantity == "city_solar_generation"))
    day, path = found
    assert [path.low, path.high] == pytest.approx([day.low, day.high], rel=0.1)


def test_progress_moves_with_every_year_of_a_path() -> None:
    """All draws of a small city are one chunk, so nothing was told until the end."""
    shares: list[float] = []
    uncertainty_of(case(PATH), Options(draws=16, seed=2, sample=60, drivers=False), shares.append)
    assert len(set(shares)) > len(outcome(PATH).pathway.years)
    assert 0 < shares[0] < 0.2


def test_plans_of_one_day_go_before_those_of_years() -> None:
    service, today, options = workspace().uncertainties, workspace().today(), Options(draws=20, drivers=False)
    jobs = [service.begin(today, outcome(text), options) for text in (PATH, PLAN)]
    comparing = [service.compare(today, outcome(PLAN), outcome(text), options) for text in (PATH, WARMER)]
    for job in jobs + comparing:
        job.progress.stop()
    assert [job.long for job in jobs] == [job.long for job in comparing] == [True, False]
