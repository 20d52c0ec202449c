"""`python -m benchmarks.soak [--minutes 60]`: memory of a server to which all write and of which many read, for long.

Writes seconds and megabytes to a table and a drawing, and says the slope of each half and third and how sure it is.
`--only dataArray reads` leaves out all other load, to see whose memory grows.
"""

import argparse
import http.client
import itertools
import tempfile
import threading
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.killed_server import KINDS, Acknowledged, Load, founded, served
from benchmarks.machine import resident

EVERY = 5.0
"""Seconds between two looks."""

PARTS = ((0, 1 / 2), (1 / 2, 1), (0, 1 / 3), (1 / 3, 2 / 3), (2 / 3, 1))
"""Shares of the time of which the slope is printed: caches fill in the first ones."""

BLOCK = 60
"""Looks in a row that are drawn together: memory goes up and down over minutes."""

ADDRESSES = (
    "/api/v1/city",
    "/api/v1/sensing",
    "/api/v1/sensing/ledger",
    "/api/v1/sensing/streams/1/readings",
    "/api/v1/sources",
    "/sta/v1.1/Observations?$top=100",
    "/sta/v1.1/Things?$expand=Datastreams",
    "/api/v1/values/space_heating_need",
    "/api/v1/saved-plans",
    "/metrics",
)
READS = "reads"
WIDTH, HEIGHT = 800, 300


def read(port: int, ended: threading.Event) -> None:
    """One reader, who asks for one thing after another."""
    for path in itertools.cycle(ADDRESSES):
        if ended.wait(0.1):
            return
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", path, headers={"Accept-Encoding": "br"})
            connection.getresponse().read()
            connection.close()


def soak(folder: Path, minutes: float, kinds: Collection[str]) -> NDArray[np.float64]:
    """Seconds and resident megabytes of a server under load of some kinds."""
    city, done, ended = founded(folder / "city", None), Acknowledged(), threading.Event()
    rows, begin = [], time.monotonic()
    with served(city) as (server, port, mqtt_port):
        load = Load(city, port, mqtt_port, done, 0, kinds)
        readers = [threading.Thread(target=read, args=(port, ended), daemon=True) for _ in range(2 * (READS in kinds))]
        for reader in readers:
            reader.start()
        while (now := time.monotonic() - begin) < 60 * minutes and server.poll() is None:
            rows.append((now, resident(server.pid)))
            time.sleep(EVERY)
        ended.set()
    load.join()
    print(f"acknowledged {done.numbers}, refused {dict(load.refused)}")
    return np.array(rows)


def slope(rows: NDArray[np.float64], begin: float, end: float) -> tuple[float, float, float]:
    """Megabytes an hour between two shares of the time, by least squares, and 90 % of what else it may be (Künsch 1989,
    moving blocks of residuals, doi:10.1214/aos/1176347265).
    """
    part = rows[(rows[:, 0] >= begin * rows[-1, 0]) & (rows[:, 0] <= end * rows[-1, 0])]
    hours, number, block = part[:, 0] / 3600, len(part), min(BLOCK, len(part) // 2)
    line = np.polyfit(hours, part[:, 1], 1)
    rest = part[:, 1] - np.polyval(line, hours)
    begins = np.random.default_rng(0).integers(0, number - block + 1, (2000, -(-number // block)))
    drawn = rest[(begins[:, :, None] + np.arange(block)).reshape(2000, -1)[:, :number]]
    low, high = np.quantile(line[0] + np.polyfit(hours, drawn.T, 1)[0], (0.05, 0.95))
    return float(line[0]), float(low), float(high)


def drawing(rows: NDArray[np.float64]) -> str:
    """A line of memory over time as SVG."""
    most = rows[:, 1].max()
    points = " ".join(f"{WIDTH * t / rows[-1, 0]:.1f},{HEIGHT * (1 - size / most):.1f}" for t, size in rows)
    told = f"{rows[-1, 0] / 60:.0f} min, at most {most:.0f} MB"
    line = f'<polyline fill="none" stroke="black" points="{points}"/><text x="8" y="{HEIGHT - 8}">{told}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{line}</svg>'


def main() -> None:
    """Soak, write what was seen, and say the slope."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description="Memory of a server under load.")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--into", type=Path, default=Path("soak"), help="name of the table (.csv) and drawing (.svg)")
    parser.add_argument("--only", nargs="+", choices=(*KINDS, READS), default=(*KINDS, READS), help="kinds of load")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = soak(Path(folder), arguments.minutes, arguments.only)
    np.savetxt(arguments.into.with_suffix(".csv"), rows, "%.1f", ",", header="seconds,megabytes", comments="")
    arguments.into.with_suffix(".svg").write_text(drawing(rows))
    print(f"{rows[0, 1]:.0f} MB at first, {rows[-1, 1]:.0f} MB at last, at most {rows[:, 1].max():.0f} MB")
    for begin, end in PARTS:
        rise, low, high = slope(rows, begin, end)
        when = f"minutes {begin * arguments.minutes:4.0f} to {end * arguments.minutes:4.0f}"
        print(f"{when}: {rise:+.1f} MB an hour ({low:+.1f} to {high:+.1f} at 90 %)")


if __name__ == "__main__":
    main()
