"""A search promises how near it comes: a change starts from its base, a broken promise is seen beside the number."""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pytest

from citybrain.kernel import City, Graph, Quantity, Result, Solved, change, freeze, quantity, solved
from citybrain.kernel.explain import Explainer
from citybrain.kernel.quality import Level, Qualities
from citybrain.kernel.solves import Searches
from citybrain.kernel.units import Columns, Ratio
from citybrain.plans.entity_index import EntityIndexes, Index
from citybrain.presenting.answers.explanation import explanation_answer
from tests.entities import thing
from tests.kernel.toy import DAY

NEED = Quantity("need", "link", "1", "given", "twin", where="test:1")
STARTS: list[Any] = []


@solved(of="link", source="Newton", tolerance=1e-9, at_most=6)
def root(need: Ratio, *, tolerance: float, at_most: int, start: Any) -> Solved[Ratio]:
    """Square roots by Newton's rule, as far as the rounds go; needs below 0 are left out."""
    STARTS.append(start)
    served = np.maximum(need, 0.0)
    guess, rounds = (np.ones_like(served) if start is None else start), 0
    while (off := float(np.max(np.abs(guess * guess - served)))) > tolerance and rounds < at_most:
        guess, rounds = 0.5 * (guess + served / guess), rounds + 1
    return Solved(guess, off, rounds, float(np.sum(served - need)), guess)


@quantity(of="link", source="Definition")
def twice(root: Ratio) -> Ratio:
    """Twice the root."""
    return 2.0 * root


GRAPH = Graph([NEED, *root.__quantities__, *twice.__quantities__], entities=[thing("link", geometry="line")])
SEARCH = root.__quantities__[0].name


def city(*needs: float) -> City:
    level = {"need": np.full(len(needs), Level.SURVEYED, np.uint8)}
    return City({"link": len(needs)}, {}, {"need": np.array(needs)}, DAY, quality=level)


def test_a_change_starts_from_its_base_and_from_no_other_change() -> None:
    base = Result(GRAPH, city(1.0, 4.0))
    base.compute(["twice"])
    STARTS.clear()
    changed = change(base, {"need": np.array([1.0, 4.1])})
    later = changed.over({"need": np.array([1.0, 9.0])})
    assert changed["twice"] == pytest.approx(2.0 * np.sqrt([1.0, 4.1]))
    assert later["twice"] == pytest.approx(2.0 * np.sqrt([1.0, 9.0]))
    assert [start is base[SEARCH].state for start in STARTS] == [True, True]
    assert changed[SEARCH].iterations < Result(GRAPH, city(1.0, 4.1))[SEARCH].iterations
    assert changed[SEARCH].state is later[SEARCH].state is base[SEARCH].state
    alone = change(base, {"need": np.array([1.0, 9.0])})
    assert alone["twice"].tobytes() == later["twice"].tobytes()


def test_why_tells_how_near_a_search_came_and_what_it_left_out() -> None:
    near, short = (Explainer(Result(GRAPH, city(4.0, need))).explain("root", 0) for need in (2.0, -0.5))
    assert near.solve is not None
    assert near.solve.reached
    assert near.solve.residual <= near.solve.tolerance == 1e-9
    assert short.solve is not None
    assert (short.solve.reached, short.solve.left_out, short.solve.at_most) == (False, 0.5, 6)
    places = EntityIndexes(lambda entity: Index(np.array([], object)), ())
    assert explanation_answer(near, GRAPH, places, "en")["note"] == (
        f"Searched for: {near.solve.residual:.2g} is left of 1e-09 promised, after {near.solve.iterations} of at most"
        " 6 rounds. Nothing was left out."
    )
    note = explanation_answer(short, GRAPH, places, "en")["note"]
    assert note is not None
    assert note.startswith("Too uncertain to rely on: the search ended after 6 rounds with 0.00024 left where 1e-09")
    assert "0.5 of its input was left out" in note
    assert "0.5" in (explanation_answer(short, GRAPH, places, "zh")["note"] or "")


def test_draws_begin_from_the_city_as_stated_and_keep_no_state() -> None:
    stated = Result(GRAPH, city(1.0, 4.0))
    starts = {SEARCH: stated[SEARCH].state[1:]}
    draws = replace(city(4.1, 4.2), size={"link": 2, "city": 2}, inside={("link", "city"): np.array([0, 1])})
    STARTS.clear()
    base = Result(GRAPH, draws, searches=Searches(starts))
    assert base["twice"] == pytest.approx(2.0 * np.sqrt([4.1, 4.2]), rel=1e-4)
    assert change(base, {"need": np.array([1.0, 9.0])})["twice"] == pytest.approx([2.0, 6.0], rel=1e-4)
    assert [start is starts[SEARCH] for start in STARTS] == [True] * 4
    assert base[SEARCH].state is starts[SEARCH]
    assert Result(GRAPH, draws)[SEARCH].state is None


def test_draws_of_equal_inputs_are_searched_once() -> None:
    draws = replace(city(1.0, 4.0, 1.0), size={"link": 3, "city": 3}, inside={("link", "city"): np.arange(3)})
    STARTS.clear()
    searches = Searches()
    assert Result(GRAPH, draws, searches=searches)["twice"] == pytest.approx([2.0, 4.0, 2.0], rel=1e-4)
    assert len(STARTS) == 2
    assert Result(GRAPH, draws, searches=searches)["twice"] == pytest.approx([2.0, 4.0, 2.0], rel=1e-4)
    assert len(STARTS) == 2


def test_a_year_of_draws_hands_its_searches_on_to_the_next() -> None:
    """Every chunk of draws of a path searched all years anew, though none of its draws moved what a search reads."""
    draws = replace(city(1.0, 4.0), size={"link": 2, "city": 2}, inside={("link", "city"): np.arange(2)})
    today = Result(GRAPH, draws, searches=Searches())
    assert today["twice"] == pytest.approx([2.0, 4.0], rel=1e-4)
    STARTS.clear()
    year = freeze(change(today, {"need": np.array([4.0, 1.0])}), ["twice"])
    assert year["twice"] == pytest.approx([4.0, 2.0], rel=1e-4)
    assert year.searches is today.searches
    assert not STARTS


def test_what_hangs_on_a_search_that_fell_short_is_known_less_well() -> None:
    near, far = Result(GRAPH, city(4.0, 2.0)), Result(GRAPH, city(4.0, 1e9))
    assert Qualities(near)["twice"].tolist() == [Level.SURVEYED] * 2
    assert Qualities(far)["twice"].tolist() == [Level.ASSUMED] * 2
    levels = Qualities(change(near, {"need": np.array([4.0, 1e9])}), Qualities(near))
    assert levels["twice"].tolist() == [Level.PERSONAL] * 2  # what a plan sets is assumed; one level worse
    poor = replace(far.city, quality={"need": np.full(2, Level.PERSONAL, np.uint8)})
    assert Qualities(Result(GRAPH, poor))["twice"].tolist() == [Level.UNKNOWN] * 2


class RootTable(NamedTuple):
    """Roots, and a table of all of them that every row may read."""

    own_root: Ratio
    root_table: Columns


@solved(of=("link", "model"), source="Newton", tolerance=1e-9, at_most=6)
def root_table_of_links(need: Ratio, *, tolerance: float, at_most: int) -> Solved[RootTable]:
    """Square roots, and their products."""
    roots = np.sqrt(need)
    return Solved(RootTable(roots, np.outer(roots, roots)), 0.0, 1)


def test_a_search_gives_a_table_beside_columns_in_a_city_in_a_change_and_in_draws() -> None:
    graph = Graph([NEED, *root_table_of_links.__quantities__], entities=[thing("link", geometry="line")])
    base = Result(graph, city(1.0, 4.0))
    np.testing.assert_allclose(base["root_table"], [[1.0, 2.0], [2.0, 4.0]])
    changed = change(base, {"need": np.array([1.0, 9.0])})
    np.testing.assert_allclose(changed["root_table"], [[1.0, 3.0], [3.0, 9.0]])
    draws = replace(city(4.0, 9.0), size={"link": 2, "city": 2}, inside={("link", "city"): np.array([0, 1])})
    drawn = Result(graph, draws)
    np.testing.assert_allclose(drawn["own_root"], [2.0, 3.0])
    np.testing.assert_allclose(drawn["root_table"], [[4.0]])
