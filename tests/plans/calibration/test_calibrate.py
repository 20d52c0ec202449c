"""A city whose factors are known: they are found within their intervals, and what proves nothing is not adopted."""

import dataclasses

import numpy as np
import pytest

from citybrain.governance import DataClass
from citybrain.kernel import InputError
from citybrain.messages import render, text
from citybrain.plans.calibration.billed_city import BilledCity
from citybrain.plans.calibration.calibrate import Bills, calibrate
from citybrain.plans.calibration.outcome import CalibrationOutcome
from citybrain.plans.calibration.settings import CalibrationSettings
from tests.plans.calibration.known_truth import (
    CARRIERS,
    CORRECTIONS,
    Known,
    Noise,
    Truth,
    inside,
    known_city,
    misses,
    truth_of,
)

ROWS = 1200
SEEDS = range(4)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    return known_city(tmp_path_factory.mktemp("known"), ROWS)


@pytest.fixture(scope="module")
def found(known: Known) -> list[tuple[Truth, CalibrationOutcome]]:
    truths = [truth_of(known, seed) for seed in SEEDS]
    return [(truth, run(known, truth.bills(known), seed)) for seed, truth in zip(SEEDS, truths, strict=True)]


def run(known: Known, bills: Bills, seed: int = 0) -> CalibrationOutcome:
    return calibrate(known.graph, known.city, bills, CalibrationSettings(seed=seed, draws=400))


def refusal(known: Known, bills: Bills) -> str:
    with pytest.raises(InputError) as caught:
        run(known, bills)
    return render(caught.value)


def test_hidden_factors_lie_in_their_intervals(found) -> None:
    held = np.concatenate([inside(outcome, truth) for truth, outcome in found])
    assert held.size > 250
    assert 0.82 < held.mean() < 0.97


def test_learning_from_others_brings_factors_closer_to_the_hidden_ones(found) -> None:
    together, alone = (
        np.sqrt(np.mean(np.concatenate([misses(outcome, truth, what).ravel() for truth, outcome in found]) ** 2))
        for what in ("value", "alone")
    )
    assert together < 0.85 * alone


def test_errors_on_buildings_held_out_fall_to_what_people_differ_by(found) -> None:
    for truth, outcome in found:
        assert outcome.adopted, outcome.reason
        assert outcome.error_after < 0.75 * outcome.error_before
        assert outcome.error_after < 0.45
        heat = outcome.errors["network_heat"]
        assert abs(heat.after.nmbe) < 0.12 < abs(heat.before.nmbe)
        assert outcome.held_out == pytest.approx(0.2 * outcome.buildings, rel=0.25)
        assert truth.effects.shape == (outcome.cells.count, 3)


def test_adopted_cells_have_the_estimates_and_all_others_what_was_before(found) -> None:
    for _, outcome in found:
        adopted = {cell: g for g in outcome.groups if g.adopted for cell in g.cells}
        for name in outcome.corrections:
            for cell, value in enumerate(outcome.values[name]):
                assert value == (adopted[cell].estimates[name].value if cell in adopted else 1.0)


def test_groups_with_a_larger_error_keep_their_values(found) -> None:
    groups = [g for _, outcome in found for g in outcome.groups if g.judged_alone]
    assert groups
    assert all(g.adopted == (g.error_after < g.error_before) for g in groups)


def test_wrong_bills_are_set_aside_and_counted(known, found) -> None:
    truth, outcome = found[0]
    assert sum(reasons["far-off"] for reasons in outcome.set_aside.values()) > 20
    counted = {c: outcome.bills[c] + sum(outcome.set_aside[c].values()) for c in CARRIERS}
    assert counted == {c: int(np.isfinite(truth.billed[:, i]).sum()) for i, c in enumerate(CARRIERS)}


def test_the_uncertainty_of_the_layer_is_that_of_the_groups(found) -> None:
    for _, outcome in found:
        for name in outcome.corrections:
            widths = [np.log(g.estimates[name].high / g.estimates[name].value) for g in outcome.groups]
            assert min(widths) < np.log1p(outcome.uncertainty[name].relative) < max(widths)
            assert 0 < outcome.uncertainty[name].shared < 1


def test_the_same_seed_gives_the_same_numbers(known, found) -> None:
    truth, outcome = found[0]
    again = run(known, truth.bills(known))
    assert repr(again.groups) == repr(outcome.groups)
    assert all(np.array_equal(again.values[n], outcome.values[n]) for n in outcome.corrections)


@pytest.mark.parametrize("seed", [100, 101, 102])
def test_bills_that_the_model_already_meets_change_nothing(known, seed) -> None:
    truth = truth_of(known, seed, mean=(0.0, 0.0, 0.0), spread=0.0)
    outcome = run(known, truth.bills(known), seed)
    assert not outcome.adopted
    assert outcome.reason == "not-better-than-chance"
    assert outcome.values == {}
    assert "not smaller by more than chance" in text(f"calibration-{outcome.reason}")


def test_bills_of_one_kind_calibrate_that_kind_and_say_so(known) -> None:
    truth = truth_of(known, 1)
    use = known.graph.vocabulary.codes("building_use")["apartment_block"]
    own = (known.city.columns["building_use"] == use) & (known.city.columns["construction_year"] < 1946)
    billed = np.where(own[:, None], truth.billed, np.nan)
    outcome = run(known, Truth(truth.effects, billed).bills(known))
    assert [g.use for g in outcome.groups] == ["apartment_block"]
    assert outcome.notices[0] == "calibration-one-group"
    assert "all others keep their factors" in text(outcome.notices[0])
    assert outcome.adopted
    assert (np.array([outcome.values[n] for n in CORRECTIONS]) != 1.0).sum() == 3


def test_bills_of_too_few_persons_change_no_factor_and_no_error(known) -> None:
    """Who knows all other bills of a group would otherwise compute theirs from its factor."""
    truth = truth_of(known, 0)
    billed_some = np.flatnonzero(np.isfinite(truth.billed).any(axis=1))
    few = np.isin(np.arange(ROWS), billed_some[:9])
    classes = np.where(few, DataClass.PERSONAL, DataClass.INTERNAL).astype(object)
    outcomes = []
    for factor in (1.0, 1.02):
        bills = truth._replace(billed=truth.billed * np.where(few, factor, 1.0)[:, None]).bills(known)
        outcomes.append(run(known, dataclasses.replace(bills, classes=classes)))
    one, other = ((o.groups, o.values, o.errors, o.error_after) for o in outcomes)
    assert repr(one) == repr(other)
    whole = run(known, truth._replace(billed=truth.billed * np.where(few, 1.02, 1.0)[:, None]).bills(known))
    assert repr(whole.groups) != repr(outcomes[0].groups)


def test_electricity_alone_says_nothing_of_heat_that_the_network_brings(known) -> None:
    truth = truth_of(known, 2)
    use = known.graph.vocabulary.codes("building_use")["apartment_block"]
    billed = np.full_like(truth.billed, np.nan)
    own = known.city.columns["building_use"] == use
    billed[own, CARRIERS.index("delivered_electricity")] = truth.billed[own, CARRIERS.index("delivered_electricity")]
    outcome = run(known, Truth(truth.effects, billed).bills(known))
    assert outcome.corrections == ("electricity_use_correction",)
    assert set(outcome.values) == set(outcome.corrections)


def test_too_few_bills_are_refused(known) -> None:
    truth = truth_of(known, 1)
    billed = np.where((np.arange(ROWS) < 25)[:, None], truth.billed, np.nan)
    some = int(np.isfinite(billed).any(axis=1).sum())
    told = refusal(known, Truth(truth.effects, billed).bills(known))
    assert told.startswith(f"{some} buildings have bills that can be used; a calibration needs at least 20")
    assert some < 20


def test_no_bill_at_all_is_refused(known) -> None:
    nothing = np.full((ROWS, len(CARRIERS)), np.nan)
    assert refusal(known, Truth(np.zeros((1, 1)), nothing).bills(known)).startswith("0 buildings have bills")


def test_bills_of_many_kinds_with_few_of_each_are_refused(known) -> None:
    truth = truth_of(known, 1, Noise(billed=1.0, missing=0.0))
    keep = np.zeros(ROWS, bool)
    for use in np.unique(known.city.columns["building_use"]):
        keep[np.flatnonzero(known.city.columns["building_use"] == use)[:4]] = True
    billed = np.where(keep[:, None], truth.billed, np.nan)
    told = refusal(known, Truth(truth.effects, billed).bills(known))
    assert "but no kind and age of buildings has 5 of them to fit on" in told


def test_another_unit_is_refused_with_a_hint(known) -> None:
    truth = truth_of(known, 1)
    billed = truth.billed * np.where(np.array(CARRIERS) == "network_heat", 1000.0, 1.0)
    told = refusal(known, Truth(truth.effects, billed).bills(known))
    assert "bills of network_heat are" in told
    assert "They look like watt-hours taken for kilowatt-hours" in told
    assert "Correct unit in city.toml" in told


def test_infinite_bills_are_refused(known) -> None:
    truth = truth_of(known, 1)
    billed = np.array(truth.billed)
    billed[5, 2] = np.inf
    told = refusal(known, Truth(truth.effects, billed).bills(known))
    assert told.startswith("One value of delivered_electricity is infinite")


def test_some_buildings_computed_apart_are_those_of_the_whole_city(known) -> None:
    rows = np.arange(3, ROWS, 7)
    whole = BilledCity(known.graph, known.city, np.arange(ROWS), CARRIERS, CORRECTIONS)
    some = BilledCity(known.graph, known.city, rows, CARRIERS, CORRECTIONS)
    np.testing.assert_allclose(some.today(), whole.today()[rows], rtol=1e-12)
    np.testing.assert_allclose(some.with_effects(np.zeros((len(rows), 3))), some.today(), rtol=1e-12)
    assert (some.with_effects(np.full((len(rows), 3), 0.1)) >= some.today()).all()
