"""The same reports in a database of PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citybrain.people.reports.figures import promises_kept
from citybrain.people.reports.public import ReportQuery, public_reports, unsafe_areas
from citybrain.records import database as databases
from citybrain.records import keep_in
from tests.people.reports.conftest import HOUR, OLLI, ReportingCity, reporting_city


@pytest.fixture
def reporting(
    tmp_path: Path, new_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[ReportingCity]:
    monkeypatch.setattr(databases, "_KEPT", {})
    keep_in(tmp_path, new_database())
    yield from reporting_city(tmp_path)


def test_a_report_is_entered_found_near_by_shown_and_counted(reporting: ReportingCity) -> None:
    first = reporting.enter(contact={"name": "Aino"})
    assert [one.row.id for one in reporting.reports.near("street_light", 24.94, 60.17)] == [first.row.id]
    for number in range(9):
        reporting.enter(f"Unsafe {number}", "unsafe_place")
    reporting.desk.answer(first.row.id, "We come", OLLI)
    records, now = reporting.city.records, reporting.clock[0]
    assert [row.id for row in public_reports(records, ReportQuery(closed=False, placed=True))] == [first.row.id]
    assert [one.reports for one in unsafe_areas(records, ["unsafe_place"], now + 24 * HOUR)] == [5]
    assert promises_kept(records, now).whole["answer_kept"] == 1
    assert reporting.desk.expire_contacts() == 0
