"""What the people of a city cause by what they buy, from a table of trade between regions, beside what is emitted here.

A table holds requirements A (what a sector of a region buys for one unit of its output), emissions S of one unit of
output, and final demand y. Consumption-based emissions are S L y with L the inverse of Leontief, (1 - A)^-1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from citybrain.kernel import InputError, NotFoundError, nearest
from citybrain.kernel.units import Array


@dataclass(frozen=True)
class TradeTable:
    """A table of trade: sectors of all regions one after another (`region` and `sector` name each of n rows).

    `requirements` n × n, `intensity` n (mass of the gas per unit of output), `demand` n × regions (what the people of
    each region of `demand_regions` buy), `direct` mass that each region's people emit themselves, by region.
    """

    region: Sequence[str]
    sector: Sequence[str]
    requirements: Array
    intensity: Array
    demand: Array
    demand_regions: Sequence[str]
    direct: Mapping[str, float]


@dataclass(frozen=True)
class Footprint:
    """Both accounts of one region in the unit of the table; `imported` is what its demand emits elsewhere.

    `by_sector`: consumption-based emissions by the sector that sells to people. territorial = production + direct.
    """

    region: str
    territorial: float
    consumption: float
    imported: float
    exported: float
    by_sector: Mapping[str, float]


def footprint(table: TradeTable, region: str) -> Footprint:
    """Territorial and consumption-based emissions of a region. Miller and Blair, Input-Output Analysis, 2009, ch. 10.

    Raises NotFoundError for a region that the table lacks, InputError where the table cannot be inverted.
    """
    if region not in table.demand_regions:
        near = nearest(region, table.demand_regions)
        raise NotFoundError("accounting-region-unknown", received=region[:40], near=near)
    try:
        demands = np.linalg.solve(np.eye(len(table.region)) - table.requirements, table.demand)
        multipliers = np.linalg.solve((np.eye(len(table.region)) - table.requirements).T, table.intensity)
    except np.linalg.LinAlgError:
        raise InputError("accounting-table-singular") from None
    column = list(table.demand_regions).index(region)
    emitted = table.intensity[:, np.newaxis] * demands
    here = np.array([name == region for name in table.region])
    direct = table.direct.get(region, 0.0)
    own = float(emitted[here, column].sum())
    produced, consumed = float(emitted[here].sum()), float(emitted[:, column].sum())
    caused = multipliers * table.demand[:, column]
    by_sector: dict[str, float] = {}
    for sector, tonnes in zip(table.sector, caused.tolist(), strict=True):
        by_sector[sector] = by_sector.get(sector, 0.0) + tonnes
    return Footprint(region, produced + direct, consumed + direct, consumed - own, produced - own, by_sector)


def scaled(account: Footprint, share: float) -> Footprint:
    """The account of a part of a region, such as a city in its country, by its share of spending.

    The city's own territorial emissions are those of its inventory, not this share.
    """
    return Footprint(
        account.region,
        account.territorial * share,
        account.consumption * share,
        account.imported * share,
        account.exported * share,
        {sector: tonnes * share for sector, tonnes in account.by_sector.items()},
    )


def table_of(system: Any, extension: str, stressor: Any) -> TradeTable:
    """A table of trade from a system of pymrio, with one stressor of one extension; computes A and S where missing.

    Raises NotFoundError where extension or stressor are not in the system.
    """
    system.calc_all()
    known = [name for name in vars(system) if hasattr(getattr(system, name), "S")]
    if extension not in known:
        raise NotFoundError("accounting-extension-unknown", received=extension[:40], near=nearest(extension, known))
    held = getattr(system, extension)
    if stressor not in held.S.index:
        names = [str(name) for name in held.S.index]
        raise NotFoundError(
            "accounting-stressor-unknown", received=str(stressor)[:60], near=nearest(str(stressor), names)
        )
    regions = list(system.get_regions())
    final = system.Y.T.groupby(level=0).sum().T[regions]
    direct: dict[str, float] = {}
    if getattr(held, "F_Y", None) is not None:
        by_region = held.F_Y.loc[[stressor]].T.groupby(level=0).sum().iloc[:, 0]
        direct = {region: float(by_region[region]) for region in regions}
    return TradeTable(
        region=list(system.A.index.get_level_values(0)),
        sector=list(system.A.index.get_level_values(1)),
        requirements=system.A.to_numpy(np.float64),
        intensity=held.S.loc[[stressor]].to_numpy(np.float64)[0],
        demand=final.to_numpy(np.float64),
        demand_regions=regions,
        direct=direct,
    )


def require_pymrio() -> Any:
    """The library that reads tables of trade. Raises InputError, which says how to install it, where it is missing."""
    try:
        import pymrio
    except ImportError:
        raise InputError("accounting-consumption-missing") from None
    return pymrio
