"""Chains in which somebody is brought or fetched on the way to work: how many, by car, and how long they take."""

from citybrain.kernel import mean, quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import HoursPerYear, Minutes, PerHour, PerYear, Ratio, Share

SOURCE = "Definition: the peak hour times the peak hours that make a year"
PLACES = ("zone", "city")


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def escort_chains(peak_escort_chains: PerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio) -> PerYear:
    """Ways to work or back in a year on which somebody is brought or fetched, two trips each."""
    return peak_escort_chains * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def escort_chains_by_car(
    peak_escort_chains_by_car: PerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio
) -> PerYear:
    """Ways to work or back in a year on which somebody is brought or fetched by car."""
    return peak_escort_chains_by_car * peak_hours_in_year * traffic_of_model


@quantity(of="city", source="Definition")
def car_share_of_escort_chains(city_escort_chains_by_car: PerYear, city_escort_chains: PerYear) -> Share:
    """Part of the ways to work on which somebody is brought that is driven by car; none where there are none."""
    return per(city_escort_chains_by_car, city_escort_chains)


@mean(of="city")
def minutes_of_escort_chain(minutes_of_escort_chains: Minutes, escort_chains: PerYear) -> Minutes:
    """Minutes to a place where somebody is brought and on to work; none where there are no such ways."""
    ...
