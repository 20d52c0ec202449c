"""Deliveries of readings in a few words."""

from collections.abc import Callable, Iterator

import numpy as np

from citybrain.observations.readings.columns import Delivery, Fate, Readings
from citybrain.observations.readings.store import Store

MINUTE = 60_000_000
Opened = Callable[[], Store]
"""Opens the store of one place again."""

Opens = Callable[[], Opened]
"""Makes a new empty place for readings; what opens it."""


def readings(*rows: tuple[int, int, float], **more: object) -> Readings:
    """Readings from (stream, minute, value)."""
    stream, minute, value = zip(*rows, strict=True)
    return Readings(
        np.array(stream, np.int32), np.array(minute, np.int64) * MINUTE, np.array(value, np.float64), **more
    )


def put(store: Store, *rows: tuple[int, int, float], source: str = "test", **more: object) -> list[Fate]:
    """Deliver them; what became of each."""
    receipt = store.deliver(Delivery(source, readings(*rows, **more))).result(20)
    return [Fate(fate) for fate in receipt.fate]


def before_and_after(store: Store, opened: Opened) -> Iterator[Store]:
    """The store as it is, and opened again."""
    yield store
    yield opened()
