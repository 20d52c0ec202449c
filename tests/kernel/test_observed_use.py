"""What follows from bills of single places is no headline, fills no role and decides about no measure."""

from typing import NamedTuple

import pytest

from citybrain.kernel import DeclarationError, Graph, Quantity, intervention
from citybrain.kernel.roles import Contribution
from citybrain.kernel.units import KilowattHoursPerYear, SquareMetres
from citybrain.kernel.vocabulary import Term, Vocabulary
from tests.entities import ENTITIES
from tests.kernel.toy import parameters, toy_graph


def node(name: str, of: str, kind: str, *inputs: str, **more: object) -> Quantity:
    return Quantity(name, of, "kWh/a", kind, "test", inputs, where="test:1", **more)


BILLED = node("billed_gas", "building", "given", observes="gas")
OF_CITY = node("city_billed_gas", "city", "total", "billed_gas")


def loaded(**more: object) -> Graph:
    own = [one for one in toy_graph().quantities.values() if one.kind not in ("parameter", "lookup")]
    return Graph([*own, BILLED, OF_CITY], parameters(), entities=ENTITIES, **more)


def vocabulary(name: str) -> Vocabulary:
    return Vocabulary({name: Term({"en": name, "zh": name}, better="less", headline=True)})


class Floor(NamedTuple):
    floor_area: SquareMetres


@intervention(of="building", phase="envelope", strategy="improve", source="test")
def enlarge_billed(floor_area: SquareMetres, billed_gas: KilowattHoursPerYear) -> Floor:
    return Floor(floor_area)


def test_it_may_be_declared_and_summed_for_who_may_read_it() -> None:
    assert "city_billed_gas" in loaded().quantities
    assert loaded(vocabulary=vocabulary("city_gas")).vocabulary.terms["city_gas"].headline


@pytest.mark.parametrize(
    ("more", "code", "named"),
    [
        ({"vocabulary": vocabulary("city_billed_gas")}, "graph-observed-told", "city_billed_gas"),
        ({"contributions": [Contribution("energy", "city_billed_gas")]}, "graph-observed-told", "city_billed_gas"),
        ({"interventions": [enlarge_billed]}, "graph-observed-measure", "billed_gas"),
    ],
)  # fmt: skip
def test_nothing_tells_it_to_everybody(more: dict, code: str, named: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        loaded(**more)
    assert caught.value.code == code
    assert named in caught.value.arguments.values()
