"""Every formula, run once on real units, gives the unit that it declares."""

import pytest

import citybrain.interventions
import citybrain.models
from citybrain.kernel.declarations import Quantity
from citybrain.kernel.dimensions import dimension_error
from citybrain.kernel.interventions import Intervention
from citybrain.kernel.load import declared, modules_of, read_parameters
from citybrain.kernel.vocabulary import read_vocabulary
from tests.places import PARAMETERS, VOCABULARY

QUANTITIES, INTERVENTIONS = declared(modules_of([citybrain.models, citybrain.interventions]))
FORMULAS = [q for q in QUANTITIES if q.kind in ("rowwise", "record", "whole") and not q.compiled]


@pytest.fixture(scope="module")
def units() -> dict[str, str]:
    parameters = read_parameters([PARAMETERS / "common", PARAMETERS / "fi"], read_vocabulary(VOCABULARY))
    return {**{p.name: p.unit for p in parameters.values()}, **{q.name: q.unit for q in QUANTITIES}}


@pytest.mark.parametrize("made", FORMULAS, ids=lambda q: q.name)
def test_formula(made: Quantity, units: dict[str, str]):
    assert dimension_error(made, units) == ""


@pytest.mark.parametrize("measure", INTERVENTIONS, ids=lambda m: m.name)
def test_intervention(measure: Intervention, units: dict[str, str]):
    made = Quantity(measure.name, measure.of, "", "record", "", measure.inputs, function=measure.function)
    assert dimension_error(made, units) == ""
