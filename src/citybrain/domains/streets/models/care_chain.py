"""The care chain on foot: from home with a child to childcare, on to groceries, and home, the shortest of all."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import numpy as np

from citybrain.base.attached import network_to
from citybrain.domains.streets.models.access import METRES_A_MINUTE
from citybrain.domains.streets.models.network import KINDS, SOURCE, ways_to_facilities
from citybrain.kernel import Solved, least, mean, quantity, solved
from citybrain.kernel.units import Array, Category, Count, KilometresPerHour, Metres, Minutes, People, Rows, Share

CHILDCARE, GROCERIES = KINDS.index("childcare"), KINDS.index("groceries")
NO_STREET = -1.0
Speeds: TypeAlias = tuple[float, float]
"""With a child, and alone [km/h]."""


class Places(NamedTuple):
    """Places of a kind: the street on which they lie, rows of the junctions at its ends, the ways from these (n, 2).

    `leaving` are the ways back to the ends, `along` the place on the street, in metres of level ground onward and back
    from where it begins (n, 2), `across` the metres between place and street. `facility` is the row of each, -1 where
    one opens at a junction. `own` are the rows of junctions that are places, as those beside a door are, and `of` the
    place of each.
    """

    facility: Rows
    street: Array
    ends: Rows
    ways: Array
    leaving: Array
    along: Array
    across: Array
    own: Rows
    of: Rows


class ThereAndBack(NamedTuple):
    """Networks of the same streets that are searched from places: ways to them, and ways from them."""

    there: Any
    back: Any


class CareChainMinutes(NamedTuple):
    """Minutes of the shortest care chain of a building by who brings the child; none where no way leads around."""

    care_chain_minutes: Minutes
    care_chain_minutes_older: Minutes
    care_chain_minutes_step_free: Minutes


class JunctionCareChains(NamedTuple):
    """Half of the care chain from a junction, in metres of which each is walked with and without the child."""

    junction_care_chain: Metres
    junction_care_chain_older: Metres
    junction_care_chain_step_free: Metres


def minutes_of_metre(with_child: Array, alone: Array) -> Array:
    """Minutes of a metre that is walked twice, at the slower of both speeds [km/h] with a child, then alone."""
    minutes: Array = (1.0 / np.minimum(with_child, alone) + 1.0 / alone) / METRES_A_MINUTE
    return minutes


@solved(of="junction", source=f"{SOURCE}, each childcare with each groceries", tolerance=1e-9, at_most=1)
def care_chain_of_junction(
    junction_node: Count, junction_facility: Count, street_from_node: Count, street_to_node: Count,
    street_length: Metres, street_walk_onward: Metres, street_walk_back: Metres, street_walkable: Share,
    street_step_free: Share, facility_kind: Category, facility_street: Count, facility_from_node: Count,
    facility_to_node: Count, facility_from_way: Metres, facility_to_way: Metres, facility_closed: Share,
    new_facility: Count, walking_speed: KilometresPerHour, walking_speed_older: KilometresPerHour,
    walking_speed_with_child: KilometresPerHour, wheelchair_speed: KilometresPerHour,
    *, tolerance: float, at_most: int,
) -> Solved[JunctionCareChains]:  # fmt: skip
    """The least time from each junction by a childcare and a grocery shop back, in halves that begin and end there.

    The way with the child has no steps, the others have none in a wheelchair. Of all pairs of places the one that takes
    least counts, also where neither is the nearest. None where no way leads around.
    """
    row = np.searchsorted(junction_node, np.stack([facility_from_node, facility_to_node], axis=1))
    directions, turned = (street_walk_onward, street_walk_back), (street_walk_back, street_walk_onward)
    on_street = facility_from_way, facility_to_way, facility_street, street_length
    metres = (
        np.stack(ways_to_facilities(*on_street, *directions), axis=1),
        np.stack(ways_to_facilities(*on_street, *turned), axis=1),
        level_metres_along(*on_street, *directions),
    )
    apart = metres_across(*on_street)
    beside = np.flatnonzero(np.isfinite(junction_facility))
    at = junction_facility[beside].astype(np.intp)

    def places(code: int) -> Places:
        there = np.flatnonzero((facility_kind == code) & (facility_closed < 1.0))
        opened = np.flatnonzero(new_facility == code)
        along = np.isin(opened, beside)
        copied = np.concatenate([there, junction_facility[opened[along]].astype(np.intp)])
        alone = opened[~along]
        shown = np.flatnonzero(np.isin(at, there))
        to, leave, on = (np.concatenate([one[copied], np.zeros((len(alone), 2))]) for one in metres)
        return Places(
            np.concatenate([copied, np.full(len(alone), -1)]),
            np.concatenate([facility_street[copied], np.full(len(alone), NO_STREET)]),
            np.concatenate([row[copied], np.stack([alone, alone], axis=1)]),
            to,
            leave,
            on,
            np.concatenate([apart[copied], np.zeros(len(alone))]),
            np.concatenate([beside[shown], opened[along], alone]),
            np.concatenate([np.searchsorted(there, at[shown]), len(there) + np.arange(len(opened))]),
        )

    streets = junction_node, street_from_node, street_to_node
    walked, step_free = (
        ThereAndBack(*(network_to(*streets, *lengths, used) for lengths in (directions, turned)))
        for used in (street_walkable, street_step_free)
    )
    legs = walking_speed, walking_speed_older, wheelchair_speed
    speeds = [(float(np.minimum(walking_speed_with_child, one)), float(one)) for one in legs]
    childcare, groceries = places(CHILDCARE), places(GROCERIES)
    best = least_times(walked, step_free, childcare, groceries, speeds)
    halves = [one / (1.0 / slow + 1.0 / fast) for one, (slow, fast) in zip(best, speeds, strict=True)]
    return Solved(JunctionCareChains(*(np.where(np.isfinite(one), one, np.nan) for one in halves)), 0.0, 1)


def level_metres_along(before: Array, behind: Array, street: Array, length: Array, onward: Array, back: Array) -> Array:
    """Metres of level ground from where its street begins to each facility, and back, of one that begins nowhere 0."""
    on = street.astype(np.intp)
    whole = length[on]
    part = np.clip((before - behind + whole) / 2.0, 0.0, whole) / np.where(whole > 0.0, whole, 1.0)
    return np.stack([part * onward[on], part * back[on]], axis=1)


def metres_across(before: Array, behind: Array, street: Array, length: Array) -> Array:
    """Metres between each facility and its street: what the ways from both ends have beyond the length."""
    across: Array = np.maximum(before + behind - length[street.astype(np.intp)], 0.0) / 2.0
    return across


def least_times(
    walked: ThereAndBack, step_free: ThereAndBack, childcare: Places, groceries: Places, speeds: list[Speeds]
) -> Array:
    """Metres over speeds of the best chain (groups, junctions): with the child without steps, then alone.

    The last group, in a wheelchair, has no steps at all.
    """
    best = np.full((len(speeds), walked.there.size), np.inf)
    for number in range(len(childcare.ends)) if len(groceries.ends) else ():
        brought, back_alike = ways_around(step_free, childcare, groceries, number)
        _, back = ways_around(walked, childcare, groceries, number)
        for group, (slow, fast) in enumerate(speeds):
            onward = back_alike if group == len(speeds) - 1 else back
            np.minimum(best[group], brought / slow + onward / fast, out=best[group])
    return best


def ways_around(network: ThereAndBack, childcare: Places, groceries: Places, number: int) -> tuple[Array, Array]:
    """Metres from every junction to one childcare, and from there by the best groceries on to the junction."""
    ends, same = childcare.ends[number], groceries.street == childcare.street[number]
    there = network.there.nearest(ends, childcare.ways[number])
    leaving = network.back.nearest(ends, childcare.leaving[number])
    on_street = groceries.along - childcare.along[number]
    one_place = groceries.facility == childcare.facility[number]
    across = np.where(one_place, 0.0, groceries.across + childcare.across[number])
    onward = (leaving[groceries.ends] + groceries.ways).min(axis=1)
    brought = (there[groceries.ends] + groceries.leaving).min(axis=1)
    same &= groceries.street != NO_STREET
    onward = np.where(same, np.minimum(onward, across + np.maximum(on_street[:, 0], -on_street[:, 1])), onward)
    brought = np.where(same, np.minimum(brought, across + np.maximum(-on_street[:, 0], on_street[:, 1])), brought)
    back = network.back.nearest(groceries.ends.ravel(), (groceries.leaving + onward[:, None]).ravel())
    own, shop = childcare.own[childcare.of == number], groceries.own
    there[own], there[shop] = 0.0, np.minimum(there[shop], brought[groceries.of])
    back[own] = np.minimum(back[own], (onward + brought).min())
    back[shop] = np.minimum(back[shop], onward[groceries.of])
    return there, back


@least(of="building", over="door_to_junction", along=True)
def half_care_chain(junction_care_chain: Metres) -> Metres:
    """Half of the care chain from the door, each metre walked with and without the child: an adult."""
    ...


@least(of="building", over="door_to_junction", along=True)
def half_care_chain_older(junction_care_chain_older: Metres) -> Metres:
    """Half of the care chain from the door, each metre walked with and without the child: an older person."""
    ...


@least(of="building", over="door_to_junction", along=True)
def half_care_chain_step_free(junction_care_chain_step_free: Metres) -> Metres:
    """Half of the care chain from the door, each metre gone with and without the child: in a wheelchair."""
    ...


@quantity(of="building", source="Definition: way over speed, there with the child and on without")
def care_chain(
    half_care_chain: Metres, half_care_chain_older: Metres, half_care_chain_step_free: Metres,
    walking_speed: KilometresPerHour, walking_speed_older: KilometresPerHour,
    walking_speed_with_child: KilometresPerHour, wheelchair_speed: KilometresPerHour,
) -> CareChainMinutes:  # fmt: skip
    """Minutes from home with a small child to childcare, on to groceries and home."""
    return CareChainMinutes(
        half_care_chain * minutes_of_metre(walking_speed_with_child, walking_speed),
        half_care_chain_older * minutes_of_metre(walking_speed_with_child, walking_speed_older),
        half_care_chain_step_free * minutes_of_metre(walking_speed_with_child, wheelchair_speed),
    )


class ResidentsWithCareChain(NamedTuple):
    """Residents of a building from which a way leads around, by who brings the child."""

    residents_with_care_chain: People
    residents_with_care_chain_older: People
    residents_with_care_chain_step_free: People


@quantity(of="building", source="Definition: residents of buildings with a way around", totals=("zone", "city"))
def residents_with_chain(
    residents: People, care_chain_minutes: Minutes, care_chain_minutes_older: Minutes,
    care_chain_minutes_step_free: Minutes,
) -> ResidentsWithCareChain:  # fmt: skip
    """Residents of a building from which a way leads around; 0 where residents are not known."""
    chains = care_chain_minutes, care_chain_minutes_older, care_chain_minutes_step_free
    return ResidentsWithCareChain(*(np.where(np.isfinite(one), np.nan_to_num(residents), 0.0) for one in chains))


class KnownCareChain(NamedTuple):
    """Minutes of the care chain, 0 where there is none, so that a mean over who has one can be taken."""

    known_care_chain: Minutes
    known_care_chain_older: Minutes
    known_care_chain_step_free: Minutes


@quantity(of="building", source="Definition")
def known_chain(
    care_chain_minutes: Minutes, care_chain_minutes_older: Minutes, care_chain_minutes_step_free: Minutes
) -> KnownCareChain:
    """Minutes of the care chain, 0 where there is none, so that a mean over who has one can be taken."""
    chains = care_chain_minutes, care_chain_minutes_older, care_chain_minutes_step_free
    return KnownCareChain(*(np.nan_to_num(one) for one in chains))


@mean(of="zone")
def zone_care_chain_minutes(known_care_chain: Minutes, residents_with_care_chain: People) -> Minutes:
    """Minutes of the care chain, mean over the residents of the zone who have one: an adult."""
    ...


@mean(of="zone")
def zone_care_chain_minutes_older(known_care_chain_older: Minutes, residents_with_care_chain_older: People) -> Minutes:
    """Minutes of the care chain, mean over the residents of the zone who have one: an older person."""
    ...


@mean(of="zone")
def zone_care_chain_minutes_step_free(
    known_care_chain_step_free: Minutes, residents_with_care_chain_step_free: People
) -> Minutes:
    """Minutes of the care chain, mean over the residents of the zone who have one: in a wheelchair."""
    ...


@mean(of="city")
def city_care_chain_minutes(known_care_chain: Minutes, residents_with_care_chain: People) -> Minutes:
    """Minutes of the care chain, mean over the residents of the city who have one: an adult."""
    ...


@mean(of="city")
def city_care_chain_minutes_older(known_care_chain_older: Minutes, residents_with_care_chain_older: People) -> Minutes:
    """Minutes of the care chain, mean over the residents of the city who have one: an older person."""
    ...


@mean(of="city")
def city_care_chain_minutes_step_free(
    known_care_chain_step_free: Minutes, residents_with_care_chain_step_free: People
) -> Minutes:
    """Minutes of the care chain, mean over the residents of the city who have one: in a wheelchair."""
    ...
