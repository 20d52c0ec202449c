"""Readings in PostgreSQL, which must be installed: durable before they are acknowledged; read again, opened again."""

import datetime
import time
from collections.abc import Iterator

import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure, milliseconds, ratio
from benchmarks.observations import (
    AT_ONCE,
    CLIENTS,
    DELIVERIES,
    batch,
    bulk,
    percentile,
    singles,
)
from citybrain.observations.readings.columns import Delivery
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.postgres import open_store
from citybrain.observations.readings.postgres.sessions import DatabaseSessions
from citybrain.observations.readings.postgres.tables import add, create, reading_rows
from citybrain.observations.readings.store import Question
from citybrain.records.database import database
from tests.services import postgres_server

GOAL = 150_000
HOUR = datetime.timedelta(hours=1)


def figures(_: Cities) -> Iterator[Figure]:
    """Bulk and single deliveries, reads beside five million readings, a restart; a server as it is installed."""
    with postgres_server() as server:
        bare = bare_rate(server.database("bare"))
        store = open_store(database(server.database("city")))
        rate, waits = bulk(store)
        beside = f"{ratio(rate, bare)} of the bare database ({bare:,.0f}/s)"
        yield Figure(f"readings stored, {AT_ONCE:,} a delivery", (rate,), "1/s", GOAL, beside, more=True)
        yield Figure(f"a delivery of {AT_ONCE:,} until acknowledged, 95 of 100", (percentile(waits),), "s", 0.15, "")
        begin = time.perf_counter()
        store.deliver(Delivery("load", batch(DELIVERIES - 1))).result()
        yield Figure("the same delivery again", (time.perf_counter() - begin,), "s", None, "all duplicates")
        rate, waits = singles(store)
        yield Figure(f"single readings of {CLIENTS} clients", (rate,), "1/s", 3_000, "", more=True)
        yield Figure("a single reading until acknowledged, 95 of 100", (percentile(waits),), "s", 0.012, "")
        hundred = np.arange(100, dtype=np.int32)
        some = np.arange(1, 101) << 32 | 77
        month = 30 * 86_400_000_000
        newest = Question(READING.c.stream == 77)
        for name, read, goal in (
            ("newest reading of 100 streams", lambda: store.newest(hundred), 5),
            ("last 100 readings of a stream", lambda: store.last(77, 100), 10),
            ("the same, asked as a question", lambda: store.find(newest), None),
            ("100 readings by their identity", lambda: store.readings(some), None),
            ("number of readings of a stream", lambda: store.count(77), 5),
            ("hourly means of a stream", lambda: store.means(77, 0, month, HOUR), 25),
            ("daily means of all streams", lambda: store.means_of(None, 0, month, 24 * HOUR), 250),
        ):
            yield Figure(name, milliseconds(read, 20), "ms", goal, "")
        store.close()
        begin = time.perf_counter()
        store = open_store(store.database)
        yield Figure("opened again", (time.perf_counter() - begin,), "s", 5, f"{store.count():,} readings")
        store.close()


def bare_rate(url: str) -> float:
    """Readings a second that the same tables take in one thread: the same rows, a transaction each, no checks."""
    sessions = DatabaseSessions(database(url))
    connection, _ = sessions.writing()
    create(connection, url)
    numbers = np.arange(AT_ONCE)
    ready = [reading_rows(batch(number), numbers) for number in range(50)]
    begin = time.perf_counter()
    for rows in ready:
        add(connection, *rows)
    rate = len(ready) * AT_ONCE / (time.perf_counter() - begin)
    sessions.close()
    return rate
