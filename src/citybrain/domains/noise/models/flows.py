"""Vehicles on streets by day, evening and night: those of the model of traffic, else those of the street's class."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import contributed, given, greatest, least, quantity, total
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Array, DaysPerYear, HoursPerYear, PerDay, PerHour, Share

DAY_HOURS, EVENING_HOURS, NIGHT_HOURS = 12.0, 4.0, 8.0
"""Hours of the day (from 7 o'clock), the evening and the night (Directive 2002/49/EC, annex I)."""

GUIDE = "WG-AEN 2006, Good Practice Guide for Strategic Noise Mapping, version 2, tools 2.5 and 4.5"


@quantity(of="road", source="Definition: cars of the peak hour, as many hours as it counts for")
def cars_of_mean_day(road_cars: PerHour, peak_hours_in_year: HoursPerYear, days_of_year: DaysPerYear) -> PerDay:
    """Cars on a road in its direction on the mean day of a year."""
    return road_cars * peak_hours_in_year / days_of_year


@total(of="street", over="street_to_road")
def cars_of_roads_along(cars_of_mean_day: PerDay) -> PerDay:
    """Cars of the roads along a street on the mean day of a year, both ways."""
    ...


@total(of="street", over="street_to_road")
def rigid_lorries_of_roads_along(rigid_lorries_of_day: PerDay) -> PerDay:
    """Rigid lorries of the roads along a street on the mean day of a year; none where nothing tells of lorries."""
    ...


@total(of="street", over="street_to_road")
def articulated_lorries_of_roads_along(articulated_lorries_of_day: PerDay) -> PerDay:
    """Articulated lorries of the roads along a street on the mean day; none where nothing tells of lorries."""
    ...


@greatest(of="street", over="street_to_road")
def road_runs_along() -> Share:
    """1 where a road of the model of traffic runs along the street; none elsewhere."""
    ...


@least(of="street", over="street_to_road")
def shut_roads_along(road_shut: Share) -> Share:
    """1 where all roads along the street are shut; none where no road runs along it."""
    ...


@contributed(of="street", role="cars_along_streets")
def cars_along_street() -> PerDay:
    """Cars on a street on the mean day of a year by the model of traffic, where the city has one."""
    ...


@contributed(of="street", role="rigid_lorries_along_streets")
def rigid_lorries_along_street() -> PerDay:
    """Rigid lorries on a street on the mean day of a year by the model of traffic, where the city has one."""
    ...


@contributed(of="street", role="articulated_lorries_along_streets")
def articulated_lorries_along_street() -> PerDay:
    """Articulated lorries on a street on the mean day of a year by the model of traffic, where the city has one."""
    ...


@contributed(of="street", role="roads_along_streets")
def roads_along_street() -> Share:
    """1 where a road of the model of traffic runs along the street, where the city has one."""
    ...


@contributed(of="street", role="shut_roads_along_streets")
def shut_roads_along_street() -> Share:
    """1 where all roads along the street are shut, where the city has roads."""
    ...


@given(of="street", default=0.0)
def lorries_banned_at_night() -> Share:
    """1 where a plan bans lorries at night: they drive by day instead."""
    ...


@quantity(of="street", source="Definition: open to cars, not closed, and not shut in both directions")
def street_carries_cars(
    street_for_driving: Share, street_closed: Share, shut_roads_along_street: Share
) -> Share:  # fmt: skip
    """1 where vehicles drive on the street."""
    return np.where(
        street_for_driving > 0.0, (1.0 - street_closed) * (1.0 - np.nan_to_num(shut_roads_along_street)), 0.0
    )


class StreetVehicles(NamedTuple):
    """Vehicles on a street in an hour, both ways: light ones, lorries with two axles and more, and those with three and
    more; and whether they are assumed.
    """

    light_vehicles_by_day: PerHour
    light_vehicles_in_evening: PerHour
    light_vehicles_at_night: PerHour
    medium_lorries_by_day: PerHour
    medium_lorries_in_evening: PerHour
    medium_lorries_at_night: PerHour
    heavy_lorries_by_day: PerHour
    heavy_lorries_in_evening: PerHour
    heavy_lorries_at_night: PerHour
    street_traffic_assumed: Share


@quantity(of="street", source=f"{GUIDE}; flows of the model of traffic", compiled=True)
def street_vehicles(
    cars_along_street: PerDay, rigid_lorries_along_street: PerDay, articulated_lorries_along_street: PerDay,
    roads_along_street: Share, street_carries_cars: Share, street_one_way: Share,
    usual_vehicles_by_day: PerHour, usual_vehicles_in_evening: PerHour, usual_vehicles_at_night: PerHour,
    usual_lorry_share_by_day: Share, usual_lorry_share_in_evening: Share, usual_lorry_share_at_night: Share,
    local_share_of_usual_vehicles: Share, usual_medium_share: Share, evening_share_of_cars: Share,
    night_share_of_cars: Share, evening_share_of_lorries: Share, night_share_of_lorries: Share,
    lorries_banned_at_night: Share,
) -> StreetVehicles:  # fmt: skip
    """Vehicles in an hour of day, evening and night.

    Where a road of the model runs along the street they are its; what they lack of the local part of usual ones by day
    is filled up with such, since trips within an area lie on no road. So the last car that leaves a street makes it no
    louder. Elsewhere they are usual ones of the class, half of them on a one-way street. Of lorries that nothing tells
    of, the usual share. Lorries that may not drive at night drive by day.
    """
    half = np.where(street_one_way > 0.0, 0.5, 1.0)
    usual = _periods(usual_vehicles_by_day, usual_vehicles_in_evening, usual_vehicles_at_night) * half
    share = _periods(usual_lorry_share_by_day, usual_lorry_share_in_evening, usual_lorry_share_at_night)
    cars = np.nan_to_num(cars_along_street) * _parts(evening_share_of_cars, night_share_of_cars)
    lorries = [
        one * _parts(evening_share_of_lorries, night_share_of_lorries)
        for one in (rigid_lorries_along_street, articulated_lorries_along_street)
    ]
    told = np.isfinite(lorries[0] + lorries[1])
    by_share = cars * share / (1.0 - share)
    split = np.where(told, lorries, np.stack([by_share * usual_medium_share, by_share * (1.0 - usual_medium_share)]))
    model = np.stack([cars, *split])
    guess = usual * np.stack([1.0 - share, share * usual_medium_share, share * (1.0 - usual_medium_share)])
    road = np.nan_to_num(roads_along_street) > 0.0
    own, usual = (np.where(road, model, 0.0), guess * np.where(road, local_share_of_usual_vehicles, 1.0))
    by_day = usual[:, 0].sum(axis=0)
    lack = np.nan_to_num(per(np.maximum(by_day - own[:, 0].sum(axis=0), 0.0), by_day))
    flows = _without_night((own + usual * lack) * street_carries_cars, lorries_banned_at_night)
    assumed = (~road | (lack > 0.0)) * np.ones_like(street_carries_cars)
    return StreetVehicles._make([*flows.reshape(9, -1), assumed])


def _periods(day: Array, evening: Array, night: Array) -> Array:
    return np.stack(np.broadcast_arrays(day, evening, night)).astype(np.float64)


def _parts(evening: Array, night: Array) -> Array:
    """The part of a day's vehicles in an hour of day, evening and night (3, 1)."""
    whole = 1.0 - evening - night
    hours = np.array([DAY_HOURS, EVENING_HOURS, NIGHT_HOURS])
    parts: Array = (np.array([whole, evening, night], np.float64) / hours)[:, None]
    return parts


def _without_night(flows: Array, banned: Array) -> Array:
    """Flows (class, period, street) with the lorries of the night by day where they are banned."""
    moved = flows[1:, 2] * banned
    flows[1:, 2] -= moved
    flows[1:, 0] += moved * NIGHT_HOURS / DAY_HOURS
    return flows
