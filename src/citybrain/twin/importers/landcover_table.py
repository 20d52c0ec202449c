"""The land cover of zones as a table of shares."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from citybrain.base.names import nearest
from citybrain.base.notices import Notice, notice
from citybrain.kernel.errors import InputError

COVERS = ("trees", "low_vegetation", "paved", "buildings", "water", "bare", "other")
NDVI = "ndvi"


@dataclass(frozen=True)
class LandCover:
    """`table`: one row per zone, the shares of COVERS (they add up to 1; NaN where nothing is known), ndvi or NaN."""

    table: pd.DataFrame
    year: int | None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class LandCoverOptions:
    """[landcover] of city.toml: classes of a raster or columns of a table, by our names; the year to take.

    `source_crs` declares the coordinate system of a file that does not say it.
    """

    classes: dict[str, list[int | str]] = field(default_factory=dict)
    year: int | None = None
    layer: str | None = None
    source_crs: str | None = None

    def __post_init__(self) -> None:
        for name in self.classes:
            if name not in COVERS:
                raise InputError("landcover-class", received=name, nearest=nearest(name, COVERS))


def make_table(areas: NDArray[np.float64], ndvi: NDArray[np.float64]) -> pd.DataFrame:
    """Return the table from areas (zones x COVERS) and the mean NDVI of the zones."""
    total = areas.sum(axis=1, keepdims=True)
    shares = np.divide(areas, total, out=np.full_like(areas, np.nan), where=total > 0)
    return pd.DataFrame(shares, columns=list(COVERS)).assign(**{NDVI: ndvi})


def unknown_notices(table: pd.DataFrame) -> tuple[Notice, ...]:
    """Tell how many zones nothing is known of."""
    unknown = int(table.isna().all(axis=1).sum())
    return (notice("landcover-unknown", count=unknown, total=len(table)),) if unknown else ()
