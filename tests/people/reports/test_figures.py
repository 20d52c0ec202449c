"""Promises kept: figures of whole days, which tell neither when somebody reported an unsafe place nor where."""

import pytest

from citybrain.people.reports.figures import KeptPromises, promises_kept
from citybrain.people.reports.promises import PromiseBoard
from citybrain.people.reports.public import further_reports, unsafe_areas
from tests.people.reports.conftest import HOUR, ReportingCity

ENOUGH = 5
AREAS = 15


def test_two_answers_tell_neither_when_nor_where_a_private_report_came(reporting: ReportingCity) -> None:
    reporting.reports.around = reporting.reports.around._replace(area=lambda *_: "Kallio")
    for number in range(ENOUGH):
        reporting.enter(f"A dark way {number}", "unsafe_place")
        reporting.enter(f"A dark lamp {number}")
    assert counts(kept(reporting)) == (ENOUGH, {"street_light": ENOUGH}, {"Kallio": ENOUGH}), "none of today"
    reporting.later(24)
    day = kept(reporting)
    assert counts(day) == (2 * ENOUGH, {"street_light": ENOUGH, "unsafe_place": ENOUGH}, {"Kallio": ENOUGH})
    moment = reporting.clock[0] - 24 * HOUR
    assert day.since == day.until == moment // (24 * HOUR) * 24 * HOUR, "the day of the last one, not its second"
    assert counts(kept(reporting, moment + 1)) == counts(day)
    assert counts(kept(reporting, None, moment + 1))[0] == 0


def kept(reporting: ReportingCity, since: int | None = None, until: int | None = None) -> KeptPromises:
    return promises_kept(reporting.city.records, reporting.clock[0], since, until)


def counts(told: KeptPromises) -> tuple[int, dict[str, int], dict[str, int]]:
    services, areas = ({one.name: one.figures.reports for one in of} for of in (told.services, told.areas))
    return told.whole.reports, services, areas


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
    monkeypatch.setattr("citybrain.people.reports.promises.KEPT", 1e9)
    board = PromiseBoard()

    def told(since: int | None = None) -> int:
        return board.kept(reporting.city.records, reporting.clock[0], since, None).whole.reports

    reporting.enter()
    assert (told(), told(reporting.clock[0])) == (1, 1)
    reporting.enter("Another lamp")
    assert (told(), told(reporting.clock[0] + 1)) == (1, 1), "as they were a moment ago, for the same days"
    reporting.later(24)
    assert told() == 2
