"""Readings are tested in the background of a server, and nothing is loaded for it before there are any."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from citybrain.observations.quality import checker
from citybrain.observations.quality.checker import Checker
from citybrain.observations.quality.runner import Runner
from tests.observations.quality.cities import city, flags, put, streams

PROGRAM = """
import sys, time, pathlib
from citybrain.observations.quality import checker
from citybrain.observations.readings.opening import open_store
from citybrain.observations.sensing import Sensing
from citybrain.records import open_records
checker.PAUSE = 0.01
folder = pathlib.Path(sys.argv[1])
sensing = Sensing(folder, "UTC", open_store(folder), open_records(folder))
worker = checker.Checker(sensing)
time.sleep(0.3)
worker.close()
sensing.close()
sensing.store.close()
print(*sys.modules)
"""


def eventually(holds: Callable[[], bool]) -> None:
    for _ in range(2000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come to hold within 20 seconds")


def test_a_city_that_is_served_tests_what_comes_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker, "PAUSE", 0.01)
    sensing = city(tmp_path)
    checking = Checker(sensing)
    sensing.add_background_service(checking)
    (stream,) = streams(sensing, "pm2_5", "A")
    put(sensing, stream, [0, 1, 2], [20, 20000, 20])
    eventually(lambda: flags(sensing, stream) == {0: 1, 1: 4, 2: 3})
    put(sensing, stream, [3], [-99])
    eventually(lambda: flags(sensing, stream)[3] == 4)
    assert sensing.background_service(Checker) is checking
    assert checking.findings == ()
    assert sensing.background_service(Runner) is None
    sensing.close()
    again = city(tmp_path)
    assert flags(again, stream)[3] == 4
    again.close()


def test_a_round_that_fails_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(checker, "PAUSE", 0.01)
    monkeypatch.setattr(checker, "AFTER_FAILURE", 0.01)
    whole, failures = Runner.round, iter(range(2))

    def fails(self: Runner) -> object:
        if next(failures, None) is not None:
            raise OSError("the disk is away")
        return whole(self)

    monkeypatch.setattr(Runner, "round", fails)
    sensing = city(tmp_path)
    (stream,) = streams(sensing, "pm2_5", "A")
    put(sensing, stream, [0], [20])
    worker = Checker(sensing)
    eventually(lambda: flags(sensing, stream) == {0: 1})
    worker.close()
    sensing.close()
    assert caplog.text.count("the disk is away") >= 2


def test_without_readings_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM, tmp_path], capture_output=True, text=True, check=True)
    assert not {"pandas", "ioos_qc", "xarray", "river"} & set(ran.stdout.split())
