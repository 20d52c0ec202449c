"""How quiet parks are, and who reaches a quiet one on foot."""

from typing import NamedTuple

import numpy as np

from citybrain.base.attached import network_to
from citybrain.domains.noise.models.facades import PROPAGATION
from citybrain.domains.noise.models.sources import level_of
from citybrain.kernel import Solved, least, mean, quantity, solved, total
from citybrain.kernel.units import Category, Count, Decibels, KilometresPerHour, Metres, Minutes, People, Ratio, Share

GREEN = 4
"""Code of entrances of parks and woods among facilities."""

METRES_A_MINUTE = 1000.0 / 60.0
"""Metres that one goes in a minute at 1 km/h."""


@total(of="park_point", over="park_sound_path")
def park_sound_heard(sound_power_of_day: Ratio) -> Ratio:
    """Sound of the streets that a point of a park hears over the whole day, with penalties."""
    ...


@total(of="park_point", over="park_faint_path")
def park_sound_faint(kind_sound_of_day: Ratio) -> Ratio:
    """Sound of all streets that a point of a park hardly hears over the whole day, with penalties."""
    ...


@quantity(of="park_point", source=PROPAGATION)
def park_point_sound(park_sound_heard: Ratio, park_sound_faint: Ratio, sound_of_tracks_in_park: Ratio) -> Ratio:
    """Sound at a point of a park over the whole day, with penalties."""
    return park_sound_heard + park_sound_faint + sound_of_tracks_in_park


@mean(of="park", over="park_to_point")
def park_sound(park_point_sound: Ratio) -> Ratio:
    """Mean energy of the sound at the points of a park."""
    ...


@quantity(of="park", source="Definition: level of the mean energy of its points", compiled=True)
def park_noise(park_sound: Ratio) -> Decibels:
    """Level in a park over the whole day; none where no street is heard at all."""
    return level_of(park_sound)


@quantity(of="park", source="Definition: up to the level that a city sets", compiled=True)
def quiet_park(park_sound: Ratio, noise_limit_of_quiet_area: Decibels) -> Share:
    """1 where the level of a park is that of a quiet area."""
    return np.where(np.isnan(park_sound), np.nan, park_sound <= 10.0 ** (noise_limit_of_quiet_area / 10.0))


@least(of="facility", over="entrance_to_park")
def sound_behind_entrance(park_sound: Ratio) -> Ratio:
    """Mean energy of the sound in the park to which an entrance leads; of a park in several zones the quietest part."""
    ...


class WayToQuiet(NamedTuple):
    """Way on foot from a junction to the nearest entrance of a quiet park; none where no way leads to one."""

    junction_to_quiet_area: Metres


@solved(of="junction", source="Dial 1969, doi:10.1145/363269.363610: shortest paths; exact", tolerance=1e-9, at_most=1)
def way_to_quiet(
    junction_node: Count, street_from_node: Count, street_to_node: Count, street_walk_onward: Metres,
    street_walk_back: Metres, street_walkable: Share, facility_kind: Category, facility_from_node: Count,
    facility_to_node: Count, facility_from_way: Metres, facility_to_way: Metres, facility_closed: Share,
    sound_behind_entrance: Ratio, noise_limit_of_quiet_area: Decibels, *, tolerance: float, at_most: int,
) -> Solved[WayToQuiet]:  # fmt: skip
    """Way on foot from each junction to the nearest entrance of a park that is quiet and that no plan closes."""
    limit = 10.0 ** (float(noise_limit_of_quiet_area) / 10.0)
    quiet = (np.asarray(facility_kind) == GREEN) & (sound_behind_entrance <= limit) & (facility_closed < 1.0)
    network = network_to(
        junction_node, street_from_node, street_to_node, street_walk_onward, street_walk_back, street_walkable
    )
    ends = np.searchsorted(junction_node, np.concatenate([facility_from_node[quiet], facility_to_node[quiet]]))
    nearest = network.nearest(ends, np.concatenate([facility_from_way[quiet], facility_to_way[quiet]]))
    return Solved(WayToQuiet(np.where(np.isfinite(nearest), nearest, np.nan)), 0.0, 1)


@least(of="building", over="door_to_junction", along=True)
def way_to_quiet_area(junction_to_quiet_area: Metres) -> Metres:
    """Way on foot from the door to the nearest entrance of a quiet park."""
    ...


@quantity(of="building", source="Definition: way over speed")
def minutes_on_foot_to_quiet_area(way_to_quiet_area: Metres, walking_speed: KilometresPerHour) -> Minutes:
    """Minutes on foot to the nearest entrance of a quiet park, at the speed of an adult; none without a way."""
    return way_to_quiet_area / (walking_speed * METRES_A_MINUTE)


@quantity(of="building", source="Definition", totals=("zone", "city"))
def residents_near_quiet_area(
    residents: People, minutes_on_foot_to_quiet_area: Minutes, minutes_to_quiet_area: Minutes
) -> People:
    """Residents who reach a quiet park on foot within some minutes."""
    return np.where(minutes_on_foot_to_quiet_area <= minutes_to_quiet_area, residents, residents * 0.0)
