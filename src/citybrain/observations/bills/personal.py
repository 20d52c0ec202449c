"""Places whose bills are personal data: what is used in buildings of few dwellings says something about a person."""

from __future__ import annotations

import functools

import numpy as np

from citybrain.governance.roles import CELL_RULES, DataClass
from citybrain.kernel.units import Mask
from citybrain.observations.bills.declaration import billing, chosen
from citybrain.observations.bills.places import Kind
from citybrain.twin.snapshot import Snapshot


def personal_rows(snapshot: Snapshot) -> Mask:
    """Which rows of the finest place have bills that are personal data."""
    each = [chosen(snapshot, conditions) for conditions in billing().personal]
    return functools.reduce(np.logical_or, each, np.zeros(len(snapshot.ids), bool))


def rows_around_few(snapshot: Snapshot, kind: Kind, personal: Mask) -> Mask:
    """Which rows of a kind of place have few places with `personal` bills in them, and some.

    What is billed in a row, less what is billed at its other places, is theirs.
    """
    if kind == billing().finest:
        return personal
    inside = snapshot.of(billing().finest).inside(kind)
    count = np.bincount(inside[personal], minlength=len(snapshot.of(kind)))
    few: Mask = (count > 0) & (count < CELL_RULES[DataClass.PERSONAL].least)
    return few
