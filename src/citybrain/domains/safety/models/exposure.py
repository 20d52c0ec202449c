"""How much is driven on streets of each kind, and at which speed: what the risk of being hurt grows with."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.kernel import mean, quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    Category,
    Hours,
    KilometresPerHour,
    KilometresPerYear,
    Metres,
    MetresPerKilometre,
    Ratio,
    Share,
)

POWER_MODEL = "Elvik 2009, TØI report 1034/2009, table S1: Power Model of speed and accidents, urban roads"
MOTORWAY, MAIN_ROAD, COLLECTOR_ROAD = 0, 1, 2
"""Codes of classes of streets."""

PLACES = ("zone", "city")


class KindOfStreet(NamedTuple):
    """1 where the street is a motorway or main road, and where it is a collector road."""

    main_street: Share
    collector_street: Share


@quantity(of="street", source="Definition: by the class of the street")
def kind_of_street(street_class: Category) -> KindOfStreet:
    """1 where the street is a motorway or main road, and where it is a collector road."""
    main = np.isin(street_class, (MOTORWAY, MAIN_ROAD))
    return KindOfStreet(main.astype(np.float64), (street_class == COLLECTOR_ROAD).astype(np.float64))


@mean(of="road", over="road_to_street")
def main_share_of_road(main_street: Share) -> Share:
    """Part of a road that runs along motorways and main roads; none where a file brings the roads."""
    ...


@mean(of="road", over="road_to_street")
def collector_share_of_road(collector_street: Share) -> Share:
    """Part of a road that runs along collector roads; none where a file brings the roads."""
    ...


@quantity(of="road", source="Definition: cars and lorries", totals=PLACES)
def kilometres_of_vehicles(
    vehicle_kilometres: KilometresPerYear, rigid_lorry_kilometres: KilometresPerYear,
    articulated_lorry_kilometres: KilometresPerYear,
) -> KilometresPerYear:  # fmt: skip
    """Kilometres that cars and lorries drive on a road in a year, by which people may be hurt."""
    return vehicle_kilometres + rigid_lorry_kilometres + articulated_lorry_kilometres


@quantity(of="road", source="Definition: length over the time along a road without other cars")
def speed_for_risk(
    road_length: Metres, free_road_time: Hours, metres_per_kilometre: MetresPerKilometre
) -> KilometresPerHour:
    """Mean speed on a road over the day: without congestion, as most hours are, and with the limits of a plan."""
    return per(road_length / metres_per_kilometre, free_road_time)


class RiskBySpeed(NamedTuple):
    """Risk of a kilometre on a road beside that at the reference speed: injury accidents, and fatal ones."""

    injury_risk_by_speed: Ratio
    fatal_risk_by_speed: Ratio


@quantity(of="road", source=POWER_MODEL)
def risk_by_speed(
    speed_for_risk: KilometresPerHour, speed_of_reference: KilometresPerHour, exponent_of_injury_accidents: Ratio,
    exponent_of_fatal_accidents: Ratio,
) -> RiskBySpeed:  # fmt: skip
    """Risk of a kilometre on a road beside that at the reference speed: (speed / reference) ** exponent.

    The exponents are of changes of the mean speed of traffic on the same road. Valid for streets of built-up areas:
    those of rural roads and motorways are higher (1.6 and 4.1).
    """
    ratio = np.log(speed_for_risk / speed_of_reference)
    return RiskBySpeed(np.exp(exponent_of_injury_accidents * ratio), np.exp(exponent_of_fatal_accidents * ratio))


class RiskExposure(NamedTuple):
    """Kilometres weighted by their risk: as many at the reference speed would have as many accidents.

    Of injury accidents also by kind of street; what a file of roads brings without streets is in no kind but the rest.
    """

    injury_risk_exposure: KilometresPerYear
    fatal_risk_exposure: KilometresPerYear
    injury_risk_on_main_streets: KilometresPerYear
    injury_risk_on_collector_streets: KilometresPerYear
    injury_risk_on_other_streets: KilometresPerYear


@quantity(of="road", source=POWER_MODEL, totals=PLACES)
def risk_exposure(
    kilometres_of_vehicles: KilometresPerYear, injury_risk_by_speed: Ratio, fatal_risk_by_speed: Ratio,
    main_share_of_road: Share, collector_share_of_road: Share,
) -> RiskExposure:  # fmt: skip
    """Kilometres of vehicles on a road in a year weighted by risk, all and by kind of street; 0 where none drives."""
    driven = np.nan_to_num(kilometres_of_vehicles * injury_risk_by_speed)
    main, collector = np.nan_to_num(main_share_of_road), np.nan_to_num(collector_share_of_road)
    return RiskExposure(
        driven, np.nan_to_num(kilometres_of_vehicles * fatal_risk_by_speed), driven * main, driven * collector,
        driven * (1.0 - main - collector),
    )  # fmt: skip


@quantity(of="city", source="Definition: exposure to risk over kilometres")
def injury_risk_of_kilometre(
    city_injury_risk_exposure: KilometresPerYear, city_kilometres_of_vehicles: KilometresPerYear
) -> Ratio:
    """Risk of the mean kilometre beside one at the reference speed; none where nobody drives."""
    return per(city_injury_risk_exposure, city_kilometres_of_vehicles)
