"""The clock of a replayed city stands at its newest step, whoever puts it on record."""

from unittest.mock import Mock

import pytest

from citybrain.cases import standing_clock
from citybrain.cases.standing_clock import StandingClock
from citybrain.cases.steps import newest_step
from citybrain.records import CityRecords
from tests.cases.following import Following
from tests.cases.test_raising import ASKED, Make, raised


def test_it_follows_every_step_of_others_and_reads_once_between(follow: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    city: Following = follow(asked=ASKED)
    raised(city, "1")
    records, read = CityRecords(city.records.folder), Mock(wraps=newest_step)
    monkeypatch.setattr(standing_clock, "newest_step", read)
    clock = StandingClock(records, city.now - 5)
    assert [clock() for _ in range(3)] == [city.now] * 3
    known = read.call_count
    assert [clock() for _ in range(3)] == [city.now] * 3
    assert read.call_count == known <= 2  # the first opened the records
    city.now += 60_000_000
    raised(city, "2")
    assert [clock() for _ in range(3)] == [city.now] * 3
    assert read.call_count == known + 1
    assert StandingClock(records, city.now + 7)() == city.now + 7
    records.close()


def test_a_city_without_records_stands_where_the_replay_begins(tmp_path) -> None:
    assert StandingClock(CityRecords(tmp_path), 42)() == 42
