"""Ascending rows of an entity: joined, found among each other, and compared by their values."""

from __future__ import annotations

from typing import Any

import numpy as np

from citybrain.kernel.units import Mask, Rows


def union(one: Rows, other: Rows) -> Rows:
    """Rows (ascending) of either, in order; quicker than sorting where they are not few."""
    if one is other:
        return one
    size = int(max(one[-1:].max(initial=-1), other[-1:].max(initial=-1))) + 1
    mask = np.zeros(size, bool)
    mask[one] = True
    mask[other] = True
    return np.flatnonzero(mask)


def same_rows(values: Any, old: Any) -> Any:
    """Which rows are equal, missing values among them."""
    same = values == old
    if not same.all():
        same |= np.isnan(values) & np.isnan(old)
    return same if same.ndim == 1 else same.all(axis=1)


def positions_among(rows: Rows, among: Rows) -> tuple[Rows, Mask]:
    """Where rows stand among others, and which of them do; quicker than a search where they are not few."""
    if not len(rows) or not len(among):
        return np.array([], np.intp), np.zeros(len(rows), bool)
    where = np.zeros(max(int(rows[-1]), int(among[-1])) + 1, np.intp)
    where[among] = np.arange(len(among))
    place = where[rows]
    inside = among[place] == rows
    return place[inside], inside
