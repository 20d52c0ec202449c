"""Upkeep in the background: by the clock and when asked, one at a time, until the city is closed."""

import datetime
import threading
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from citybrain.governance import Actor
from citybrain.kernel.errors import InputError
from citybrain.observations.readings.progress_token import ProgressToken
from citybrain.observations.retention import service as module
from citybrain.observations.retention import work
from citybrain.observations.retention.service import RetentionService, following
from citybrain.observations.retention.standing import last
from citybrain.observations.sensing import Sensing
from tests.observations.retention.conftest import Says
from tests.observations.test_ways import until
from tests.sensors import open_sensing

AINO = Actor("Aino")
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """In a folder alone: what is tested here does not depend on the store."""
    return tmp_path


@pytest.mark.parametrize(
    ("now", "next_at"),
    [
        ("2026-01-05T00:00", "2026-01-05T01:30"),
        ("2026-01-05T01:30", "2026-01-06T01:30"),
        ("2026-03-28T12:00", "2026-03-29T01:30"),  # the hour from 3 to 4 does not exist that night
        ("2026-07-05T12:00", "2026-07-06T00:30"),
    ],
)
def test_the_clock_is_that_of_the_city(now: str, next_at: str) -> None:
    moment = datetime.datetime.fromisoformat(f"{now}+00:00")
    found = following(moment, datetime.time(3, 30), HELSINKI)
    assert found == datetime.datetime.fromisoformat(f"{next_at}+00:00")


def companion(sensing: Sensing) -> RetentionService:
    found = sensing.background_service(RetentionService)
    assert found is not None
    return found


class Gate:
    """Holds tasks back until it is opened; counts how many are at work at once."""

    def __init__(self) -> None:
        self.open, self.entered = threading.Event(), threading.Event()
        self.at_once = self.most = self.done = 0

    def __call__(self, sensing: Sensing, plan: object, watch: ProgressToken, before: object) -> dict[str, int]:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.entered.set()
        while not self.open.wait(0.01):
            watch.check()
        self.at_once -= 1
        self.done += 1
        return {"readings": 5}


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    made = Gate()
    monkeypatch.setattr(work, "WORK", dict.fromkeys(work.WORK, made))
    return made


def test_one_task_at_a_time_and_who_asks_for_it_again_joins(sensing: Sensing, gate: Gate, says: Says) -> None:
    says('[upkeep.backup]\nfolder = "copies"')
    retention = companion(sensing)
    first = retention.begin("retention", AINO)
    assert gate.entered.wait(20)
    second, again = retention.begin("backup", AINO), retention.begin("retention", AINO)
    assert again is first
    assert retention.jobs == [first, second]
    gate.open.set()
    until(lambda: not retention.jobs)
    assert (gate.most, gate.done) == (1, 2)
    assert last(sensing.records, "backup", "done").result == {"readings": 5}


def test_closing_a_city_stops_what_runs_and_begins_nothing_more(sensing: Sensing, gate: Gate, city: Path) -> None:
    retention = companion(sensing)
    retention.begin("retention", AINO)
    assert gate.entered.wait(20)
    retention.begin("archive", AINO)
    sensing.close()
    again = open_sensing(city, "UTC")
    assert last(again.records, "retention").state == "stopped"
    assert last(again.records, "archive") is None
    again.close()


def test_what_cannot_be_done_is_told_at_once(sensing: Sensing, says: Says) -> None:
    with pytest.raises(InputError, match="upkeep-no-folder"):
        companion(sensing).begin("backup", AINO)
    says("[upkeep]\nat = 5")
    with pytest.raises(InputError, match="city-file-value"):
        companion(sensing).begin("retention", AINO)
    assert companion(sensing).jobs == []


def moved(monkeypatch: pytest.MonkeyPatch, next_at: Callable[[datetime.datetime], datetime.datetime]) -> None:
    """Let the next time by the clock be another one."""
    monkeypatch.setattr(module, "following", lambda now, at, zone: next_at(now))


def test_by_the_clock_all_that_is_due_is_done(
    sensing: Sensing, gate: Gate, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    says('[upkeep.backup]\nfolder = "copies"\nevery = "2 days"')
    gate.open.set()
    times = [datetime.timedelta(0)] * 2
    moved(monkeypatch, lambda now: now + (times.pop() if times else datetime.timedelta(days=1)))
    retention = companion(sensing)
    retention.schedule()
    until(lambda: gate.done == 5)  # the copy is not due again so soon
    until(lambda: not retention.jobs)
    assert retention.next_at > datetime.datetime.now(datetime.UTC)
    assert last(sensing.records, "backup").by == "upkeep"
    assert gate.done == 5


def test_a_run_that_was_missed_is_made_up_for_soon(sensing: Sensing, monkeypatch: pytest.MonkeyPatch) -> None:
    retention, later = companion(sensing), datetime.timedelta(days=3)
    retention.begin("retention", AINO)
    until(lambda: last(sensing.records, "retention", "done"))
    monkeypatch.setattr(module, "CATCH_UP", datetime.timedelta(hours=1))
    retention.schedule()
    assert retention.next_at - datetime.datetime.now(datetime.UTC) > datetime.timedelta(0)
    moved(monkeypatch, lambda now: now + later)
    retention.schedule()
    assert retention.next_at - datetime.datetime.now(datetime.UTC) <= datetime.timedelta(hours=1)


def test_what_fails_by_the_clock_is_recorded_and_the_clock_goes_on(
    sensing: Sensing, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    says("[upkeep]\nat = 5")
    times = [datetime.timedelta(0)]
    moved(monkeypatch, lambda now: now + (times.pop() if times else datetime.timedelta(days=1)))
    retention = companion(sensing)
    retention.schedule()
    until(lambda: (ran := last(sensing.records, "retention")) and ran.problem == "city-file-value")
    until(lambda: not retention.jobs)
    assert retention.next_at > datetime.datetime.now(datetime.UTC)
