"""What an overlay changes equals computing everything anew, bit for bit."""

import dataclasses

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.kernel import Patch, Qualities, Result, change
from tests.kernel.toy import toy_city, toy_graph

GRAPH = toy_graph()
NAMES = [n for n, q in GRAPH.quantities.items() if q.kind not in ("record", "guess")]


def equal_bits(a, b) -> bool:
    return np.asarray(a, np.float64).tobytes() == np.asarray(b, np.float64).tobytes()


@st.composite
def overlays(draw):
    rows = np.array(sorted(draw(st.sets(st.integers(0, 499), max_size=400))), np.intp)
    values = np.random.default_rng(draw(st.integers(0, 99))).uniform(0.1, 2.0, len(rows))
    name = draw(st.sampled_from(["insulation", "investment", "construction_year"]))
    patch = {name: Patch(rows, values * (1000 if name == "construction_year" else 1))}
    return {**patch, "energy_price": np.float64(0.3)} if draw(st.booleans()) else patch


@given(overlay=overlays(), tiles=st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_incremental_equals_full(overlay, tiles):
    city = toy_city(tiles=tiles)
    base = Result(GRAPH, city)
    changed = change(base, overlay)
    columns = dict(city.columns)
    anew = {"energy_price": overlay["energy_price"]} if "energy_price" in overlay else {}
    for name, value in overlay.items():
        if isinstance(value, Patch):
            column = np.array(base[name])
            column[value.rows] = value.values
            columns[name] = column
    full = Result(GRAPH, dataclasses.replace(city, columns=columns), anew)
    for name in NAMES:
        assert equal_bits(changed[name], full[name]), name


def test_a_change_that_changes_nothing_spreads_nowhere():
    base = Result(GRAPH, toy_city())
    changed = change(base, {"insulation": Patch(np.array([1, 2]), np.array([1.0, 1.0]))})
    changed.compute(NAMES)
    assert changed.own == {}


def test_only_touched_rows_differ():
    base = Result(GRAPH, toy_city())
    changed = change(base, {"insulation": Patch(np.array([3, 9]), np.array([0.5, 1.0]))})
    assert changed.touched("energy_cost").tolist() == [3]
    assert changed.touched("residents").tolist() == []
    assert changed["energy_cost"][3] < base["energy_cost"][3]


def test_a_change_on_a_change():
    base = Result(GRAPH, toy_city())
    first = change(base, {"insulation": Patch(np.array([3]), np.array([0.5]))})
    second = change(first, {"insulation": Patch(np.array([3, 4]), np.array([0.25, 0.25]))})
    both = change(base, {"insulation": Patch(np.array([3, 4]), np.array([0.25, 0.25]))})
    for name in NAMES:
        assert equal_bits(second[name], both[name]), name


@given(first=overlays(), second=overlays())
@settings(max_examples=40, deadline=None)
def test_more_laid_over_a_change_equals_a_change_on_it(first, second):
    changed = change(Result(GRAPH, toy_city()), first)
    changed.compute(NAMES)
    on, also = change(changed, second), changed.also(second)
    assert all(equal_bits(on[name], also[name]) for name in NAMES)


def test_whole_columns_that_were_let_go_are_the_same_anew():
    changed = change(Result(GRAPH, toy_city()), {"insulation": Patch(np.array([3, 9]), np.array([0.5, 0.7]))})
    before = {name: np.array(changed[name]) for name in NAMES}
    changed.release()
    assert "insulation" not in changed.known()
    assert all(equal_bits(changed[name], before[name]) for name in NAMES)


def test_values_at_rows_follow_the_overlay():
    base = Result(GRAPH, toy_city())
    changed = change(base, {"insulation": Patch(np.array([3, 9]), np.array([0.5, 0.7]))})
    assert changed.at("insulation", np.array([1, 9, 20]), "building").tolist() == [1.0, 0.7, 1.0]


@given(first=overlays(), second=overlays())
@settings(max_examples=40, deadline=None)
def test_what_an_earlier_change_has_settled_is_taken_over(first, second):
    base = Result(GRAPH, toy_city())
    earlier = change(base, first)
    earlier.compute(NAMES)
    later, anew = change(base, {**first, **second}, earlier), change(base, {**first, **second})
    assert later._settled >= earlier._settled - GRAPH.after(second)
    for name in NAMES:
        assert equal_bits(later[name], anew[name]), name


@given(overlay=overlays())
@settings(max_examples=40, deadline=None)
def test_levels_that_stay_as_before_are_those_found_anew(overlay):
    base = Result(GRAPH, toy_city())
    changed, known = change(base, overlay), Qualities(base)
    cut_off, anew = Qualities(changed, known), Qualities(changed, known)
    anew._as_before = lambda *_: False
    for name in NAMES:
        assert np.array_equal(known[name], Qualities(base)[name])
        assert np.array_equal(cut_off[name], anew[name]), name


def test_rows_of_a_patch_may_be_a_view_and_of_another_whole_number():
    base = Result(GRAPH, toy_city())
    for rows in (np.arange(20)[::2], np.arange(0, 20, 2, dtype=np.int32)):
        overlay = {"insulation": Patch(rows, np.full(20, 0.5)[::2]), "investment": Patch(rows[:4], np.ones(4))}
        changed = change(base, overlay)
        assert changed.touched("energy_cost").tolist() == list(range(0, 20, 2))
        assert changed["energy_cost"][2] < base["energy_cost"][2]
