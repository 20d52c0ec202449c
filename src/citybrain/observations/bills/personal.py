"""Places whose bills are personal data: what is used in buildings of few dwellings says something about a person."""

from __future__ import annotations

import functools

import numpy as np

from citybrain.kernel.units import Mask
from citybrain.observations.bills.declaration import billing, chosen
from citybrain.twin.snapshot import Snapshot


def personal_rows(snapshot: Snapshot) -> Mask:
    """Which rows of the finest place have bills that are personal data."""
    each = [chosen(snapshot, conditions) for conditions in billing().personal]
    return functools.reduce(np.logical_or, each, np.zeros(len(snapshot.ids), bool))
