"""Totals of an inventory by the rules of the GPC 1.1: what belongs to which total, and what is not a number at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from citybrain.inventory.lines import LineEmissions
from citybrain.inventory.subcategories import NOTATION_KEYS, Subcategory, subcategories
from citybrain.kernel.units import Array

REASON_NEEDED = frozenset({"NE", "IE"})
"""Keys that say nothing without a reason: why not estimated, or where included (GPC 1.1, chapter 2)."""

IN_TOTAL: Mapping[str, frozenset[str]] = {"basic": frozenset({"basic"}), "basic+": frozenset({"basic", "basic+"})}
"""Levels of subcategories that the two city-induced totals add up."""


@dataclass(frozen=True)
class Sum:
    """Tonnes of a group of lines. `lines` of them have an amount; `keys` counts those that have a notation key instead.

    A group with no line at all, or with keys only, is None in `equivalent`: nothing was estimated, which is not zero.
    """

    equivalent: float | None
    biogenic: float | None
    gases: Mapping[str, float]
    lines: int
    keys: Mapping[str, int]


@dataclass(frozen=True)
class Totals:
    """Sums of one or more years. `by_gas`: tonnes of each gas; `by_level`: BASIC, BASIC+ and territorial (all scope 1).

    `by_scope` holds all subcategories, also those of the territorial total only, so that it adds up to `everything`.
    `silent` are subcategories of BASIC and BASIC+ that have neither an amount nor a key.
    """

    assessment: str
    everything: Sum
    by_subcategory: Mapping[str, Sum]
    by_sector: Mapping[str, Sum]
    by_scope: Mapping[int, Sum]
    by_level: Mapping[str, Sum]
    by_gas: Mapping[str, float]
    silent: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class _Table:
    """Sums by subcategory, one row each in the order of the report."""

    known: Sequence[Subcategory]
    equivalent: Array
    biogenic: Array
    gases: Mapping[str, Array]
    lines: NDArray[np.intp]
    keys: Mapping[str, NDArray[np.intp]]

    def of(self, chosen: Iterable[bool]) -> Sum:
        """The sum of the subcategories that are chosen."""
        rows = np.fromiter(chosen, dtype=np.bool_, count=len(self.known))
        lines = int(self.lines[rows].sum())
        keys = {key: int(column[rows].sum()) for key, column in self.keys.items() if column[rows].any()}
        gases = {gas: float(column[rows].sum()) for gas, column in self.gases.items() if column[rows].any()}
        total, biogenic = float(self.equivalent[rows].sum()), float(self.biogenic[rows].sum())
        return Sum(total if lines else None, biogenic if lines else None, gases, lines, keys)


def totals_of(emissions: LineEmissions) -> Totals:
    """Totals of all lines given; choose a year first (`emissions.take(emissions.activity.year == 2024)`)."""
    known = tuple(subcategories().values())
    table = _table(emissions, known)
    sectors = dict.fromkeys(x.sector for x in known)
    scopes = sorted({x.scope for x in known})
    levels = {level: table.of(x.level in members for x in known) for level, members in IN_TOTAL.items()}
    return Totals(
        assessment=emissions.assessment,
        everything=table.of(True for _ in known),
        by_subcategory={x.reference: table.of(y is x for y in known) for x in known},
        by_sector={name: table.of(x.sector == name for x in known) for name in sectors},
        by_scope={scope: table.of(x.scope == scope for x in known) for scope in scopes},
        by_level={**levels, "territorial": table.of(x.scope == 1 for x in known)},
        by_gas={gas: float(column.sum()) for gas, column in table.gases.items() if column.any()},
        silent={level: _silent(table, members) for level, members in IN_TOTAL.items()},
    )


def _table(emissions: LineEmissions, known: Sequence[Subcategory]) -> _Table:
    position = {x.reference: row for row, x in enumerate(known)}
    column = emissions.activity.subcategory
    rows = np.array([position[name] for name in column.names] or [0], dtype=np.intp)[column.codes]
    estimated = ~np.isnan(emissions.equivalent)

    def summed(values: Array) -> Array:
        return np.asarray(np.bincount(rows, np.where(estimated, values, 0.0), minlength=len(known)), np.float64)

    def counted(chosen: NDArray[np.bool_]) -> NDArray[np.intp]:
        return np.bincount(rows[chosen], minlength=len(known))

    return _Table(
        known,
        summed(emissions.equivalent),
        summed(emissions.biogenic),
        {gas: summed(tonnes) for gas, tonnes in emissions.gases.items()},
        counted(estimated),
        {key: counted(emissions.activity.notation_key.are([key])) for key in NOTATION_KEYS},
    )


def _silent(table: _Table, members: frozenset[str]) -> list[str]:
    told = table.lines + sum(table.keys.values())
    return [x.reference for x, count in zip(table.known, told, strict=True) if x.level in members and not count]
