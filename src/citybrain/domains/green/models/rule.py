"""The 3-30-300 rule: three trees seen from home, 30 % canopy around it, and a large green space within 300 m."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from citybrain.base.attached import network_to
from citybrain.kernel import Solved, given, least, quantity, solved, total
from citybrain.kernel.units import Count, Metres, People, Share, SquareMetres

RULE = "Konijnendijk 2023, doi:10.1007/s11676-022-01523-z: the 3-30-300 rule"
AREAS = ("zone", "city")


@given(of="building", default=0.0, stands_in=True)
def planted_trees_in_sight() -> Count:
    """Trees that a plan plants within sight of a building; none where the city has no cells of ground."""
    ...


@given(of="building", default=np.nan, stands_in=True)
def canopy_of_neighbourhood() -> Share:
    """Part of the land within 250 m of a building below crowns; not known where the city has no cells of ground."""
    ...


@given(of="junction", default=0.0, stands_in=True)
def park_at_junction() -> SquareMetres:
    """Ground of a park that a plan makes in cells at a junction; none where the city has no cells of ground."""
    ...


@total(of="building", over="trees_in_sight")
def trees_in_sight_today(standing_trees: Count) -> Count:
    """Trees of today that are seen from a building: within 30 m of it, and no other building before them."""
    ...


@least(of="building", over="nearest_tree")
def metres_to_nearest_tree() -> Metres:
    """Metres from a building to the nearest tree that a file knows; none beyond 250 m."""
    ...


@quantity(of="building", source=RULE, compiled=True)
def trees_seen(
    trees_in_sight_today: Count, planted_trees_in_sight: Count, metres_to_nearest_tree: Metres
) -> Count:  # fmt: skip
    """Trees that are seen from a building, with those of a plan; not known where no file knows a tree near by."""
    known = np.isfinite(metres_to_nearest_tree) | (planted_trees_in_sight > 0.0)
    return np.where(known, trees_in_sight_today + planted_trees_in_sight, np.nan)


@quantity(of="green_space", source="Definition: a green space that is too small lies nowhere", compiled=True)
def beyond_small_green(green_space_area: SquareMetres, least_large_green: SquareMetres) -> Metres:
    """0 m for a green space that is large enough, without end for one that is not."""
    return np.where(green_space_area >= least_large_green, 0.0, np.inf)


@least(of="building", over="way_to_green_space", along=True)
def way_to_large_green_today(beyond_small_green: Metres) -> Metres:
    """Way on foot from the door to the nearest large green space of today; none beyond 1,000 m."""
    ...


@solved(of="junction", source="Dial 1969, doi:10.1145/363269.363610: shortest paths; exact", tolerance=1e-9, at_most=1)
def junction_to_new_green(
    junction_node: Count, street_from_node: Count, street_to_node: Count, street_walk_onward: Metres,
    street_walk_back: Metres, street_walkable: Share, new_green: SquareMetres, park_at_junction: SquareMetres,
    least_large_green: SquareMetres, *, tolerance: float, at_most: int,
) -> Solved[Metres]:  # fmt: skip
    """Way on foot from a junction to the nearest large park that a plan lays out; none where it lays out none.

    A park has its entrance at a junction that gets one, or at those beside cells that become a park and touch.
    """
    parks = np.flatnonzero((new_green >= least_large_green) | (park_at_junction >= least_large_green))
    if not len(parks):
        return Solved(np.full(len(junction_node), np.nan), 0.0, 1)
    network = network_to(
        junction_node, street_from_node, street_to_node, street_walk_onward, street_walk_back, street_walkable
    )
    metres = network.nearest(parks, np.zeros(len(parks)))
    return Solved(np.where(np.isfinite(metres), metres, np.nan), 0.0, 1)


@least(of="building", over="door_to_junction", along=True)
def way_to_new_green(junction_to_new_green: Metres) -> Metres:
    """Way on foot from the door to the nearest large park that a plan lays out."""
    ...


@quantity(of="building", source=RULE, compiled=True)
def way_to_large_green(way_to_large_green_today: Metres, way_to_new_green: Metres) -> Metres:
    """Way on foot from the door to the nearest large green space, of today or of a plan; none beyond 1,000 m."""
    nearest = np.fmin(way_to_large_green_today, way_to_new_green)
    return np.where(np.isfinite(nearest), nearest, np.nan)


class RulesOfHome(NamedTuple):
    """Which of the three rules hold at a building: 1 where one holds, 0 where not, no value where data lack."""

    sees_three_trees: Share
    has_canopy_around: Share
    has_large_green_near: Share
    rules_held: Count


@quantity(of="building", source=RULE, compiled=True)
def rules_of_home(
    trees_seen: Count, canopy_of_neighbourhood: Share, way_to_large_green: Metres, node_at_door: Count,
    least_trees_seen: Count, least_canopy_around: Share, longest_way_to_large_green: Metres,
) -> RulesOfHome:  # fmt: skip
    """Which of the three rules hold at a building: 1 where one holds, 0 where not, no value where data lack.

    How many hold is known where all three are.
    """
    # Trees are counted in parts where crowns of a plan are narrower than usual: a thousandth is rounding.
    trees = np.where(np.isnan(trees_seen), np.nan, trees_seen >= least_trees_seen - 1e-3)
    canopy = np.where(np.isnan(canopy_of_neighbourhood), np.nan, canopy_of_neighbourhood >= least_canopy_around)
    near = np.where(np.isnan(node_at_door), np.nan, way_to_large_green <= longest_way_to_large_green)
    return RulesOfHome(trees, canopy, near, trees + canopy + near)


class ResidentsByRules(NamedTuple):
    """Residents by how many of the three rules hold where they live, and those of whom it is not known."""

    residents_with_no_rule: People
    residents_with_one_rule: People
    residents_with_two_rules: People
    residents_with_three_rules: People
    residents_of_unknown_rules: People


@quantity(of="building", source=RULE, totals=AREAS)
def residents_by_rules(residents: People, rules_held: Count) -> ResidentsByRules:
    """Residents by how many of the three rules hold where they live, and those of whom it is not known."""
    none, one, two, three = (np.where(rules_held == count, residents, 0.0 * residents) for count in range(4))
    unknown = np.where(np.isnan(rules_held), residents, 0.0 * residents)
    return ResidentsByRules(none, one, two, three, unknown)


class ResidentsOfRules(NamedTuple):
    """Residents for whom each of the rules holds, and those of whom it is not known."""

    residents_seeing_three_trees: People
    residents_with_canopy_around: People
    residents_near_large_green: People
    residents_of_unknown_trees: People
    residents_of_unknown_canopy: People
    residents_of_unknown_way_to_green: People


@quantity(of="building", source=RULE, totals=AREAS)
def residents_of_rules(
    residents: People, sees_three_trees: Share, has_canopy_around: Share, has_large_green_near: Share
) -> ResidentsOfRules:
    """Residents for whom each of the rules holds, and those of whom it is not known."""
    rules = sees_three_trees, has_canopy_around, has_large_green_near
    held = [np.where(one > 0.0, residents, 0.0 * residents) for one in rules]
    return ResidentsOfRules(*held, *(np.where(np.isnan(one), residents, 0.0 * residents) for one in rules))


@quantity(of="city", source="Definition: residents over residents")
def share_with_three_rules(city_residents_with_three_rules: People, city_residents: People) -> Share:
    """Part of the residents where all three rules are known to hold; none in a city without residents."""
    return city_residents_with_three_rules / np.where(city_residents > 0.0, city_residents, np.nan)
