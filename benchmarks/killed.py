"""`python -m benchmarks.killed [--rounds 20]`: a store of readings that is killed under full load, again and again.

A program delivers from six threads without pause, sorts readings away and archives months; it is killed at any moment,
or in the middle of a compaction, a checkpoint or an archived month. After each round the file is read without the
store: every acknowledged reading has to be there once. Then all that may have been under way is delivered again.
"""

import argparse
import datetime
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import numpy as np

from citybrain.observations.readings.columns import Delivery, Fate, Readings
from citybrain.observations.readings.embedded import EmbeddedStore, open_store
from citybrain.observations.readings.embedded.archive import Archive
from citybrain.observations.readings.embedded.compaction import Compactor
from citybrain.observations.readings.embedded.journal import ROW as JOURNAL_ROW
from citybrain.observations.readings.embedded.journal import Journal
from citybrain.observations.readings.embedded.write_session import Upkeep
from citybrain.observations.readings.embedded.writer import EmbeddedWriter

HOUR = 3_600_000_000
HOURS = datetime.timedelta(hours=1)
MONTH = 31 * 24 * HOUR
SIZES = (1, 1, 1, 1, 1_000, 5_000)
"""Readings of each delivery, by sender."""

STREAMS = 100
"""Streams of each sender."""

ROWS = 60_000
JOURNAL = "while the journal goes into the tables"
WORK: tuple[tuple[type, str, str], ...] = (
    (Compactor, "_sort_away", "in a compaction"),
    (Upkeep, "checkpoint", "in a checkpoint"),
    (Archive, "put_month", "while a month is archived"),
    (EmbeddedWriter, "_tell_ledger", JOURNAL),
)
"""What says when it begins."""

ANY = "at any moment"
PHASES = (ANY, *(phase for _, _, phase in WORK))
AFTER = 200
"""Deliveries that are acknowledged before a kill within a phase."""

FOUND = f"""
    SELECT stream // {STREAMS} AS sender, count(*), count(DISTINCT value), count(DISTINCT (stream, number)),
           count(DISTINCT value) FILTER (value < due)
    FROM (SELECT stream, number, value FROM stored UNION ALL FROM waiting)
    JOIN (SELECT unnest(range($senders)) AS sender, unnest($due::BIGINT[]) AS due)
    ON sender = stream // {STREAMS} GROUP BY ALL"""


def delivery(sender: int, number: int) -> Delivery:
    """The deliveries of a sender follow one another in time, three hours from one reading of a stream to the next."""
    row = number * SIZES[sender] + np.arange(SIZES[sender])
    stream = (sender * STREAMS + row % STREAMS).astype(np.int32)
    return Delivery(str(sender), Readings(stream, row // STREAMS * 3 * HOUR, row.astype(np.float64)))


def say(*words: object) -> None:
    """One line, at once and whole; nobody who listens is the end of the program."""
    try:
        os.write(1, (" ".join(map(str, words)) + "\n").encode())
    except BrokenPipeError:
        os._exit(1)


def load(folder: Path, begins: list[int], few: bool) -> None:
    """Deliver for ever, from a number on for each sender; say what was acknowledged and what begins.

    `few`: those alone who send one reading at a time, so that all goes through the journal.
    """
    for of, name, phase in WORK:
        setattr(of, name, announced(getattr(of, name), phase))
    store = open_store(folder, ROWS)
    for sender, begin in enumerate(begins):
        if few and SIZES[sender] > 1:
            continue
        threading.Thread(target=send, args=(store, sender, begin), daemon=True).start()
    while True:
        time.sleep(0.2)
        if few:
            continue
        newest = int(store.latest(np.array([5 * STREAMS], np.int32)).time[0])
        store.archive(newest - MONTH)


def announced(work: Callable[..., object], word: str) -> Callable[..., object]:
    """The same, which says that it begins."""

    def announcing(*arguments: object) -> object:
        say("begins", word)
        return work(*arguments)

    return announcing


def send(store: EmbeddedStore, sender: int, begin: int) -> None:
    """One sender, who waits for each receipt."""
    for number in itertools.count(begin):
        store.deliver(delivery(sender, number)).result()
        say("acknowledged", sender, number)


class Round(NamedTuple):
    """What was found after a kill. All are readings, but for the deliveries of which only a part is there."""

    readings: int
    missing: int
    twice: int
    torn: int
    unacknowledged: int
    seconds: float
    """To open the file."""


def killed(folder: Path, phase: str, acknowledged: list[int], chance: random.Random, few: bool = False) -> None:
    """Let the program run and kill it; `acknowledged` holds the last number of each sender before and after."""
    begins = [str(last + 1) for last in acknowledged]
    command = [sys.executable, "-m", "benchmarks.killed", *(["--few"] if few else []), "--load", str(folder), *begins]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        end, seen = None, 0
        for line in program.stdout:
            kind, *words = line.rstrip("\n").split(" ", 1)
            if kind == "acknowledged" and line.endswith("\n"):
                sender, number = map(int, words[0].split())
                acknowledged[sender] = number
                seen += 1
            begun = seen == 1 if phase == ANY else seen > AFTER and words == [phase]
            if begun and end is None:
                wait = chance.uniform(0.5, 2.0) if phase == ANY else chance.uniform(0, 0.05)
                end = threading.Timer(wait, program.send_signal, [signal.SIGKILL])
                end.start()
        if program.wait() != -signal.SIGKILL:
            raise RuntimeError("the program ended by itself")


def found(folder: Path, acknowledged: list[int]) -> Round:
    """Look into the file and the journal without the store."""
    due = [(last + 1) * size for last, size in zip(acknowledged, SIZES, strict=True)]
    begin = time.perf_counter()
    with duckdb.connect(str(folder / "observations.duckdb")) as connection:
        seconds = time.perf_counter() - begin
        journal = Journal(folder, connection)
        groups = [np.zeros(0, JOURNAL_ROW), *(group.rows for group in journal.left)]
        waiting = {name: np.concatenate([rows[name] for rows in groups]) for name in ("stream", "number", "value")}
        journal.close()
        rows = connection.execute(FOUND, {"senders": len(SIZES), "due": due}).fetchall()
        del waiting
    there = {sender: counts for sender, *counts in rows}
    counts = [there.get(sender, (0, 0, 0, 0)) for sender in range(len(SIZES))]
    return Round(
        sum(count for count, *_ in counts),
        sum(due) - sum(has for *_, has in counts),
        sum(count - min(values, numbers) for count, values, numbers, _ in counts),
        sum(values % size > 0 for (_, values, *_), size in zip(counts, SIZES, strict=True)),
        sum(values - has for _, values, _, has in counts),
        seconds,
    )


def again(folder: Path, acknowledged: list[int]) -> Counter[Fate]:
    """Deliver again what was acknowledged last, and what may have been under way: it is new as a whole or not at all.

    Ledger, hours and what is held in memory have to agree with one another.
    """
    store = open_store(folder, ROWS)
    fates: Counter[Fate] = Counter()
    for sender, last in enumerate(acknowledged):
        for number in range(max(last, 0), last + 2):
            fate = store.deliver(delivery(sender, number)).result().fate
            if len(set(fate.tolist())) > 1 or (number == last and fate[0] != Fate.DUPLICATE):
                raise RuntimeError(f"delivery {number} of sender {sender} was stored in part: {set(fate.tolist())}")
            fates[Fate(int(fate[0]))] += 1
        acknowledged[sender] = last + 1
    count, stored = store.count(), sum(tally.stored for tally in store.tallies())
    streams = np.arange(STREAMS * len(SIZES), dtype=np.int32)
    counted = sum(int(store.means_of(some, 0, 1 << 55, HOURS).number.sum()) for some in np.split(streams, len(SIZES)))
    if not count == stored == counted:
        raise RuntimeError(f"{count} readings, {stored} in the ledger, {counted} in hours")
    store.close()
    return fates


def run(folder: Path, rounds: int) -> Iterator[Round]:
    """Kill and look, in turn at any moment and within each phase."""
    acknowledged, chance = [-1] * len(SIZES), random.Random(5)
    for number, phase in zip(range(rounds), itertools.cycle(PHASES), strict=False):
        few = phase in (ANY, JOURNAL) and number // len(PHASES) % 2 == 0
        killed(folder, phase, acknowledged, chance, few)
        one, done = found(folder, acknowledged), sum(acknowledged) + len(SIZES)
        fates = again(folder, acknowledged)
        print(f"{number + 1:2} killed {phase}: {done:,} deliveries acknowledged, {one.readings:,} readings there,")
        print(f"   {one.missing} missing, {one.twice} twice, {one.torn} deliveries in part,", end=" ")
        print(f"{one.unacknowledged} readings not yet acknowledged; opened in {one.seconds:.2f} s;", end=" ")
        print(f"delivered again: {fates[Fate.DUPLICATE]} were there, {fates[Fate.STORED]} new", flush=True)
        yield one


def main() -> None:
    """Rounds, some lines each, and what they come to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.killed", description="Kill a store of readings.")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument(
        "--server", action="store_true", help="a server to which all write, in place of the store alone"
    )
    parser.add_argument("--postgresql", action="store_true", help="with --server: a city kept in PostgreSQL")
    parser.add_argument("--few", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--load", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.load:
        load(Path(arguments.load[0]), [int(begin) for begin in arguments.load[1:]], arguments.few)
    if arguments.server:
        from benchmarks import killed_server

        return killed_server.main(arguments)
    with tempfile.TemporaryDirectory() as folder:
        rounds = list(run(Path(folder), arguments.rounds))
    lost, twice, torn = (sum(getattr(one, name) for one in rounds) for name in ("missing", "twice", "torn"))
    readings = rounds[-1].readings
    print(f"{len(rounds)} kills, {readings:,} readings: {lost} lost, {twice} twice, {torn} deliveries in part")


if __name__ == "__main__":
    main()
