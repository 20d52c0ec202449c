"""Threads write in the order in which they ask, and who waits too long lets the others pass."""

import threading
from pathlib import Path

import pytest

from citybrain.records import open_records
from citybrain.records.errors import NotRecordedError
from citybrain.records.store import PATIENCE
from citybrain.records.turns import Turns, turns_of
from tests.api.waiting import eventually

LONG = 60.0


def test_the_turn_is_given_in_the_order_of_asking() -> None:
    turns, order = Turns(), []

    def take(number: int) -> None:
        with turns.turn(LONG):
            order.append(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(20)]
    with turns.turn(LONG):
        for place, thread in enumerate(threads, 2):
            thread.start()
            eventually(lambda place=place: len(turns._line) == place)
        assert order == []
    for thread in threads:
        thread.join()
    assert order == list(range(20))


def test_who_gives_up_or_fails_leaves_the_line() -> None:
    turns = Turns()
    with turns.turn(LONG), pytest.raises(TimeoutError), turns.turn(0.01):
        pass
    with pytest.raises(RuntimeError), turns.turn(0):
        raise RuntimeError
    with turns.turn(0):
        assert len(turns._line) == 1
    assert not turns._line


def test_all_that_have_a_file_open_stand_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    one = turns_of(tmp_path / "records.sqlite")
    assert turns_of(tmp_path / "link/records.sqlite") is one
    assert turns_of(tmp_path / "other.sqlite") is not one


def test_a_writer_that_waits_too_long_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert PATIENCE == 5
    monkeypatch.setattr("citybrain.records.store.PATIENCE", 0.01)
    first, second = open_records(tmp_path), open_records(tmp_path)
    with first.begin(), pytest.raises(NotRecordedError, match="records-locked"), second.begin():
        pass
    with second.begin():
        pass
