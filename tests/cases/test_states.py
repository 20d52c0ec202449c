"""The table of transitions: every state is reached, none is a trap, and what is not in it is refused."""

from collections.abc import Callable

import pytest

from citybrain.cases.errors import CaseChangedError, CaseStepError
from citybrain.cases.names import BY_ITSELF
from citybrain.cases.states import LIVE, TRANSITIONS, UNDOABLE, CaseOutcome, CaseState, CaseStep
from citybrain.governance import Role
from tests.cases.following import DUST, Following
from tests.cases.test_detector import minutes
from tests.sensors import read, sensor

GIVEN = {
    CaseStep.ASSIGN: {"role": Role.CLIMATE_OFFICER}, CaseStep.CLOSE: {"outcome": CaseOutcome.CONFIRMED},
    CaseStep.NOTE: {"why": "seen"}, CaseStep.LINK: {"link": ("plan", "trees")},
}  # fmt: skip
Make = Callable[..., Following]


def test_every_state_is_reached_and_left() -> None:
    edges = {(of, one.to) for one in TRANSITIONS.values() if one.to is not None for of in one.of}
    reached, grown = {CaseState.SEEN}, True
    while grown:
        more = {to for of, to in edges if of in reached} - reached
        reached |= more
        grown = bool(more)
    assert reached == set(CaseState)
    for state in CaseState:
        assert any(of == state and to != state for of, to in edges), f"{state} is a trap"
    assert all(CaseState.CLOSED in {to for of, to in edges if of == state} for state in LIVE)


@pytest.fixture
def city(follow: Make) -> Following:
    made = follow(dust=DUST)
    stream = sensor(made.sensing, "Mill Street")
    made.start()
    read(made.sensing, stream, minutes(0, 6), 150.0)
    made.settle()
    return made


def test_each_step_leads_where_the_table_says_or_is_refused(city: Following) -> None:
    (case,) = city.cases()
    path = [
        CaseStep.ACKNOWLEDGE, CaseStep.SEEK_CAUSE, CaseStep.ASSIGN, CaseStep.BEGIN, CaseStep.AWAIT_PROOF,
        CaseStep.SEND_BACK, CaseStep.AWAIT_PROOF, CaseStep.CLOSE, CaseStep.REOPEN,
    ]  # fmt: skip
    for step in path:
        state = city.service.one(case.id).case.state
        for other in TRANSITIONS:
            if state not in TRANSITIONS[other].of:
                with pytest.raises(CaseStepError):
                    city.service.step(case.id, other, "anna", into=case.id, **GIVEN.get(other, {}))
        city.service.step(case.id, step, "anna", **GIVEN.get(step, {}))
        after = city.service.one(case.id)
        assert after.case.state == (TRANSITIONS[step].to or state)
        assert after.steps[-1].step == step and after.steps[-1].made_by == "anna"


@pytest.mark.parametrize("step", sorted(UNDOABLE - {CaseStep.REOPEN, CaseStep.SEND_BACK, CaseStep.AWAIT_PROOF}))
def test_what_is_undone_is_as_it_was(city: Following, step: CaseStep) -> None:
    (case,) = city.cases()
    before = city.service.one(case.id).case
    city.service.step(case.id, step, "anna", **GIVEN.get(step, {}))
    city.service.step(case.id, CaseStep.UNDO, "anna", "by mistake")
    after = city.service.one(case.id)
    for name in ("state", "owner_role", "owner", "acknowledge_by", "resolve_by", "outcome", "rank"):
        assert getattr(after.case, name) == getattr(before, name), name
    assert [one.step for one in after.steps] == ["open", step, "undo"], "both stay on record"
    with pytest.raises(CaseStepError):
        city.service.step(case.id, CaseStep.UNDO, "anna")


def test_of_two_who_step_at_once_one_is_told(city: Following) -> None:
    (case,) = city.cases()
    city.service.step(case.id, CaseStep.BEGIN, "anna", version=case.version)
    with pytest.raises(CaseChangedError):
        city.service.step(case.id, CaseStep.BEGIN, "bert", version=case.version)
    assert [one.step for one in city.service.one(case.id).steps] == ["open", "begin"]


def test_what_is_no_step_of_a_person_is_led_to_by_rules_and_clocks() -> None:
    assert set(CaseStep) - BY_ITSELF == TRANSITIONS.keys()
