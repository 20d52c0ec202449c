"""What people reach on foot from a building: ways, minutes, and the 15-minute score by person group."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import least, mean, quantity
from citybrain.kernel.units import Array, KilometresPerHour, Metres, Minutes, People, Share

METRES_A_MINUTE = 1000.0 / 60.0
"""Metres that one goes in a minute at 1 km/h."""

MORENO = "Moreno et al. 2021, doi:10.3390/smartcities4010006: the 15-minute city; all needs count alike"


@least(of="building", over="door_to_junction", along=True)
def way_to_groceries(junction_to_groceries: Metres) -> Metres:
    """Way on foot from the door to the nearest groceries."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_health(junction_to_health: Metres) -> Metres:
    """Way on foot from the door to the nearest health care."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_childcare(junction_to_childcare: Metres) -> Metres:
    """Way on foot from the door to the nearest childcare."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_school(junction_to_school: Metres) -> Metres:
    """Way on foot from the door to the nearest school."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_green(junction_to_green: Metres) -> Metres:
    """Way on foot from the door to the nearest park or wood."""
    ...


@least(of="building", over="door_to_junction", along=True)
def way_to_stop(junction_to_stop: Metres) -> Metres:
    """Way on foot from the door to the nearest stop."""
    ...


@least(of="building", over="door_to_junction", along=True)
def step_free_way_to_groceries(junction_step_free_to_groceries: Metres) -> Metres:
    """Way without steps from the door to the nearest groceries."""
    ...


@least(of="building", over="door_to_junction", along=True)
def step_free_way_to_health(junction_step_free_to_health: Metres) -> Metres:
    """Way without steps from the door to the nearest health care."""
    ...


@least(of="building", over="door_to_junction", along=True)
def step_free_way_to_childcare(junction_step_free_to_childcare: Metres) -> Metres:
    """Way without steps from the door to the nearest childcare."""
    ...


@least(of="building", over="door_to_junction", along=True)
def step_free_way_to_school(junction_step_free_to_school: Metres) -> Metres:
    """Way without steps from the door to the nearest school."""
    ...


@least(of="building", over="door_to_junction", along=True)
def step_free_way_to_green(junction_step_free_to_green: Metres) -> Metres:
    """Way without steps from the door to the nearest park or wood."""
    ...


@least(of="building", over="door_to_junction", along=True)
def step_free_way_to_stop(junction_step_free_to_stop: Metres) -> Metres:
    """Way without steps from the door to the nearest stop."""
    ...


class MinutesTo(NamedTuple):
    """Minutes on foot from a building to the nearest facility of a kind; none where no way leads to one."""

    minutes_to_groceries: Minutes
    minutes_to_health: Minutes
    minutes_to_childcare: Minutes
    minutes_to_school: Minutes
    minutes_to_green: Minutes
    minutes_to_stop: Minutes


@quantity(of="building", source="Definition: way over speed")
def minutes_on_foot(
    way_to_groceries: Metres,
    way_to_health: Metres,
    way_to_childcare: Metres,
    way_to_school: Metres,
    way_to_green: Metres,
    way_to_stop: Metres,
    walking_speed: KilometresPerHour,
) -> MinutesTo:
    """Minutes on foot from a building to the nearest facility of a kind, at the speed of an adult."""
    pace = walking_speed * METRES_A_MINUTE
    return MinutesTo(
        way_to_groceries / pace,
        way_to_health / pace,
        way_to_childcare / pace,
        way_to_school / pace,
        way_to_green / pace,
        way_to_stop / pace,
    )


def share_reached(ways: tuple[Array, ...], speed: Array, limit: Array) -> Array:
    """Share of the ways that take at most a limit [minutes] at a speed [km/h]; a way that is not there takes longer."""
    reached = [np.where(way <= limit * speed * METRES_A_MINUTE, 1.0, 0.0) for way in ways]
    return np.asarray(sum(reached) / len(reached), np.float64)


@quantity(of="building", source=MORENO)
def fifteen_minute_score(
    way_to_groceries: Metres,
    way_to_health: Metres,
    way_to_childcare: Metres,
    way_to_school: Metres,
    way_to_green: Metres,
    way_to_stop: Metres,
    walking_speed: KilometresPerHour,
    access_time_limit: Minutes,
) -> Share:
    """Share of daily needs that an adult who lives there reaches on foot in time."""
    ways = way_to_groceries, way_to_health, way_to_childcare, way_to_school, way_to_green, way_to_stop
    return share_reached(ways, walking_speed, access_time_limit)


@quantity(of="building", source=MORENO)
def fifteen_minute_score_older(
    way_to_groceries: Metres,
    way_to_health: Metres,
    way_to_childcare: Metres,
    way_to_school: Metres,
    way_to_green: Metres,
    way_to_stop: Metres,
    walking_speed_older: KilometresPerHour,
    access_time_limit: Minutes,
) -> Share:
    """Share of daily needs that an older person who lives there reaches on foot in time."""
    ways = way_to_groceries, way_to_health, way_to_childcare, way_to_school, way_to_green, way_to_stop
    return share_reached(ways, walking_speed_older, access_time_limit)


@quantity(of="building", source=MORENO)
def fifteen_minute_score_with_child(
    step_free_way_to_groceries: Metres,
    step_free_way_to_health: Metres,
    step_free_way_to_childcare: Metres,
    step_free_way_to_school: Metres,
    step_free_way_to_green: Metres,
    step_free_way_to_stop: Metres,
    walking_speed_with_child: KilometresPerHour,
    access_time_limit: Minutes,
) -> Share:
    """Share of daily needs that somebody with a pram or a small child who lives there reaches on foot in time."""
    ways = (
        step_free_way_to_groceries,
        step_free_way_to_health,
        step_free_way_to_childcare,
        step_free_way_to_school,
        step_free_way_to_green,
        step_free_way_to_stop,
    )
    return share_reached(ways, walking_speed_with_child, access_time_limit)


@quantity(of="building", source=MORENO)
def fifteen_minute_score_step_free(
    step_free_way_to_groceries: Metres,
    step_free_way_to_health: Metres,
    step_free_way_to_childcare: Metres,
    step_free_way_to_school: Metres,
    step_free_way_to_green: Metres,
    step_free_way_to_stop: Metres,
    wheelchair_speed: KilometresPerHour,
    access_time_limit: Minutes,
) -> Share:
    """Share of daily needs that somebody in a wheelchair who lives there reaches in time."""
    ways = (
        step_free_way_to_groceries,
        step_free_way_to_health,
        step_free_way_to_childcare,
        step_free_way_to_school,
        step_free_way_to_green,
        step_free_way_to_stop,
    )
    return share_reached(ways, wheelchair_speed, access_time_limit)


@quantity(
    of="building", source="Definition: residents of buildings from which an adult reaches all", totals=("zone", "city")
)
def residents_with_needs_near(residents: People, fifteen_minute_score: Share) -> People:
    """Residents who reach every daily need on foot in time."""
    return np.where(fifteen_minute_score >= 1.0, residents, 0.0)


@mean(of="zone")
def zone_fifteen_minute_score(fifteen_minute_score: Share, residents: People) -> Share:
    """Share of daily needs that an adult reaches on foot in time, mean over the residents of the zone."""
    ...


@mean(of="city")
def city_fifteen_minute_score(fifteen_minute_score: Share, residents: People) -> Share:
    """Share of daily needs that an adult reaches on foot in time, mean over the residents of the city."""
    ...


@mean(of="zone")
def zone_fifteen_minute_score_older(fifteen_minute_score_older: Share, residents: People) -> Share:
    """Share of daily needs that an older person reaches in time, mean over the residents of the zone."""
    ...


@mean(of="city")
def city_fifteen_minute_score_older(fifteen_minute_score_older: Share, residents: People) -> Share:
    """Share of daily needs that an older person reaches in time, mean over the residents of the city."""
    ...


@mean(of="zone")
def zone_fifteen_minute_score_with_child(fifteen_minute_score_with_child: Share, residents: People) -> Share:
    """Share of daily needs that somebody with a small child reaches in time, mean over the residents of the zone."""
    ...


@mean(of="city")
def city_fifteen_minute_score_with_child(fifteen_minute_score_with_child: Share, residents: People) -> Share:
    """Share of daily needs that somebody with a small child reaches in time, mean over the residents of the city."""
    ...


@mean(of="zone")
def zone_fifteen_minute_score_step_free(fifteen_minute_score_step_free: Share, residents: People) -> Share:
    """Share of daily needs that somebody in a wheelchair reaches in time, mean over the residents of the zone."""
    ...


@mean(of="city")
def city_fifteen_minute_score_step_free(fifteen_minute_score_step_free: Share, residents: People) -> Share:
    """Share of daily needs that somebody in a wheelchair reaches in time, mean over the residents of the city."""
    ...


class GreenNear(NamedTuple):
    """Residents who have the entrance of a park or wood within a short and within a longer way on foot."""

    residents_next_to_green: People
    residents_near_green: People


@quantity(of="building", source="GB/T 50563-2010: parks serve those within 500 m", totals=("zone", "city"))
def green_near(
    residents: People, way_to_green: Metres, short_way_to_green: Metres, longest_way_to_green: Metres
) -> GreenNear:
    """Residents who have the entrance of a park or wood within a short and within a longer way on foot."""
    return GreenNear(
        np.where(way_to_green <= short_way_to_green, residents, 0.0),
        np.where(way_to_green <= longest_way_to_green, residents, 0.0),
    )


@quantity(of="city", source="Definition")
def share_near_green(city_residents_near_green: People, city_residents: People) -> Share:
    """Share of the residents who have the entrance of a park or wood near; none in a city without residents."""
    return city_residents_near_green / np.where(city_residents > 0.0, city_residents, np.nan)
