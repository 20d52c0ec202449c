"""Uncertainty of a city of links, cells and groups of people: each entity is drawn by itself, with what all share."""

from dataclasses import replace

import numpy as np
import pytest

from citybrain.kernel import Doubt as Width
from citybrain.kernel import Result
from citybrain.plans.availability import available
from citybrain.plans.document import read_bytes
from citybrain.plans.doubt.acts import acts_of
from citybrain.plans.doubt.assess import doubt_of
from citybrain.plans.doubt.case import Case
from citybrain.plans.doubt.doubt import Doubt, Options
from citybrain.plans.doubt.inputs import Attribute
from citybrain.plans.doubt.path_case import PathCase
from citybrain.plans.evaluate import Baseline
from citybrain.plans.places import Spot
from citybrain.plans.reading import plan_of
from citybrain.plans.view import View
from citybrain.plans.years.pathway import checked, evaluate_years
from citybrain.plans.years.progress import Progress
from citybrain.plans.years.reference import Start, reference_of
from tests.plans import streets
from tests.plans.streets import CELLS, GROUPS, KNOWN, LINKS

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
)


def baseline() -> Baseline:
    graph = available(streets.graph(), streets.city())
    width = Width("lognormal", "toy", relative=0.2)
    graph = graph.with_parameters({"quiet_engines": replace(graph.parameters["quiet_engines"], doubt=width)})
    return Baseline(1, streets.places(), View(Result(graph, streets.city())))


BEGIN = baseline()


def case(text: str = "") -> Case:
    today = BEGIN.view.result
    if not text:
        return Case(today, None, None, ATTRIBUTES, KNOWN, ("zone_link_emissions",))
    outcome = streets.run(text, BEGIN)
    acts = acts_of(outcome.measures, today.graph)
    return Case(today, outcome.view.result, acts, ATTRIBUTES, KNOWN, ("zone_link_emissions",))


def path_case() -> PathCase:
    said = read_bytes(YEARS.encode(), "plan.yaml")
    plan, start = plan_of(said), Start(1, BEGIN.places, BEGIN.view, "as-it-is", {"en": "a", "zh": "a"}, [])
    assert plan.years is not None
    asked, base = checked(plan, start, Spot(said))
    reference = reference_of(start, plan.years.all, Progress())
    outcome = evaluate_years(plan, Spot(said), asked, base, reference, Progress(), "x")
    assert outcome.pathway is not None
    last = outcome.view.result
    return PathCase(BEGIN.view.result, last, None, ATTRIBUTES, KNOWN, ("zone_link_emissions",), outcome.pathway)


@pytest.fixture(scope="module")
def sampled() -> Doubt:
    return doubt_of(case(PLAN), OPTIONS)


@pytest.fixture(scope="module")
def full() -> Doubt:
    return doubt_of(case(PLAN), replace(OPTIONS, sample=0))


def test_each_entity_behind_what_is_asked_is_drawn_those_that_are_tied_together() -> None:
    assert [part.entities for part in case(PLAN).parts] == [("link", "home"), ("cell",), ("group",)]
    assert doubt_of(case(), OPTIONS).rows >= CELLS + GROUPS


def test_intervals_agree_with_those_of_every_row(sampled: Doubt, full: Doubt) -> None:
    told = {q.quantity: q for q in full.quantities}
    assert {"city_link_emissions", "city_carbon_in_trees", "city_car_emissions"} <= told.keys()
    for one in sampled.quantities:
        other = told[one.quantity]
        for state in ("today", "plan", "change"):
            ours, theirs = getattr(one, state), getattr(other, state)
            width = max(theirs.high - theirs.low, 1e-9)
            assert abs(ours.low - theirs.low) < 0.35 * width, (one.quantity, state)
            assert abs(ours.high - theirs.high) < 0.35 * width, (one.quantity, state)


def test_what_differs_between_entities_shows_in_their_own_quantities_alone(sampled: Doubt) -> None:
    told = {q.quantity: q for q in sampled.quantities}
    for name in ("city_link_emissions", "city_carbon_in_trees", "city_car_emissions"):
        assert told[name].today.high > told[name].today.low
    found = doubt_of(case(PLAN), replace(OPTIONS, drivers=True)).shares("city_car_emissions")
    assert found["people"] > 0.3
    assert "vehicles" not in found


def test_zones_have_intervals_of_what_lies_in_them(sampled: Doubt, full: Doubt) -> None:
    ratios = [
        (one.high - one.low) / (other.high - other.low)
        for one, other in zip(
            sampled.zones["zone_link_emissions"].today, full.zones["zone_link_emissions"].today, strict=True
        )
    ]
    assert 0.5 < min(ratios) <= max(ratios) < 2.0


def test_a_path_is_drawn_for_every_entity() -> None:
    found = doubt_of(path_case(), Options(draws=16, seed=1, sample=50, drivers=False))
    assert {q.quantity for q in found.quantities} >= {"city_link_emissions", "city_car_emissions"}
    assert len(found.years) == 4
    cars = found.of("city_car_emissions")
    assert cars is not None
    assert cars.plan is not None
    assert cars.plan.high < cars.today.high
