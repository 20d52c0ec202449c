"""Readings of sensors: durable before they are acknowledged, beside the bare database; read again, opened again."""

import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.cities import Cities
from benchmarks.figure import Figure, milliseconds, ratio
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.readings.embedded import open_store
from citybrain.observations.readings.embedded.tables import COLUMNS, FROM_COLUMNS, as_columns
from citybrain.observations.readings.store import Store

STREAMS = 5_000
AT_ONCE = 10_000
DELIVERIES = 500
CLIENTS = 16
SINGLES = 300
AHEAD = 4
"""Deliveries on their way at once, as from so many clients."""

SECOND = 1_000_000


def batch(number: int) -> Readings:
    """Two readings of each stream, newer than those of the batch before, to a tenth as most sensors tell them."""
    times = (np.int64(number) * 2 + np.arange(AT_ONCE) // STREAMS) * SECOND
    values = np.random.default_rng(number).normal(20.0, 5.0, AT_ONCE).round(1)
    return Readings((np.arange(AT_ONCE) % STREAMS).astype(np.int32), times, values)


def figures(_: Cities) -> Iterator[Figure]:
    """Bulk and single deliveries, reads beside five million readings, a restart."""
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_rate(Path(folder) / "bare.duckdb")
        store = open_store(Path(folder))
        rate, waits = bulk(store)
        beside = f"{ratio(rate, bare)} of the bare database ({bare:,.0f}/s)"
        yield Figure(f"readings stored, {AT_ONCE:,} a delivery", (rate,), "1/s", 300_000, beside, more=True)
        yield Figure(f"a delivery of {AT_ONCE:,} until acknowledged, 95 of 100", (percentile(waits),), "s", 0.15, "")
        begin = time.perf_counter()
        store.deliver(Delivery("load", batch(DELIVERIES - 1))).result()
        yield Figure("the same delivery again", (time.perf_counter() - begin,), "s", None, "all duplicates")
        rate, waits = singles(store)
        yield Figure(f"single readings of {CLIENTS} clients", (rate,), "1/s", 3_000, "", more=True)
        yield Figure("a single reading until acknowledged, 95 of 100", (percentile(waits),), "s", 0.012, "")
        hundred = np.arange(100, dtype=np.int32)
        yield Figure("newest reading of 100 streams", milliseconds(lambda: store.latest(hundred), 200), "ms", 5, "")
        yield Figure("last 100 readings of a stream", milliseconds(lambda: store.last(77, 100), 20), "ms", 10, "")
        yield Figure("number of readings of a stream", milliseconds(lambda: store.count(77), 200), "ms", 5, "")
        store.close()
        begin = time.perf_counter()
        store = open_store(Path(folder))
        yield Figure("opened again", (time.perf_counter() - begin,), "s", 5, f"{store.count():,} readings")
        store.compact()
        size = sum(file.stat().st_size for file in Path(folder).glob("observations.*"))
        yield Figure("on disk", (size / store.count(),), "bytes/reading", 9, "")
        store.close()


def bare_rate(path: Path) -> float:
    """Readings a second that the database takes in one thread: the same rows, a transaction each, no checks."""
    connection = duckdb.connect(str(path), config={"checkpoint_threshold": "1GB"})
    connection.execute(f"CREATE TABLE bare ({COLUMNS})")
    ready = [as_columns(batch(number), np.arange(AT_ONCE)) for number in range(100)]
    begin = time.perf_counter()
    for rows in ready:
        connection.execute(f"INSERT INTO bare {FROM_COLUMNS} FROM rows")
        del rows
    rate = len(ready) * AT_ONCE / (time.perf_counter() - begin)
    connection.close()
    return rate


def bulk(store: Store) -> tuple[float, list[float]]:
    """Readings a second, and seconds from handing in to receipt."""
    ready = [batch(number) for number in range(DELIVERIES)]
    waits: list[float] = []
    ahead: deque[tuple[float, Callable[[], object]]] = deque()
    begin = time.perf_counter()
    for readings in ready:
        ahead.append((time.perf_counter(), store.deliver(Delivery("load", readings)).result))
        if len(ahead) == AHEAD:
            waits.append(settled(*ahead.popleft()))
    waits += [settled(*one) for one in ahead]
    return DELIVERIES * AT_ONCE / (time.perf_counter() - begin), waits


def settled(since: float, wait: Callable[[], object]) -> float:
    """Seconds until a receipt came."""
    wait()
    return time.perf_counter() - since


def singles(store: Store) -> tuple[float, list[float]]:
    """Readings a second of clients that wait for each receipt, and their waits."""
    waits: list[float] = []

    def send(client: int) -> None:
        for number in range(SINGLES):
            stream = np.array([STREAMS + client], np.int32)
            reading = Readings(stream, np.array([number * SECOND]), np.array([1.0]))
            waits.append(settled(time.perf_counter(), store.deliver(Delivery("single", reading)).result))

    clients = [threading.Thread(target=send, args=(client,)) for client in range(CLIENTS)]
    begin = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return CLIENTS * SINGLES / (time.perf_counter() - begin), waits


def percentile(waits: list[float]) -> float:
    """What 95 of 100 stay under."""
    return float(np.percentile(waits, 95))
