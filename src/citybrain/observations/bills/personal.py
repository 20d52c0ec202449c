"""Buildings of few dwellings: what is used in them says something about a person."""

from __future__ import annotations

import numpy as np

from citybrain.kernel.units import Mask
from citybrain.twin.categories import category_names
from citybrain.twin.snapshot import Snapshot

HOUSES = ("detached_house", "terraced_house")
FEW_RESIDENTS = 10
"""Residents below which a block of homes counts as one of few dwellings. Estimate: about five households."""


def personal_rows(snapshot: Snapshot) -> Mask:
    """Which buildings have so few dwellings that their bills are personal data."""
    names = category_names("building_use")
    use = snapshot.column("building_use")
    houses = np.isin(use, [names.index(name) for name in HOUSES])
    few = np.nan_to_num(snapshot.column("residents"), nan=0.0) < FEW_RESIDENTS
    personal: Mask = houses | ((use == names.index("apartment_block")) & few)
    return personal
