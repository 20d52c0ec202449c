"""Trips of the people of an area in the peak hour, by purpose, both ways."""

from citybrain.kernel import given, quantity
from citybrain.kernel.units import DaysPerHour, People, PerHour, PerPersonDay, Share

SOURCE = "Definition: residents times trips of a person and day times the part of a day in its peak hour"


@given(of="city", default=0.0)
def avoided_work_trips() -> Share:
    """Part of the trips to work that a plan makes unnecessary."""
    ...


@quantity(of="trip_area", source=SOURCE)
def work_trips(
    area_residents: People, work_trips_of_person: PerPersonDay, peak_hour_share: DaysPerHour, avoided_work_trips: Share
) -> PerHour:
    """Trips between home and work."""
    return area_residents * work_trips_of_person * peak_hour_share * (1.0 - avoided_work_trips)


@quantity(of="trip_area", source=SOURCE)
def school_trips(area_residents: People, school_trips_of_person: PerPersonDay, peak_hour_share: DaysPerHour) -> PerHour:
    """Trips between home and school."""
    return area_residents * school_trips_of_person * peak_hour_share


@quantity(of="trip_area", source=SOURCE)
def shop_trips(area_residents: People, shop_trips_of_person: PerPersonDay, peak_hour_share: DaysPerHour) -> PerHour:
    """Trips to shop and to run errands."""
    return area_residents * shop_trips_of_person * peak_hour_share


@quantity(of="trip_area", source=SOURCE)
def leisure_trips(
    area_residents: People, leisure_trips_of_person: PerPersonDay, peak_hour_share: DaysPerHour
) -> PerHour:
    """Trips of free time."""
    return area_residents * leisure_trips_of_person * peak_hour_share


@quantity(of="trip_area", source=SOURCE)
def escort_trips(area_residents: People, escort_trips_of_person: PerPersonDay, peak_hour_share: DaysPerHour) -> PerHour:
    """Trips that bring or fetch a child or somebody who needs help."""
    return area_residents * escort_trips_of_person * peak_hour_share
