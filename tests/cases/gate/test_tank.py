"""A tank emptied ahead of rain goes through the gate: proposed, approved by a second person, never by the first."""

import pytest

from citybrain.cases.gate.content import NewProposal
from citybrain.cases.gate.errors import SecondPersonError
from citybrain.cases.gate.states import ProposalStep
from tests.cases.gate.proposing import OLLI, SANNA, GatedCity
from tests.sensors import read, sensor

S = ProposalStep


def test_a_second_person_approves_that_a_tank_is_emptied(city: GatedCity) -> None:
    stream = sensor(city.sensing, "Tank", "water_level")
    read(city.sensing, stream, [city.now], 3.2)
    asked = NewProposal(
        kind="tank_level", target="TANK", values={"level": 1.6}, before={"level": 3.2}, stream=stream,
        reason="10 mm of rain are forecast", alternatives=[], cost="",
    )  # fmt: skip
    number = city.service.draft(asked, OLLI)
    for step in (S.SIMULATE, S.ASK):
        city.service.step(number, step, OLLI)
    with pytest.raises(SecondPersonError):
        city.service.step(number, S.APPROVE, OLLI)
    city.service.step(number, S.APPROVE, SANNA)
    assert city.state(number) == "approved"
