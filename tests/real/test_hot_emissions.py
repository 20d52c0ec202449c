"""The curves of EMEP/EEA, all of them, at the speed at which their file states the factor."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from citybrain.base.domains import find_domains
from docs.travel_validation import COEFFICIENTS, SPEEDS, STATED, curves


@pytest.fixture(scope="module")
def rows(shared_data: Path) -> pd.DataFrame:
    return curves(shared_data / "emissions")


def test_petrol_mini_euro_4_at_15_km_an_hour(rows: pd.DataFrame) -> None:
    mini = rows.query("Category == 'PC' and Fuel == 'G' and Segment == 'Mini' and EuroStandard == 'IV'")
    values = mini[mini["Technology"] == "GDI"].set_index("Pollutant")["value"]
    assert values.loc[["NOx", "CO"]].tolist() == pytest.approx([0.084213, 0.153648], abs=5e-7)


def test_every_curve_gives_the_factor_that_its_row_states(rows: pd.DataFrame) -> None:
    assert len(rows) > 30_000
    assert np.allclose(rows["value"], rows[STATED], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("fuel", "name"), [("G", "petrol"), ("D", "diesel")])
def test_the_parameters_of_cars_are_those_of_the_guidebook(rows: pd.DataFrame, fuel: str, name: str) -> None:
    medium = rows.query("Category == 'PC' and Segment == 'Medium' and Pollutant == 'EC'")
    medium = medium[(medium["Fuel"] == fuel) & medium["EuroStandard"].isin(["IV", "V", "VI D"])]
    parameters = find_domains().graph("FI").parameters
    ends = ("alpha", "beta", "gamma", "delta", "epsilon", "zita", "eta")
    own = [parameters[f"{name}_{end}"].values[0].value for end in (*ends, "slowest", "fastest")]
    columns = [*COEFFICIENTS[:-1], *SPEEDS]
    assert (medium[columns].drop_duplicates().to_numpy(float) == [own]).all()
    assert (medium[COEFFICIENTS[-1]] == 0).all()
