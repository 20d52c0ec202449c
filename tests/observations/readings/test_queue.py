"""A commit takes what waits, and waits a moment for as many readings as came last time."""

import threading
import time

import numpy as np
import pytest

from citybrain.observations.readings import queue
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.readings.queue import DeliveryQueue


def delivery(size: int) -> Delivery:
    return Delivery("test", Readings(np.ones(size, np.int32), np.arange(size), np.zeros(size)))


def test_a_delivery_without_readings_is_taken() -> None:
    waiting = DeliveryQueue()
    waiting.put(delivery(0))
    assert len(waiting.take()) == 1


def test_readings_are_waited_for_and_not_deliveries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "COMPANY", 60.0)
    waiting = DeliveryQueue()
    waiting.put(delivery(8))
    assert len(waiting.take()) == 1
    begin = time.monotonic()
    threading.Timer(0.05, lambda: [waiting.put(delivery(4)) for _ in range(2)]).start()
    assert len(waiting.take()) == 2
    assert time.monotonic() - begin < 30
