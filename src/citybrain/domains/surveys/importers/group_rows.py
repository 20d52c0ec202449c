"""Rows of shares of groups of people, of which none tells of few persons, and none follows from the others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import numpy as np

from citybrain.domains.surveys.models.chains import ALONE, LINKED
from citybrain.domains.surveys.models.shares import (
    LEAST_PERSONS,
    Codes,
    Shares,
    closed_cells,
    persons_with,
    shares_of,
)
from citybrain.kernel.units import Array, Mask
from citybrain.twin.categories import category_names

TRAITS = {"gender": "group_gender", "age": "group_age", "income": "group_income"}
PURPOSE = "purpose_of_trip"
NOT_KNOWN, ALL = "not_known", "all"


class TravelSurvey(NamedTuple):
    """What was asked, by trip: codes of the person, of the purpose and of each trait; the weight of the answer.

    `linked` tells of each trip whether it is made alone or in a chain; below 0 where that is not known.
    """

    person: Codes
    purpose: Codes
    weight: Array
    traits: dict[str, Codes]
    linked: Codes

    def some(self, rows: Mask) -> TravelSurvey:
        """Of some trips."""
        traits = {name: codes[rows] for name, codes in self.traits.items()}
        return TravelSurvey(self.person[rows], self.purpose[rows], self.weight[rows], traits, self.linked[rows])


class GroupTable(NamedTuple):
    """Shares of the purposes of each group, those of trips that are linked, and where either is closed."""

    shares: Shares
    linked: Shares
    closed: Mask
    closed_linked: Mask


def kinds_of(name: str) -> list[str]:
    """What codes of a column may mean, in the order of their numbers."""
    return [one for one in category_names(TRAITS.get(name, PURPOSE)) if one not in (NOT_KNOWN, ALL)]


def rows_of(survey: TravelSurvey) -> tuple[list[dict[str, object]], list[str]]:
    """A row for each group and purpose; pairs of traits that are not told since some of their groups are too small."""
    rows: list[dict[str, object]] = []
    tables: dict[tuple[str, ...], GroupTable] = {}
    untold = []
    traits = {name: np.unique(codes, return_inverse=True) for name, codes in survey.traits.items()}
    for names in ((), *((name,) for name in traits), *combinations(traits, 2)):
        shape = tuple(len(traits[name][0]) for name in names)
        group = np.zeros(len(survey.person), np.intp)
        for name in names:
            group = group * len(traits[name][0]) + traits[name][1]
        margins = [(tables[name,], 1 - axis) for axis, name in enumerate(names if len(names) == 2 else ())]
        made = _table(survey, group, shape, margins)
        if len(names) == 2 and ((made.shares.persons > 0) & (made.shares.persons < LEAST_PERSONS)).any():
            untold.append(" x ".join(names))
            continue
        tables[names] = made
        kinds = [[kinds_of(name)[code] if code >= 0 else NOT_KNOWN for code in traits[name][0]] for name in names]
        labels = [dict(zip(names, one, strict=True)) for one in _products(kinds)]
        rows += _rows_of_groups(labels, made)
    return rows, untold


def _table(
    survey: TravelSurvey, group: Codes, shape: tuple[int, ...], margins: list[tuple[GroupTable, int]]
) -> GroupTable:
    """Shares of groups with the traits of a `shape`; what the tables of one trait close is closed here as well."""
    groups, purposes = int(np.prod(shape, dtype=int)), len(kinds_of("purpose"))
    made = shares_of(survey.person, group, survey.purpose, survey.weight, groups, purposes)
    persons = persons_with(survey.person, group, survey.purpose, groups, purposes).reshape((*shape, purposes))
    shut = np.zeros(persons.shape, bool)
    for table, axis in margins:
        shut |= np.expand_dims(table.closed, axis)
    closed = closed_cells(persons, shut & (persons > 0))
    known = survey.linked >= 0
    cell = (group * purposes + survey.purpose)[known]
    who, how = survey.person[known], survey.linked[known]
    linked = shares_of(who, cell, how, survey.weight[known], groups * purposes, LINKED + 1)
    both = persons_with(who, cell, how, groups * purposes, LINKED + 1).reshape((*shape, purposes, LINKED + 1))
    shut_both = np.broadcast_to(closed[..., None], both.shape).copy()
    for table, axis in margins:
        shut_both |= np.expand_dims(table.closed_linked, axis)
    return GroupTable(made, linked, closed, closed_cells(both, shut_both & (both > 0)))


def _products(kinds: list[list[str]]) -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = [()]
    for some in kinds:
        made = [(*one, kind) for one in made for kind in some]
    return made


def _rows_of_groups(labels: list[dict[str, str]], made: GroupTable) -> Iterator[dict[str, object]]:
    """Rows of groups that somebody is of; shares of closed cells are not told."""
    purposes = kinds_of("purpose")
    closed = made.closed.reshape(len(labels), -1)
    closed_linked = made.closed_linked[..., ALONE] | made.closed_linked[..., LINKED]
    closed_linked = closed_linked.reshape(len(labels), -1)
    for of, label in enumerate(labels):
        if not made.shares.persons[of]:
            continue
        traits = {column: label.get(name, ALL) for name, column in TRAITS.items()}
        for at, purpose in enumerate(purposes):
            cell = of * len(purposes) + at
            yield {
                "id": f"{', '.join(traits.values())}: {purpose}", **traits, PURPOSE: purpose,
                "persons_asked": made.shares.persons[of], "trips_asked": made.shares.trips[of],
                **_interval("share_of_trips", made.shares, (of, at), bool(closed[of, at])),
                **_interval("linked_share", made.linked, (cell, LINKED), bool(closed_linked[of, at])),
            }  # fmt: skip


def _interval(name: str, shares: Shares, cell: tuple[int, int], closed: bool) -> dict[str, object]:
    """A share and the ends of its interval; not told where it is closed."""
    ends = {name: shares.share, f"{name}_low": shares.low, f"{name}_high": shares.high}
    return {column: np.nan if closed else values[cell] for column, values in ends.items()}
