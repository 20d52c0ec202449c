"""Sums by area in the compiled pass have the bits of numpy's own, whatever order the areas stand in."""

import numpy as np
import pytest

from citybrain.kernel.sums import MANY, part


@pytest.mark.parametrize("areas", [1, 7, 300])
@pytest.mark.parametrize("mixed", [False, True])
def test_sums_equal_those_of_numpy(areas: int, mixed: bool) -> None:
    random = np.random.default_rng(areas)
    index = np.sort(random.integers(0, areas, 3 * MANY))
    index = random.permutation(index) if mixed else index
    values = random.normal(size=len(index)) * 10.0 ** random.integers(-9, 9, len(index))
    values[random.integers(0, len(values), areas // 7)] = np.nan
    assert part(values, index, areas).tobytes() == np.bincount(index, values, areas).tobytes()


def test_an_area_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        part(np.ones(MANY), np.full(MANY, -1), 3)
