"""What came in within the last hour."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from citybrain.observations.ingest_counts import HourCounts, IngestCounts
from citybrain.observations.readings.columns import Delivery, Fate, Readings, Receipt, Rejected


def deliver(arrivals: IngestCounts, *fates: Fate, rejected: int = 0) -> None:
    count = len(fates)
    readings = Readings(np.zeros(count, np.int32), np.zeros(count, np.int64), np.zeros(count))
    delivery = Delivery("one", readings, [Rejected("reading-not-a-number", "x")] * rejected)
    arrivals.count(delivery, Receipt(np.zeros(count, np.int64), np.array(fates, np.int8)))


def test_it_counts_by_what_became_of_readings_and_forgets_after_an_hour() -> None:
    now = {"is": 100.0}
    arrivals = IngestCounts(lambda: now["is"])
    deliver(arrivals, Fate.STORED, Fate.STORED, Fate.DUPLICATE, Fate.CONFLICT, rejected=2)
    assert arrivals.last_hour() == HourCounts(0.0, 6, 2, 1, 3)
    now["is"] += 1800
    deliver(arrivals, Fate.STORED)
    assert arrivals.last_hour() == HourCounts(1800.0, 7, 3, 1, 3)
    now["is"] += 1801
    assert arrivals.last_hour() == HourCounts(3600.0, 1, 1, 0, 0)
    now["is"] += 3600
    assert arrivals.last_hour() == HourCounts(3600.0, 0, 0, 0, 0)


@given(st.lists(st.tuples(st.floats(0, 900), st.lists(st.sampled_from(list(Fate)), max_size=4), st.integers(0, 3))))
def test_received_is_stored_and_duplicates_and_rejected(steps: list[tuple[float, list[Fate], int]]) -> None:
    now = {"is": 0.0}
    arrivals = IngestCounts(lambda: now["is"])
    for wait, fates, rejected in steps:
        now["is"] += wait
        deliver(arrivals, *fates, rejected=rejected)
    _, received, stored, duplicates, refused = arrivals.last_hour()
    assert received == stored + duplicates + refused
