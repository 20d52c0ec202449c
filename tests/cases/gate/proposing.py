"""A city with a gate, two persons, a thermometer and an actuator, for tests."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citybrain.base.domains import find_domains
from citybrain.cases.gate.content import NewProposal
from citybrain.cases.gate.kinds import kinds_of
from citybrain.cases.gate.sending import Command, SendingOutcome
from citybrain.cases.gate.service import GateService, GateSurroundings
from citybrain.cases.gate.states import CommandState, ProposalStep
from citybrain.cases.gate.worker import latest_of, work
from citybrain.cases.rules import rules_of
from citybrain.cases.service import CaseQuery, CaseService
from citybrain.governance import Actor, Permission, Role
from citybrain.records import CityRecords
from citybrain.twin.configuration_gate import GateConnector, GateSettings
from tests.cases.following import ZONE
from tests.sensors import HOUR, NOON, open_sensing, read, sensor

ALL = frozenset(Permission)
OLLI = Actor("Olli", frozenset({Role.DUTY_OFFICER}), ALL)
SANNA = Actor("Sanna", frozenset({Role.DUTY_OFFICER}), ALL)
CARLO = Actor("Carlo", frozenset({Role.CLIMATE_OFFICER}), ALL)
GATEWAY = Actor("Gateway", frozenset({Role.DEVICE_OPERATOR}), ALL)
PAULA = Actor("Paula", frozenset({Role.PLANNER}), ALL)
ON = {"building_control": GateConnector(address="http://127.0.0.1:9", network="private")}


class Actuator:
    """Does what it is sent, or as a test asks: nothing, late, or so that nobody knows."""

    def __init__(self, city: "GatedCity", outcome: CommandState = CommandState.TAKEN, works: bool = True) -> None:
        self.city, self.outcome, self.works = city, outcome, works
        self.taken: list[Command] = []

    def __call__(self, command: Command, to: GateConnector) -> SendingOutcome:
        self.taken.append(command)
        if self.works:
            self.city.reads(float(command.values["setpoint"]), after=HOUR // 2)
        return SendingOutcome(self.outcome, None if self.outcome is CommandState.TAKEN else "sending-slow")


class GatedCity:
    """At noon the room is at 20 °C; `connectors` are those that are set up."""

    def __init__(self, folder: Path, connectors: Mapping[str, GateConnector] | None = None) -> None:
        folder.mkdir(exist_ok=True)
        self.now = NOON
        self.connectors = dict(ON if connectors is None else connectors)
        self.sensing = open_sensing(folder, ZONE, lambda: self.now)
        self.records = CityRecords(folder)
        rules = rules_of(find_domains())
        self.cases = CaseService(self.records, lambda: rules, lambda: self.now, lambda: ZONE)
        self.latest = latest_of(self.sensing.store)
        kinds = kinds_of(find_domains())
        self.service = GateService(self.records, GateSurroundings(
            kinds=lambda: kinds, settings=lambda: GateSettings(connectors=self.connectors), workspace=self._no_twin,
            latest=self.latest, adopt=lambda *_: None, cases=lambda: self.cases,
        ))  # fmt: skip

    def thermometer(self) -> int:
        self.stream = sensor(self.sensing, "Room", "air_temperature")
        self.reads(20.0)
        return self.stream

    def reads(self, value: float, after: int = 0) -> None:
        read(self.sensing, self.stream, [self.now + after], value)

    def propose(self, actor: Actor = OLLI, **said: Any) -> int:
        return self.service.draft(setpoint(stream=self.stream, **said), actor)

    def approved(self, **said: Any) -> int:
        """The number of a proposal that Olli made and Sanna approved."""
        number = self.propose(**said)
        for step, actor in ((ProposalStep.SIMULATE, OLLI), (ProposalStep.ASK, OLLI), (ProposalStep.APPROVE, SANNA)):
            self.service.step(number, step, actor)
        return number

    def work(self, send: Any) -> bool:
        return work(self.records.to_write(), lambda: self.connectors, self.latest, self.cases, send)

    def settle(self, send: Any) -> None:
        for _ in range(20):
            if not self.work(send):
                return
        raise AssertionError("it never came to rest")

    def state(self, number: int) -> str:
        return self.service.one(number).row.state

    def steps(self, number: int) -> list[str]:
        return [one.step for one in self.service.one(number).steps]

    def live_cases(self) -> list[tuple[str, str]]:
        return sorted((one.rule, one.subject) for one in self.cases.listed(CaseQuery()))

    def close(self) -> None:
        self.records.close()
        self.sensing.close()

    def _no_twin(self) -> Any:
        raise AssertionError("nothing asks for the twin")


def setpoint(**said: Any) -> NewProposal:
    values = {
        "kind": "room_setpoint", "target": "school-3", "values": {"setpoint": 18.0}, "before": {"setpoint": 20.0},
        "reason": "Empty over the holidays", "alternatives": [{"what": "19 degrees", "why_not": "saves half"}],
        "cost": "none", **said,
    }  # fmt: skip
    return NewProposal.model_validate(values)
