"""The clock of the machine is set, forward and back by hours, while readings arrive and somebody is signed in.

libfaketime gives the server another time of day; the clock that only goes forward stays as it is, as it does when the
clock of a machine is set.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.cli.stations import Running, serving, write_station

LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
HOUR = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class Machine:
    """A running server, and a file that says how far its clock is off."""

    server: Running
    file: Path

    def set(self, hours: int) -> None:
        """Set the clock so many hours before or after the true time."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{hours:+}h\n")
        new.replace(self.file)  # at once: a server that reads half of it ends

    def now(self) -> datetime.datetime:
        """The time of the server."""
        return at(self.server.get("sensing")["now"])


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    if LIBRARY is None:
        pytest.skip("service missing: libfaketime (see .ci/run)")
    folder = tmp_path_factory.mktemp("clock")
    file = folder / "offset"
    file.write_text("+0h\n")
    told = {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(file), "FAKETIME_NO_CACHE": "1"}
    told |= {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1"}
    with serving(write_station(folder / "city"), {**os.environ, **told}) as running:
        yield Machine(running, file)


@pytest.fixture(autouse=True)
def true_time(machine: Machine) -> Iterator[None]:
    """Each test begins at the true time."""
    machine.set(0)
    yield
    machine.set(0)


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


def written(time: datetime.datetime) -> str:
    return time.isoformat().replace("+00:00", "Z")


def test_readings_take_the_time_they_say_and_else_that_of_the_machine(machine: Machine) -> None:
    server, true = machine.server, datetime.datetime.now(datetime.UTC)
    assert server.observe(1.0, written(true)).status_code == 201
    for number, hours in enumerate((3, -3, 30, -30), start=2):
        machine.set(hours)
        before = true + hours * HOUR
        made = server.observe(float(number))
        assert made.status_code == 201, made.text
        time = at(server.client.get(made.headers["location"]).json()["phenomenonTime"])
        assert before - HOUR / 60 < time < before + HOUR / 2
        said = server.observe(number + 0.5, written(true + datetime.timedelta(seconds=number)))
        if hours < 0:  # what is true now lies in the future of a clock that goes behind
            assert (said.status_code, said.json()["code"]) == (400, "reading-future")
        else:
            assert said.status_code == 201
    machine.set(0)
    assert server.observe(100.0, written(true + datetime.timedelta(seconds=20))).status_code == 201


def test_no_age_is_negative_and_the_ledger_adds_up_on_every_day(machine: Machine) -> None:
    server = machine.server
    days: set[str] = set()
    for number, hours in enumerate((0, 26, -26, 3, -3, 0)):
        machine.set(hours)
        assert server.observe(200.0 + number).status_code == 201
        told = server.get("sensing")
        for stream in told["streams"]:
            assert stream["age"] is None or stream["age"] >= 0
        ledger = server.get("sensing/ledger", days=366)
        for day in ledger["days"]:
            assert day["received"] == day["stored"] + day["duplicates"] + day["rejected"]
        days |= {day["day"] for day in ledger["days"]}
        arrived = ledger["arrived"]
        assert 0 <= arrived["seconds"] <= 3600
        assert arrived["stored"] >= number + 1
    assert len(days) >= 3


def test_who_is_signed_in_stays_so_and_no_longer_than_a_working_day(machine: Machine) -> None:
    with httpx.Client(base_url=machine.server.client.base_url) as page:
        began = page.post("/api/v1/session", json={"secret": machine.server.station.token})
        assert began.status_code == 200, began.text
        for hours in (13, -13, 0):
            machine.set(hours)
            told = page.get("/api/v1/session").json()
            assert (told["name"], told["until"]) == (began.json()["name"], began.json()["until"])


def test_secrets_are_not_tried_more_often_by_setting_the_clock(machine: Machine) -> None:
    with httpx.Client(base_url=machine.server.client.base_url) as thief:

        def tries() -> int:
            """How many secrets are held against their hash before one has to wait."""
            for number in range(100):
                answer = thief.get("/api/v1/city", headers={"authorization": "Bearer citybrain_1_wrong"})
                if answer.status_code == 429:
                    assert 1 <= int(answer.headers["retry-after"]) <= 6
                    return number
                assert answer.status_code == 401
            raise AssertionError("never told to wait")

        assert tries() >= 9
        for hours in (30, -30, 0):
            machine.set(hours)
            assert tries() < 5


def test_listeners_go_on_hearing_what_comes(machine: Machine) -> None:
    server = machine.server
    with server.client.stream("GET", "/api/v1/sensing/events") as listening:
        told = (json.loads(line[6:]) for line in listening.iter_lines() if line.startswith("data: "))
        assert "readings" not in next(told)
        for number, hours in enumerate((30, -30, 0)):
            machine.set(hours)
            true = datetime.datetime.now(datetime.UTC)
            assert server.observe(300.0 + number).status_code == 201
            event = next(one for one in told if "readings" in one)
            assert [one["value"] for one in event["readings"]] == [300.0 + number]
            assert abs(at(event["now"]) - true - hours * HOUR) < HOUR / 2
