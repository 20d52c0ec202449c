"""A property that several threads ask for at once is made once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from citybrain.base.made_once import MadeOfEqual, made_once

THREADS = 4


class Counted:
    def __init__(self) -> None:
        self.made = 0
        self.together = threading.Barrier(THREADS)

    @made_once
    def part(self) -> object:
        """It takes long enough that all others ask meanwhile."""
        self.made += 1
        threading.Event().wait(0.05)
        return object()

    def ask(self) -> object:
        self.together.wait()
        return self.part


def test_all_who_ask_at_once_get_the_same() -> None:
    counted = Counted()
    with ThreadPoolExecutor(THREADS) as pool:
        got = [future.result() for future in [pool.submit(counted.ask) for _ in range(THREADS)]]
    assert counted.made == 1
    assert len(set(map(id, got))) == 1
    assert Counted().part is not got[0]


def test_of_equal_things_one_is_made_of_the_newest_few() -> None:
    made: MadeOfEqual[dict[str, int], object] = MadeOfEqual(2)
    first = made.get({"a": 1}, object)
    assert made.get({"a": 1}, object) is first
    assert made.get({"a": 2}, object) is not first
    with pytest.raises(ZeroDivisionError):
        made.get({"a": 3}, lambda: 1 / 0)
    assert made.get({"a": 1}, object) is first
    made.get({"a": 4}, object)
    assert made.get({"a": 1}, object) is not first
