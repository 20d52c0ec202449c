"""Answers that everybody gets the same of are made once, and never older than what is on record."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert, update

from citybrain.api.app import create_app
from citybrain.api.shared_answers import AROUND, LARGEST, SharedAnswer, SharedAnswers
from citybrain.kernel.errors import NotFoundError
from citybrain.open_city import OpenCity
from citybrain.open_city.reports import reports_of
from citybrain.people.reports.given import GivenReport, ReportChannel
from citybrain.records import CityRecords, open_records
from citybrain.records.tables.activity import inventory_choice
from citybrain.records.tables.reports import resident_report
from tests.city import city_around, write_city

Made = TypeVar("Made")
CHOICE = {"year": 2025, "subcategory": "I.1.1", "counts": "entered", "made_by": "Aino", "made_at": "2026-01-31"}
SAID = GivenReport.model_validate({"service": "street_light", "text": "The lamp is dark", "address": "Kaivokatu"})


@pytest.fixture
def records(tmp_path: Path) -> Iterator[CityRecords]:
    opened = CityRecords(tmp_path)
    opened.to_write()
    yield opened
    opened.close()


def change(records: CityRecords) -> None:
    with records.to_write().begin() as connection:
        connection.execute(insert(inventory_choice), [CHOICE])


class Making:
    """Makes answers that count themselves."""

    def __init__(self, text: bytes = b"answer") -> None:
        self.text, self.count = text, 0

    def __call__(self) -> SharedAnswer:
        self.count += 1
        return SharedAnswer.of(b"%s %d" % (self.text, self.count), brotli_taken=False)


def apart(asking: Coroutine[Any, Any, Made]) -> Made:
    """What is asked in a loop of its own: in this thread another may run, of a browser."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asking).result()


def asked(answers: SharedAnswers, make: Callable[[], SharedAnswer], *keys: str) -> list[bytes]:
    async def ask() -> list[bytes]:
        return [one.raw for one in await asyncio.gather(*(answers.of(key, make) for key in keys))]

    return apart(ask())


def test_an_answer_is_made_once_until_something_is_written(records: CityRecords) -> None:
    answers, make = SharedAnswers(records), Making()
    assert asked(answers, make, "board", "board", "board") == [b"answer 1"] * 3, "who asks meanwhile waits for it"
    assert asked(answers, make, "board") == [b"answer 1"]
    assert asked(answers, make, "other") == [b"answer 2"]
    change(records)
    assert asked(answers, make, "board") == [b"answer 3"]


def test_what_another_program_writes_is_seen(records: CityRecords, tmp_path: Path) -> None:
    answers, make, before = SharedAnswers(records), Making(), records.version()
    asked(answers, make, "board")
    assert records.version() == before, "reading is no writing"
    other = open_records(tmp_path)
    with other.begin() as connection:
        connection.execute(insert(inventory_choice), [CHOICE])
    other.close()
    assert asked(answers, make, "board") == [b"answer 2"]


def test_what_was_begun_before_something_was_written_is_for_nobody_who_asks_later(records: CityRecords) -> None:
    answers, make = SharedAnswers(records), Making()

    async def ask() -> tuple[bytes, bytes]:
        first = asyncio.ensure_future(answers.of("board", make))
        await asyncio.sleep(0)
        change(records)
        return (await answers.of("board", make)).raw, (await first).raw

    later, first = apart(ask())
    assert later != first
    assert asked(answers, make, "board") == [later]


def test_an_answer_is_shared_for_some_seconds(records: CityRecords) -> None:
    now = 100.0
    answers, make = SharedAnswers(records, lasts=5.0, clock=lambda: now), Making()
    asked(answers, make, "board")
    now = 104.9
    assert asked(answers, make, "board") == [b"answer 1"]
    now = 105.1
    assert asked(answers, make, "board") == [b"answer 2"]


def test_what_is_remembered_has_bounds(records: CityRecords) -> None:
    answers, make = SharedAnswers(records, most=3 * (AROUND + 1_100)), Making(b"x" * 1_000)
    for key in "abcd":
        asked(answers, make, key)
    assert asked(answers, make, "d") == [b"x" * 1_000 + b" 4"]
    assert asked(answers, make, "a") == [b"x" * 1_000 + b" 5"], "the one that was longest not asked for is gone"
    assert asked(answers, make, "k" * 5_000)[0].endswith(b" 6")
    assert asked(answers, make, "k" * 5_000)[0].endswith(b" 7"), "a key too long is not remembered"
    large = Making(b"x" * LARGEST)
    asked(answers, large, "large")
    asked(answers, large, "large")
    assert large.count == 2


def test_what_is_wrong_is_told_each_time_and_not_remembered(records: CityRecords) -> None:
    answers = SharedAnswers(records)

    def fail() -> SharedAnswer:
        raise NotFoundError("resident-report-unknown", received="7")

    for _ in range(2):
        with pytest.raises(NotFoundError):
            asked(answers, fail, "board", "board")
    assert asked(answers, Making(), "board") == [b"answer 1"]


def test_without_a_version_each_who_asks_has_an_answer_of_their_own(tmp_path: Path) -> None:
    closed = CityRecords(tmp_path)
    assert closed.version() is None
    beside = asked(SharedAnswers(closed), Making(), "board", "board")
    assert sorted(beside) == [b"answer 1", b"answer 2"], "made beside each other, in any order"


def test_records_that_are_opened_again_have_another_version(tmp_path: Path) -> None:
    records = CityRecords(tmp_path)
    records.to_write()
    before = records.version()
    records.close()
    assert records.version() is None
    records.to_write()
    assert records.version() != before
    records.close()


def test_a_board_shows_at_once_what_an_officer_decided(tmp_path: Path) -> None:
    city = city_around(OpenCity(write_city(tmp_path)).workspace)
    entered = reports_of(city).enter(SAID, ReportChannel.WEB)
    with TestClient(create_app(city, Path("nowhere"))) as client:
        first = client.get("/api/v1/reports")
        assert [one["text"] for one in first.json()["reports"]] == [""]
        known = {"If-None-Match": first.headers["etag"]}
        assert client.get("/api/v1/reports", headers=known).status_code == 304
        with city.city_records.to_write().begin() as connection:
            connection.execute(update(resident_report).where(resident_report.c.id == entered.row.id).values(shown=1))
        assert [one["text"] for one in client.get("/api/v1/reports", headers=known).json()["reports"]] == [SAID.text]
        assert client.get("/open311/v2/requests.json").json()[0]["description"] == SAID.text
        status = client.get("/api/v1/reports/status", headers={"Report-Code": entered.code})
        assert (status.headers["cache-control"], "etag" in status.headers) == ("no-store", False)
