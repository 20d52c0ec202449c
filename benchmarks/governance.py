"""What it takes to decide whether somebody may do something, and to put on record that they did."""

import itertools
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio
from citybrain.governance import Actor, DataClass, Permission, Role, decide
from citybrain.governance.audit import AuditLog, Noted
from citybrain.records import open_records

ROUNDS = 20
PROMISED = 50.0
MICROSECONDS = 1e6
WRITERS, ENTRIES = 32, 10_000
ENTRIES_A_SECOND = 5_000.0


def figures(_: Cities) -> Iterator[Figure]:
    """Every act of every role on every class, each actor new in the first round; then acts that are put on record."""
    actors = [Actor(role, frozenset({role}), frozenset(Permission), number) for number, role in enumerate(Role)]
    asked = list(itertools.product(actors, Permission, DataClass))
    rounds = [_round(asked) for _ in range(ROUNDS)]
    each = tuple(MICROSECONDS * seconds / len(asked) for seconds in rounds)
    yield Figure("one decision of the policy", each, "µs", PROMISED, f"{len(asked)} acts of roles on classes")
    with tempfile.TemporaryDirectory() as folder:
        records = open_records(Path(folder))
        log = AuditLog(records)
        taken = [_recorded(log, actors[0]) for _ in range(3)]
        log.close()
        assert log.check().whole
        records.close()
        alone = ENTRIES / min(_plain(Path(folder) / f"plain{number}.sqlite") for number in range(3))
    rates = tuple(ENTRIES / seconds for seconds in taken)
    beside = f"{ratio(max(rates), alone)} rows put into SQLite {WRITERS} at a time, each time on disk, "
    beside += f"without a hash, a signature or anybody who waits ({alone:,.0f}/s)"
    measure = f"entries of the audit log, {WRITERS} who each wait for theirs"
    yield Figure(measure, rates, "1/s", ENTRIES_A_SECOND, beside, more=True)


def _round(asked: list[tuple[Actor, Permission, DataClass]]) -> float:
    begin = time.process_time()
    for actor, act, of in asked:
        decide(actor, act, of, 1)
    return time.process_time() - begin


def _recorded(log: AuditLog, actor: Actor) -> float:
    """Seconds until all entries are on disk, where each writer waits for one before the next."""

    def write(writer: int) -> None:
        for number in range(ENTRIES // WRITERS):
            log.note(Noted(actor, "PATCH", f"/api/v1/plans/{writer}/{number}")).result()

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    begin = time.perf_counter()
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return time.perf_counter() - begin


def _plain(path: Path) -> float:
    rows = [("administrator", "PATCH", f"/api/v1/plans/{number}") for number in range(ENTRIES)]
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, who TEXT, act TEXT, object TEXT)")
        begin = time.perf_counter()
        for piece in range(0, ENTRIES, WRITERS):
            connection.executemany(
                "INSERT INTO entry (who, act, object) VALUES (?, ?, ?)", rows[piece : piece + WRITERS]
            )
            connection.commit()
    return time.perf_counter() - begin
