"""Incidents of a made-up city, for tests."""

from pathlib import Path
from typing import Any

from citybrain.base.domains import find_domains
from citybrain.cases.response.incident import Incident
from citybrain.cases.response.playbooks import playbooks_of
from citybrain.cases.response.question import NewIncident
from citybrain.cases.response.service import ResponseService
from citybrain.cases.rules import rules_of
from citybrain.cases.service import CaseService
from citybrain.records import CityRecords
from tests.sensors import NOON, open_sensing

ZONE = "Europe/Helsinki"
MINUTE = 60_000_000
PLACE = {"longitude": 24.94, "latitude": 60.17, "place": "Works"}
WIND = {"time": "2018-06-05T12:00:00Z", "wind_from": 204.0, "wind_speed": 7.0, "stability": "C"}
RELEASE = {"substance": "sulphur_dioxide", "rate": 92.0, "height": 0.46}


class Responding:
    """A city at noon whose incidents are worked on; its clock is moved by hand."""

    def __init__(self, folder: Path) -> None:
        self.now = NOON
        self.sensing = open_sensing(folder, ZONE, lambda: self.now)
        self.records = CityRecords(folder)
        books = playbooks_of(find_domains(), folder)
        rules = rules_of(find_domains())
        self.cases = CaseService(self.records, lambda: rules, lambda: self.now, lambda: ZONE)
        self.service = ResponseService(
            self.records, lambda: books, lambda: self.now, lambda: ZONE, lambda: self.sensing, self.cases
        )

    def open(self, playbook: str = "cordon", **said: Any) -> int:
        return self.service.open(NewIncident.model_validate({"playbook": playbook, **PLACE, **said}), "Olli")

    def one(self, number: int) -> Incident:
        return self.service.one(number)

    def close(self) -> None:
        self.records.close()
        self.sensing.close()


def incident_of(**said: Any) -> Incident:
    """One that stands in no record."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        city = Responding(Path(folder))
        try:
            return city.one(city.open("release", release=RELEASE, **said))
        finally:
            city.close()
