"""Rows that stand for an entity: strata by what rows have, what they are and how they are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from citybrain.kernel.units import Array, Mask, Rows
from citybrain.plans.roles import KIND, SIZE, YEAR_MADE
from citybrain.plans.uncertainty.strata import StratifiedSample, draw_sample, strata_of, within

if TYPE_CHECKING:
    from citybrain.plans.uncertainty.case import Case
    from citybrain.plans.uncertainty.draws import Picks

AGES = (1920.0, 1940.0, 1960.0, 1976.0, 1990.0, 2004.0, 2011.0)
"""Years at which houses begin to be built otherwise: edges of the age classes of strata."""

SMALLEST = 0.01
"""Least share of all size in a stratum of its own."""

LEAST_SHARE_TOUCHED = 0.5
"""Share of a sample that rows with a measure have at least."""

MOST_VALUES = 1_200_000
"""Values, in all states or years of a draw, up to which rows with a measure are all drawn one by one."""

MOST_SHARE_TOUCHED = 0.5
"""Share of all rows up to which those with a measure are drawn one by one."""

HARDLY_SMALLER = 1.25
"""All rows in this proportion to a sample cost no more than it does."""


def drawn_rows(case: Case, count: int, seed: int, *, quick: bool) -> tuple[Picks, StratifiedSample | None]:
    """Rows that are drawn one by one, and a sample that stands for the others; none where there are no others.

    Rows that the plan touches are drawn one by one where they are few, and are half of the sample where they are many.
    So what a measure does hangs on its own rows, not on which others a sample has of those of another measure. Who is
    `quick` has few of them. All rows are drawn where a sample would hardly be smaller, where `count` is 0, and where it
    takes all of them (`whole`).
    """
    sizes, (first, *_) = case.today.city.size, case.entities
    everyone = {of: np.arange(sizes[of]) for of in case.entities}
    if not count or case.whole or len(everyone[first]) <= HARDLY_SMALLER * count:
        return everyone, None
    touched = case.groups > 0
    most = count * LEAST_SHARE_TOUCHED
    if not quick:
        of_row = case.ground.width.get(first, 0) * len(case.drawn_days())
        most = max(most, min(MOST_VALUES / max(of_row, 1), MOST_SHARE_TOUCHED * len(touched)))
    few = touched if np.count_nonzero(touched) <= most else np.zeros_like(touched)
    rest = np.flatnonzero(~few)
    sample = sample_of(case, rest, touched[rest], count - len(touched) + len(rest), seed)
    return {**everyone, first: np.flatnonzero(few)}, sample


def sample_of(case: Case, rows: Rows, touched: Mask, count: int, seed: int) -> StratifiedSample:
    """A sample of about `count` of some rows, of which half are touched ones, if there are any."""
    every = _size(case)
    size, keys = every[rows], [key[rows] for key in _keys(case)]
    stratum, strata = strata_of(keys, size, SMALLEST)
    share = size[touched].sum() / size.sum()
    boost = size.copy()
    if 0 < share < LEAST_SHARE_TOUCHED:
        boost[touched] *= LEAST_SHARE_TOUCHED / share
        boost[~touched] *= (1 - LEAST_SHARE_TOUCHED) / (1 - share)
    order = np.nan_to_num(case.columns[0].of(case.today)[rows] / size)
    return within(draw_sample(stratum, strata, size, order, boost, count, seed), rows, len(every))


def _size(case: Case) -> Array:
    """Size of every row, by which it is drawn; a small one where none is known."""
    city, entity = case.today.city, case.entities[0]
    floor = next(_columns(case, SIZE), np.ones(city.size[entity]))
    size = np.nan_to_num(np.asarray(floor, np.float64))
    return np.asarray(np.maximum(size, size[size > 0].min(initial=1.0)))


def _columns(case: Case, role: str) -> Iterator[Array]:
    """Columns of the entity that fill a role, as far as the city has them."""
    columns = case.today.city.columns
    return (np.asarray(columns[n]) for n in case.graph.roles.names(role, case.entities[0]) if n in columns)


def _keys(case: Case) -> list[Rows]:
    """What strata tell apart: who has which measures, of which kind each is, how the size is known, age."""
    keys = [case.groups, *(np.asarray(column, np.intp) for column in _columns(case, KIND))]
    sizes = set(case.graph.roles.names(SIZE, case.entities[0]))
    known = [a.width[0] for a in case.attributes if a.of in case.entities and sizes & set(a.columns)]
    keys += [np.unique(width, return_inverse=True)[1] for width in known]
    return [*keys, *(np.searchsorted(AGES, built, side="right") for built in _columns(case, YEAR_MADE))]
