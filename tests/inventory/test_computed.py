"""Computed lines of the inventory beside the city's own operational emissions: the same energy, other factors."""

from pathlib import Path

import pytest

from citybrain.inventory.computed import ComputedLine, computed_lines
from citybrain.open_city import OpenCity
from tests.city import write_city

SUPPLIED = {"electricity": "supplied_electricity_emission_factor", "district_heat": "supplied_heat_emission_factor"}
KILOGRAMS_PER_TONNE = 1000.0


def test_with_the_factors_of_the_city_the_lines_are_its_operational_emissions(tmp_path: Path) -> None:
    with OpenCity(write_city(tmp_path)) as city:
        view = city.workspace.today()
        lines = [one for one in computed_lines(city.workspace).lines if isinstance(one, ComputedLine) and one.amount]
        factors = {x.carrier: float(view.value(SUPPLIED.get(x.carrier, f"{x.carrier}_emission_factor"))) for x in lines}
        told = sum((x.amount or 0.0) * factors[x.carrier] for x in lines if not x.loss) / KILOGRAMS_PER_TONNE
        assert {"electricity", "district_heat"} < factors.keys()
        assert told == pytest.approx(float(view.value("city_operational_emissions")), rel=1e-12)
