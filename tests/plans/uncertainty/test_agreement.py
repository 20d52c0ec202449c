"""The sample scheme against every building in every draw, and both against the city as stated."""

from dataclasses import replace

import numpy as np
import pytest

from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.draws import Sample
from citybrain.plans.uncertainty.runs import Keep, no_report, run
from citybrain.plans.uncertainty.scores import latin_scores
from citybrain.plans.uncertainty.uncertainty import Options, Uncertainty
from tests.plans.uncertainty.cities import PATH, PLAN, case

OPTIONS = Options(draws=128, seed=4, sample=150, drivers=False)
LEAST_WIDTH = 1e-9


@pytest.fixture(scope="module")
def cheap() -> Uncertainty:
    return uncertainty_of(case(PLAN), OPTIONS)


@pytest.fixture(scope="module")
def full() -> Uncertainty:
    return uncertainty_of(case(PLAN), replace(OPTIONS, sample=0))


@pytest.mark.parametrize("text", ["", PLAN, PATH], ids=["today", "plan", "path"])
def test_without_scores_a_draw_is_the_city_as_stated(text: str) -> None:
    asked = case(text)
    rows = np.arange(0, asked.today.city.size["building"], 7)
    taken = run(asked.ground, {"building": rows}, Sample(2), asked.recipe, Keep(len(rows)), no_report).kept
    for state, result in enumerate(asked.states):
        for place, column in enumerate(asked.columns):
            for draw in range(2):
                np.testing.assert_allclose(
                    taken[state, place, draw], column.of(result)[rows], rtol=1e-9, err_msg=column.name
                )


@pytest.mark.parametrize("text", ["", PLAN], ids=["today", "plan"])
def test_what_no_draw_moves_is_what_draws_would_give(text: str) -> None:
    asked = case(text)
    steady, picks = asked.ground.steady, {"building": np.arange(0, asked.today.city.size["building"], 40)}
    assert steady
    sample_of_draws, keep = (
        Sample(16, latin_scores(asked.ground.inputs.shared, 16, 1), seed=1),
        Keep(len(picks["building"])),
    )
    taken = run(asked.ground, picks, sample_of_draws, asked.recipe, keep, no_report).kept
    pinned = {name: values for name, values in asked.recipe.pinned.items() if name not in steady}
    ground, recipe = replace(asked.ground, steady={}), replace(asked.recipe, pinned=pinned)
    np.testing.assert_array_equal(run(ground, picks, sample_of_draws, recipe, keep, no_report).kept, taken)


def test_ends_of_city_intervals_agree_within_sampling_error(cheap: Uncertainty, full: Uncertainty) -> None:
    off = []
    for one, other in zip(cheap.quantities, full.quantities, strict=True):
        assert one.quantity == other.quantity
        for state in ("today", "plan", "change"):
            ours, theirs = getattr(one, state), getattr(other, state)
            width = theirs.high - theirs.low
            if width > LEAST_WIDTH:
                off.append([(ours.low - theirs.low) / width, (ours.high - theirs.high) / width])
    assert len(off) > 20
    assert np.median(np.abs(off)) < 0.06
    assert np.max(np.abs(off)) < 0.25
    assert abs(np.mean(off)) < 0.05  # no bias in one direction


def test_what_a_plan_of_one_day_costs_has_the_intervals_of_the_headline(cheap: Uncertainty) -> None:
    told = {one.quantity: one.change for one in cheap.quantities}
    assert cheap.money["investment"] == told["city_investment"]
    assert cheap.money["running_cost"] == told["city_running_cost_of_measures"]


def test_draw_by_draw_both_move_together() -> None:
    options = replace(OPTIONS, draws=64)
    cheap, full = (uncertainty_of(case(PLAN), one) for one in (options, replace(options, sample=0)))
    for name in ("city_operational_emissions", "city_energy_cost", "city_delivered_energy"):
        for ours, theirs in zip(cheap.samples[name], full.samples[name], strict=True):
            assert np.corrcoef(ours, theirs)[0, 1] > 0.9


def test_ends_of_zone_intervals_agree_within_sampling_error(cheap: Uncertainty, full: Uncertainty) -> None:
    ratios = []
    for name, ours in cheap.zones.items():
        for state in ("today", "plan", "change"):
            for one, other in zip(getattr(ours, state), getattr(full.zones[name], state), strict=True):
                if other.high - other.low > LEAST_WIDTH:
                    ratios.append((one.high - one.low) / (other.high - other.low))
    assert 0.85 < np.median(ratios) < 1.15
    assert np.quantile(ratios, 0.1) > 0.6
    assert np.quantile(ratios, 0.9) < 1.6


def test_drivers_agree_with_the_variance_that_each_input_makes_in_all_buildings() -> None:
    asked = case(PLAN)
    found = uncertainty_of(asked, Options(draws=64, seed=4, sample=150)).shares("city_operational_emissions")
    names = sorted(found, key=found.__getitem__)[-3:]
    rows = np.arange(asked.today.city.size["building"])
    keep, drawn = Keep(len(rows)), []
    for name in [n for n in names if n in asked.ground.inputs.shared]:
        sample_of_draws = Sample(64, {name: latin_scores([name], 64, 0)[name]})
        taken = run(asked.ground, {"building": rows}, sample_of_draws, asked.recipe, keep, no_report)
        values = asked.results(sample_of_draws, asked.known(taken.kept.sum(axis=-1), taken.city))[
            "city_operational_emissions"
        ]
        drawn.append((found[name], np.var(values[1] - values[0])))
    assert len(drawn) >= 2
    ratios = [variance / share for share, variance in drawn]
    assert max(ratios) / min(ratios) < 1.35


@pytest.mark.parametrize("text", [PLAN, PATH], ids=["plan", "path"])
def test_the_same_seed_gives_the_same_bytes_with_any_number_of_threads(text: str) -> None:
    options = Options(draws=16, seed=1, sample=20, drivers=text == PLAN)
    one, other = (uncertainty_of(case(text), options, workers=workers) for workers in (1, 3))
    for name, values in one.samples.items():
        assert values.tobytes() == other.samples[name].tobytes()
    assert (one.quantities, one.zones, one.years) == (other.quantities, other.zones, other.years)


def test_another_seed_gives_other_numbers() -> None:
    one, other = (uncertainty_of(case(), Options(draws=16, seed=seed, sample=20, drivers=False)) for seed in (1, 2))
    assert one.quantities != other.quantities
