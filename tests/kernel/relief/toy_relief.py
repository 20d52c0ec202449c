"""Small reliefs: a canyon, a wall, a tree, and houses and trees at random."""

import numpy as np

from citybrain.kernel.relief.heights import Grid, Relief, relief_of


def whole(relief: Relief, halo: int) -> Relief:
    """All of a relief, with nothing around it."""
    rows, columns = relief.shape
    return relief.window(slice(0, rows), slice(0, columns), halo)


def flat(rows: int, columns: int) -> Grid:
    return np.zeros((rows, columns), np.float32)


def toy_town(size: int = 96, seed: int = 5) -> tuple[Relief, np.ndarray]:
    """Houses and trees at random on sloping ground, and where a person can stand."""
    chance = np.random.default_rng(seed)
    ground = np.add.outer(np.arange(size) * 0.05, np.zeros(size)).astype(np.float32)
    houses, trees = flat(size, size), flat(size, size)
    for _ in range(size // 8):
        y, x = chance.integers(0, size - 12, 2)
        houses[y : y + 12, x : x + 8] = chance.uniform(6, 20)
    for _ in range(size // 4):
        y, x = chance.integers(0, size - 5, 2)
        trees[y : y + 5, x : x + 5] = chance.uniform(4, 12)
    trees[houses > 0] = 0
    return relief_of(ground + houses, trees, 1.0, 0.25), (houses == 0).astype(np.uint8)
