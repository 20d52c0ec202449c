"""Answers of searches in draws: those asked for last stay at hand, each search for itself."""

import numpy as np

from citybrain.kernel.solves import MOST_ANSWERS, Searches, Solved


def test_what_equal_draws_ask_for_is_searched_once_whatever_others_ask() -> None:
    searches, searched = Searches(), []

    def ask(name: str, number: float) -> None:
        def search() -> Solved[tuple[np.ndarray]]:
            searched.append((name, number))
            return Solved((np.array([number]),), 0.0, 1, state="large")

        assert searches.answer(name, [np.float64(number)], search).state is None

    for draw in range(4 * MOST_ANSWERS):
        ask("traffic", 1.0)
        ask("signals", float(draw))
    assert searched.count(("traffic", 1.0)) == 1
    ask("signals", 0.0)
    assert searched.count(("signals", 0.0)) == 2


def test_those_of_a_change_begin_from_states_of_their_own() -> None:
    searches = Searches({"traffic": "today"})
    changed = searches.changed({"traffic": "plan"})
    assert (searches.of_change, changed.of_change) == ({}, {"traffic": "plan"})
    assert changed.states == searches.states
