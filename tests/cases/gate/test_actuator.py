"""Actuators that do not answer, and senders that are gone: nothing is sent twice, and what failed is put back."""

import json
import time

import pytest
from sqlalchemy import update

from citybrain.cases.gate import execution
from citybrain.cases.gate.states import CommandState, ProposalStep
from citybrain.records.tables.gate import proposal_command
from tests.cases.gate.proposing import OLLI, Actuator, GatedCity
from tests.sensors import HOUR

S = ProposalStep


def executing(city: GatedCity) -> int:
    number = city.approved()
    city.service.step(number, S.EXECUTE, OLLI)
    return number


def test_what_no_reading_confirms_in_time_is_put_back(city: GatedCity) -> None:
    number, actuator = executing(city), Actuator(city, works=False)
    city.settle(actuator)
    assert city.state(number) == "executing"
    city.now += 6 * HOUR
    city.reads(20.1)
    city.settle(actuator)
    assert city.state(number) == "rolling_back"
    assert [(one.purpose, one.values["setpoint"]) for one in actuator.taken] == [("execute", 18.0), ("roll_back", 20.0)]
    assert city.live_cases() == [("proposal_not_done", f"proposal/{number}")]
    city.now += HOUR
    city.reads(20.0)
    city.settle(actuator)
    assert city.state(number) == "rolled_back"


def test_an_actuator_that_never_answers_is_asked_once_put_back_once_and_given_up(city: GatedCity) -> None:
    number, actuator = executing(city), Actuator(city, CommandState.UNKNOWN, works=False)
    for _ in range(30):
        city.settle(actuator)
        city.now += HOUR
    assert city.state(number) == "failed"
    assert [one.purpose for one in actuator.taken] == ["execute", "roll_back"]
    sent = [json.loads(one.about) for one in city.service.one(number).steps if one.step == S.SEND]
    assert [(one["purpose"], one["outcome"]) for one in sent] == [("execute", "unknown"), ("roll_back", "unknown")]
    assert city.live_cases() == [("proposal_not_done", f"proposal/{number}")]


def test_readings_tell_of_a_command_whose_outcome_nobody_knows(city: GatedCity) -> None:
    number = executing(city)
    city.settle(Actuator(city, CommandState.UNKNOWN))
    assert city.state(number) == "confirmed"


def test_a_reading_from_before_the_command_confirms_nothing(city: GatedCity) -> None:
    number = executing(city)
    city.reads(18.0)
    city.settle(Actuator(city, works=False))
    assert city.state(number) == "executing"


def test_what_was_to_be_done_while_nobody_worked_is_not_sent_later(city: GatedCity) -> None:
    number = city.approved()
    city.service.step(number, ProposalStep.EXECUTE, OLLI)
    city.now += 72 * HOUR
    actuator = Actuator(city)
    city.settle(actuator)
    assert (actuator.taken, city.state(number)) == ([], "failed")


def test_what_was_claimed_and_not_answered_for_is_unknown_and_not_sent_again(city: GatedCity) -> None:
    number, actuator = executing(city), Actuator(city)
    records = city.records.to_write()
    with records.begin() as connection:
        assert execution.claim(connection, city.cases, frozenset({"building_control"})) is not None
    city.settle(actuator)
    assert actuator.taken == []
    for lost in (time.time() - 2 * execution.LEASE, time.time() + 2 * execution.LEASE):
        with records.begin() as connection:
            connection.execute(update(proposal_command).values(state=CommandState.CLAIMED, claimed=lost))
        city.settle(actuator)
        with records.read() as connection:
            assert [one.state for one in connection.execute(proposal_command.select())] == ["unknown"]
    assert actuator.taken == []
    assert city.state(number) == "executing"


def test_a_command_whose_connector_is_gone_is_not_sent_later_than_it_may_take(city: GatedCity) -> None:
    number, actuator = executing(city), Actuator(city)
    kept = dict(city.connectors)
    city.connectors.clear()
    city.settle(actuator)
    city.now += 6 * HOUR
    city.settle(actuator)
    assert city.state(number) == "failed"
    city.connectors.update(kept)
    city.settle(actuator)
    assert actuator.taken == []


@pytest.mark.parametrize(("outcome", "state"), [
    (CommandState.TAKEN, "confirmed"), (CommandState.REFUSED, "failed"), (CommandState.UNKNOWN, "failed"),
])  # fmt: skip
def test_what_no_reading_shows_is_done_once_its_server_takes_it(
    city: GatedCity, outcome: CommandState, state: str
) -> None:
    city.connectors["notices"] = city.connectors["building_control"]
    from tests.cases.gate.proposing import SANNA, setpoint

    said = setpoint(kind="public_notice", target="website", values={"text": "No bathing"}, before={})
    number = city.service.draft(said, OLLI)
    for step, actor in ((S.SIMULATE, OLLI), (S.ASK, OLLI), (S.APPROVE, SANNA), (S.EXECUTE, OLLI)):
        city.service.step(number, step, actor, "nothing to be simulated")
    city.settle(Actuator(city, outcome, works=False))
    assert city.state(number) == state
