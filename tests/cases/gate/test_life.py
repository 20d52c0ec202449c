"""The life of a proposal: who makes which step, what follows what, and that every step is on record."""

import json

import pytest
from sqlalchemy import text

from citybrain.cases.brief.brief import BriefQuestion, brief_of
from citybrain.cases.errors import CaseStepError
from citybrain.cases.gate.answers import proposal_answer, proposal_details
from citybrain.cases.gate.errors import (
    NotApprovedError,
    ProposalChangedError,
    ProposalError,
    ProposalRoleError,
    ProposalStepError,
    SecondPersonError,
)
from citybrain.cases.gate.service import possible_steps
from citybrain.cases.gate.states import ENDED, PROPOSAL_TRANSITIONS, CommandState, Party, ProposalState, ProposalStep
from citybrain.cases.service import CaseQuery
from citybrain.cases.states import CaseOutcome, CaseStep
from citybrain.governance.errors import NotAllowedError
from tests.cases.following import ZONE
from tests.cases.gate.proposing import CARLO, GATEWAY, OLLI, PAULA, SANNA, Actuator, GatedCity, setpoint
from tests.sensors import HOUR

S = ProposalStep


def test_what_two_persons_agreed_on_is_done_and_confirmed_by_readings(city: GatedCity) -> None:
    number = city.approved()
    city.service.step(number, S.EXECUTE, OLLI)
    actuator = Actuator(city)
    city.settle(actuator)
    assert [(one.purpose, one.target, one.values) for one in actuator.taken] == [
        ("execute", "school-3", {"setpoint": 18.0})
    ]
    assert city.state(number) == "confirmed"
    detail = city.service.one(number)
    assert [(one.step, one.made_by) for one in detail.steps] == [
        ("draft", "Olli"), ("simulate", "Olli"), ("ask", "Olli"), ("approve", "Sanna"), ("execute", "Olli"),
        ("claim", "gate"), ("send", "gate"), ("confirm", "gate"),
    ]  # fmt: skip
    assert json.loads(detail.steps[-1].about)["value"] == 18.0
    assert detail.simulation is not None
    assert (detail.simulation["expected"], detail.simulation["low"], detail.simulation["high"]) == (18.0, 17.6, 18.4)


@pytest.mark.parametrize("hand", [S.SIMULATE, S.ASK])
def test_who_had_a_hand_in_it_does_not_approve_it(city: GatedCity, hand: ProposalStep) -> None:
    number = city.propose(OLLI)
    for step in (S.SIMULATE, S.ASK):
        city.service.step(number, step, SANNA if step is hand else CARLO)
    for actor in (OLLI, SANNA):
        with pytest.raises(SecondPersonError, match="proposal-same-person"):
            city.service.step(number, S.APPROVE, actor)
    assert city.state(number) == "asked"


def test_a_kind_names_the_roles(city: GatedCity) -> None:
    with pytest.raises(ProposalRoleError, match="proposal-role"):
        city.propose(PAULA)
    number = city.propose(CARLO)
    city.service.step(number, S.SIMULATE, CARLO)
    city.service.step(number, S.ASK, CARLO)
    with pytest.raises(NotAllowedError):
        city.service.step(number, S.APPROVE, GATEWAY)
    with pytest.raises(ProposalRoleError):
        city.service.step(number, S.APPROVE, CARLO)
    city.service.step(number, S.APPROVE, OLLI)


def test_nothing_is_done_without_approval_and_nothing_without_a_connector(city: GatedCity) -> None:
    number = city.propose()
    with pytest.raises(NotApprovedError, match="proposal-not-approved"):
        city.service.step(number, S.EXECUTE, OLLI)
    city.connectors.clear()
    number = city.approved()
    with pytest.raises(ProposalStepError, match="gate-connector-off"):
        city.service.step(number, S.EXECUTE, OLLI)
    assert city.state(number) == "approved"


def test_no_step_is_made_from_a_state_that_does_not_allow_it(city: GatedCity) -> None:
    """Every state and every step of persons: the table alone says what is possible."""
    numbers = {"drafted": city.propose()}
    for state, steps in {
        "simulated": [S.SIMULATE], "asked": [S.SIMULATE, S.ASK], "sent_back": [S.SIMULATE, S.ASK, S.SEND_BACK],
        "withdrawn": [S.WITHDRAW],
    }.items():  # fmt: skip
        number = numbers[state] = city.propose()
        for step in steps:
            city.service.step(number, step, SANNA if step is S.SEND_BACK else OLLI, "reason")
    numbers["approved"] = city.approved()
    numbers["executing"] = city.approved(target="other")
    city.service.step(numbers["executing"], S.EXECUTE, OLLI)
    for state, number in numbers.items():
        assert city.state(number) == state
        for step, rule in PROPOSAL_TRANSITIONS.items():
            if rule.by is Party.GATE or state not in rule.of:
                with pytest.raises((ProposalStepError, NotApprovedError)):
                    city.service.step(number, step, SANNA, "reason")
        assert city.state(number) == state
    assert {"confirmed", "rolled_back", "failed", "withdrawn", "sent_back", "expired"} == {str(one) for one in ENDED}
    assert ProposalState.APPROVED not in ENDED


def test_who_read_an_older_version_is_asked_to_read_again(city: GatedCity) -> None:
    number = city.propose()
    city.service.step(number, S.SIMULATE, OLLI, version=1)
    with pytest.raises(ProposalChangedError, match="proposal-changed"):
        city.service.step(number, S.ASK, OLLI, version=1)


def test_what_cannot_be_simulated_needs_a_reason_of_a_person(city: GatedCity) -> None:
    city.connectors["traffic_signals"] = city.connectors["building_control"]
    number = city.service.draft(
        setpoint(kind="signal_plan", target="junction-7", values={"plan": 4}, before={"plan": 2}), OLLI
    )
    with pytest.raises(ProposalError, match="proposal-not-simulated"):
        city.service.step(number, S.SIMULATE, OLLI)
    city.service.step(number, S.SIMULATE, OLLI, "It ran every Friday for a year")
    assert city.service.one(number).simulation == {"possible": False}


def test_a_proposal_that_is_not_whole_is_refused_with_all_its_faults(city: GatedCity) -> None:
    wrong = {
        "values": {"setpoint": 40.0, "colour": 1.0}, "before": {}, "stream": sound(city),
        "machine": {"name": "Controller", "values": {"setpoint": 17.0}}, "reason": " ",
    }  # fmt: skip
    with pytest.raises(ProposalError) as refused:
        city.service.draft(setpoint(**wrong), OLLI)
    faults = str(refused.value)
    for place in ("values.setpoint", "values.colour", "before.setpoint", "stream", "override", "reason"):
        assert f"- {place}:" in faults, (place, faults)
    with pytest.raises(ProposalError, match="apart"):
        city.propose(values={"setpoint": 19.8})


def sound(city: GatedCity) -> int:
    from tests.sensors import sensor

    return sensor(city.sensing, "Noise", "sound_level")


def test_its_steps_and_its_content_stay(city: GatedCity) -> None:
    number = city.approved()
    with city.records.to_write().begin() as connection, pytest.raises(Exception, match="neither changed nor deleted"):
        connection.execute(text("DELETE FROM proposal_step"))
    row = city.service.one(number).row
    from citybrain.cases.gate.content import hash_of

    assert hash_of(row.content) == row.sha256


def test_who_approves_is_asked_by_a_case_which_the_decision_closes(city: GatedCity) -> None:
    number = city.propose()
    city.service.step(number, S.SIMULATE, OLLI)
    assert city.live_cases() == []
    city.service.step(number, S.ASK, OLLI)
    assert city.live_cases() == [("approval_by_duty_officer", f"proposal/{number}")]
    assert [case.words for case in city.cases.listed(CaseQuery())] == [""], "the key of a kind is no word of a language"
    city.service.step(number, S.SEND_BACK, SANNA, "too cold")
    assert city.live_cases() == []


def test_the_case_of_an_approval_is_not_closed_before_the_decision(city: GatedCity) -> None:
    number = city.propose()
    city.service.step(number, S.SIMULATE, OLLI)
    city.service.step(number, S.ASK, OLLI)
    (case,) = city.cases.listed(CaseQuery())
    for outcome in CaseOutcome:
        with pytest.raises(CaseStepError, match="case-undecided"):
            city.cases.step(case.id, CaseStep.CLOSE, "Sanna", outcome=outcome)
    assert city.live_cases() == [("approval_by_duty_officer", f"proposal/{number}")]
    city.service.step(number, S.APPROVE, SANNA)
    assert city.live_cases() == []


def test_two_proposals_about_one_thing_are_not_done_at_once(city: GatedCity) -> None:
    first, second = city.approved(), city.approved()
    city.service.step(first, S.EXECUTE, OLLI)
    with pytest.raises(ProposalStepError, match="proposal-other-running"):
        city.service.step(second, S.EXECUTE, OLLI)


def test_what_is_refused_fails_and_is_shown(city: GatedCity) -> None:
    number = city.approved()
    city.service.step(number, S.EXECUTE, OLLI)
    city.settle(Actuator(city, CommandState.REFUSED, works=False))
    assert city.state(number) == "failed"
    assert city.live_cases() == [("proposal_not_done", f"proposal/{number}")]
    city.now += 24 * HOUR
    city.settle(Actuator(city))
    assert city.steps(number)[-1] == "fail"


DAYS = 7
"""For which a setpoint can be approved and done."""


@pytest.mark.parametrize("approved", [False, True])
def test_what_was_asked_for_expires_and_who_asked_is_told(city: GatedCity, approved: bool) -> None:
    number = city.propose(CARLO)
    for step in (S.SIMULATE, S.ASK):
        city.service.step(number, step, CARLO)
    if approved:
        city.service.step(number, S.APPROVE, SANNA)
    city.now += DAYS * 24 * HOUR - 1
    city.settle(Actuator(city))
    assert city.state(number) == ("approved" if approved else "asked")
    assert not city.service.one(number).expired
    city.now += 1
    late = S.EXECUTE if approved else S.APPROVE
    assert late not in possible_steps(city.service.one(number), SANNA)
    with pytest.raises(ProposalStepError, match="proposal-expired"):
        city.service.step(number, late, SANNA)
    actuator = Actuator(city)
    city.settle(actuator)
    assert (city.state(number), actuator.taken) == ("expired", [])
    (last,) = [one for one in city.service.one(number).steps if one.step == "expire"]
    assert (last.made_by, json.loads(last.about)) == ("gate", {"asked_by": "Carlo"})
    (case,) = city.cases.listed(CaseQuery())
    assert (case.rule, case.owner_role) == ("proposal_expired", "climate_officer")
    with city.records.to_write().read() as connection:
        brief = brief_of(connection, city.cases.rules, BriefQuestion(city.now, ZONE, None))
    assert brief.counts["proposals"] == 0, "what expired waits for nobody"
    with pytest.raises(ProposalStepError):
        city.service.step(number, late, SANNA)


def test_a_command_that_waits_is_not_sent_after_its_approval_expired(city: GatedCity) -> None:
    number = city.approved()
    city.now += DAYS * 24 * HOUR - 1
    city.service.step(number, S.EXECUTE, OLLI)
    city.now += 1
    actuator = Actuator(city)
    city.settle(actuator)
    assert (city.state(number), actuator.taken) == ("failed", [])
    assert city.live_cases() == [("proposal_not_done", f"proposal/{number}")]


def test_what_has_to_be_put_back_is_sent_after_the_approval_expired(city: GatedCity) -> None:
    number = city.approved()
    city.now += DAYS * 24 * HOUR - 1
    city.service.step(number, S.EXECUTE, OLLI)
    actuator = Actuator(city, works=False)
    city.work(actuator)
    city.now += 7 * HOUR
    city.settle(actuator)
    assert [one.purpose for one in actuator.taken] == ["execute", "roll_back"]


def test_what_is_no_longer_as_it_was_is_not_done(city: GatedCity) -> None:
    """A roll back would set 20 degrees, which somebody typed days before."""
    number = city.approved()
    city.reads(22.0, after=1)
    with pytest.raises(ProposalStepError, match="proposal-moved-on"):
        city.service.step(number, S.EXECUTE, OLLI)
    assert city.state(number) == "approved"


def test_a_list_of_proposals_reads_no_content(city: GatedCity) -> None:
    number = city.propose()
    (row,) = city.service.listed()
    assert "content" not in row._fields
    detail = city.service.one(number)
    assert proposal_answer(row, "en").items() <= proposal_details(detail, frozenset(), OLLI, "en").items()
    assert (row.title, row.approves) == ("school-3", detail.content.kind.approves)
