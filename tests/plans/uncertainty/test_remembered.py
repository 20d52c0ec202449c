"""What a plan leaves as it is is drawn once for all plans, bit for bit as each would draw it by itself."""

import copy
import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from citybrain.kernel import PlanError
from citybrain.plans.uncertainty import remembered
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.remembered import RememberingRunner, columns_left, is_left
from citybrain.plans.uncertainty.uncertainty import Options, Uncertainty
from tests.plans.uncertainty.test_entities import case

OPTIONS = Options(draws=32, seed=2, sample=60)
TREES = "name: Trees\nmeasures:\n  - {intervention: plant_trees, uptake: 0.5}\n"
QUIET = "name: Quiet\nmeasures:\n  - {intervention: quieten_engines, uptake: 0.5}\n"
MORE_TREES = TREES.replace("0.5", "0.9")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, ...]]]:
    """Entities of which draws are computed, one for each that is asked for."""
    found: list[tuple[str, ...]] = []
    run = remembered.run

    def counting(ground, picks, sample, recipe, keep, report, workers, started=None):
        if started is None or not started.done.all():
            found.append(ground.entities)
        return run(ground, picks, sample, recipe, keep, report, workers, started)

    monkeypatch.setattr(remembered, "run", counting)
    yield found


def same_in_both(one: Uncertainty, other: Uncertainty) -> None:
    assert one.samples.keys() == other.samples.keys()
    for name, values in one.samples.items():
        assert np.array_equal(values, other.samples[name], equal_nan=True), name
    assert one.quantities == other.quantities
    assert one.zones == other.zones


def test_a_plan_tells_the_same_whether_or_not_what_it_leaves_is_remembered(drawn: list[tuple[str, ...]]) -> None:
    runner = RememberingRunner()
    uncertainty_of(case(), OPTIONS, runner=runner)
    assert {entities[0] for entities in drawn} == {"link", "cell", "group"}
    for text in (TREES, MORE_TREES):
        drawn.clear()
        quick = uncertainty_of(case(text), OPTIONS, runner=runner)
        assert {entities[0] for entities in drawn} == {"cell"}
        same_in_both(quick, uncertainty_of(case(text), OPTIONS))


def test_columns_that_a_plan_leaves_are_those_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "LARGE", 0)
    monkeypatch.setattr("citybrain.plans.uncertainty.reach.LIGHT", 0)  # else what is left stands apart
    found, beside = {}, remembered.run_beside

    def counting(known, part, *more):
        found.setdefault(part.entities[0], set()).add((len(known), len(part.columns)))
        return beside(known, part, *more)

    monkeypatch.setattr(remembered, "run_beside", counting)
    options = replace(OPTIONS, drivers=False)  # these come after today has been drawn
    runner, alone = RememberingRunner(), uncertainty_of(case(QUIET), options)
    same_in_both(uncertainty_of(case(QUIET), options, runner=runner), alone)
    assert all(known == 0 for seen in found.values() for known, _ in seen)
    uncertainty_of(case(), options, runner=runner)
    same_in_both(uncertainty_of(case(QUIET), options, runner=runner), alone)
    assert (1, 2) in found["link"]
    assert (2, 2) in found["cell"]
    link = next(part for part in case(QUIET).parts if part.entities[0] == "link")
    assert [column.name for column in columns_left(link)] == ["link_emissions"]


def test_draws_that_told_more_are_enough(drawn: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "LARGE", 0)
    runner, asked = RememberingRunner(), [name for name in case().asked if name != "city_shade"]
    fewer = replace(case(), asked=asked)
    assert sum(len(part.columns) for part in fewer.parts) < sum(len(part.columns) for part in case().parts)
    uncertainty_of(case(), replace(OPTIONS, drivers=False), runner=runner)
    drawn.clear()
    quick = uncertainty_of(fewer, replace(OPTIONS, drivers=False), runner=runner)
    same_in_both(quick, uncertainty_of(fewer, replace(OPTIONS, drivers=False)))
    assert not drawn


def test_who_is_left_follows_from_the_measures_of_all_plans_that_are_compared() -> None:
    left = {part.entities[0]: is_left(part) for part in case(TREES).parts}
    assert left == {"link": True, "cell": False, "group": True}
    assert all(map(is_left, case().parts))
    both = replace(case(), compared=(case(), case(TREES)))
    assert {part.entities[0] for part in both.parts if is_left(part)} == {"link", "group"}


def test_other_draws_are_not_taken_for_those_that_are_remembered(drawn: list[tuple[str, ...]]) -> None:
    runner = RememberingRunner()
    for options in (OPTIONS, replace(OPTIONS, seed=3), replace(OPTIONS, draws=33)):
        drawn.clear()
        one = uncertainty_of(case(), options, runner=runner)
        assert drawn
        same_in_both(one, uncertainty_of(case(), options))


def test_what_was_done_before_work_was_stopped_is_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citybrain.plans.uncertainty.runs.VALUES_AT_ONCE", 2_000)
    runner, told = RememberingRunner(), []

    def stop(done: float) -> None:
        told.append(done)
        if done > 0.5:
            raise PlanError("plan-cancelled")

    with pytest.raises(PlanError):
        uncertainty_of(case(), OPTIONS, stop, workers=1, runner=runner)
    assert len(told) > 5
    again: list[float] = []
    same_in_both(
        uncertainty_of(case(), OPTIONS, again.append, workers=1, runner=runner),
        uncertainty_of(case(), OPTIONS),
    )
    assert again[0] > 0.3


def test_progress_never_goes_back() -> None:
    told: list[float] = []
    uncertainty_of(case(TREES), OPTIONS, told.append, workers=1)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST_BYTES", 100_000)
    runner = RememberingRunner()
    for seed in range(3):
        uncertainty_of(case(), replace(OPTIONS, seed=seed), runner=runner)
        assert sum(one.bytes for _, one in runner._started.values()) <= 100_000


def test_a_city_of_another_day_is_let_go_though_its_draws_are_remembered() -> None:
    """Else plans of many days would hold the columns of as many cities, beside the bound of what is remembered."""
    runner = RememberingRunner()
    today = copy.copy(case().today)
    uncertainty_of(replace(case(), today=today), OPTIONS, runner=runner)
    held, count = weakref.ref(today), len(runner._started)
    del today
    gc.collect()
    assert held() is None
    uncertainty_of(case(), OPTIONS, runner=runner)
    assert len(runner._started) == count
