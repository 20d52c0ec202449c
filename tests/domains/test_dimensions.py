"""Every formula, run once on real units, gives the unit that it declares."""

import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import read_parameters
from citybrain.kernel.declarations import Quantity
from citybrain.kernel.dimensions import dimension_error
from citybrain.kernel.interventions import Intervention

QUANTITIES, INTERVENTIONS = find_domains().declared()
FORMULAS = [q for q in QUANTITIES if q.kind in ("rowwise", "record", "whole") and not q.compiled and not q.role]


@pytest.fixture(scope="module")
def units() -> dict[str, str]:
    parameters = read_parameters(find_domains().layers_of("FI"), find_domains().vocabulary)
    return {**{p.name: p.unit for p in parameters.values()}, **{q.name: q.unit for q in QUANTITIES}}


@pytest.mark.parametrize("made", FORMULAS, ids=lambda q: q.name)
def test_formula(made: Quantity, units: dict[str, str]):
    assert dimension_error(made, units) == ""


@pytest.mark.parametrize("measure", [one for one in INTERVENTIONS if not one.compiled], ids=lambda m: m.name)
def test_intervention(measure: Intervention, units: dict[str, str]):
    made = Quantity(measure.name, measure.of, "", "record", "", measure.inputs, function=measure.function)
    assert dimension_error(made, units) == ""
