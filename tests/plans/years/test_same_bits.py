"""Random plans of years: going from year to year gives the bits of computing every year whole."""

import json

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from citybrain.plans.entity_index import SourceLocation
from citybrain.plans.reading import plan_of
from citybrain.plans.requests import in_order
from citybrain.plans.years.pathway import checked, view_of, walk_plan
from citybrain.plans.years.progress import Progress
from tests.plans.years.slowly import slowly
from tests.plans.years.toy import ANYWAY, FIRST, document, start

BEGIN = start(ANYWAY)
BUILDINGS = ("insulate_walls", "seal_windows", "install_heat_pump", "connect_network", "replace_in_kind", "rebuild")
WHERE = ({}, {"construction_year": {"before": 1970}}, {"zone": "zone 1"}, {"wall_area": {"at_least": 200}})
WHEN = ({"heating_age": {"at_least": 12}}, {"energy_bought": {"after": 20_000}})
COUNTS = (1, 3, {"rows": 7, "highest": "wall_area"}, {"rows": 12, "lowest": "construction_year"}, 10_000)
shares = st.floats(0, 1)


@st.composite
def ramps(draw) -> float | dict[int, float]:
    if draw(st.booleans()):
        return draw(shares)
    years = sorted(draw(st.lists(st.integers(FIRST - 3, FIRST + 12), min_size=1, max_size=4, unique=True)))
    return dict(zip(years, sorted(draw(st.lists(shares, min_size=len(years), max_size=len(years)))), strict=True))


of_buildings = st.fixed_dictionaries(
    {"intervention": st.sampled_from(BUILDINGS), "where": st.sampled_from(WHERE), "uptake": ramps()},
    optional={"when": st.sampled_from(WHEN), "count": st.sampled_from(COUNTS)},
)
of_the_city = st.fixed_dictionaries({"intervention": st.just("clean_the_grid"), "uptake": ramps()})
plans = st.fixed_dictionaries(
    {
        "name": st.just("random"),
        "seed": st.integers(0, 1000),
        "years": st.integers(0, 12).map(lambda last: {"from": FIRST, "to": FIRST + last}),
        "measures": st.lists(st.one_of(of_buildings, of_buildings, of_the_city), min_size=1, max_size=5),
    }
)

REBUILT_AFTER_INSULATION = {
    "name": "a building rebuilt in the year of its insulation is insulated again in the next",
    "years": {"from": FIRST, "to": FIRST + 1},
    "measures": [
        {"intervention": "rebuild", "where": {}, "uptake": 1.0, "when": {"heating_age": {"at_least": 12}}},
        {"intervention": "insulate_walls", "where": {}, "uptake": 1.0},
    ],
}


@given(plans)
@settings(max_examples=60, deadline=None)
def test_every_year_equals_the_same_year_computed_whole(said: dict) -> None:
    text = document(json.dumps(said))
    plan = plan_of(text)
    assert plan.years is not None
    asked, _ = checked(plan, BEGIN, SourceLocation(text))
    whole, events = slowly(BEGIN.view.result, plan.years.all, in_order(asked, BEGIN.asked))
    names = list(BEGIN.view.graph.quantities)
    for number, done in enumerate(walk_plan(BEGIN, list(plan.years.all), asked, names, Progress())):
        for name in names:
            assert np.asarray(done.state[name]).tobytes() == np.asarray(whole[number][name]).tobytes(), (name, number)
        for key, applied in done.applied.items():
            if applied.share is None:
                assert applied.rows.tolist() == events[key][number], key
        seen = view_of(BEGIN.view, done)
        for name in names:
            assert np.array_equal(seen.value(name), whole[number][name]), (name, number)


@given(plans)
@example(REBUILT_AFTER_INSULATION)
@settings(max_examples=40, deadline=None)
def test_nobody_has_two_that_exclude_each_other_and_nobody_gives_one_back(said: dict) -> None:
    text = document(json.dumps(said))
    plan = plan_of(text)
    assert plan.years is not None
    asked, _ = checked(plan, BEGIN, SourceLocation(text))
    had: dict[tuple[bool, int], set[int]] = {}
    for done in walk_plan(BEGIN, list(plan.years.all), asked, [], Progress()):
        for key, applied in done.applied.items():
            rows = set(applied.rows.tolist())
            if applied.measure.intervention == "rebuild":
                for owners in had.values():
                    owners.difference_update(rows)
            elif applied.measure.intervention != "replace_in_kind":
                assert not had.get(key, set()) & rows
            had.setdefault(key, set()).update(rows)
        both = {name: set().union(*(had[r.key] for r in asked if r.intervention.name == name)) for name in BUILDINGS}
        assert not both["install_heat_pump"] & both["connect_network"]
