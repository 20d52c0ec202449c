"""The journal before the tables: what is acknowledged is there once, whenever the program ends."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.kernel.errors import CityBrainError
from citybrain.observations.readings.columns import Delivery, Fate, Readings, Receipt, Rejected, identities
from citybrain.observations.readings.embedded import EmbeddedStore, open_store
from citybrain.observations.readings.embedded.journal import FILE, Journal
from citybrain.observations.readings.store import NotStoredError, Question

MINUTE = 60_000_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    folder = tmp_path / "city"
    folder.mkdir()
    opened = open_store(folder)
    # who looks into the journal would find it brought into the tables twice a second
    opened._compactor.close()
    yield opened
    opened.close()


def deliver(store: EmbeddedStore, *rows: tuple[int, int, float], source: str = "load") -> Receipt:
    """Readings of a stream, minute and value, in one delivery."""
    stream, minute, value = (np.array(column) for column in zip(*rows, strict=True))
    readings = Readings(stream.astype(np.int32), minute.astype(np.int64) * MINUTE, value.astype(np.float64))
    return store.deliver(Delivery(source, readings)).result(60)


def in_tables(store: EmbeddedStore) -> int:
    """Readings that the tables have, without a look at the journal."""
    with store._connection.cursor() as cursor:
        return int(cursor.execute("SELECT count(*) FROM stored").fetchall()[0][0])


def ended(store: EmbeddedStore, folder: Path) -> Path:
    """The files as they would be if the program ended now."""
    shutil.copytree(store.path.parent, folder)
    return folder


def rows_of(store: EmbeddedStore) -> Any:
    """All that a store tells."""
    found = store.find(Question(most=10_000))
    order = np.argsort(found.identity)
    readings = found.readings.whole().taken(order)
    columns = {name: np.asarray(column).tolist() for name, column in vars(readings).items()}
    streams = np.arange(8, dtype=np.int32)
    ledger = [(one.source, one.received, one.stored, one.duplicates, one.rejected) for one in store.tallies()]
    apart = [(one.source, one.code, one.received) for one in store.quarantined()]
    memory = [part.tolist() for part in (*store.extent(streams), store.counts(streams), store.following(streams))]
    features = [list(store.features(int(stream))) for stream in streams]
    newest = store.newest(streams).identity.tolist()
    return repr((found.identity[order].tolist(), columns, ledger, apart, memory, features, newest, store.count()))


def test_few_new_readings_are_in_the_journal_until_somebody_reads(store: EmbeddedStore) -> None:
    deliver(store, (1, 1, 1.5), (2, 1, float("nan")))
    deliver(store, (1, 2, 2.5))
    assert (in_tables(store), store.count()) == (0, 3)
    assert store.latest(np.array([1], np.int32)).value.tolist() == [2.5]
    assert in_tables(store) == 0
    assert store.last(1, 10).readings.value.tolist() == [2.5, 1.5]
    assert in_tables(store) == 3
    assert [(one.source, one.stored) for one in store.tallies()] == [("load", 3)]


@pytest.mark.parametrize("late", [(1, 1, 1.5), (1, 1, 9.0), (1, 0, 4.0)])
def test_what_has_to_be_looked_up_finds_what_is_in_the_journal(
    store: EmbeddedStore, late: tuple[int, int, float]
) -> None:
    deliver(store, (1, 1, 1.5))
    expected = {(1, 1, 1.5): Fate.DUPLICATE, (1, 1, 9.0): Fate.CONFLICT, (1, 0, 4.0): Fate.STORED}[late]
    assert deliver(store, late).fate.tolist() == [expected]


def test_what_is_acknowledged_is_there_after_an_end_at_any_moment(store: EmbeddedStore, tmp_path: Path) -> None:
    for minute in range(1, 8):
        deliver(store, (1, minute, float(minute)), (2, minute, 0.0))
        if minute == 3:
            store.last(1, 1)
        folder = ended(store, tmp_path / str(minute))
        for _ in range(2):  # opened again, nothing comes twice
            again = open_store(folder)
            assert again.count() == 2 * minute
            assert sum(tally.stored for tally in again.tallies()) == 2 * minute
            assert again.last(1, 100).readings.value.tolist() == [float(one) for one in range(minute, 0, -1)]
            again.close()
            assert not (folder / FILE).exists()


def test_an_end_after_the_tables_have_it_brings_nothing_twice(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(store, (1, 1, 1.0), (1, 2, 2.0))
    with monkeypatch.context() as patched:
        patched.setattr(os, "ftruncate", _failing)  # the groups stay in the file
        store.last(1, 1)
        assert (store.path.parent / FILE).stat().st_size > 100
    again = open_store(ended(store, tmp_path / "ended"))
    assert again.count() == in_tables(again) == 2
    again.close()
    deliver(store, (1, 3, 3.0))
    again = open_store(ended(store, tmp_path / "later"))
    assert again.last(1, 5).readings.value.tolist() == [3.0, 2.0, 1.0]
    again.close()


def test_a_group_that_was_written_in_part_is_left_out(store: EmbeddedStore, tmp_path: Path) -> None:
    deliver(store, (1, 1, 1.0))
    begin = (store.path.parent / FILE).stat().st_size
    deliver(store, (1, 2, 2.0))
    whole = ended(store, tmp_path / "whole")
    raw = (whole / FILE).read_bytes()
    broken = raw[: begin + 30] + bytes([raw[begin + 30] ^ 1]) + raw[begin + 31 :]
    for number, content in enumerate([raw[: begin + 3], raw[:-1], broken, raw + b"\0" * 64]):
        folder = shutil.copytree(whole, tmp_path / str(number))
        (folder / FILE).write_bytes(content)
        opened = open_store(folder)
        assert opened.count() == (2 if content.startswith(raw) else 1)
        deliver(opened, (1, 5, 5.0))
        opened.close()


def _failing(*_: Any) -> Any:
    raise OSError(28, "No space left on device")


def _in_part(write: Callable[[int, bytes], int]) -> Callable[[int, bytes], int]:
    return lambda file, raw: write(file, raw[:20])


@pytest.mark.parametrize("how", ["nothing", "in part", "not to the disk"])
def test_where_the_journal_takes_nothing_the_tables_do(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    deliver(store, (1, 1, 1.0))
    with monkeypatch.context() as patched:
        if how == "not to the disk":
            patched.setattr(os, "fdatasync", _failing)
        else:
            patched.setattr(os, "write", _failing if how == "nothing" else _in_part(os.write))
        assert deliver(store, (1, 2, 2.0)).fate.tolist() == [Fate.STORED]
    assert in_tables(store) == 2
    deliver(store, (1, 3, 3.0))
    again = open_store(ended(store, tmp_path / "ended"))
    assert again.last(1, 5).readings.value.tolist() == [3.0, 2.0, 1.0]
    again.close()


def test_what_the_tables_do_not_take_waits_and_nothing_more_is_acknowledged(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(store, (1, 1, 1.0))
    assert store.last(1, 1).readings.value.tolist() == [1.0]
    deliver(store, (1, 2, 2.0))
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "note", _failing)
        assert store.last(1, 1).readings.value.tolist() == [1.0], "reading goes on"
        with pytest.raises(OSError, match="No space"):
            deliver(store, (1, 3, 3.0))
    assert in_tables(store) == 1
    assert store.last(1, 5).readings.value.tolist() == [2.0, 1.0]
    deliver(store, (1, 3, 3.0))
    assert (in_tables(store), store.count()) == (2, 3)


@pytest.mark.parametrize("how", ["nothing", "in part"])
def test_readings_that_a_full_disk_keeps_closed_open_once_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", _failing if how == "nothing" else _in_part(os.write))
        with pytest.raises(NotStoredError, match="No space left"):
            open_store(tmp_path)
    opened = open_store(tmp_path)
    deliver(opened, (1, 1, 1.0))
    again = open_store(ended(opened, tmp_path / "ended"))
    assert (again.count(), opened.count()) == (1, 1)
    again.close()
    opened.close()


def test_the_journal_of_other_readings_is_refused(store: EmbeddedStore, tmp_path: Path) -> None:
    deliver(store, (1, 1, 1.0))
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(store.path.parent / FILE, other / FILE)
    with pytest.raises(NotStoredError, match="observations-journal-other"):
        open_store(other)


def test_a_copy_has_what_is_in_the_journal(store: EmbeddedStore, tmp_path: Path) -> None:
    deliver(store, (1, 1, 1.0))
    assert store.backup(tmp_path / "copy") == 1


rows = st.tuples(st.integers(0, 3), st.integers(0, 30), st.sampled_from([1.0, 2.0, float("nan")]))
acts = st.one_of(
    st.tuples(st.just("deliver"), st.lists(rows, min_size=1, max_size=4)),
    st.tuples(st.just("deliver"), st.lists(rows, min_size=1, max_size=4)),
    st.tuples(st.just("newer"), st.lists(st.integers(0, 3), min_size=1, max_size=5)),
    st.tuples(st.just("newer"), st.lists(st.integers(0, 3), min_size=1, max_size=5)),
    st.tuples(st.sampled_from(["text", "apart", "change", "remove", "forget", "compact", "flag", "read", "end"]), rows),
)


@given(st.lists(acts, min_size=4, max_size=25))
@settings(max_examples=25)
def test_with_and_without_it_a_store_tells_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("both")
    folders = [folder / "with", folder / "without"]
    for one in folders:
        one.mkdir()
    stores = [open_store(one) for one in folders]
    told: list[list[Any]] = [[], []]
    for number, (what, about) in enumerate(steps):
        for side in range(2):
            if side:
                stores[1]._writer._is_plain = lambda *_: False  # type: ignore[method-assign]
            told[side].append(_done(stores[side], what, about, number))
        if what == "end":
            folders = [ended(store, folder / f"{number}-{side}") for side, store in enumerate(stores)]
            for store in stores:
                store.close()
            stores = [open_store(one) for one in folders]
            told = [[*before, rows_of(store)] for before, store in zip(told, stores, strict=True)]
    assert told[0] == told[1]
    assert rows_of(stores[0]) == rows_of(stores[1])
    for store in stores:
        store.close()


def _done(store: EmbeddedStore, what: str, about: Any, number: int) -> Any:
    """What comes of a step."""
    if what == "deliver":
        return _receipt(deliver(store, *about, source=f"source {number % 2}"))
    if what == "newer":
        rows = [(stream, 100 + number, float(row)) for row, stream in enumerate(dict.fromkeys(about))]
        return _receipt(deliver(store, *rows))
    stream, minute, value = about
    one = Readings(np.array([stream], np.int32), np.array([minute * MINUTE]), np.array([value]))
    said = Readings(one.stream, one.time + number, np.array([np.nan]), said=np.array(['"雨"'], object))
    key = identities(np.array([stream]), np.array([1 + minute % 4]))
    steps: dict[str, Callable[[], Any]] = {
        "text": lambda: _receipt(store.deliver(Delivery("texts", said)).result(60)),
        "apart": lambda: _receipt(
            store.deliver(Delivery("odd", one, [Rejected("reading-no-result", "{}")])).result(60)
        ),
        "change": lambda: store.change(int(key[0]), one),
        "remove": lambda: store.remove(key),
        "forget": lambda: store.forget(one.stream, minute * 2880 * MINUTE),
        "compact": store.compact,
        "flag": lambda: store.recheck(stream),
        "read": lambda: repr(store.last(stream, 3).identity),
        "end": lambda: None,
    }
    try:
        return steps[what]()
    except CityBrainError as problem:
        return repr(problem)


def _receipt(receipt: Receipt) -> Any:
    return receipt.identity.tolist(), receipt.fate.tolist()
