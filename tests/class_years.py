"""Classes of land cover over years of a small city: low trees are counted as high ones in the last year."""

from typing import Any

import numpy as np

from citybrain.base.class_changes import ClassSeries, IndexSeries

YEARS = (2018, 2020, 2022, 2024)


def classes_over_years(snapshot: Any) -> tuple[ClassSeries, IndexSeries]:
    zones = len(snapshot.area)
    areas = np.ones((zones, 3, 4)) * np.array([20.0, 30.0, 50.0])[:, None]
    areas[:, 0, 3], areas[:, 1, 3] = np.nan, 50.0
    ground = np.full(zones, 100.0)
    index = IndexSeries("NDVI", (2020, 2021), np.full((zones, 2), 0.4))
    return ClassSeries(YEARS, ("low", "high", "paved"), ("trees", "trees", ""), areas, ground), index
