"""A city whose readings are open, and who is told of new ones."""

import threading
import time
from pathlib import Path
from unittest.mock import patch

import numpy as np

from citybrain.observations.feed import MOST_WAITING, Feed, StoredReadings, Subscription
from citybrain.observations.readings.columns import Delivery, Readings
from tests.sensors import open_sensing

HOUR = 3_600_000_000


def readings(*values: float) -> Readings:
    return Readings(np.zeros(len(values), np.int32), np.arange(len(values)) * HOUR, np.array(values))


def test_listeners_are_told_of_what_is_new_and_of_nothing_that_was_there(tmp_path: Path) -> None:
    sensing = open_sensing(tmp_path, "Europe/Helsinki")
    sensing.deliver(Delivery("one", readings(1.0))).result(20)
    with sensing.feed.subscribe() as subscription:
        sensing.deliver(Delivery("two", readings(1.0, 2.0, 3.0))).result(20)
        (stored,) = subscription.take(20)
        assert stored.readings.value.tolist() == [2.0, 3.0]
        assert sensing.store.latest(np.zeros(1, np.int32)).identity[0] == stored.identity[-1]
        sensing.close()
        assert subscription.take(20) == []
        assert subscription.closed


def test_who_delivers_hears_of_it_after_all_listeners_and_cannot_take_it_back(tmp_path: Path) -> None:
    sensing = open_sensing(tmp_path, "UTC")
    may_go_on = threading.Event()

    class Slow(Feed):
        def publish(self, stored: StoredReadings) -> None:
            may_go_on.wait(20)
            super().publish(stored)

    sensing.feed = Slow()
    with sensing.feed.subscribe() as subscription:
        promise = sensing.deliver(Delivery("one", readings(1.0)))
        assert not promise.cancel()
        while sensing.store.count() == 0:
            time.sleep(0.001)
        assert not promise.done()
        may_go_on.set()
        promise.result(20)
        assert len(subscription.take(0)) == 1
    sensing.close()


def test_what_goes_wrong_with_listeners_is_told_to_who_delivers(tmp_path: Path) -> None:
    sensing = open_sensing(tmp_path, "UTC")
    with patch.object(sensing.feed, "publish", side_effect=ValueError("a listener")):
        error = sensing.deliver(Delivery("one", readings(1.0))).exception(20)
    assert isinstance(error, ValueError)
    sensing.deliver(Delivery("two", readings(2.0, 3.0))).result(20)
    sensing.close()


def test_a_slow_listener_loses_the_oldest_and_is_told_how_many() -> None:
    feed = Feed()
    with feed.subscribe() as slow:
        for number in range(MOST_WAITING + 2):
            feed.publish(StoredReadings(np.array([number, number]), readings(1.0, 2.0)))
        assert slow.dropped == 4
        assert [stored.identity[0] for stored in slow.take()] == list(range(2, MOST_WAITING + 2))
    feed.publish(StoredReadings(np.array([1]), readings(1.0)))
    assert slow.take(0) == []


def test_a_subscription_waits_no_longer_than_asked() -> None:
    assert Subscription().take(0.01) == []
