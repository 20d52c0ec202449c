"""Gradient boosted trees (LightGBM) that learn what a model of warmth misses, tried on blocks that they never saw."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from citybrain.kernel.units import Array, Rows

FOLDS, BLOCK = 5, 500.0
"""Parts in which blocks are left out, and the side of a block [m]: air mixes over less."""

LEAST_CELLS, LEAST_BLOCKS, MOST_CELLS = 30, 10, 50_000
"""Cells with a measurement and blocks without which nothing is learned, and cells that are learned from at most."""

ROUNDS = 120
SETTINGS: dict[str, Any] = {
    "objective": "regression", "learning_rate": 0.05, "num_leaves": 8, "min_data_in_leaf": 10, "feature_fraction": 0.7,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "deterministic": True, "force_row_wise": True,
    "num_threads": 1, "seed": 7, "verbose": -1,
}  # fmt: skip


class Learned(NamedTuple):
    """What is added to the model in each cell [K], and errors (root of mean squares, K) in blocks left out."""

    added: Array
    blocks: int
    error_of_model: float
    error_learned: float

    @property
    def better(self) -> bool:
        """Whether what was learned is nearer to measurements than the model alone, where neither saw them."""
        return self.error_learned < self.error_of_model


def blocks_of(x: Array, y: Array) -> Rows:
    """The number of the block of each place."""
    pairs = np.column_stack([x, y]) // BLOCK
    return np.unique(pairs, axis=0, return_inverse=True)[1].ravel()


def learn(features: Array, missed: Array, rows: Rows, block: Rows) -> Learned:
    """Learns what the model misses [K] in some `rows` from `features` of all cells (n, k).

    Blocks of 500 m are left out in five parts, and in each the trees are asked that saw none of it.
    """
    fold = np.random.default_rng(7).permutation(int(block.max()) + 1)[block] % FOLDS
    left = np.empty(len(rows))
    for part in range(FOLDS):
        out = fold == part
        left[out] = _fitted(features[rows[~out]], missed[~out], features[rows[out]])
    added = _fitted(features[rows], missed, features)
    return Learned(added, int(block.max()) + 1, _root(missed), _root(missed - left))


def _fitted(known: Array, target: Array, asked: Array) -> Array:
    import lightgbm  # takes a second: only where a city measures

    trees = lightgbm.train(SETTINGS, lightgbm.Dataset(known, target), ROUNDS)
    made: Array = np.asarray(trees.predict(asked, num_threads=1), np.float64)
    return made


def _root(errors: Array) -> float:
    return float(np.sqrt(np.mean(errors**2)))
