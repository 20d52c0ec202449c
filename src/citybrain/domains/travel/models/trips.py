"""What people of areas travel in a year, by mode and by income."""

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    HoursPerPersonYear,
    HoursPerYear,
    KilometresPerHour,
    KilometresPerYear,
    MoneyPerHour,
    MoneyPerKilometre,
    MoneyPerPersonYear,
    MoneyPerYear,
    People,
    PerHour,
    PerYear,
    Ratio,
    Share,
)

SOURCE = "Definition: the peak hour times the peak hours that make a year"
PLACES = ("zone", "city")


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def trips_by_car(car_trips: PerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio) -> PerYear:
    """Trips by car of the people of an area in a year, both ways."""
    return car_trips * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def kilometres_by_car(
    car_kilometres: KilometresPerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio
) -> KilometresPerYear:
    """Kilometres that the people of an area travel by car in a year."""
    return car_kilometres * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def trips_by_transit(transit_trips: PerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio) -> PerYear:
    """Trips by public transport of the people of an area in a year, both ways."""
    return transit_trips * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def kilometres_by_transit(
    transit_kilometres: KilometresPerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio
) -> KilometresPerYear:
    """Kilometres that the people of an area travel by public transport in a year."""
    return transit_kilometres * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def trips_by_bicycle(bicycle_trips: PerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio) -> PerYear:
    """Trips by bicycle of the people of an area in a year, both ways."""
    return bicycle_trips * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def kilometres_by_bicycle(
    bicycle_kilometres: KilometresPerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio
) -> KilometresPerYear:
    """Kilometres that the people of an area travel by bicycle in a year."""
    return bicycle_kilometres * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def trips_on_foot(walk_trips: PerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio) -> PerYear:
    """Trips on foot of the people of an area in a year, both ways."""
    return walk_trips * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def kilometres_on_foot(
    walk_kilometres: KilometresPerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio
) -> KilometresPerYear:
    """Kilometres that the people of an area travel on foot in a year."""
    return walk_kilometres * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def trips_not_made(trips_without_place: PerHour, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio) -> PerYear:
    """Trips of the people of an area in a year that have no destination or no way to one; no other number has them."""
    return trips_without_place * peak_hours_in_year * traffic_of_model


@quantity(of="city", source="Definition: sum over modes")
def city_trips(
    city_trips_by_car: PerYear, city_trips_by_transit: PerYear, city_trips_by_bicycle: PerYear,
    city_trips_on_foot: PerYear,
) -> PerYear:  # fmt: skip
    """Trips of all residents in a year."""
    return city_trips_by_car + city_trips_by_transit + city_trips_by_bicycle + city_trips_on_foot


@quantity(of="city", source="Definition")
def car_share_of_trips(city_trips_by_car: PerYear, city_trips: PerYear) -> Share:
    """Part of the trips of residents that is made by car; none where there are no trips."""
    return per(city_trips_by_car, city_trips)


@quantity(of="city", source="Definition")
def transit_share_of_trips(city_trips_by_transit: PerYear, city_trips: PerYear) -> Share:
    """Part of the trips of residents that is made by public transport; none where there are no trips."""
    return per(city_trips_by_transit, city_trips)


@quantity(of="city", source="Definition")
def bicycle_share_of_trips(city_trips_by_bicycle: PerYear, city_trips: PerYear) -> Share:
    """Part of the trips of residents that is made by bicycle; none where there are no trips."""
    return per(city_trips_by_bicycle, city_trips)


@quantity(of="city", source="Definition")
def walk_share_of_trips(city_trips_on_foot: PerYear, city_trips: PerYear) -> Share:
    """Part of the trips of residents that is made on foot; none where there are no trips."""
    return per(city_trips_on_foot, city_trips)


@quantity(of="city", source="Definition: on foot, by bicycle and by public transport")
def share_of_trips_without_car(city_trips_by_car: PerYear, city_trips: PerYear) -> Share:
    """Part of the trips of residents that is made without a car; one in a shared car is by car."""
    return per(city_trips - city_trips_by_car, city_trips)


@quantity(of="trip_area", source="Definition: people of a zone are taken to live mixed", totals=PLACES)
def low_income_residents(area_residents: People, low_income_around: Share) -> People:
    """Residents of an area: low income."""
    return area_residents * np.nan_to_num(low_income_around)


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def travel_time_of_low_income(
    low_income_hours: Ratio, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio
) -> HoursPerYear:
    """Hours that people spend on the way in a year: low income."""
    return low_income_hours * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def travel_money_of_low_income(
    low_income_money: MoneyPerHour, low_income_car_kilometres: KilometresPerHour,
    energy_cost_of_travelled_kilometre: MoneyPerKilometre, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio,
) -> MoneyPerYear:  # fmt: skip
    """Money that people pay on the way in a year, energy, parking, charges on roads and fares: low income."""
    energy = low_income_car_kilometres * energy_cost_of_travelled_kilometre
    return (low_income_money + energy) * peak_hours_in_year * traffic_of_model


@quantity(of="city", source="Definition")
def travel_time_per_resident_of_low_income(
    city_travel_time_of_low_income: HoursPerYear, city_low_income_residents: People
) -> HoursPerPersonYear:
    """Hours on the way of a resident in a year: low income; none where nobody is."""
    return per(city_travel_time_of_low_income, city_low_income_residents)


@quantity(of="city", source="Definition")
def travel_money_per_resident_of_low_income(
    city_travel_money_of_low_income: MoneyPerYear, city_low_income_residents: People
) -> MoneyPerPersonYear:
    """Money that a resident pays on the way in a year: low income; none where nobody is."""
    return per(city_travel_money_of_low_income, city_low_income_residents)


@quantity(of="trip_area", source="Definition: people of a zone are taken to live mixed", totals=PLACES)
def other_income_residents(area_residents: People, low_income_around: Share) -> People:
    """Residents of an area: other income."""
    return area_residents * np.nan_to_num(1.0 - low_income_around)


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def travel_time_of_other_income(
    other_income_hours: Ratio, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio
) -> HoursPerYear:
    """Hours that people spend on the way in a year: other income."""
    return other_income_hours * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def travel_money_of_other_income(
    other_income_money: MoneyPerHour, other_income_car_kilometres: KilometresPerHour,
    energy_cost_of_travelled_kilometre: MoneyPerKilometre, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio,
) -> MoneyPerYear:  # fmt: skip
    """Money that people pay on the way in a year, energy, parking, charges on roads and fares: other income."""
    energy = other_income_car_kilometres * energy_cost_of_travelled_kilometre
    return (other_income_money + energy) * peak_hours_in_year * traffic_of_model


@quantity(of="city", source="Definition")
def travel_time_per_resident_of_other_income(
    city_travel_time_of_other_income: HoursPerYear, city_other_income_residents: People
) -> HoursPerPersonYear:
    """Hours on the way of a resident in a year: other income; none where nobody is."""
    return per(city_travel_time_of_other_income, city_other_income_residents)


@quantity(of="city", source="Definition")
def travel_money_per_resident_of_other_income(
    city_travel_money_of_other_income: MoneyPerYear, city_other_income_residents: People
) -> MoneyPerPersonYear:
    """Money that a resident pays on the way in a year: other income; none where nobody is."""
    return per(city_travel_money_of_other_income, city_other_income_residents)


@quantity(of="trip_area", source="Definition: people of a zone are taken to live mixed", totals=PLACES)
def unknown_income_residents(area_residents: People, low_income_around: Share) -> People:
    """Residents of an area: income not known."""
    return area_residents * np.isnan(low_income_around)


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def travel_time_of_unknown_income(
    unknown_income_hours: Ratio, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio
) -> HoursPerYear:
    """Hours that people spend on the way in a year: income not known."""
    return unknown_income_hours * peak_hours_in_year * traffic_of_model


@quantity(of="trip_area", source=SOURCE, totals=PLACES)
def travel_money_of_unknown_income(
    unknown_income_money: MoneyPerHour, unknown_income_car_kilometres: KilometresPerHour,
    energy_cost_of_travelled_kilometre: MoneyPerKilometre, peak_hours_in_year: HoursPerYear, traffic_of_model: Ratio,
) -> MoneyPerYear:  # fmt: skip
    """Money that people pay on the way in a year, energy, parking, charges on roads and fares: income not known."""
    energy = unknown_income_car_kilometres * energy_cost_of_travelled_kilometre
    return (unknown_income_money + energy) * peak_hours_in_year * traffic_of_model


@quantity(of="city", source="Definition")
def travel_time_per_resident_of_unknown_income(
    city_travel_time_of_unknown_income: HoursPerYear, city_unknown_income_residents: People
) -> HoursPerPersonYear:
    """Hours on the way of a resident in a year: income not known; none where nobody is."""
    return per(city_travel_time_of_unknown_income, city_unknown_income_residents)


@quantity(of="city", source="Definition")
def travel_money_per_resident_of_unknown_income(
    city_travel_money_of_unknown_income: MoneyPerYear, city_unknown_income_residents: People
) -> MoneyPerPersonYear:
    """Money that a resident pays on the way in a year: income not known; none where nobody is."""
    return per(city_travel_money_of_unknown_income, city_unknown_income_residents)


@quantity(of="city", source="Definition")
def unknown_income_share(city_unknown_income_residents: People, city_area_residents: People) -> Share:
    """Part of the residents whose income is not known: of these no answer says who gains; none where nobody lives."""
    return per(city_unknown_income_residents, city_area_residents)


@quantity(of="city", source="Definition: the largest difference of a share")
def modal_split_gap(
    car_share_of_trips: Share, transit_share_of_trips: Share, bicycle_share_of_trips: Share, walk_share_of_trips: Share,
    stated_car_share: Share, stated_transit_share: Share, stated_bicycle_share: Share, stated_walk_share: Share,
) -> Share:  # fmt: skip
    """How far shares of trips are from those that the city states; none where it states none."""
    gaps = (
        np.abs(car_share_of_trips - stated_car_share), np.abs(transit_share_of_trips - stated_transit_share),
        np.abs(bicycle_share_of_trips - stated_bicycle_share), np.abs(walk_share_of_trips - stated_walk_share),
    )  # fmt: skip
    largest = np.maximum(np.maximum(gaps[0], gaps[1]), np.maximum(gaps[2], gaps[3]))
    stated = stated_car_share + stated_transit_share + stated_bicycle_share + stated_walk_share
    return np.where(stated > 0.0, largest, np.nan)[()]
