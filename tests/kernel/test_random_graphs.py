"""Random graphs over three entities: what changes, tiles, years and draws give the bits of computing everything."""

import datetime
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from citybrain.kernel import (
    DeclarationError,
    Explainer,
    Patch,
    Qualities,
    Result,
    change,
    freeze,
    next_year,
    seen_from,
)
from citybrain.kernel.tiles import evaluate, stages
from citybrain.plans.executors.threads import Threads
from tests.kernel.random_graphs import city, graphs, laid, overlays, side_by_side

SEEDS = st.integers(0, 10_000)
QUICK = settings(max_examples=40, deadline=None)


def names(graph):
    return [name for name, made in graph.quantities.items() if made.kind != "solved"]


def same(one, other) -> bool:
    return np.asarray(one, np.float64).tobytes() == np.asarray(other, np.float64).tobytes()


def computed_whole(graph, here, overlay) -> Result:
    """Everything anew, quantity by quantity, each with what lies over it."""
    whole = Result(graph, here)
    for name in graph.order:
        value = whole.evaluate(graph.quantities[name], whole.__getitem__)
        over = overlay.get(name)
        if isinstance(over, Patch):
            value = np.array(value, np.float64)
            value[over.rows] = over.values
        whole._store(name, value if over is None or isinstance(over, Patch) else over)
    return whole


@given(graph=graphs(), overlay=overlays(), seed=SEEDS)
@QUICK
def test_incremental_equals_full(graph, overlay, seed):
    here = city(seed)
    over = laid(graph, here, overlay)
    changed, whole = change(Result(graph, here), over), computed_whole(graph, here, over)
    for name in names(graph):
        assert same(changed[name], whole[name]), (name, graph.quantities[name])


@given(graph=graphs(), overlay=overlays(), more=overlays(), seed=SEEDS)
@QUICK
def test_more_over_a_change_equals_both_at_once(graph, overlay, more, seed):
    here = city(seed)
    first = change(Result(graph, here), laid(graph, here, overlay))
    first.compute(names(graph))
    second = first.over({**laid(graph, here, overlay), **laid(graph, here, more)})
    whole = computed_whole(graph, here, {**laid(graph, here, overlay), **laid(graph, here, more)})
    for name in names(graph):
        assert same(second[name], whole[name]), name


@given(graph=graphs(), seed=SEEDS, tiles=st.integers(1, 4), entity=st.sampled_from(["home", "link", "quarter"]))
@QUICK
def test_tiles_equal_one_piece(graph, seed, tiles, entity):
    here = city(seed)
    cuts = {entity: tuple(int(x) for x in np.linspace(0, here.size[entity], tiles + 1))}
    here = replace(here, tiles=cuts)
    whole, wanted, engine = Result(graph, here), names(graph), Threads(1)
    there = evaluate(graph, here, engine, wanted)
    engine.close()
    for name in wanted:
        assert same(there[name], whole[name]), (name, graph.quantities[name])


@given(graph=graphs(), overlay=overlays(), seed=SEEDS)
@QUICK
def test_a_chain_of_years_equals_each_year_at_once(graph, overlay, seed):
    here = city(seed)
    base = Result(graph, here)
    state: Result = base
    wanted = names(graph)
    over = laid(graph, here, overlay)
    lies: dict = {}
    for year in (2027, 2028, 2029):
        day = replace(here, day=datetime.date(year, 1, 1))
        step = next_year(state, day, lies)
        if year == 2028:
            step, lies = step.over(over), {name: x for name, x in over.items() if isinstance(x, Patch)}
        if "moving" in over and year >= 2028:
            step = step.also({"moving": over["moving"]})
        settled = freeze(step, wanted)
        laid_now = {"previous_home_stock": state["home_stock"]} | (over if year >= 2028 else {})
        whole = computed_whole(graph, day, laid_now)
        for name in wanted:
            assert same(settled[name], whole[name]), (year, name, graph.quantities[name])
        told = seen_from(base, settled, over if year >= 2028 else {})
        for name in wanted:
            if name != "previous_home_stock":
                assert same(told[name], whole[name]) or "previous_home_stock" in graph.needs(name), (year, name)
        state = settled


@given(graph=graphs(), overlay=overlays(), seed=SEEDS, draws=st.integers(1, 4))
@QUICK
def test_draws_side_by_side_equal_one_by_one(graph, overlay, seed, draws):
    many, alone = side_by_side(city(seed), draws, seed)
    beside = Result(graph, many)
    over = laid(graph, alone[0], {name: x for name, x in overlay.items() if name != "moving"})
    shifted = {
        name: Patch(
            np.concatenate([patch.rows + d * alone[0].size[graph.quantities[name].of] for d in range(draws)]),
            np.tile(patch.values, draws),
        )
        for name, patch in over.items()
    }
    changed = change(beside, shifted)
    for draw, own in enumerate(alone):
        one = Result(graph, own)
        other = change(one, over)
        for name in names(graph):
            for all_draws, value in ((beside[name], one[name]), (changed[name], other[name])):
                single = np.atleast_1d(value)
                part = np.broadcast_to(all_draws, (draws,)) if np.ndim(all_draws) == 0 else all_draws
                assert same(part[draw * len(single) : (draw + 1) * len(single)], single), name


@given(graph=graphs(), overlay=overlays(), seed=SEEDS)
@QUICK
def test_levels_and_reasons_of_every_row_are_told(graph, overlay, seed):
    here = city(seed)
    random = np.random.default_rng(seed)
    quality = {f"{of}_given": random.integers(1, 6, count).astype(np.uint8) for of, count in here.size.items()}
    base = Result(graph, replace(here, quality=quality))
    changed, known = change(base, laid(graph, here, overlay)), Qualities(base)
    cut_off, anew = Qualities(changed, known), Qualities(changed, known)
    anew._as_before = lambda *_: False  # type: ignore[method-assign]
    explainer = Explainer(changed, Explainer(base))
    for name in names(graph):
        assert np.array_equal(cut_off[name], anew[name]), name
        size = here.size.get(graph.quantities[name].of, 1)
        told = explainer.explain(name, seed % size, depth=3)
        value = np.atleast_1d(changed[name])[seed % size]
        assert (told.value is None) == bool(np.isnan(value))
        assert told.value is None or told.value == value


@given(graph=graphs(("rowwise", "area")), seed=SEEDS)
@settings(max_examples=10, deadline=None)
def test_what_reads_every_row_of_the_cut_entity_is_refused(graph, seed):
    made = replace(
        graph.quantities["home_given"], name="everyone", kind="whole", inputs=("home_given",), function=np.sort
    )
    graph.quantities["everyone"] = made
    graph.order.append("everyone")
    assume(seed >= 0)
    with pytest.raises(DeclarationError) as caught:
        stages(graph, "home", ["everyone"])
    assert caught.value.code == "graph-not-tileable"
    assert stages(graph, "link", ["everyone"]).of["everyone"] == 0
