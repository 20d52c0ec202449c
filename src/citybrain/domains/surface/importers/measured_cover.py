"""Measured land cover of zones over what the map draws: trees, and how much of the ground of unknown use is sealed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from citybrain.kernel.units import Array, Rows

MEASURED = ("trees", "low_vegetation", "paved")


def measured_cover(columns: dict[str, Array], zone: Rows, landcover: Any) -> tuple[dict[str, Array], int]:
    """The columns of cells so that those of a zone have its measured share of trees, and how many zones have one.

    Trees that the map lacks stand on green and on ground of unknown use, as dense everywhere; where it has too many
    all crowns shrink alike. `cell_unknown_sealed` is the sealed part of ground of unknown use that makes the paved
    share of the zone the measured one; NaN where nothing is measured.
    """
    sealed = np.full(len(zone), np.nan)
    if not isinstance(landcover, pd.DataFrame) or not {*MEASURED} <= {*landcover}:
        return {**columns, "cell_unknown_sealed": sealed}, 0
    trees, paved = (landcover[name].to_numpy(np.float64)[zone] for name in ("trees", "paved"))
    count = np.bincount(zone, minlength=len(landcover)).astype(np.float64)

    def share(values: Array) -> Array:
        total = np.bincount(zone, values, len(landcover))
        mean: Array = np.divide(total, count, out=np.zeros(len(count)), where=count > 0.0)
        return mean[zone]

    crown = columns["cell_tree_share"]
    free = np.maximum(columns["cell_low_green_share"] + columns["cell_unknown_share"] - crown, 0.0)
    missing, room, drawn = trees - share(crown), share(free), share(crown)
    dense = np.divide(missing, room, out=np.zeros(len(zone)), where=room > 0.0)
    less = np.divide(trees, drawn, out=np.ones(len(zone)), where=drawn > 0.0)
    planted = np.where(missing > 0.0, crown + free * np.clip(dense, 0.0, 1.0), crown * np.minimum(less, 1.0))
    known = np.isfinite(trees)
    unknown = columns["cell_unknown_share"]
    wanted = paved - share(columns["cell_sealed_share"] + columns["cell_rail_share"])
    part = np.divide(wanted, share(unknown), out=np.full(len(zone), np.nan), where=share(unknown) > 0.0)
    sealed = np.where(np.isfinite(paved), np.clip(part, 0.0, 1.0), np.nan)
    adjusted = int(np.isfinite(landcover["trees"].to_numpy(np.float64))[np.unique(zone)].sum())
    return {**columns, "cell_tree_share": np.where(known, planted, crown), "cell_unknown_sealed": sealed}, adjusted
