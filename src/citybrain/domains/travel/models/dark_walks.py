"""How much of the way between stop and home is dark, by group: perceived safety that a city can mend with lights.

People of a zone are taken to live mixed, and to walk the shortest way. Whether a place feels safe is asked of nobody.
"""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import mean, quantity, spread
from citybrain.kernel.units import People, Share

IN_ZONE = "Definition: parts of the residents of the zone"


@spread(of="building")
def women_in_zone(women_share: Share) -> Share:
    """Part of the residents of the zone of a building who are women; none where it is not known."""
    ...


@spread(of="building")
def older_in_zone(older_share: Share) -> Share:
    """Part of the residents of the zone of a building who are 65 years and more; none where it is not known."""
    ...


@spread(of="building")
def low_income_in_zone(low_income_share: Share) -> Share:
    """Part of the households of low income in the zone of a building; none where it is not known."""
    ...


class WalkersFromStop(NamedTuple):
    """Residents of a building with a way to a stop, all of them and by group; 0 where the group is not known."""

    walkers_from_stop: People
    women_walking_from_stop: People
    men_walking_from_stop: People
    older_people_walking_from_stop: People
    younger_people_walking_from_stop: People
    low_income_walking_from_stop: People


class LightKnown(NamedTuple):
    """Parts of the way from the stop, 0 where there is no way, so that a mean over who walks can be taken."""

    dark_part_from_stop: Share
    unknown_part_from_stop: Share


@quantity(of="building", source=IN_ZONE)
def walkers_by_group(
    residents: People, unlit_share_of_way_to_stop: Share, women_in_zone: Share, older_in_zone: Share,
    low_income_in_zone: Share,
) -> WalkersFromStop:  # fmt: skip
    """Residents of a building with a way to a stop, all of them and by group; 0 where the group is not known."""
    people = np.where(np.isnan(unlit_share_of_way_to_stop), 0.0, np.nan_to_num(residents))
    shares = women_in_zone, 1.0 - women_in_zone, older_in_zone, 1.0 - older_in_zone, low_income_in_zone
    return WalkersFromStop(people, *(people * np.nan_to_num(one) for one in shares))


@quantity(of="building", source="Definition")
def light_known(unlit_share_of_way_to_stop: Share, unknown_light_share_of_way_to_stop: Share) -> LightKnown:
    """Parts of the way from the stop, 0 where there is no way, so that a mean over who walks can be taken."""
    return LightKnown(np.nan_to_num(unlit_share_of_way_to_stop), np.nan_to_num(unknown_light_share_of_way_to_stop))


@mean(of="city")
def unlit_share_of_way_home(dark_part_from_stop: Share, walkers_from_stop: People) -> Share:
    """Part of the way home from the stop that is not lit: all; none where nobody is."""
    ...


@mean(of="city")
def unknown_light_share_of_way_home(unknown_part_from_stop: Share, walkers_from_stop: People) -> Share:
    """Part of the way home of whose light nothing is known: all; none where nobody is."""
    ...


@mean(of="city")
def unlit_share_of_way_home_of_women(dark_part_from_stop: Share, women_walking_from_stop: People) -> Share:
    """Part of the way home from the stop that is not lit: women; none where nobody is."""
    ...


@mean(of="city")
def unknown_light_share_of_way_home_of_women(unknown_part_from_stop: Share, women_walking_from_stop: People) -> Share:
    """Part of the way home of whose light nothing is known: women; none where nobody is."""
    ...


@mean(of="city")
def unlit_share_of_way_home_of_men(dark_part_from_stop: Share, men_walking_from_stop: People) -> Share:
    """Part of the way home from the stop that is not lit: men; none where nobody is."""
    ...


@mean(of="city")
def unknown_light_share_of_way_home_of_men(unknown_part_from_stop: Share, men_walking_from_stop: People) -> Share:
    """Part of the way home of whose light nothing is known: men; none where nobody is."""
    ...


@mean(of="city")
def unlit_share_of_way_home_of_older_people(
    dark_part_from_stop: Share, older_people_walking_from_stop: People
) -> Share:
    """Part of the way home from the stop that is not lit: 65 years and more; none where nobody is."""
    ...


@mean(of="city")
def unknown_light_share_of_way_home_of_older_people(
    unknown_part_from_stop: Share, older_people_walking_from_stop: People
) -> Share:
    """Part of the way home of whose light nothing is known: 65 years and more; none where nobody is."""
    ...


@mean(of="city")
def unlit_share_of_way_home_of_younger_people(
    dark_part_from_stop: Share, younger_people_walking_from_stop: People
) -> Share:
    """Part of the way home from the stop that is not lit: below 65 years; none where nobody is."""
    ...


@mean(of="city")
def unknown_light_share_of_way_home_of_younger_people(
    unknown_part_from_stop: Share, younger_people_walking_from_stop: People
) -> Share:
    """Part of the way home of whose light nothing is known: below 65 years; none where nobody is."""
    ...


@mean(of="city")
def unlit_share_of_way_home_of_low_income(dark_part_from_stop: Share, low_income_walking_from_stop: People) -> Share:
    """Part of the way home from the stop that is not lit: low income; none where nobody is."""
    ...


@mean(of="city")
def unknown_light_share_of_way_home_of_low_income(
    unknown_part_from_stop: Share, low_income_walking_from_stop: People
) -> Share:
    """Part of the way home of whose light nothing is known: low income; none where nobody is."""
    ...
