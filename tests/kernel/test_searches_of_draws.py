"""Answers of searches in draws: those asked for last stay at hand, each search for itself."""

import numpy as np
import pytest

from citybrain.kernel import solves
from citybrain.kernel.solves import MOST_ANSWERS, MOST_OVER_YEARS, Searches, Solved


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


def test_over_years_more_answers_stay_within_a_bound_of_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[float] = []

    def ask(searches: Searches, number: float) -> None:
        def search() -> Solved[tuple[np.ndarray]]:
            searched.append(number)
            return Solved((np.array([number]),), 0.0, 1)

        searches.answer("traffic", [np.float64(number)], search)

    def asked_again(bytes_at_most: int) -> int:
        searched.clear()
        monkeypatch.setattr(solves, "MOST_BYTES", bytes_at_most)
        searches = Searches(most=MOST_OVER_YEARS)
        for _ in range(2):
            for year in range(2 * MOST_ANSWERS):
                ask(searches, float(year))
        return len(searched)

    assert asked_again(8 * MOST_OVER_YEARS) == 2 * MOST_ANSWERS
    assert asked_again(8) == 4 * MOST_ANSWERS


def test_those_of_a_change_begin_from_states_of_their_own() -> None:
    searches = Searches({"traffic": "today"})
    changed = searches.changed({"traffic": "plan"})
    assert (searches.of_change, changed.of_change) == ({}, {"traffic": "plan"})
    assert changed.states == searches.states
