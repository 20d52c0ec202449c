"""The 15-minute score of buildings, zones and the city by person group: daily needs that are reached in time."""

from typing import NamedTuple

import numpy as np

from citybrain.domains.streets.models.access import METRES_A_MINUTE
from citybrain.kernel import mean, quantity
from citybrain.kernel.units import Array, Count, KilometresPerHour, Metres, Minutes, People, Share

MORENO = "Moreno et al. 2021, doi:10.3390/smartcities4010006: the 15-minute city; all needs count alike"


def share_reached(ways: tuple[Array, ...], speed: Array, limit: Array) -> Array:
    """Share of the ways that take at most a limit [minutes] at a speed [km/h]; a way that is not there takes longer."""
    reached = [np.where(way <= limit * speed * METRES_A_MINUTE, 1.0, 0.0) for way in ways]
    return np.asarray(sum(reached) / len(reached), np.float64)


@quantity(of="building", source=MORENO)
def needs_near(
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
def needs_near_older(
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
def needs_near_with_child(
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
def needs_near_step_free(
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


class FifteenMinuteScores(NamedTuple):
    """Shares of daily needs that are reached in time; none where the building lies on no street."""

    fifteen_minute_score: Share
    fifteen_minute_score_older: Share
    fifteen_minute_score_with_child: Share
    fifteen_minute_score_step_free: Share


@quantity(of="building", source=MORENO)
def fifteen_minute_scores(
    needs_near: Share,
    needs_near_older: Share,
    needs_near_with_child: Share,
    needs_near_step_free: Share,
    node_at_door: Count,
) -> FifteenMinuteScores:
    """Shares of daily needs that are reached in time; none where the building lies on no street."""
    unknown = np.where(np.isnan(node_at_door), np.nan, 0.0)
    return FifteenMinuteScores(
        needs_near + unknown,
        needs_near_older + unknown,
        needs_near_with_child + unknown,
        needs_near_step_free + unknown,
    )


@quantity(of="building", source="Definition: residents of buildings that lie on a street")
def residents_on_network(residents: People, node_at_door: Count) -> People:
    """Residents whose ways are known: over them the score of an area is the mean."""
    return np.where(np.isnan(node_at_door), 0.0, residents)


@quantity(
    of="building", source="Definition: residents of buildings from which an adult reaches all", totals=("zone", "city")
)
def residents_with_needs_near(residents: People, fifteen_minute_score: Share) -> People:
    """Residents who reach every daily need on foot in time."""
    return np.where(fifteen_minute_score >= 1.0, residents, 0.0)


@mean(of="zone")
def zone_fifteen_minute_score(needs_near: Share, residents_on_network: People) -> Share:
    """Share of daily needs that an adult reaches on foot in time, mean over the residents of the zone."""
    ...


@mean(of="city")
def city_fifteen_minute_score(needs_near: Share, residents_on_network: People) -> Share:
    """Share of daily needs that an adult reaches on foot in time, mean over the residents of the city."""
    ...


@mean(of="zone")
def zone_fifteen_minute_score_older(needs_near_older: Share, residents_on_network: People) -> Share:
    """Share of daily needs that an older person reaches in time, mean over the residents of the zone."""
    ...


@mean(of="city")
def city_fifteen_minute_score_older(needs_near_older: Share, residents_on_network: People) -> Share:
    """Share of daily needs that an older person reaches in time, mean over the residents of the city."""
    ...


@mean(of="zone")
def zone_fifteen_minute_score_with_child(needs_near_with_child: Share, residents_on_network: People) -> Share:
    """Share of daily needs that somebody with a small child reaches in time, mean over the residents of the zone."""
    ...


@mean(of="city")
def city_fifteen_minute_score_with_child(needs_near_with_child: Share, residents_on_network: People) -> Share:
    """Share of daily needs that somebody with a small child reaches in time, mean over the residents of the city."""
    ...


@mean(of="zone")
def zone_fifteen_minute_score_step_free(needs_near_step_free: Share, residents_on_network: People) -> Share:
    """Share of daily needs that somebody in a wheelchair reaches in time, mean over the residents of the zone."""
    ...


@mean(of="city")
def city_fifteen_minute_score_step_free(needs_near_step_free: Share, residents_on_network: People) -> Share:
    """Share of daily needs that somebody in a wheelchair reaches in time, mean over the residents of the city."""
    ...
