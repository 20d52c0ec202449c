"""Gradient boosted trees for quantiles (LightGBM): fitted, asked, kept as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from citybrain.kernel.units import Array
from citybrain.observations.forecasts.conformal import QUANTILES
from citybrain.observations.forecasts.features import Matrix

if TYPE_CHECKING:
    from lightgbm import Booster

SETTINGS: dict[str, Any] = {
    "objective": "quantile",
    "learning_rate": 0.07,
    "num_leaves": 31,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 1.0,
    "max_bin": 63,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


@dataclass(frozen=True)
class Effort:
    """How much work a training is: pairs to learn from and to calibrate with, rounds, threads; and its seed."""

    learn: int = 60_000
    calibrate: int = 12_000
    rounds: int = 160
    threads: int = 1
    seed: int = 1


@dataclass(frozen=True)
class Boosting:
    """One set of trees for each quantile."""

    trees: Sequence[Booster]

    def asked(self, rows: Matrix) -> Array:
        """Forecasts (rows, 5) as they come from the trees."""
        return np.column_stack([np.asarray(tree.predict(rows, num_threads=1)) for tree in self.trees])

    def texts(self) -> list[str]:
        """Each set in LightGBM's own text format."""
        return [tree.model_to_string() for tree in self.trees]


def fit(rows: Matrix, target: Array, effort: Effort, told: Callable[[float], None] = lambda share: None) -> Boosting:
    """Fit on rows (rows, columns) and what came of them (rows,); the same seed gives the same trees.

    `told` is called with the done share after each quantile, and may raise to stop.
    """
    import lightgbm

    fixed = {**SETTINGS, "seed": effort.seed, "num_threads": effort.threads}
    data = lightgbm.Dataset(rows, target, params=fixed, free_raw_data=False)
    trees = []
    for number, level in enumerate(QUANTILES):
        trees.append(lightgbm.train({**fixed, "alpha": float(level)}, data, effort.rounds))
        told((number + 1) / len(QUANTILES))
    return Boosting(trees)


def read(texts: Sequence[str]) -> Boosting:
    """The trees of texts. Raises lightgbm.basic.LightGBMError for a text that is none."""
    import lightgbm

    return Boosting([lightgbm.Booster(model_str=text) for text in texts])
