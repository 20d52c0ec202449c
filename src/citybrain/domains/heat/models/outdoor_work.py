"""People who work outdoors where the hottest afternoon brings heat stress, by the open ground of their zone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.domains.heat.models.radiation.utci import MODERATE, STRONG, VERY_STRONG
from citybrain.kernel import quantity, spread
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Celsius, People, Share, SquareMetres

PLACES = ("zone", "city")
CLASSES = "UTCI: Bröde et al. 2012, doi:10.1007/s00484-011-0454-1, classes of heat stress"
ALIKE = "Definition: people who work outdoors in a zone are on all of its open ground alike"


class GroundInHeat(NamedTuple):
    """Open ground of a cell whose heat is known, and what of it is in moderate, strong and very strong heat."""

    ground_of_known_heat: SquareMetres
    ground_in_moderate_heat: SquareMetres
    ground_in_strong_heat: SquareMetres
    ground_in_very_strong_heat: SquareMetres


@quantity(of="cell", source=CLASSES, totals=("zone",), compiled=True)
def ground_in_heat(open_ground_of_cell: SquareMetres, felt_in_afternoon: Celsius) -> GroundInHeat:
    """Open ground of a cell whose heat is known, and what of it is from 26, 32 and 38 °C UTCI."""
    told = (np.isfinite(felt_in_afternoon), *(felt_in_afternoon >= one for one in (MODERATE, STRONG, VERY_STRONG)))
    return GroundInHeat(*(open_ground_of_cell * one for one in told))


class SharesInHeat(NamedTuple):
    """Part of the open ground of a zone that is in moderate, strong and very strong heat."""

    moderate_heat_share: Share
    strong_heat_share: Share
    very_strong_heat_share: Share


@quantity(of="zone", source=CLASSES)
def shares_in_heat(
    zone_ground_of_known_heat: SquareMetres, zone_ground_in_moderate_heat: SquareMetres,
    zone_ground_in_strong_heat: SquareMetres, zone_ground_in_very_strong_heat: SquareMetres,
) -> SharesInHeat:  # fmt: skip
    """Part of the open ground of a zone that is in such heat on the hottest afternoon; none without ground."""
    told = zone_ground_in_moderate_heat, zone_ground_in_strong_heat, zone_ground_in_very_strong_heat
    return SharesInHeat(*(per(one, zone_ground_of_known_heat) for one in told))


@spread(of="outdoor_work")
def moderate_heat_where_worked(moderate_heat_share: Share) -> Share:
    """Part of the open ground of the zone that is in moderate heat or worse."""
    ...


@spread(of="outdoor_work")
def strong_heat_where_worked(strong_heat_share: Share) -> Share:
    """Part of the open ground of the zone that is in strong heat or worse."""
    ...


@spread(of="outdoor_work")
def very_strong_heat_where_worked(very_strong_heat_share: Share) -> Share:
    """Part of the open ground of the zone that is in very strong heat or worse."""
    ...


class WorkersInHeat(NamedTuple):
    """People who work outdoors, those of them in moderate, strong and very strong heat, and of unknown heat."""

    people_outdoors: People
    outdoor_workers_in_moderate_heat: People
    outdoor_workers_in_strong_heat: People
    outdoor_workers_in_very_strong_heat: People
    outdoor_workers_of_unknown_heat: People


@quantity(of="outdoor_work", source=ALIKE, totals=PLACES)
def workers_in_heat(
    outdoor_workers: People, moderate_heat_where_worked: Share, strong_heat_where_worked: Share,
    very_strong_heat_where_worked: Share,
) -> WorkersInHeat:  # fmt: skip
    """People of a branch who work outdoors in a zone, and those of them in heat on the hottest afternoon."""
    shares = moderate_heat_where_worked, strong_heat_where_worked, very_strong_heat_where_worked
    unknown = np.where(np.isnan(moderate_heat_where_worked), outdoor_workers, 0.0 * outdoor_workers)
    moderate, strong, very_strong = (outdoor_workers * np.nan_to_num(one) for one in shares)
    return WorkersInHeat(outdoor_workers, moderate, strong, very_strong, unknown)
