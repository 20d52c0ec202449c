"""A city that takes reports, on a clock that stands still until it is moved."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from citybrain.governance import Actor, Permission, Role
from citybrain.open_city import OpenCity
from citybrain.open_city.reports import reports_of
from citybrain.people.reports.desk import ReportDesk
from citybrain.people.reports.given import GivenReport, ReportChannel
from citybrain.people.reports.service import EnteredReport, ResidentReports

HOUR = 3_600_000_000
CONFIGURATION = 'name = "Reporting"\ntime_zone = "Europe/Helsinki"\ncrs = "EPSG:3879"\n'
OLLI = Actor("Olli", frozenset({Role.DUTY_OFFICER}), frozenset(Permission))
PAULA = Actor("Paula", frozenset({Role.PLANNER}), frozenset(Permission))
PLACE = {"longitude": 24.94, "latitude": 60.17}


class ReportingCity(NamedTuple):
    """Reports of a city without a twin; `clock` has the time [µs] as its one entry."""

    city: OpenCity
    reports: ResidentReports
    desk: ReportDesk
    clock: list[int]

    def enter(self, text: str = "The lamp is dark", service: str = "street_light", **more: object) -> EnteredReport:
        said = {"service": service, "text": text, **PLACE, **more}
        return self.reports.enter(GivenReport.model_validate(said), ReportChannel.WEB)

    def later(self, hours: float) -> None:
        self.clock[0] += round(hours * HOUR)


def reporting_city(folder: Path) -> Iterator[ReportingCity]:
    """A city in a folder, until whoever asked for it is done."""
    (folder / "city.toml").write_text(CONFIGURATION, encoding="utf-8")
    clock = [1_700_000_000_000_000]
    with OpenCity(folder) as city:
        city._now = lambda: clock[0]  # type: ignore[method-assign]
        reports = reports_of(city)
        yield ReportingCity(city, reports, ReportDesk(reports), clock)


@pytest.fixture
def reporting(tmp_path: Path) -> Iterator[ReportingCity]:
    yield from reporting_city(tmp_path)
