"""Warming potentials are those that the IPCC printed."""

import csv
from itertools import product

import pytest

from citybrain.inventory.gwp import ASSESSMENTS, gas_named, warming_potential, warming_potentials, warming_source
from citybrain.kernel import NotFoundError
from tests.inventory.standards import standard


@pytest.mark.parametrize(
    ("assessment", "gas", "expected"),
    [
        ("AR4", "CH4", 25.0), ("AR4", "N2O", 298.0), ("AR4", "HFC134a", 1430.0),  # table 2.14
        ("AR5", "CH4", 28.0), ("AR5", "N2O", 265.0), ("AR5", "SF6", 23500.0),  # table 8.A.1
        ("AR6", "CH4", 27.0), ("AR6", "CH4-fossil", 29.8), ("AR6", "N2O", 273.0),  # tables 7.15 and 7.SM.7
    ],
)  # fmt: skip
def test_the_values_are_those_of_the_reports(assessment: str, gas: str, expected: float) -> None:
    assert warming_potential(gas, assessment) == expected
    assert "IPCC" in warming_source(assessment)


def test_all_gases_of_the_list_are_there() -> None:
    with standard("gwp-ipcc.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 88
    for row, assessment in product(rows, ASSESSMENTS):
        stated = row[f"{assessment}GWP100"]
        if row["gas"] == "CH4" and assessment == "AR6":
            continue  # the list has 27.9 for methane of any origin
        assert warming_potentials(assessment).get(row["gas"]) == (float(stated) if stated else None)


def test_a_gas_that_a_set_lacks_says_which_sets_have_it() -> None:
    with pytest.raises(NotFoundError) as caught:
        warming_potential("HFE263fb2", "AR6")
    assert caught.value.code == "accounting-gas-not-in-set"
    assert caught.value.arguments["allowed"] == "AR5"


def test_unknown_gases_and_sets_are_refused() -> None:
    with pytest.raises(NotFoundError) as gas:
        warming_potential("HFC134b", "AR5")
    assert "HFC134a" in str(gas.value.arguments["near"])
    with pytest.raises(NotFoundError) as assessment:
        warming_potentials("AR7")
    assert assessment.value.arguments["allowed"] == "AR4, AR5, AR6"


@pytest.mark.parametrize(
    ("written", "meant"), [("HFC-134a", "HFC134a"), ("CH₄", "CH4"), ("co2", "CO2"), ("CO2e", "CO2e"), ("sf6", "SF6")]
)
def test_a_gas_is_understood_however_it_is_spelled(written: str, meant: str) -> None:
    assert gas_named(written) == meant
