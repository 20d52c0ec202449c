"""Uncertainty of a city of links, cells and groups of people: each entity is drawn by itself, with what all share."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
import pytest

from citybrain.kernel import InputDistribution as Width
from citybrain.kernel import Result
from citybrain.kernel.units import Rows
from citybrain.messages import render
from citybrain.plans.availability import available
from citybrain.plans.document import read_bytes
from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.evaluate import Baseline
from citybrain.plans.reading import plan_of
from citybrain.plans.uncertainty.adoption_draws import adoption_draws_of
from citybrain.plans.uncertainty.assess import uncertainty_of
from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.draws import Sample, batched_city
from citybrain.plans.uncertainty.inputs import Attribute
from citybrain.plans.uncertainty.parts import Drawing
from citybrain.plans.uncertainty.path_case import PathCase
from citybrain.plans.uncertainty.reach import DrawReach
from citybrain.plans.uncertainty.runs import no_report
from citybrain.plans.uncertainty.scores import latin_scores
from citybrain.plans.uncertainty.uncertainty import Driver, Options, Uncertainty
from citybrain.plans.view import View
from citybrain.plans.years.pathway import checked, evaluate_years
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.reference import Start, reference_of
from tests.plans import streets
from tests.plans.streets import CELLS, GROUPS, HOMES, KNOWN, LINKS

OPTIONS = Options(draws=64, seed=2, sample=200, drivers=False)
PLAN = """\
name: Slow and green
measures:
  - {intervention: slow_down, uptake: 0.6}
  - {intervention: plant_trees, uptake: 0.5}
  - {intervention: give_passes}
  - {intervention: quieten_engines, uptake: 0.5}
"""
YEARS = PLAN.replace("measures:", "years: {from: 2026, to: 2029}\nmeasures:")


def attribute(name: str, of: str, rows: int, shared: float) -> Attribute:
    return Attribute(name, of, (name,), "lognormal", "toy", shared, np.full((1, rows), 0.4))


ATTRIBUTES = (
    attribute("vehicles", "link", LINKS, 0.3),
    attribute("cell_area", "cell", CELLS, 0.0),
    attribute("people", "group", GROUPS, 0.5),
    attribute("tree_share", "cell", CELLS, 0.2),
)


def baseline() -> Baseline:
    graph = available(streets.graph(), streets.city())
    width = Width("lognormal", "toy", relative=0.2)
    graph = graph.with_parameters({"quiet_engines": replace(graph.parameters["quiet_engines"], uncertainty=width)})
    city = streets.city()
    city = replace(city, columns={**city.columns, "tree_share": np.full(CELLS, 0.1)})
    return Baseline(1, streets.places(), View(Result(graph, city)))


BEGIN = baseline()


ASKED = (*KNOWN, "city_shade", "city_first_zone")


def case(text: str = "") -> Case:
    today = BEGIN.view.result
    if not text:
        return Case(today, None, None, ATTRIBUTES, ASKED, ("zone_link_emissions",))
    outcome = streets.run(text, BEGIN)
    adoptions = adoption_draws_of(outcome.measures, today.graph)
    return Case(today, outcome.view.result, adoptions, ATTRIBUTES, ASKED, ("zone_link_emissions",))


def path_case() -> PathCase:
    said = read_bytes(YEARS.encode(), "plan.yaml")
    plan, start = plan_of(said), Start(1, BEGIN.places, BEGIN.view, "as-it-is", {"en": "a", "zh": "a"}, [])
    assert plan.years is not None
    asked, base = checked(plan, start, SourceLocation(said))
    reference = reference_of(start, plan.years.all, Progress())
    outcome = evaluate_years(plan, SourceLocation(said), asked, base, reference, Progress(), "x")
    assert outcome.pathway is not None
    last = outcome.view.result
    return PathCase(BEGIN.view.result, last, None, ATTRIBUTES, KNOWN, ("zone_link_emissions",), outcome.pathway)


@pytest.fixture(scope="module")
def sampled() -> Uncertainty:
    return uncertainty_of(case(PLAN), OPTIONS)


@pytest.fixture(scope="module")
def full() -> Uncertainty:
    return uncertainty_of(case(PLAN), replace(OPTIONS, sample=0))


def test_each_entity_behind_what_is_asked_is_drawn_those_that_are_tied_together() -> None:
    assert [part.entities for part in case(PLAN).parts] == [("link", "home"), ("cell",), ("group",)]
    assert uncertainty_of(case(), OPTIONS).rows >= CELLS + GROUPS


def test_intervals_agree_with_those_of_every_row(sampled: Uncertainty, full: Uncertainty) -> None:
    told = {q.quantity: q for q in full.quantities}
    assert {"city_link_emissions", "city_carbon_in_trees", "city_car_emissions"} <= told.keys()
    for one in sampled.quantities:
        other = told[one.quantity]
        for state in ("today", "plan", "change"):
            ours, theirs = getattr(one, state), getattr(other, state)
            width = max(theirs.high - theirs.low, 1e-9)
            assert abs(ours.low - theirs.low) < 0.35 * width, (one.quantity, state)
            assert abs(ours.high - theirs.high) < 0.35 * width, (one.quantity, state)


def test_what_differs_between_entities_shows_in_their_own_quantities_alone(sampled: Uncertainty) -> None:
    told = {q.quantity: q for q in sampled.quantities}
    for name in ("city_link_emissions", "city_carbon_in_trees", "city_car_emissions"):
        assert told[name].today.high > told[name].today.low
    found = uncertainty_of(case(PLAN), replace(OPTIONS, drivers=True)).shares("city_car_emissions")
    assert found["people"] > 0.3
    assert "vehicles" not in found


@pytest.mark.parametrize(("name", "source"), [("city_home_noise", "vehicles"), ("city_shade", "tree_share")])
def test_uncertainty_crosses_relations_and_fields(sampled: Uncertainty, name: str, source: str) -> None:
    found = sampled.of(name)
    assert found is not None
    assert found.plan is not None
    for one in (found.today, found.plan):
        assert one.high - one.low > 0.05 * one.high
    shares = uncertainty_of(case(), replace(OPTIONS, drivers=True)).shares(name)
    assert shares[source] > 0.05
    assert set(shares) <= {source, "quiet_engines", "single-rows", "interactions"}


def test_what_is_common_to_both_cancels_in_the_change(sampled: Uncertainty) -> None:
    noise, shade = (sampled.of(name) for name in ("city_home_noise", "city_shade"))
    assert noise.change.low < noise.change.high < 0.0
    assert (noise.verdict, shade.verdict) == ("better", "better")
    # fifteen cells each get a quarter more of trees, however many they have today
    assert (shade.change.low, shade.change.high) == pytest.approx((shade.change.low, shade.change.low), rel=1e-12)
    assert shade.today.high - shade.today.low > 0.1


def test_a_draw_across_relations_and_fields_has_the_bits_of_the_city_that_is_so() -> None:
    for part in case(PLAN).parts:
        every = {of: np.arange(part.today.city.size[of]) for of in part.entities}
        sample_of_draws = Sample(4, latin_scores(part.inputs.shared, 4, 1), seed=1)
        many = batched_city(part.ground, every, sample_of_draws)
        for draw in range(4):
            alone = batched_city(part.ground, every, sample_of_draws.part(draw, draw + 1))
            for column in part.columns:
                both = (np.asarray(result[column.name]) for result in (many, alone))
                one, other = both
                assert one.reshape(4, -1)[draw].tobytes() == other.tobytes(), column.name


def test_rows_are_sampled_beside_entities_that_are_tied_among_themselves_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells that read the weather were all drawn, since a year of weather hangs on another one."""
    monkeypatch.setattr("citybrain.plans.uncertainty.case.EXTRA", ())
    monkeypatch.setattr(Case, "taken", lambda self: {"car_emissions", *(["home_noise"] if self.drawn[1:] else [])})
    alone = Case(BEGIN.view.result, None, None, ATTRIBUTES[1:], ["city_car_emissions"], [], drawn=("group",))
    beside = replace(alone, drawn=("group", "link", "home"))
    options, sums = replace(OPTIONS, sample=6), []
    for part in (alone, beside):
        assert not part.whole
        drawing = Drawing.of(part, options.sample, options.seed, 1)
        assert drawing.sample is not None
        scores = latin_scores(part.inputs.shared, options.draws, options.seed)
        sums.append(drawing.drawn_sums(Sample(options.draws, scores), options, no_report).known[0])
    picks, _ = beside.drawn_rows(options.sample, options.seed)
    assert [len(picks[of]) for of in ("link", "home")] == [LINKS, HOMES]
    assert sums[0]["city_car_emissions"].tobytes() == sums[1]["city_car_emissions"].tobytes()
    assert replace(beside, drawn=("link", "home", "group")).whole


def test_what_cannot_be_told_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(uncertainty_of(case(), OPTIONS).untold) == ["city_first_zone"]
    assert "zone_link_emissions" in render(uncertainty_of(case(), OPTIONS).untold["city_first_zone"], "en")
    monkeypatch.setattr("citybrain.plans.uncertainty.case.MOST_TIED", 80)
    found = uncertainty_of(case(), OPTIONS)
    assert list(found.untold) == ["city_home_noise", "city_first_zone"]
    assert "home, link must be drawn together: 90 of them, of at most 80" in render(
        found.untold["city_home_noise"], "en"
    )
    assert found.of("city_link_emissions") is not None


@pytest.mark.parametrize("text", ["", PLAN], ids=["today", "plan"])
def test_what_comes_of_an_entity_too_large_to_draw_follows_what_all_draws_share(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside all links drawn, of which nothing may be off but what they share: by a parabola, and as stated without."""
    asked = replace(case(text), attributes=())
    noise = asked.graph["city_home_noise"]
    assert DrawReach(asked.graph).tied_by(noise) == {"home", "link"}
    assert all(not DrawReach(asked.graph, frozenset({large})).tied_by(noise) for large in ("home", "link"))
    whole = uncertainty_of(asked, OPTIONS).of("city_home_noise")
    monkeypatch.setattr(Case, "_large", frozenset({"link"}))
    followed = uncertainty_of(replace(asked), OPTIONS).of("city_home_noise")
    assert whole is not None
    assert followed is not None
    for state in ("today", "plan", "change") if text else ("today",):
        ours, theirs = getattr(followed, state), getattr(whole, state)
        assert theirs.high - theirs.low > 1e-4 * abs(theirs.high)
        assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.01 * (theirs.high - theirs.low))
    monkeypatch.setattr("citybrain.plans.uncertainty.responses.MOST_INPUTS", 0)
    found = uncertainty_of(replace(asked), OPTIONS)
    assert found.untold["city_home_noise"].code == "uncertainty-same-in-draws"
    stated = found.of("city_home_noise")
    assert stated is not None
    assert stated.today.low == pytest.approx(float(asked.today["city_home_noise"]), rel=1e-9)


def test_years_of_drawn_entities_leave_what_others_have_of_a_large_one_as_stated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Parts of the city in which no home is drawn read what homes hear of links too many to draw."""
    names = PathCase.names
    monkeypatch.setattr(PathCase, "names", lambda self: sorted({*names(self), "city_home_noise"}))
    monkeypatch.setattr(Case, "_large", frozenset({"link"}))
    asked = path_case()
    part = next(part for part in asked.parts if part.entities == ("cell",))
    assert "home_noise" in part.ground.responses
    found = uncertainty_of(asked, Options(draws=16, seed=1, sample=50, drivers=False))
    assert len(found.years) == 4
    assert found.of("city_carbon_in_trees") is not None


def test_zones_have_intervals_of_what_lies_in_them(sampled: Uncertainty, full: Uncertainty) -> None:
    ratios = [
        (one.high - one.low) / (other.high - other.low)
        for one, other in zip(
            sampled.zones["zone_link_emissions"].today, full.zones["zone_link_emissions"].today, strict=True
        )
    ]
    assert 0.5 < min(ratios) <= max(ratios) < 2.0


def test_a_path_is_drawn_for_every_entity() -> None:
    found = uncertainty_of(path_case(), Options(draws=16, seed=1, sample=50, drivers=False))
    assert {q.quantity for q in found.quantities} >= {"city_link_emissions", "city_car_emissions"}
    assert len(found.years) == 4
    noise = found.of("city_home_noise")
    assert noise.change.low < noise.change.high < 0.0
    cars = found.of("city_car_emissions")
    assert cars is not None
    assert cars.plan is not None
    assert cars.plan.high < cars.today.high


@pytest.mark.parametrize("make", [lambda: case(PLAN), path_case], ids=["one day", "years"])
def test_draws_that_are_alike_for_some_rows_are_computed_once_to_the_same_shares(
    make: Callable[[], Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    def shares() -> dict[str, tuple[Driver, ...]]:
        return {q.quantity: q.drivers for q in uncertainty_of(make(), Options(16, seed=1, sample=50)).quantities}

    counted: list[tuple[int, int]] = []
    unlike = Sample.unlike

    def counting(sample_of_draws: Sample, names: Iterable[str]) -> tuple[Sample, Rows]:
        few, kind = unlike(sample_of_draws, names)
        counted.append((few.draws, sample_of_draws.draws))
        return few, kind

    monkeypatch.setattr(Sample, "unlike", counting)
    found = shares()
    assert any(few < draws for few, draws in counted)
    monkeypatch.setattr(
        Sample, "unlike", lambda sample_of_draws, _: (sample_of_draws, np.arange(sample_of_draws.draws))
    )
    assert shares() == found
