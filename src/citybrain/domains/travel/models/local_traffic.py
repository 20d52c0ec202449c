"""Cars of trips within an area, which lie on no road: their kilometres, and how many a low-emission zone cleans.

What they burn, emit and cost follows by the formulas of roads, at the speed within an area (`_within_areas`).
"""

import numpy as np

from citybrain.kernel import mean, quantity, spread
from citybrain.kernel.units import HoursPerYear, KilometresPerHour, KilometresPerYear, Metres, Ratio, Share


@quantity(of="trip_area", source="Definition: kilometres of people over people in a car", totals=("zone", "city"))
def local_vehicle_kilometres(
    local_car_kilometres: KilometresPerHour, people_in_car: Ratio, empty_runs: Ratio, peak_hours_in_year: HoursPerYear,
    traffic_of_model: Ratio,
) -> KilometresPerYear:  # fmt: skip
    """Kilometres that cars drive within an area in a year: on no road, and so beside `vehicle_kilometres`."""
    return local_car_kilometres * peak_hours_in_year * traffic_of_model * (1.0 + empty_runs) / people_in_car


@mean(of="zone")
def zone_in_low_emission_zone(in_low_emission_zone: Share, road_length: Metres) -> Share:
    """Part of the roads of a zone, by their length, that lies in a low-emission zone."""
    ...


@spread(of="trip_area")
def low_emission_zone_around(zone_in_low_emission_zone: Share) -> Share:
    """Part of the roads of the zone of an area that lies in a low-emission zone."""
    ...


@quantity(of="trip_area", source="Assumption: small streets belong to a low-emission zone as the roads around them do")
def local_in_low_emission_zone(low_emission_zone_around: Share) -> Share:
    """Part of the kilometres within an area that lies in a low-emission zone; none where its zone has no road."""
    return np.nan_to_num(low_emission_zone_around)
