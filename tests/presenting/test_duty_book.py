"""The duty book: limits of the law of the day, sensors, open warnings, who is on duty, forms, in both languages."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.governance import Role
from citybrain.governance.register import add_identity, withdraw_identity
from citybrain.messages import LANGUAGES, text
from citybrain.observations.stream_status.streams import KnownStream
from citybrain.observations.warnings.limits import limits_for
from citybrain.presenting.duty_book import BLANK_ROWS, FORMS, duty_book, duty_book_of
from citybrain.presenting.report.element import escaped
from citybrain.records import Records, open_records

MADE = datetime.datetime(2026, 6, 5, 21, 30, tzinfo=datetime.UTC)
STREAM = KnownStream(
    number=7, name="Vallila <pm10>", thing="Vallila <b>", property="PM10", key="pm10", labels={"en": "PM10"},
    definition="", unit="mg/m3", data_class="public", simulated=False, interval=3600, numeric=True,
    place=(24.94, 60.17),
)  # fmt: skip


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    opened = open_records(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_has_all_that_is_needed_without_the_server(records: Records, language: str) -> None:
    with records.begin() as connection:
        add_identity(connection, "Aino", [Role.DUTY_OFFICER], "root")
        add_identity(connection, "Planner Eino", [Role.PLANNER], "root")
        add_identity(connection, "Gone", [Role.DUTY_OFFICER], "root")
        withdraw_identity(connection, "Gone", "root")
        book = duty_book_of(connection, ("Kallio", "FI", "Europe/Helsinki"), MADE, [STREAM], None, language)
    told = duty_book(book, language)
    assert "2026-06-06 00:30" in told
    assert ("Aino" in told, "Planner Eino" in told, "Gone" in told) == (True, False, False)
    assert ("mg/m³" in told, "m3" in told) == (True, False)
    assert "Vallila &lt;b&gt;" in told and "60.17000, 24.94000" in told
    for limit in limits_for("FI", MADE.date()):
        assert limit.standard.name[language] in told
        assert escaped(limit.standard.source) in told
    assert all(text(f"duty-book-{part}", language) in told for part in ("warnings", "form-warnings", "afterwards"))
    assert told.count('class="duty form"') == len(FORMS)
    assert told.count("<tr>") > BLANK_ROWS * len(FORMS)
    assert text("duty-book-none-why", language) in told
    assert not re.search(r"<script|src=|https?://", told)


def test_the_law_is_that_of_the_country_and_the_day(records: Records) -> None:
    with records.read() as connection:
        book = duty_book_of(connection, ("Kallio", "FI", "UTC"), MADE, [], None, "en")
        elsewhere = duty_book_of(connection, ("Elsewhere", "XX", "UTC"), MADE, [], None, "en")
    assert "Directive 2008/50/EC" in duty_book(book, "en")
    assert "Directive" not in duty_book(elsewhere, "en")
