"""NDVI of cells from two bands: by hand, under clouds, in holes, and bands that cannot be."""

import numpy as np
import pandas as pd
import pytest

from citybrain.domains.surface.importers.bands import means_of_zones, ndvi_of_cells
from citybrain.domains.surface.importers.grid import CellGrid
from citybrain.kernel.errors import InputError


def grid() -> CellGrid:
    """Four cells of 10 m in a row."""
    rows = np.zeros(4, np.intp)
    return CellGrid(0.0, 0.0, 10.0, np.array([0, 0, 1, 1]), rows, np.arange(4), (1, 4))


def band(values: list[float], side: float = 5.0, shift: float = 0.0) -> pd.DataFrame:
    """A row of pixels in the middle of the cells."""
    x = (np.arange(len(values)) + 0.5) * side + shift
    return pd.DataFrame({"x": x, "y": np.full(len(values), 5.0), "value": values})


RED = [0.1, 0.1, 0.2, 0.2, 0.05, 0.05, 0.3, 0.3]
NEAR = [0.3, 0.1, 0.2, 0.6, 0.45, 0.45, 0.1, 0.1]


def test_the_index_of_a_cell_is_the_mean_of_its_pixels_and_that_of_a_zone_of_its_cells() -> None:
    (year,) = ndvi_of_cells({"red_2024": band(RED), "near_infrared_2024": band(NEAR)}, grid())
    assert year.year == 2024
    assert year.ndvi.tolist() == pytest.approx([0.25, 0.25, 0.8, -0.5])
    assert means_of_zones(year.ndvi, grid().zone, 2).tolist() == pytest.approx([0.25, 0.15])


def test_clouds_and_holes_are_left_out_and_counted() -> None:
    scene = band([4, 9, 5, 8, 3, 3, 6, 4])
    read = {"red_2024": band(RED), "near_infrared_2024": band(NEAR), "scene_classes_2024": scene}
    (year,) = ndvi_of_cells(read, grid())
    assert year.ndvi[:2].tolist() == pytest.approx([0.5, 0.0])
    assert np.isnan(year.ndvi[2])
    assert [dict(one.arguments) for one in year.notices] == [
        {"year": "2024", "pixels": 8, "left": 4}, {"year": "2024", "count": 1}
    ]  # fmt: skip


def test_pixels_larger_than_cells_tell_the_cells_near_their_middle() -> None:
    read = {"red_2020": band([0.1, 0.2], side=20.0), "near_infrared_2020": band([0.3, 0.2], side=20.0)}
    assert ndvi_of_cells(read, grid())[0].ndvi.tolist() == pytest.approx([0.5, 0.5, 0.0, 0.0])


def test_years_stand_in_order() -> None:
    read = {
        f"{name}_{year}": band(one) for name, one in (("red", RED), ("near_infrared", NEAR)) for year in (2024, 2018)
    }
    assert [one.year for one in ndvi_of_cells(read, grid())] == [2018, 2024]


@pytest.mark.parametrize(("changed", "code"), [
    ({"near_infrared_2024": None}, "surface-bands-alone"),
    ({"red_2024": None, "near_infrared_2024": None, "scene_classes_2024": band([4.0] * 8)}, "surface-bands-alone"),
    ({"red_2024": band([1000.0 * one for one in RED])}, "surface-bands-scale"),
    ({"near_infrared_2024": band(NEAR, shift=2.0)}, "surface-bands-grid"),
    ({"scene_classes_2024": band([9.0] * 8)}, "surface-bands-empty"),
    ({"red_2024": band([])}, "surface-heights-empty"),
    ({"red_2024": pd.DataFrame({"a": ["1"]})}, "surface-heights-no-raster"),
    ({"red_2024": band(RED, shift=5000.0), "near_infrared_2024": band(NEAR, shift=5000.0)}, "raster-elsewhere"),
])  # fmt: skip
def test_bands_that_cannot_be_are_refused(changed: dict[str, pd.DataFrame | None], code: str) -> None:
    read = {"red_2024": band(RED), "near_infrared_2024": band(NEAR), **changed}
    with pytest.raises(InputError) as refused:
        ndvi_of_cells({name: one for name, one in read.items() if one is not None}, grid())
    assert refused.value.code == code
