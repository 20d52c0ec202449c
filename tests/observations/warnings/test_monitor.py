"""Warnings are kept up to date in the background: worked out when an hour is over, and only what changed."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from citybrain.observations.forecasts.training import train
from citybrain.observations.sensing import Sensing
from citybrain.observations.warnings import monitor
from citybrain.observations.warnings.limit_check import CheckableStream, warnings, warnings_of
from citybrain.observations.warnings.monitor import WarningMonitor
from tests.observations.forecasts.measured import FIRST, HOUR, LEAST, course, deliver, sensing_with

DAYS = 70 * 24
END = FIRST + DAYS


def eventually(holds: Callable[[], object]) -> None:
    for _ in range(3000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come to hold within 30 seconds")


@pytest.fixture
def sensing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sensing]:
    monkeypatch.setattr(monitor, "PAUSE", 0.01)
    monkeypatch.setattr(monitor, "LEAST", 0.001)
    opened = sensing_with(tmp_path, DAYS, zone="Europe/Helsinki", pm2_5=course(DAYS, strength=3) + 100)
    deliver(opened, "Malmi", "nitrogen_dioxide", np.full(20, 10.0), first=END - 20)
    yield opened
    opened.close()


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Numbers of the streams whose warnings were worked out, in order."""
    done: list[int] = []

    def counted(sensing: Sensing, one: CheckableStream) -> object:
        done.append(one.subject.number)
        return warnings_of(sensing, one)

    monkeypatch.setattr(monitor, "warnings_of", counted)
    return done


def looking(sensing: Sensing) -> WarningMonitor:
    made = WarningMonitor(sensing, lambda: "FI")
    sensing.add_background_service(made)
    assert made.standing is None or made.standing.warnings
    eventually(lambda: made.standing)
    return made


def test_it_knows_what_the_command_line_works_out(sensing: Sensing) -> None:
    kept = looking(sensing).standing
    assert kept is not None
    assert list(kept.warnings) == warnings(sensing, "FI") != []
    assert kept.looked == sensing.now()


def test_only_what_an_hour_more_or_a_model_changes_is_worked_out_again(sensing: Sensing, worked_out: list[int]) -> None:
    made = looking(sensing)
    assert worked_out == [1, 2]
    train(sensing, [1], "Aino", lambda share: None, LEAST)
    eventually(lambda: made.standing and made.standing.warnings[0]["known"]["model"] == 1)
    assert worked_out == [1, 2, 1], "the other stream is forecast as before"
    before = sensing.now()
    sensing.now = lambda: before + HOUR
    eventually(lambda: made.standing and made.standing.looked == before + HOUR)
    assert worked_out == [1, 2, 1, 1, 2], "an hour is over for both"
    assert made.standing is not None
    assert made.standing.warnings[0]["known"]["age"] == 1
    deliver(sensing, "Kallio", "pm2_5", np.array([140.0]), first=END)
    eventually(lambda: made.standing and made.standing.warnings[0]["known"]["age"] == 0)
    assert worked_out == [1, 2, 1, 1, 2, 1], "the reading that came late closes the hour of its stream"


def test_a_stream_that_makes_trouble_is_left_out_and_tried_again(
    sensing: Sensing, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(monitor, "AFTER_FAILURE", 0.01)
    failures = iter(range(1))

    def fails(sensing: Sensing, one: CheckableStream) -> object:
        if one.subject.number == 1 and next(failures, None) is not None:
            raise OSError("the disk is away")
        return warnings_of(sensing, one)

    monkeypatch.setattr(monitor, "warnings_of", fails)
    made = looking(sensing)
    eventually(lambda: made.standing and made.standing.warnings)
    assert "the disk is away" in caplog.text


def test_it_stops_after_the_stream_under_way(sensing: Sensing, monkeypatch: pytest.MonkeyPatch) -> None:
    under_way, go = threading.Event(), threading.Event()
    done = []

    def waits(sensing: Sensing, one: CheckableStream) -> object:
        done.append(one.subject.number)
        under_way.set()
        assert go.wait(30)
        return []

    monkeypatch.setattr(monitor, "warnings_of", waits)
    made = WarningMonitor(sensing, lambda: "FI")
    assert under_way.wait(30)
    closing = threading.Thread(target=made.close)
    closing.start()
    eventually(made._stopped.is_set)
    go.set()
    closing.join(30)
    assert not closing.is_alive()
    assert (done, made.standing) == ([1], None)


def test_a_city_without_streams_that_have_limits_has_no_warnings(tmp_path: Path) -> None:
    empty = sensing_with(tmp_path, 3, air_temperature=np.array([1.0, 2, 3]))
    kept = looking(empty).standing
    empty.close()
    assert kept is not None
    assert kept.warnings == ()
