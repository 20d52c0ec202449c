"""The curves of EMEP/EEA, all of them, at the speed at which their file states the factor."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from citybrain.domains.travel.models.hot_emissions import HotFactor, hot_factor

COLUMNS = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zita", "Hta", "ReductionFactor_perc"]
STATED, AT = "EF_gkm_or_ECF_MJkm", "15"


@pytest.fixture(scope="module")
def curves(shared_data: Path) -> pd.DataFrame:
    return pd.read_csv(shared_data / "emissions" / "emep-eea-tier3-hot.csv.gz", low_memory=False)


def factors(rows: pd.DataFrame, speed: np.ndarray) -> np.ndarray:
    coefficients = [rows[name].to_numpy(float) for name in (*COLUMNS, "MinSpeed_kmh", "MaxSpeed_kmh")]
    return hot_factor(speed, HotFactor(*coefficients))


def test_petrol_mini_euro_4_at_15_km_an_hour(curves: pd.DataFrame) -> None:
    mini = curves.query("Category == 'PC' and Fuel == 'G' and Segment == 'Mini' and EuroStandard == 'IV'")
    mini = mini[mini["Technology"] == "GDI"].set_index("Pollutant").loc[["NOx", "CO"]]
    assert factors(mini, np.full(2, 15.0)) == pytest.approx([0.084213, 0.153648], abs=5e-7)


def test_every_curve_gives_the_factor_that_its_row_states(curves: pd.DataFrame) -> None:
    stated = curves[STATED].to_numpy(float)
    values = factors(curves, curves[AT].to_numpy(float))
    known = ~np.isnan(stated)
    off = ~np.isclose(values[known], stated[known], rtol=1e-9, atol=1e-12)
    assert known.sum() > 30_000
    assert off.sum() == 0
