"""What the agency of the demo city has on file: an enterprise with a visit that is due, and a notice to be approved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from citybrain.kernel.yaml_files import read_yaml

if TYPE_CHECKING:
    from citybrain.cases.service import CaseService
    from citybrain.open_city.city import OpenCity

SETTINGS = Path(__file__).with_name("demo_supervision.yaml")


def seed_supervision(city: OpenCity) -> None:
    """Enter all of it as of the moment from which the week is replayed; each row says that it is made up."""
    from citybrain.base.domains import find_domains
    from citybrain.cases.rules import rules_of
    from citybrain.cases.service import CaseService
    from citybrain.observations.demo.settings import span

    said: dict[str, Any] = read_yaml(SETTINGS)
    start, rules = span()[1], rules_of(find_domains())
    cases = CaseService(city.city_records, lambda: rules, lambda: start, city.time_zone)
    number = _add_file(city, said)
    _plan_visit(city, cases, said, number)
    _ask(city, cases, said)


def _add_file(city: OpenCity, said: dict[str, Any]) -> int:
    """The number of the enterprise, with its cell and its entries."""
    import datetime

    from citybrain.cases.supervision.cells import add_cell
    from citybrain.cases.supervision.enterprises import NewEnterprise, add_enterprises, enterprises
    from citybrain.cases.supervision.entries import EntryKind, NewEntry
    from citybrain.cases.supervision.file import add_entries
    from citybrain.observations.demo.settings import settings

    by, cell = said["made_by"], said["cell"]
    today = datetime.datetime.fromisoformat(str(settings()["replay"]["start"])).date()
    entries = [
        NewEntry(
            **{
                **one,
                "kind": EntryKind(one["kind"]),
                **{day: str(one[day]) for day in ("since", "until") if day in one},
            }
        )
        for one in said["entries"]
    ]
    with city.records.begin() as connection:
        add_enterprises(connection, [NewEnterprise(**said["enterprise"])], said["source"], by)
        add_cell(connection, cell["name"], None, cell["days"], cell["shape"], by)
        (known,) = enterprises(connection)
        add_entries(connection, known.id, entries, by, today)
        return int(known.id)


def _plan_visit(city: OpenCity, cases: CaseService, said: dict[str, Any], number: int) -> None:
    from citybrain.base.domains import find_domains
    from citybrain.cases.inspections.service import InspectionService
    from citybrain.cases.inspections.visits import NewVisit
    from citybrain.governance import Actor, Permission, Role

    of, visit, by = said["enterprise"], said["visit"], said["made_by"]
    asked = NewVisit(
        f"enterprise:{number}", of["name"], visit["checklist"], str(visit["due"]), visit["why"], of["longitude"],
        of["latitude"],
    )  # fmt: skip
    officer = Actor(by, frozenset({Role.DUTY_OFFICER}), frozenset(Permission))
    InspectionService(city.folder, city.city_records, cases, find_domains()).plan_visit(asked, by, officer)


def _ask(city: OpenCity, cases: CaseService, said: dict[str, Any]) -> None:
    """A notice that a duty officer asked for, and that another one has to approve."""
    from citybrain.cases.gate.content import NewProposal
    from citybrain.cases.gate.service import GateService
    from citybrain.cases.gate.states import ProposalStep
    from citybrain.governance import Actor, Permission, Role
    from citybrain.open_city.gate import gate_of

    officer = Actor(said["made_by"], frozenset({Role.DUTY_OFFICER}), frozenset(Permission))
    gate = GateService(city.city_records, gate_of(city).around._replace(cases=lambda: cases))
    number = gate.draft(NewProposal.model_validate(said["notice"]), officer)
    gate.step(number, ProposalStep.SIMULATE, officer, said["source"])
    gate.step(number, ProposalStep.ASK, officer)
