"""Measures that reach a target at least cost, held against every plan there is and against the engine."""

import json
from itertools import product

import pytest

from citybrain.kernel import PlanError
from citybrain.open_city import OpenCity
from citybrain.plans.document import Document
from citybrain.plans.saved.text import plan_data
from citybrain.plans.search.request import question_of
from citybrain.plans.search.result import LeastCostPlan
from citybrain.plans.search.search import least_cost_plan, trials_of
from citybrain.plans.search.service import SearchService
from citybrain.plans.search.trials import Trials
from citybrain.plans.workspace import Workspace
from citybrain.plans.years.progress import Progress
from tests.city import write_city

STEPS = 3
MEASURES = ("insulate_walls", "seal_and_recover_heat", "decarbonise_district_heat")
BY = 2029


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return OpenCity(write_city(tmp_path_factory.mktemp("search"))).workspace


def asked(reduction: float, measures: tuple[str, ...] = MEASURES, **more: object) -> dict:
    named = [{"intervention": name} for name in measures]
    target = {"base_year": 2026, "reduction": reduction, "by": BY}
    return {"name": "Least cost", "target": target, "measures": named, **more}


def found(workspace: Workspace, said: dict, steps: int = STEPS) -> LeastCostPlan:
    question = question_of(Document(said, "target"), workspace.day)
    return least_cost_plan(workspace, question, Progress(), steps=steps, chance=False)


@pytest.fixture(scope="module")
def every(workspace: Workspace) -> tuple[Trials, dict]:
    """Every plan of three measures in thirds, run by the engine."""
    trials, _, _ = trials_of(workspace, question_of(Document(asked(0.0), "target"), workspace.day), Progress(), STEPS)
    trials.most = 10_000
    return trials, {levels: trials(levels) for levels in product(range(STEPS + 1), repeat=len(MEASURES))}


def reductions(every: tuple[Trials, dict], shares: tuple[float, ...]) -> list[float]:
    """Reductions against the base value that ask for shares of all that the measures can do."""
    trials, plans = every
    most, base = max(one.reduced for one in plans.values()), trials.wanted[0]
    return [1.0 - (float(trials.nothing.aims[0]) - share * most) / float(base) for share in shares]


def test_no_plan_of_all_reaches_the_target_for_less(workspace: Workspace, every: tuple[Trials, dict]) -> None:
    costs = []
    for reduction in reductions(every, (0.3, 0.6, 0.9)):
        answer = found(workspace, asked(reduction))
        best = min(one.cost for one in every[1].values() if one.aims[0] <= answer.wanted)
        assert answer.reached
        assert answer.value <= answer.wanted
        assert answer.cost == pytest.approx(best, rel=1e-9)
        costs.append(answer.cost)
    assert costs == sorted(costs)


def test_the_numbers_are_those_of_the_plan_run_afterwards(workspace: Workspace, every: tuple[Trials, dict]) -> None:
    answer = found(workspace, asked(*reductions(every, (0.6,))))
    assert answer.outcome is not None
    again = workspace.passing_outcome(Document(plan_data(answer.outcome.plan), "plan"), Progress())
    assert again.pathway is not None and again.pathway.target is not None and again.pathway.money is not None
    assert again.pathway.target.step.plan == answer.value
    assert -again.pathway.money.present_value == answer.cost
    assert sum(one.added for one in answer.measures) == pytest.approx(answer.reduced)
    assert sum(one.cost for one in answer.measures) == pytest.approx(answer.cost)


def test_no_measure_is_without_effect(workspace: Workspace, every: tuple[Trials, dict]) -> None:
    with_idle = (*MEASURES, "share_solar_power", "share_homes")
    answer = found(workspace, asked(*reductions(every, (0.5,)), measures=with_idle))
    assert all(one.removed > 0 for one in answer.measures)
    assert answer.refused["share_solar_power"] == "no-effect"
    assert answer.refused["share_homes"] == "worsens"


def test_a_target_out_of_reach_is_told_with_what_would_be_needed(
    workspace: Workspace, every: tuple[Trials, dict]
) -> None:
    answer = found(workspace, asked(0.99))
    assert not answer.reached
    assert answer.reduced == pytest.approx(max(one.reduced for one in every[1].values()))
    kinds = {one.kind for one in answer.obstacles}
    assert {"capacity", "pace", "later"} <= kinds
    assert all((one.reduced or 0) > 0 for one in answer.obstacles if one.kind == "capacity")
    assert not next(one for one in answer.obstacles if one.kind == "pace").reached


def test_a_ceiling_of_a_year_is_kept_and_told(workspace: Workspace, every: tuple[Trials, dict]) -> None:
    free = found(workspace, asked(*reductions(every, (0.6,))))
    assert free.outcome is not None and free.outcome.pathway is not None
    spent = max(sum(year) for year in zip(*(one.investment for one in free.outcome.pathway.adopted), strict=True))
    ceiling = {"investment_of_year": 0.4 * spent}
    held = found(workspace, asked(*reductions(every, (0.6,)), money=ceiling))
    if held.outcome is not None:
        assert held.outcome.pathway is not None
        assert "plan-money-of-year-passed" not in {notice.code for notice in held.outcome.notices}
    assert not held.reached or held.cost >= free.cost
    assert "money" in {one.kind for one in held.obstacles}


def test_the_same_question_has_one_answer_and_can_be_stopped(workspace: Workspace) -> None:
    service = SearchService(workspace)
    said = asked(0.0, measures=("insulate_roof",))
    first = service.begin(Document(json.loads(json.dumps(said)), "target"))
    assert service.begin(Document(said, "target")).id == first.id
    stopped = Progress()
    stopped.stop()
    with pytest.raises(PlanError) as caught:
        least_cost_plan(workspace, question_of(Document(asked(0.5), "x"), workspace.day), stopped)
    assert caught.value.code == "plan-cancelled"
    assert first.wait() is not None


def ended_after(trials: int) -> Progress:
    progress = Progress(lambda part, done, of: progress.finish() if done >= trials else None)
    return progress


def test_a_search_that_is_ended_answers_with_the_best_so_far(workspace: Workspace, every: tuple[Trials, dict]) -> None:
    said = Document(asked(*reductions(every, (0.6,))), "target")
    answer = least_cost_plan(workspace, question_of(said, workspace.day), ended_after(6), steps=STEPS)
    assert not answer.complete
    assert answer.measures and answer.reduced > 0
    assert sum(one.added for one in answer.measures) == pytest.approx(answer.reduced)
    assert (answer.price, answer.chance, list(answer.obstacles)) == (None, None, [])
    assert answer.cost >= found(workspace, said.data).cost or not answer.reached
    with pytest.raises(PlanError) as caught:
        least_cost_plan(workspace, question_of(said, workspace.day), ended_after(1), steps=STEPS)
    assert caught.value.code == "plan-cancelled"


def test_what_was_ended_is_not_the_answer_of_the_next_who_asks(workspace: Workspace) -> None:
    service, said = SearchService(workspace), asked(0.5, measures=("insulate_roof", "insulate_floor"))
    assert not service.of(Document(said, "target"), ended_after(3)).complete
    assert service.of(Document(said, "target")).complete


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "search-without-target"),
        ({"target": {"base_year": 2026, "reduction": 0.5, "by": 2020}}, "plan-target-year"),
        ({"target": {"base_year": 2026, "reduction": 0.5, "by": 2150}}, "search-too-long"),
        ({"target": {"base_year": 2026, "reduction": 1.5, "by": 2030}}, "plan-reduction"),
        (
            {"target": {"base_year": 2026, "reduction": 0.5, "by": 2030, "quantity": "residents"}},
            "plan-target-quantity",
        ),
        (asked(0.5, measures=("insulate_wals",)), "plan-unknown-intervention"),
        ({**asked(0.5), "money": {"investment_of_year": 0}}, "plan-not-positive"),
        ({**asked(0.5), "wanted": 1}, "plan-unknown-field"),
    ],
)
def test_what_is_wrong_is_told(workspace: Workspace, said: dict, code: str) -> None:
    with pytest.raises(PlanError) as caught:
        found(workspace, said)
    assert caught.value.code == code


def test_the_promise_is_taken_where_no_target_is_said(workspace: Workspace) -> None:
    promised = question_of(Document(asked(0.2), "x"), workspace.day).target
    question = question_of(Document({}, "x"), workspace.day, promised)
    assert question.target == promised
    assert question.years.last == BY
