"""Counts of vehicles on streets beside those of the model: how far it is from what passes."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import given, quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import Count, DaysPerYear, HoursPerYear, Metres, PerDay, PerHour, Ratio, Share

CLOSE = 5.0
"""A flow with a smaller GEH statistic agrees with its count."""
SOURCE = "Department for Transport 2020, TAG unit M3.1, 3.3.10: GEH below 5 at 85 % of counts"


@quantity(
    of="road",
    source="Definition: cars of the peak hour, as many hours as it counts for, and lorries of the mean day, both ways",
    whole=True,
    compiled=True,
)
def vehicles_across(
    road_cars: PerHour, lorries_of_day: PerDay, road_from: Count, road_to: Count, road_length: Metres,
    peak_hours_in_year: HoursPerYear, hours_of_year: HoursPerYear, days_of_year: DaysPerYear,
) -> PerHour:  # fmt: skip
    """Cars and lorries that pass on the street of a road in an hour in both directions, mean over a year.

    The two directions of a street are roads between the same nodes of the same length to a metre.
    """
    ends = np.column_stack((np.minimum(road_from, road_to), np.maximum(road_from, road_to), np.round(road_length)))
    street = np.unique(ends, axis=0, return_inverse=True)[1].ravel()
    cars, lorries = (
        np.bincount(street, one).astype(np.float64)[street] for one in (road_cars, np.nan_to_num(lorries_of_day))
    )
    return (cars * peak_hours_in_year + lorries * days_of_year) / hours_of_year


@given(of="road", default=np.nan, observes="vehicles_across")
def counted_vehicles() -> PerHour:
    """Vehicles that counters tell of the street in an hour in both directions, mean over the last 365 days."""
    ...


@quantity(of="road", source=SOURCE, compiled=True)
def distance_from_count(
    vehicles_across: PerHour, counted_vehicles: PerHour, peak_hours_in_year: HoursPerYear, hours_of_year: HoursPerYear
) -> Ratio:
    """GEH statistic of cars of the model beside the count, both as of the peak hour; none without a count."""
    model, count = (flow * hours_of_year / peak_hours_in_year for flow in (vehicles_across, counted_vehicles))
    mean = np.where(np.isnan(count), np.nan, np.maximum((model + count) / 2.0, np.finfo(float).tiny))
    return np.abs(model - count) / np.sqrt(mean)


class RoadsCounted(NamedTuple):
    """Whether a road has a count, whether the model agrees with it, and both flows where there is one."""

    counted_roads: Count
    counts_met: Count
    modelled_at_counts: PerHour
    counted_at_counts: PerHour


@quantity(of="road", source=SOURCE, totals=("city",))
def roads_counted(distance_from_count: Ratio, vehicles_across: PerHour, counted_vehicles: PerHour) -> RoadsCounted:
    """Roads with a count, those where the model agrees with it, and the flows there by model and by count."""
    there = ~np.isnan(counted_vehicles)
    return RoadsCounted(
        there.astype(float), (distance_from_count < CLOSE).astype(float), np.where(there, vehicles_across, 0.0),
        np.where(there, counted_vehicles, 0.0),
    )  # fmt: skip


@quantity(of="city", source=SOURCE)
def share_of_counts_met(city_counts_met: Count, city_counted_roads: Count) -> Share:
    """Share of the roads with a count where the cars of the model agree with it; none without counts."""
    return per(city_counts_met, city_counted_roads)


@quantity(of="city", source="Definition: sums over roads with a count")
def traffic_over_counts(city_modelled_at_counts: PerHour, city_counted_at_counts: PerHour) -> Ratio:
    """Cars of the model over counted vehicles where there is a count.

    Counts have buses and traffic from outside, the model has none: below 1 where both are right.
    """
    return per(city_modelled_at_counts, city_counted_at_counts)
