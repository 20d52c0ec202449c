"""Examples that a demo city gets once it is prepared."""

import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from citybrain.api.examples import ExamplesToCome

CITY: Any = SimpleNamespace(folder=Path("city"))


def test_two_threads_make_them_once_and_both_leave_when_they_are_there() -> None:
    made: list[object] = []
    together = threading.Barrier(2)

    def make(city: object) -> None:
        time.sleep(0.05)
        made.append(city)

    examples = ExamplesToCome(make, CITY.folder)
    left: list[int] = []

    def warm() -> None:
        together.wait()
        examples.make(CITY)
        left.append(len(made))

    threads = [threading.Thread(target=warm) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert made == [CITY]
    assert left == [1, 1]
    assert not examples.to_come(CITY)


def test_another_city_gets_none() -> None:
    examples = ExamplesToCome(lambda city: None, CITY.folder)
    examples.make(SimpleNamespace(folder=Path("other")))
    assert examples.to_come(CITY)
