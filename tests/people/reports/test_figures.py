"""Promises kept: figures of whole days, which tell neither when somebody reported an unsafe place nor where."""

import pytest
from sqlalchemy import update

from citybrain.people.reports.figures import KeptPromises, promises_kept
from citybrain.people.reports.importing import ReadReport
from citybrain.people.reports.imports import import_reports
from citybrain.people.reports.promises import PromiseBoard
from citybrain.people.reports.public import further_reports, unsafe_areas
from citybrain.records.tables.reports import resident_report
from tests.people.reports.conftest import HOUR, ReportingCity

ENOUGH = 5
AREAS = 15


def test_two_answers_tell_neither_when_nor_where_a_private_report_came(reporting: ReportingCity) -> None:
    reporting.reports.around = reporting.reports.around._replace(area=lambda *_: "Kallio")
    for number in range(ENOUGH):
        reporting.enter(f"A dark way {number}", "unsafe_place")
        reporting.enter(f"A dark lamp {number}")
    assert counts(promises_now(reporting)) == (ENOUGH, {"street_light": ENOUGH}, {"Kallio": ENOUGH}), "none of today"
    reporting.later(24)
    day = promises_now(reporting)
    assert counts(day) == (2 * ENOUGH, {"street_light": ENOUGH, "unsafe_place": ENOUGH}, {"Kallio": ENOUGH})
    moment = reporting.clock[0] - 24 * HOUR
    assert day.since == day.until == moment // (24 * HOUR) * 24 * HOUR, "the day of the last one, not its second"
    assert counts(promises_now(reporting, moment + 1)) == counts(day)
    assert counts(promises_now(reporting, None, moment + 1))[0] == 0


def test_days_that_a_replay_never_ends_hold_nothing_back_for_good(
    reporting: ReportingCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came in here counts a day later by the computer as well, and history that lies after the replay at once."""
    for number in range(ENOUGH):
        reporting.enter(f"A dark way {number}", "unsafe_place")
    values = {
        "source": "elsewhere", "code": None, "content": "", "channel": "import", "service": "noise",
        "service_label": "Noise", "private": 1, "text": "", "address": "", "media": "", "answers": "{}", "area": "",
        "longitude": None, "latitude": None, "cell": None, "answer_by": None, "done_by": None, "answered": None,
        "closed": None, "shown": 1, "why": "",
    }  # fmt: skip
    later = reporting.clock[0] + 300 * 24 * HOUR
    history = {
        str(number): ReadReport({**values, "reference": str(number), "requested": later}, "")
        for number in range(ENOUGH)
    }
    import_reports(reporting.city.records, "elsewhere", history, "Olli")
    assert counts(promises_now(reporting))[1] == {"noise": ENOUGH}
    monkeypatch.setattr("citybrain.people.reports.standing.moment", lambda: "2100-01-01T00:00:00.000000+00:00")
    assert counts(promises_now(reporting))[1] == {"noise": ENOUGH, "unsafe_place": ENOUGH}


def test_what_another_system_took_today_is_held_back_too(
    reporting: ReportingCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citybrain.people.reports.standing.moment", lambda: "2023-11-14T12:00:00.000000+00:00")
    reporting.enter("A dark way", "unsafe_place")
    with reporting.city.records.begin() as connection:
        connection.execute(update(resident_report).values(channel="import"))
    assert counts(promises_now(reporting))[0] == 0
    monkeypatch.setattr("citybrain.people.reports.standing.moment", lambda: "2023-11-15T00:00:00.000000+00:00")
    assert counts(promises_now(reporting))[0] == 1


def promises_now(reporting: ReportingCity, since: int | None = None, until: int | None = None) -> KeptPromises:
    return promises_kept(reporting.city.records, reporting.clock[0], since, until)


def counts(told: KeptPromises) -> tuple[int, dict[str, int], dict[str, int]]:
    services, areas = ({one.name: one.figures["reports"] for one in of} for of in (told.services, told.areas))
    return told.whole["reports"], services, areas


def test_reports_of_ones_own_do_not_tell_how_many_there_were_in_an_area(reporting: ReportingCity) -> None:
    """Each area takes another number of reports until five, ten, ... are told: never fewer than there are."""
    for place in range(AREAS):
        for number in range(ENOUGH + 2):
            reporting.enter(f"Dark {place} {number}", "unsafe_place", longitude=24.0 + place / 50)
    reporting.later(24)
    told = [one.reports for one in unsafe_areas(reporting.city.records, ["unsafe_place"], reporting.clock[0])]
    assert set(told) == {ENOUGH}
    assert 0 < len(told) < AREAS
    assert {further_reports(f"unsafe_place {place}", 1) for place in range(50)} == set(range(ENOUGH))


def test_figures_that_take_long_are_not_worked_out_for_each_who_asks(
    reporting: ReportingCity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citybrain.people.reports.promises.LONG", -1.0)
    monkeypatch.setattr("citybrain.people.reports.promises.REUSE", 1e9)
    board = PromiseBoard()

    def reports_since(since: int | None = None) -> int:
        return board.figures(reporting.city.records, reporting.clock[0], since, None).whole["reports"]

    reporting.enter()
    assert (reports_since(), reports_since(reporting.clock[0])) == (1, 1)
    reporting.enter("Another lamp")
    assert (reports_since(), reports_since(reporting.clock[0] + 1)) == (1, 1), (
        "as they were a moment ago, for the same days"
    )
    reporting.later(24)
    assert reports_since() == 2
