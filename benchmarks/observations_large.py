"""`python -m benchmarks.observations_large [--millions 100]`: reads of many readings of 5,000 streams over a year.

Readings come as from a network of sensors: all streams, one after another in time. Each read is measured alone, and
again while 100,000 readings a second arrive.
"""

import argparse
import datetime
import random
import resource
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.figure import Figure, milliseconds
from benchmarks.machine import describe
from benchmarks.table import show
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.readings.embedded import EmbeddedStore, open_store
from citybrain.observations.readings.embedded.tables import COLD
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.store import Question

STREAMS = 5_000
AT_ONCE = 50_000
YEAR = 365 * 86_400_000_000
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
ARRIVING = 100_000
"""Readings a second while reads are measured the second time."""

MONTH = (31 * 86_400_000_000, 59 * 86_400_000_000)
"""February."""

Read = Callable[[], object]


def delivery(number: int, step: int) -> Delivery:
    """Ten readings of each stream, newer than those of the delivery before, `step` µs apart; to a tenth."""
    row = np.arange(AT_ONCE)
    times = (np.int64(number) * (AT_ONCE // STREAMS) + row // STREAMS) * step + row % STREAMS * 1_000
    values = np.random.default_rng(number).normal(20.0, 5.0, AT_ONCE).round(1)
    return Delivery("network", Readings((row % STREAMS).astype(np.int32), times, values))


def filled(store: EmbeddedStore, deliveries: int, step: int) -> float:
    """Deliver all of them, four on their way at once; readings a second."""
    begin = time.perf_counter()
    ahead: deque[Callable[[], object]] = deque()
    for number in range(deliveries):
        ahead.append(store.deliver(delivery(number, step)).result)
        if len(ahead) == 4:
            ahead.popleft()()
    for wait in ahead:
        wait()
    return deliveries * AT_ONCE / (time.perf_counter() - begin)


def reads(store: EmbeddedStore) -> dict[str, tuple[Read, float, int]]:
    """What is read, with the most milliseconds that 95 of 100 may take, and how often."""
    hundred = np.arange(100, 200, dtype=np.int32)
    chance = random.Random(1)

    def stream() -> int:
        return chance.randrange(STREAMS)

    def above() -> Question:
        where = (
            (READING.c.stream == stream()) & (READING.c.value > 25) & (READING.c.time < datetime.datetime(1970, 7, 1))
        )
        return Question(where)

    return {
        "newest reading of 100 streams, whole": (lambda: store.newest(hundred), 5, 200),
        "last 100 readings of a stream": (lambda: store.last(stream(), 100), 10, 100),
        "hourly means of a stream over a year": (lambda: store.means(stream(), 0, YEAR, HOUR), 25, 50),
        "number of all readings": (store.number_of, 5, 200),
        "number of readings of a stream": (lambda: store.count(stream()), 5, 200),
        "daily means of all streams over a month": (lambda: store.means_of(None, *MONTH, DAY), 250, 20),
        "readings of a stream above 25 before July": (lambda: store.find(above()), 60, 50),
    }


def measured(store: EmbeddedStore, beside: str, most: float | None = None) -> Iterator[Figure]:
    """Each read; 95 of 100 within its time, or within `most` milliseconds."""
    for name, (read, goal, times) in reads(store).items():
        samples = milliseconds(read, times, warm_up=3)
        yield Figure(f"{name}, 95 of 100", (float(np.percentile(samples, 95)),), "ms", most or goal, beside)


def bare(path: Path) -> float:
    """Milliseconds of the database itself for daily means of all streams over a month, from the large table."""
    statement = f"""
        SELECT stream, time_bucket(INTERVAL 1 DAY, time) AS day, avg(value) FROM {COLD}
        WHERE time >= make_timestamp({MONTH[0]}) AND time < make_timestamp({MONTH[1]}) GROUP BY ALL ORDER BY ALL"""
    with duckdb.connect(str(path)) as connection:
        return float(np.median(milliseconds(lambda: connection.execute(statement).fetchnumpy(), 10)))


def while_arriving(store: EmbeddedStore, first: int, step: int) -> Iterator[Figure]:
    """The reads again, while readings arrive at a steady rate."""
    end, came = threading.Event(), [0]

    def arrive() -> None:
        begin = time.perf_counter()
        while not end.is_set():
            store.deliver(delivery(first + came[0], step)).result()
            came[0] += 1
            end.wait(max(0.0, begin + came[0] * AT_ONCE / ARRIVING - time.perf_counter()))

    thread = threading.Thread(target=arrive)
    begin = time.perf_counter()
    thread.start()
    figures = list(measured(store, "while readings arrive", 60))
    end.set()
    thread.join()
    rate = came[0] * AT_ONCE / (time.perf_counter() - begin)
    yield Figure("readings that arrived meanwhile", (rate,), "1/s", 0.9 * ARRIVING, "", more=True)
    yield from figures


def figures(folder: Path, readings: int) -> Iterator[Figure]:
    """Fill, read, read while more arrive, open again."""
    deliveries = readings // AT_ONCE
    step = YEAR * STREAMS // readings
    store = open_store(folder)
    yield Figure(f"{readings:,} readings stored", (filled(store, deliveries, step),), "1/s", 300_000, "", more=True)
    store.compact()
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    yield Figure("on disk, with hours and days", (size / store.count(),), "bytes/reading", 9, "")
    alone = list(measured(store, ""))
    yield from alone
    yield from while_arriving(store, deliveries, step)
    path = store.path
    store.close()
    mine, without = next(figure.median for figure in alone if "daily means" in figure.measure), bare(path)
    yield Figure("daily means, times the bare database", (mine / without,), "", 1.5, f"{without:.3g} ms bare")
    begin = time.perf_counter()
    store = open_store(folder)
    yield Figure("opened again", (time.perf_counter() - begin,), "s", 5, f"{store.count():,} readings")
    store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    yield Figure("memory at most", (peak,), "GB", 1.5, "of the whole benchmark")


def main() -> None:
    """Measure, and show the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.observations_large")
    parser.add_argument("--millions", type=int, default=100, help="readings, in millions")
    parser.add_argument("--folder", type=Path, help="where the readings lie meanwhile; else a folder of the system")
    arguments = parser.parse_args()
    machine = describe()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        show(machine, list(figures(Path(folder), arguments.millions * 1_000_000)))


if __name__ == "__main__":
    main()
