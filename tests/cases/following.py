"""A city with sensors whose cases are looked for, for tests."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from citybrain.cases.detector import CaseDetector
from citybrain.cases.keeper import CaseKeeper
from citybrain.cases.notifying import KIND
from citybrain.cases.rules import CaseRules, read_rules
from citybrain.cases.service import CaseQuery, CaseService
from citybrain.observations.sensing import Sensing
from citybrain.records import CityRecords
from tests.sensors import NOON, open_sensing

ZONE = "Europe/Helsinki"
DUST = {
    "label": {"en": "Dust", "zh": "扬尘"}, "family": "dust", "observes": "pm10", "above": 100, "clears_at": 80,
    "lasts": 0.5, "escalates": ["climate_officer"], "source": "test",
}  # fmt: skip
EVENT = {
    "label": {"en": "Event", "zh": "事件"}, "family": "event", "detects": "detection", "source": "test",
    "merges": {"metres": 200, "hours": 24},
}  # fmt: skip


def rules(folder: Path, **said: Any) -> CaseRules:
    folder.mkdir(exist_ok=True)
    path = folder / "rules.yaml"
    path.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    return read_rules([("test", path)])


class Following:
    """An open city at noon, whose detector can be stopped and started."""

    def __init__(self, folder: Path, **said: Any) -> None:
        self.folder = folder
        self.now = NOON
        self.rules = rules(folder / "declared", **said)
        self.detector: CaseDetector | None = None
        self.keeper: CaseKeeper | None = None
        self.open()

    def open(self) -> None:
        """Open the folder, also again after `close`, between which a command may have it."""
        self.sensing: Sensing = open_sensing(self.folder, ZONE, lambda: self.now)
        self.records = CityRecords(self.folder)
        self.service = CaseService(self.records, lambda: self.rules, lambda: self.now, lambda: ZONE)

    def start(self) -> None:
        self.detector = CaseDetector(self.sensing, lambda: self.service.rules)
        self.keep()
        self.settle()

    def keep(self) -> None:
        """Look after clocks and answers alone, as where nothing is sensed."""
        self.keeper = CaseKeeper(self.sensing, lambda: self.service, {KIND: self.service.take_on})

    def stop(self) -> None:
        if self.keeper is not None:
            self.keeper.close()
            self.keeper = None
        if self.detector is not None:
            self.detector.close()
            self.detector = None

    def settle(self) -> None:
        """Wait until all that is stored was looked at."""
        assert self.detector is not None
        eventually(self.detector.at_rest)

    def close(self) -> None:
        self.stop()
        self.records.close()
        self.sensing.close()

    def cases(self, **wanted: Any) -> list[Any]:
        return self.service.listed(CaseQuery(**wanted))


def eventually(holds: Callable[[], object], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.005)
    raise AssertionError(f"it did not come to hold within {seconds} seconds")
