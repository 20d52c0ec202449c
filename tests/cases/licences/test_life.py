"""The life of a licence: applied for, checked, granted by a second person, suspended, reinstated, over."""

import datetime
from contextlib import nullcontext
from typing import Any

import pytest

from citybrain.cases.gate.content import NewProposal
from citybrain.cases.gate.errors import ProposalStepError, SecondPersonError
from citybrain.cases.gate.service import GateService
from citybrain.cases.gate.states import ProposalStep
from citybrain.cases.licences.acts import LicenceAct
from citybrain.cases.licences.application import LicenceFaultsError
from citybrain.cases.licences.registry import add_entry, contact_of
from citybrain.cases.licences.standing import LicenceEntryKind
from citybrain.cases.names import CaseOutcome
from citybrain.cases.raising import settle_case
from citybrain.governance.errors import NotAllowedError
from citybrain.kernel.errors import NotFoundError
from tests.cases.licences.licence_city import CHECKED, MIA, OLLI, SANNA, STATED, LicenceCity, application

DAY = datetime.date


def problem(refused: pytest.ExceptionInfo[LicenceFaultsError]) -> str:
    return str(refused.value.arguments["problem"])


def act(name: str, text: str = "Reason", **more: object) -> LicenceAct:
    return LicenceAct.model_validate({"act": name, "text": text, **more})


def test_a_second_person_grants_a_licence_with_conditions(city: LicenceCity) -> None:
    number, proposal = city.asked()
    assert (city.state(number), city.live_cases()) == ("asked", [("approval_by_duty_officer", f"proposal/{proposal}")])
    with pytest.raises(SecondPersonError):
        city.gate.step(proposal, ProposalStep.APPROVE, OLLI)
    city.gate.step(proposal, ProposalStep.APPROVE, SANNA)
    licence = city.service.one(number, OLLI).licence
    assert (licence.state, licence.number, licence.conditions) == ("in_force", "AV-2023-0001", "By day")
    assert city.live_cases() == []
    city.day = DAY(2024, 7, 1)
    assert city.state(number) == "ended"


def test_who_checked_does_not_grant_and_what_is_sent_back_is_refused(city: LicenceCity) -> None:
    number = city.apply()
    city.service.check(number, CHECKED, SANNA)
    proposal = city.service.ask(number, "By day", "No model of it", OLLI)
    with pytest.raises(SecondPersonError):
        city.gate.step(proposal, ProposalStep.APPROVE, SANNA)
    city.gate.step(proposal, ProposalStep.SEND_BACK, SANNA, "Not there")
    assert city.state(number) == "refused"
    assert city.granted() == 2  # a new application takes the place of one that was refused


def test_a_proposal_that_the_register_did_not_ask_for_grants_nothing(city: LicenceCity) -> None:
    number = city.apply()
    said = NewProposal(
        kind="automated_vehicle_licence", target=f"licence/{number}", values={"conditions": "x"}, reason="x"
    )
    proposal = city.gate.draft(said, OLLI)
    city.gate.step(proposal, ProposalStep.SIMULATE, OLLI, "x")
    city.gate.step(proposal, ProposalStep.ASK, OLLI)
    with pytest.raises(ProposalStepError) as refused:
        city.gate.step(proposal, ProposalStep.APPROVE, SANNA)
    assert (refused.value.code, city.state(number)) == ("licence-not-asked", "applied")


def test_parallel_askers_leave_one_proposal(city: LicenceCity, monkeypatch: pytest.MonkeyPatch) -> None:
    number, asked = city.apply(), list[int]()
    city.service.check(number, CHECKED, OLLI)
    step = GateService.step

    def with_another_asker_between(gate: GateService, proposal: int, made: ProposalStep, *more: Any) -> None:
        if made in (ProposalStep.SIMULATE, ProposalStep.ASK) and len(asked) == (made is ProposalStep.ASK):
            asked.append(proposal)
            with pytest.raises(LicenceFaultsError) if made is ProposalStep.ASK else nullcontext():
                city.service.ask(number, "At night", "Another one", OLLI)
        step(gate, proposal, made, *more)

    monkeypatch.setattr(GateService, "step", with_another_asker_between)
    with pytest.raises(LicenceFaultsError) as refused:
        city.service.ask(number, "By day", "One", OLLI)
    assert refused.value.code == "licence-state"
    assert sorted(one.state for one in city.gate.listed()) == ["asked", "withdrawn"]


def test_what_was_refused_or_asked_for_again_is_not_granted_by_an_older_proposal(city: LicenceCity) -> None:
    number, first = city.asked()
    other = NewProposal(
        kind="automated_vehicle_licence", target=f"licence/{number}", values={"conditions": "x"}, reason="x"
    )
    second = city.gate.draft(other, OLLI)
    city.gate.step(second, ProposalStep.SIMULATE, OLLI, "x")
    city.gate.step(second, ProposalStep.ASK, OLLI)
    with city.records.to_write().begin() as connection:  # as two askers at once could do before
        content = {"proposal": second}
        add_entry(connection, number, LicenceEntryKind.ASK, city.day, "Olli", content=content)
    with pytest.raises(ProposalStepError) as older:
        city.gate.step(first, ProposalStep.APPROVE, SANNA)
    city.gate.step(first, ProposalStep.SEND_BACK, SANNA, "No")
    with pytest.raises(ProposalStepError) as refused:
        city.gate.step(second, ProposalStep.APPROVE, SANNA)
    assert (older.value.code, refused.value.code) == ("licence-not-asked", "licence-not-asked")
    assert city.state(number) == "refused"


def test_what_bars_an_application_is_named_with_its_source(city: LicenceCity) -> None:
    number = city.apply(answers=STATED | {"liability_insurance": 1e6})
    with pytest.raises(LicenceFaultsError) as early:
        city.service.ask(number, "x", "x", OLLI)
    assert early.value.code == "licence-state"
    city.service.check(number, CHECKED | {"tested_enough": "no", "no_violations": "no"}, OLLI)
    with pytest.raises(LicenceFaultsError) as refused:
        city.service.ask(number, "x", "x", OLLI)
    assert refused.value.code == "licence-barred"
    assert problem(refused).startswith("liability_insurance: 1000000.0 (Consultation draft of January 2021")
    assert "tested_enough: no" in problem(refused) and "no_violations" not in problem(refused)


def test_all_that_is_wrong_with_an_application_is_told_at_once(city: LicenceCity) -> None:
    with pytest.raises(LicenceFaultsError) as refused:
        city.apply(
            roads=["rnig", "ring", "ring"], fleet=["A", "A", "B"], since="2022-06-01", until="2024-06-30",
            answers=STATED | {"purpose": "race", "liability_insurance": -1, "colour": "red"},
        )  # fmt: skip
    told = problem(refused)
    for part in (
        "761 d (≤ 550 d)", "roads: rnig (ring)", "roads: twice", "fleet: twice", "fleet: 3 (2)", "colour",
        "purpose: race (road_test, demonstration, commercial_trial)", "liability_insurance: -1.0 (0 … 1e+09 CNY)",
    ):  # fmt: skip
        assert part in told, part
    with pytest.raises(LicenceFaultsError) as over:
        city.apply(since="2023-01-01", until="2024-06-14")
    assert problem(over) == "until: 2024-06-14 (≥ 2024-06-15)"
    with pytest.raises(NotFoundError):
        city.apply(firm="F-9")
    with pytest.raises(NotFoundError):
        city.apply(kind="automated_vehicle")


def test_a_licence_that_overlaps_another_one_of_the_firm_is_refused(city: LicenceCity) -> None:
    city.granted()
    with pytest.raises(LicenceFaultsError) as refused:
        city.apply(since="2024-06-30", until="2024-12-31", roads=["mill", "ring"])
    assert problem(refused) == "since, until: AV-2023-0001: 2023-01-01 … 2024-06-30, ring"
    city.apply(since="2024-07-01", until="2024-12-31")
    city.apply(roads=["mill"])
    city.apply(firm="F-3")


def test_vehicles_that_are_told_apart_overlap_by_vehicle(city: LicenceCity) -> None:
    city.granted(fleet=["A", "B"])
    city.apply(fleet=["C", "D"])
    with pytest.raises(LicenceFaultsError) as refused:
        city.apply(fleet=["B", "E"], roads=["mill"])
    assert problem(refused).endswith(", B")


def test_an_incident_opens_a_case_and_suspends_until_another_person_reinstates(city: LicenceCity) -> None:
    number = city.granted()
    crash = act(
        "incident", "Hit a bollard", incident="serious", place="Ring road 3", day=DAY(2024, 6, 10), suspends=True
    )
    incident, suspension = city.service.enter(number, crash, OLLI)
    assert city.live_cases() == [("automated_vehicle_incident", f"licence_incident/{number}/{incident}")]
    assert city.state(number) == "suspended"
    city.service.enter(number, act("appeal", "We were not liable"), MIA)
    assert ("licence_appeal", f"licence_suspension/{number}/{suspension}") in city.live_cases()
    with pytest.raises(NotAllowedError):
        city.service.enter(number, act("reinstatement"), MIA)
    with pytest.raises(NotAllowedError) as same:
        city.service.enter(number, act("reinstatement"), OLLI)
    assert same.value.code == "licence-same-person"
    city.service.enter(number, act("reinstatement", "Not liable, says the police"), SANNA)
    assert (city.state(number), [rule for rule, _ in city.live_cases()]) == ("in_force", ["automated_vehicle_incident"])
    licence = city.service.one(number, MIA).licence
    assert licence.days_driven(DAY(2024, 6, 1), DAY(2024, 6, 30)) == 25  # suspended from the 10th to the 14th


def test_one_appeal_is_open_for_each_suspension(city: LicenceCity) -> None:
    number = city.granted()
    for day in (DAY(2024, 6, 15), DAY(2024, 6, 17)):
        city.day = day
        (suspension,) = city.service.enter(number, act("suspension"), OLLI)
        city.service.enter(number, act("appeal"), MIA)
        with pytest.raises(LicenceFaultsError) as refused:
            city.service.enter(number, act("appeal", "Once more"), MIA)
        assert problem(refused) == f"appeal: {day} (1)"
        with city.records.to_write().begin() as connection:
            subject = f"{number}/{suspension}"
            settle_case(connection, city.cases, "licence_appeal", subject, CaseOutcome.REFUSED, "Sanna", "No")
        city.service.enter(number, act("appeal", "There is a film of it"), MIA)
        city.service.enter(number, act("reinstatement"), SANNA)


def test_a_licence_is_asked_for_with_words(city: LicenceCity) -> None:
    number = city.apply()
    city.service.check(number, CHECKED, OLLI)
    with pytest.raises(LicenceFaultsError) as refused:
        city.service.ask(number, " ", "\t" + "x" * 2_001, OLLI)
    assert problem(refused) == "conditions: 0 (1 … 2000); why: 2001 (1 … 2000)"
    assert city.gate.listed() == []


def test_an_act_that_does_not_fit_is_refused(city: LicenceCity) -> None:
    number, early = city.granted(), DAY(2022, 1, 1)
    for asked, told in (
        (act("incident"), "incident: - (serious, injury, damage, takeover, obstruction); place: -"),
        (act("incident", incident="injury", place="x", day=early), "day: 2022-01-01 (2023-01-01 … 2024-06-30)"),
        (act("incident", incident="injury", place="x", longitude=1), "longitude, latitude: -"),
        (act("suspension", day=DAY(2024, 6, 16)), "day: 2024-06-16 (≤ 2024-06-15)"),
        (act("suspension", " "), "text: -"),
        (act("suspension", place="x"), "incident, place, longitude, latitude, suspends: suspension"),
        (act("suspension", day=early), "day: 2022-01-01 (2023-01-01 … 2024-06-30)"),
        (act("appeal"), "appeal: in_force (suspended)"),
        (act("reinstatement"), "reinstatement: in_force (suspended)"),
    ):
        with pytest.raises(LicenceFaultsError) as refused:
            city.service.enter(number, asked, OLLI)
        assert problem(refused) == told


def test_nothing_happens_to_what_was_not_granted(city: LicenceCity) -> None:
    number = city.apply()
    with pytest.raises(LicenceFaultsError) as refused:
        city.service.enter(number, act("suspension"), OLLI)
    assert problem(refused) == "licence: applied"
    with pytest.raises(NotAllowedError):
        city.service.apply(application(), MIA)


def test_a_contact_is_read_by_the_office_alone_and_can_be_erased(city: LicenceCity) -> None:
    number = city.apply(contact={"name": "Carla Contact", "address": "carla@example.org"})
    office, own = city.service.one(number, OLLI), city.service.one(number, MIA)
    assert office.contact is not None and (office.contact.name, own.contact) == ("Carla Contact", None)
    with city.records.to_write().read() as connection:
        assert "Carla" not in str(connection.exec_driver_sql("SELECT * FROM licence_contact").all())  # it is sealed
    assert city.service.erase_contact(number, OLLI)
    with city.records.to_write().read() as connection:
        assert contact_of(connection, number) is None
        assert connection.exec_driver_sql("SELECT name, address, key FROM licence_contact").all() == [("", "", None)]
        assert "Carla" not in str(connection.exec_driver_sql("SELECT * FROM licence_application").all())
    assert not city.service.erase_contact(number, OLLI)
