"""What a pure function gave before is recalled for the very same values alone, within a bound."""

import numpy as np
import pytest

from citybrain.kernel import recalled as module
from citybrain.kernel.recalled import recalled


class Thing:
    """Lasts for a while."""


@pytest.fixture
def calls() -> list[float]:
    return []


def test_equal_arrays_are_worked_out_once_and_the_answer_cannot_be_written(calls: list[float]) -> None:
    @recalled
    def doubled(values: np.ndarray, by: float = 2.0) -> np.ndarray:
        calls.append(by)
        return by * values

    one, again = doubled(np.arange(3.0)), doubled(np.arange(3.0))
    assert one is again and len(calls) == 1
    with pytest.raises(ValueError, match="read-only"):
        one[0] = 1.0
    assert doubled(np.arange(3.0), 3.0)[1] == 3.0
    assert doubled(np.arange(3.0), by=3.0)[1] == 3.0
    assert doubled(np.arange(3), 2.0).tolist() == [0.0, 2.0, 4.0]
    assert calls == [2.0, 3.0, 3.0, 2.0]


def test_things_are_told_apart_by_what_they_are_not_by_an_id_that_comes_again(calls: list[float]) -> None:
    @recalled
    def number(thing: Thing, columns: tuple[np.ndarray, float]) -> tuple[np.ndarray, float]:
        calls.append(0.0)
        return columns

    first = Thing()
    for _ in range(3):
        number(first, (np.ones(2), 1.0))
    assert len(calls) == 1
    for _ in range(5):  # each may lie where the one before it lay
        number(Thing(), (np.ones(2), 1.0))
    assert len(calls) == 6


def test_the_last_few_answers_are_at_hand_and_none_that_is_large(
    calls: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100 * 8)

    @recalled
    def filled(size: int) -> np.ndarray:
        calls.append(size)
        return np.zeros(size)

    for size in (101, 101, 60, 60, 50, 60):
        filled(size)
    assert calls == [101, 101, 60, 50, 60]
