"""A city with licences, two officers and two firms, for tests."""

import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from citybrain.base.domains import find_domains
from citybrain.cases.gate.kinds import kinds_of
from citybrain.cases.gate.service import GateService, GateSurroundings
from citybrain.cases.gate.states import ProposalStep
from citybrain.cases.licences.application import NewApplication
from citybrain.cases.licences.declared import licence_kinds
from citybrain.cases.licences.registry import makers_of_licence
from citybrain.cases.licences.reports import read_reports
from citybrain.cases.licences.service import LicenceService, LicenceSurroundings
from citybrain.cases.rules import rules_of
from citybrain.cases.service import CaseQuery, CaseService
from citybrain.cases.supervision.enterprises import NewEnterprise, add_enterprises, name_person
from citybrain.governance import Actor, Permission, Role
from citybrain.governance.register import add_identity
from citybrain.records import CityRecords
from citybrain.twin.configuration_gate import GateSettings

ZONE = "Asia/Shanghai"
ALL = frozenset(Permission)
OLLI = Actor("Olli", frozenset({Role.DUTY_OFFICER}), ALL)
SANNA = Actor("Sanna", frozenset({Role.DUTY_OFFICER}), ALL)
MIA = Actor("Mia", frozenset({Role.ENTERPRISE}), frozenset({Permission.ANSWER_ENTERPRISES}), 1)
KIND = "automated_vehicles"
ROADS = {"ring": "Ring road", "mill": "Mill Street"}
STATED: dict[str, float | str] = {
    "purpose": "road_test", "vehicle_kind": "passenger_car", "safety_person": "driver_seat",
    "compulsory_insurance": "yes", "liability_insurance": 5e6, "tested_distance": 1200,
}  # fmt: skip
CHECKED: dict[str, float | str] = {
    "tested_enough": "no_demonstration", "no_violations": "yes", "within_tested_roads": "no_demonstration",
    "cyber_security": "yes", "reviewed_plan": "yes", "passengers_insured": "yes",
}  # fmt: skip
FIRMS = [
    NewEnterprise("F-1", "Made-up Drive"), NewEnterprise("F-2", "Bert Baker", sole_trader=True),
    NewEnterprise("F-3", "Made-up Buses"), NewEnterprise("F-4", "Made-up Carts"),
]  # fmt: skip


class LicenceCity:
    """On 15 June 2024; Mia is named for firm F-1."""

    def __init__(self, folder: Path) -> None:
        self.day = datetime.date(2024, 6, 15)
        self.records = CityRecords(folder)
        domains = find_domains()
        rules, proposals, kinds = rules_of(domains), kinds_of(domains), licence_kinds(domains, None)
        self.cases = CaseService(self.records, lambda: rules, self.now, lambda: ZONE)
        self.gate = GateService(self.records, GateSurroundings(
            kinds=lambda: proposals, settings=GateSettings, workspace=lambda: None, latest=lambda stream: None,
            adopt=lambda *_: None, cases=lambda: self.cases,
            makers=lambda connection, kind, target: makers_of_licence(connection, target),
            require_open=self._require_asked,
        ))  # fmt: skip
        self.service = LicenceService(self.records, LicenceSurroundings(
            kinds=lambda: kinds, rows=lambda entity: ROADS, gate=lambda: self.gate, cases=lambda: self.cases,
            now=self.now, zone=lambda: ZONE,
        ))  # fmt: skip
        with self.records.to_write().begin() as connection:
            add_enterprises(connection, FIRMS, "test", "Olli")
            add_identity(connection, "Mia", [Role.ENTERPRISE], "root")
            name_person(connection, 1, "Mia", "Olli")

    def _require_asked(self, connection: Connection, kind: str, number: int, target: str) -> None:
        self.service.require_asked(connection, kind, number, target)

    def now(self) -> int:
        noon = datetime.datetime.combine(self.day, datetime.time(4), datetime.UTC)
        return round(noon.timestamp() * 1_000_000)

    def apply(self, **said: Any) -> int:
        return self.service.apply(application(**said), OLLI)

    def asked(self, **said: Any) -> tuple[int, int]:
        """Numbers of an application and its proposal."""
        number = self.apply(**said)
        self.service.check(number, CHECKED, OLLI)
        return number, self.service.ask(number, "By day", "No model of it", OLLI)

    def granted(self, **said: Any) -> int:
        number, proposal = self.asked(**said)
        self.gate.step(proposal, ProposalStep.APPROVE, SANNA)
        return number

    def report(self, text: str, actor: Actor = OLLI, corrects: bool = False, **constants: str) -> Any:
        units = {"unit": "km", "duration_unit": "h"} | constants
        return self.service.report(read_reports(text.encode(), "r.csv", {}, units), actor, corrects)

    def state(self, number: int) -> str:
        return self.service.one(number, OLLI).licence.state.value

    def live_cases(self) -> list[tuple[str, str]]:
        return sorted((one.rule, one.subject) for one in self.cases.listed(CaseQuery()))

    def close(self) -> None:
        self.records.close()


def application(**said: Any) -> NewApplication:
    values = {
        "kind": KIND, "firm": "F-1", "vehicles": 2, "roads": ["ring"], "since": "2023-01-01", "until": "2024-06-30",
        "answers": STATED, **said,
    }  # fmt: skip
    return NewApplication.model_validate(values)
