"""Readings in PostgreSQL: one program at a time, a server that goes and comes back, and rows as COPY takes them."""

import datetime
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citybrain.kernel.errors import InputError
from citybrain.observations.readings.columns import Delivery, Fate, Readings, Rejected
from citybrain.observations.readings.expressions import READING
from citybrain.observations.readings.postgres import PostgresStore, dumping, open_store, writer
from citybrain.observations.readings.postgres.rows import DatabaseColumn, encoded
from citybrain.observations.readings.store import NotStoredError
from citybrain.records.database import Database, database
from tests.observations.readings.deliveries import MINUTE, put, readings
from tests.observations.readings.versions import to_version
from tests.services import PostgresServer, postgres_server

SIZE = 300
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def store(new_database: Callable[[], str]) -> Iterator[PostgresStore]:
    opened = open_store(database(new_database()))
    yield opened
    opened.close()


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """One that a test may stop."""
    with postgres_server() as own:
        yield own


def test_a_second_program_is_told_who_has_the_readings(store: PostgresStore) -> None:
    with pytest.raises(NotStoredError, match="observations-locked") as refused:
        open_store(store.database)
    assert "citybrain" in str(refused.value.arguments["problem"])
    assert put(store, (1, 1, 1.0)) == [Fate.STORED]
    store.close()
    again = open_store(store.database)
    assert again.count() == 1
    again.close()


def batch(sender: int, number: int) -> Readings:
    times = np.int64(number) * SIZE + np.arange(SIZE)
    return Readings((10 * sender + np.arange(SIZE) % 10).astype(np.int32), times, times.astype(np.float64))


def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice_when_the_server_dies_under_load(
    server: PostgresServer,
) -> None:
    """Three power cuts while four clients deliver: each reading is acknowledged as new, once."""
    store = open_store(database(server.database("city")))
    end = threading.Event()
    sent = [0] * 4
    wrong: list[object] = []

    def load(sender: int) -> None:
        while not end.is_set():
            receipt = store.deliver(Delivery(str(sender), batch(sender, sent[sender]))).result(60)
            if receipt.number(Fate.STORED) != SIZE:
                wrong.append(receipt)
            sent[sender] += 1

    clients = [threading.Thread(target=load, args=(sender,)) for sender in range(4)]
    for client in clients:
        client.start()
    for _ in range(3):
        before = sum(sent)
        while sum(sent) < before + 20:
            time.sleep(0.01)
        server.stop("immediate")
        server.start()
    end.set()
    for client in clients:
        client.join()
    assert wrong == []
    total = sum(sent) * SIZE
    assert store.count() == total == store.number_of(READING.c.value >= 0)
    assert sorted((tally.received, tally.stored) for tally in store.tallies()) == sorted((n * SIZE,) * 2 for n in sent)
    store.close()
    again = open_store(store.database)
    assert again.count() == total
    assert [again.count(10 * sender) for sender in range(4)] == [n * SIZE // 10 for n in sent]
    assert again.means(5, 0, 3_600_000_000, HOUR).number.sum() == sent[0] * SIZE // 10
    again.close()


def test_a_commit_whose_answer_is_lost_counts_once(store: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection breaks after the database has committed and before the program hears of it."""
    execute = psycopg.Connection.execute
    broken: list[str] = []

    def breaking(self: psycopg.Connection, query: str, *more: object, **options: object) -> object:
        done = execute(self, query, *more, **options)
        if query == "COMMIT" and not broken:
            broken.append(query)
            self.close()
            raise psycopg.OperationalError("the connection is lost")
        return done

    monkeypatch.setattr(psycopg.Connection, "execute", breaking)
    assert put(store, (1, 1, 5.0), (1, 2, 6.0)) == [Fate.STORED] * 2
    assert broken == ["COMMIT"]
    assert put(store, (1, 1, 5.0), (1, 3, 7.0)) == [Fate.DUPLICATE, Fate.STORED]
    assert (store.count(), store.number_of(READING.c.stream == 1)) == (3, 3)
    (tally,) = store.tallies()
    assert (tally.received, tally.stored, tally.duplicates) == (4, 3, 1)


def test_a_transaction_that_breaks_before_its_commit_is_done_again(
    store: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = psycopg.Connection.execute
    broken: list[str] = []

    def breaking(self: psycopg.Connection, query: str, *more: object, **options: object) -> object:
        if query == "COMMIT" and not broken:
            broken.append(query)
            self.close()
        return execute(self, query, *more, **options)

    monkeypatch.setattr(psycopg.Connection, "execute", breaking)
    assert put(store, (1, 1, 5.0), (1, 2, 6.0)) == [Fate.STORED] * 2
    assert broken == ["COMMIT"]
    assert (store.count(), store.number_of(READING.c.stream == 1)) == (2, 2)


def test_a_server_that_stays_away_is_told_and_found_again(
    server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "PATIENCE", 0.5)
    store = open_store(database(server.database("city")))
    put(store, (1, 1, 1.0))
    server.stop()
    promises = [store.deliver(Delivery("x", readings((1, minute, 1.0)))) for minute in (2, 3)]
    for promise in promises:
        with pytest.raises(NotStoredError, match="postgresql-unreachable"):
            promise.result(20)
    for ask in (lambda: store.last(1, 5), store.tallies, lambda: store.remove(np.array([(1 << 32) + 1]))):
        with pytest.raises(NotStoredError, match="postgresql-unreachable"):
            ask()
    assert store.latest(np.array([1], np.int32)).value.tolist() == [1.0]
    server.start()
    assert put(store, (1, 1, 1.0), (1, 2, 1.0)) == [Fate.DUPLICATE, Fate.STORED]
    assert store.remove(np.array([(1 << 32) + 1])) == 1
    server.stop()
    store.close()
    server.start()


def test_readings_of_another_program_meanwhile_are_learned_of(
    server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store lost its hold, another program wrote and closed: numbers go on where that one ended."""
    kept = database(server.database("city"))
    store = open_store(kept)
    put(store, (1, 1, 1.0))
    server.stop("immediate")
    server.start()
    other = open_store(kept)
    put(other, (1, 2, 2.0))
    other.close()
    assert put(store, (1, 2, 2.0), (1, 3, 3.0)) == [Fate.DUPLICATE, Fate.STORED]
    assert store.last(1, 3).identity.tolist() == [(1 << 32) + number for number in (3, 2, 1)]
    assert store.count() == 3
    store.close()


def test_a_database_without_the_extension_is_told(postgres: PostgresServer, new_database: Callable[[], str]) -> None:
    url = new_database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE keeper LOGIN")
    keeper = database(url.replace("//citybrain@", "//keeper@"))
    with pytest.raises(NotStoredError, match="postgresql-no-extension"):
        open_store(keeper)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION timescaledb")
        connection.execute("CREATE SCHEMA readings AUTHORIZATION keeper")
    store = open_store(keeper)
    assert put(store, (1, 1, 1.0)) == [Fate.STORED]
    store.compact()
    store.close()


def test_pg_dump_makes_a_copy_that_can_be_put_back(
    store: PostgresStore, new_database: Callable[[], str], tmp_path: Path
) -> None:
    put(store, *((1, minute, float(minute)) for minute in range(300)))
    assert store.backup(tmp_path / "copy") == 300
    with pytest.raises(InputError, match="observations-backup-there"):
        store.backup(tmp_path / "copy")
    other = new_database()
    programs = Path(str(dumping.program())).parent
    with psycopg.connect(other, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION timescaledb")
        connection.execute("SELECT timescaledb_pre_restore()")
        subprocess.run([programs / "pg_restore", "--dbname", other, tmp_path / "copy" / dumping.FILE], check=False)
        connection.execute("SELECT timescaledb_post_restore()")
    again = open_store(database(other))
    assert again.last(1, 1000).readings.value.tolist() == [float(minute) for minute in reversed(range(300))]
    assert put(again, (1, 0, 0.0), (1, 300, 1.0)) == [Fate.DUPLICATE, Fate.STORED]
    again.close()


def test_a_copy_that_cannot_be_made_is_told(
    store: PostgresStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dumping, "program", lambda: "false")
    with pytest.raises(NotStoredError, match="postgresql-dump"):
        store.backup(tmp_path / "copy")
    monkeypatch.setattr(dumping, "program", lambda: None)
    with pytest.raises(InputError, match="postgresql-no-dump"):
        store.backup(tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_the_first_version_gets_what_came_later(store: PostgresStore) -> None:
    put(store, (1, 1, 1.0))
    kept = store.database
    store.close()
    with kept.connect(autocommit=True) as connection:
        to_version(connection, 1)
    again = open_store(kept)
    assert (again.count(), again.forgotten()) == (1, [])
    again.close()


def test_times_far_away_and_letters_that_the_database_does_not_keep(store: PostgresStore) -> None:
    years = np.array([-6_000, 1_000, 200_000], np.int64) * 31_556_952_000_000
    many = Readings(np.ones(3, np.int32), years, np.ones(3))
    bad = Rejected("reading-future", "a\0b", "line\0 1")
    receipt = store.deliver(Delivery("so\0urce", many, [bad])).result(20)
    assert receipt.number(Fate.STORED) == 3
    assert store.last(1, 5).readings.time.tolist() == years.tolist()[::-1]
    assert [one.received for one in store.quarantined()] == ["a\N{REPLACEMENT CHARACTER}b"]
    assert store.means(1, int(years[0]), int(years[2]) + MINUTE, HOUR).number.sum() == 3


values = st.one_of(st.none(), st.integers(-(2**31), 2**31 - 1))
texts = st.one_of(st.none(), st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))


@pytest.fixture(scope="module")
def connection(kept: Database) -> Iterator[psycopg.Connection]:
    with kept.connect(autocommit=True) as opened:
        opened.execute("CREATE TEMPORARY TABLE made (a integer, b double precision, c text)")
        yield opened


@given(st.lists(st.tuples(values, st.one_of(st.none(), st.floats(allow_nan=False)), texts), min_size=1, max_size=20))
def test_any_rows_come_back_as_they_were(connection: psycopg.Connection, rows: list) -> None:
    one, other, words = (list(column) for column in zip(*rows, strict=True))
    nulls = [np.array([value is None for value in column]) for column in (one, other)]
    columns = [
        DatabaseColumn(">i4", np.array([value or 0 for value in one]), nulls[0]),
        DatabaseColumn(
            ">f8",
            np.array([0.0 if value is None else value for value in other]),
            np.array([value is None for value in other]),
        ),
    ]
    made = np.empty(len(words), object)
    made[:] = words
    with connection.transaction(force_rollback=True):
        with connection.cursor().copy("COPY made FROM STDIN (FORMAT BINARY)") as copying:
            for part in encoded(columns, made):
                copying.write(part)
        found = connection.execute("SELECT * FROM made").fetchall()
    assert sorted(map(repr, found)) == sorted(map(repr, rows))
