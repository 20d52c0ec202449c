"""Controls against published values: packs of cigarettes sold a head in 39 states, a law in California in 1989.

The data are those of Abadie, Diamond and Hainmueller 2010, as CausalPy (Apache-2.0) ships them.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize

from citybrain.cases.effect.comparison import RowSpan
from citybrain.cases.effect.controls import convex_weights, parallel, space_placebo, synthetic

BEFORE, AFTER = RowSpan(0, 19), RowSpan(19, 31)


@pytest.fixture(scope="module")
def packs() -> pd.DataFrame:
    return pd.read_csv(Path(__file__).parent / "prop99.csv", index_col="Year")


def effect(packs: pd.DataFrame, way) -> float:
    value, controls = packs["California"].to_numpy(), packs.drop(columns="California").to_numpy().T
    off = value - way(value, controls)(np.arange(*BEFORE))
    return float(off[AFTER.begin :].mean() - off[: BEFORE.end].mean() * (way is parallel))


def test_the_effect_is_that_of_the_literature(packs) -> None:
    """Arkhangelsky et al. 2021, doi:10.1257/aer.20190159, table 1: -27.3 and -19.6 packs; pyfixest: -27.349111."""
    assert effect(packs, parallel) == pytest.approx(-27.349111, abs=1e-5)
    assert effect(packs, synthetic) == pytest.approx(-19.6, abs=0.15)


def test_weights_are_those_of_the_states_in_the_literature_and_a_better_fit_is_not_there(packs) -> None:
    """Abadie et al. 2010, table 2: Utah, Nevada, Montana, Colorado and Connecticut make up synthetic California."""
    controls = packs.drop(columns="California")
    early, mix = packs["California"].to_numpy()[:19], controls.to_numpy().T[:, :19]
    weights = convex_weights(early, mix)
    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1)
    assert set(controls.columns[weights > 0.2]) == {"Utah", "Montana", "Nevada"}

    def off(mixed: np.ndarray) -> float:
        return float(((early - mixed @ mix) ** 2).sum())

    def slope(mixed: np.ndarray) -> np.ndarray:
        return -2 * mix @ (early - mixed @ mix)

    start = 0.9 * weights + 0.1 / len(weights)
    one = {"type": "eq", "fun": lambda w: w.sum() - 1}
    other = minimize(off, start, jac=slope, bounds=[(0, 1)] * len(weights), constraints=one, method="SLSQP")
    assert off(weights) <= other.fun + 1e-3


def test_california_is_among_the_rarest_when_each_state_is_taken_in_turn(packs) -> None:
    value, controls = packs["California"].to_numpy(), packs.drop(columns="California").to_numpy().T
    told = space_placebo(value, controls, BEFORE, AFTER)
    assert told.series == 39
    assert told.share < 0.1
    nothing = space_placebo(controls[0], controls[1:], BEFORE, AFTER)
    assert nothing.share > 0.1


def test_a_control_with_a_gap_counts_where_it_is_known() -> None:
    value = np.array([1.0, 2.0, 3.0, 4.0])
    controls = np.array([[2.0, np.nan, 6.0, 8.0], [0.0, 0.0, 0.0, 0.0]])
    assert convex_weights(value, controls) == pytest.approx([0.5, 0.5], abs=1e-6)
    with pytest.raises(ValueError, match="all are known"):
        convex_weights(value, np.full((2, 4), np.nan))
