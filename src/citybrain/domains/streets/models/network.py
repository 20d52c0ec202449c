"""The way on foot from every junction to the nearest facility of each kind, for all and without steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from citybrain.base.attached import network_to
from citybrain.kernel import Solved, given, greatest, quantity, solved
from citybrain.kernel.units import Array, Category, Count, Mask, Metres, Share

STEPS = 12
"""Code of steps among the classes of streets."""

KINDS = ("groceries", "health", "childcare", "school", "green", "stop")
"""Kinds of facilities in the order of their codes."""

SOURCE = "Dial 1969, doi:10.1145/363269.363610: shortest paths; exact"


class ToNearest(NamedTuple):
    """Way on foot from a junction to the nearest facility of a kind; none where no way leads to one."""

    junction_to_groceries: Metres
    junction_to_health: Metres
    junction_to_childcare: Metres
    junction_to_school: Metres
    junction_to_green: Metres
    junction_to_stop: Metres


class ToNearestWithoutSteps(NamedTuple):
    """Way without steps from a junction to the nearest facility of a kind; none where no such way leads to one."""

    junction_step_free_to_groceries: Metres
    junction_step_free_to_health: Metres
    junction_step_free_to_childcare: Metres
    junction_step_free_to_school: Metres
    junction_step_free_to_green: Metres
    junction_step_free_to_stop: Metres


@given(of="street", default=0.0)
def street_closed() -> Share:
    """1 where a plan closes the street to everybody; who lives on it still gets out at both ends."""
    ...


@given(of="facility", default=0.0)
def facility_closed() -> Share:
    """1 where a plan closes the facility."""
    ...


@given(of="junction", default=-1.0)
def new_facility() -> Count:
    """Code of the kind of facility that a plan opens at the junction; -1 for none."""
    ...


@greatest(of="street", over="street_to_green")
def street_green_share() -> Share:
    """Share of the street that lies in or beside a park or wood; none where there is no green along it."""
    ...


@quantity(of="street", source="Definition: a street that is open on foot and that no plan closes")
def street_walkable(street_for_walking: Share, street_closed: Share) -> Share:
    """1 where one can walk on the street."""
    return np.where(street_for_walking > 0.0, 1.0 - street_closed, 0.0)


@quantity(of="street", source="Definition: no steps without a ramp, and nothing that shuts wheelchairs out")
def street_step_free(
    street_walkable: Share, street_class: Category, street_ramp: Share, street_wheelchair: Share
) -> Share:
    """1 where wheels can pass: a wheelchair, a pram, a walking frame."""
    barred = ((street_class == STEPS) | (street_wheelchair == 0.0)) & ~(street_ramp > 0.0)
    return np.where(barred, 0.0, street_walkable)


@solved(of="junction", source=SOURCE, tolerance=1e-9, at_most=1)
def way_to_nearest(
    junction_node: Count,
    junction_facility: Count,
    street_from_node: Count,
    street_to_node: Count,
    street_length: Metres,
    street_walk_onward: Metres,
    street_walk_back: Metres,
    street_walkable: Share,
    facility_kind: Category,
    facility_street: Count,
    facility_from_node: Count,
    facility_to_node: Count,
    facility_from_way: Metres,
    facility_to_way: Metres,
    facility_closed: Share,
    new_facility: Count,
    *,
    tolerance: float,
    at_most: int,
) -> Solved[ToNearest]:
    """Way on foot from each junction to the nearest facility of a kind."""
    streets = street_from_node, street_to_node, street_walk_onward, street_walk_back, street_walkable
    ends = (
        facility_from_node,
        facility_to_node,
        *ways_to_facilities(
            facility_from_way, facility_to_way, facility_street, street_length, street_walk_onward, street_walk_back
        ),
    )
    junctions = junction_node, junction_facility
    return Solved(
        ToNearest(*ways_to_nearest(junctions, streets, ends, facility_kind, facility_closed, new_facility)), 0.0, 1
    )


@solved(of="junction", source=SOURCE, tolerance=1e-9, at_most=1)
def way_to_nearest_without_steps(
    junction_node: Count,
    junction_facility: Count,
    street_from_node: Count,
    street_to_node: Count,
    street_length: Metres,
    street_walk_onward: Metres,
    street_walk_back: Metres,
    street_step_free: Share,
    facility_kind: Category,
    facility_street: Count,
    facility_from_node: Count,
    facility_to_node: Count,
    facility_from_way: Metres,
    facility_to_way: Metres,
    facility_closed: Share,
    new_facility: Count,
    *,
    tolerance: float,
    at_most: int,
) -> Solved[ToNearestWithoutSteps]:
    """Way without steps from each junction to the nearest facility of a kind."""
    streets = street_from_node, street_to_node, street_walk_onward, street_walk_back, street_step_free
    ends = (
        facility_from_node,
        facility_to_node,
        *ways_to_facilities(
            facility_from_way, facility_to_way, facility_street, street_length, street_walk_onward, street_walk_back
        ),
    )
    ways = ways_to_nearest(
        (junction_node, junction_facility), streets, ends, facility_kind, facility_closed, new_facility
    )
    return Solved(ToNearestWithoutSteps(*ways), 0.0, 1)


def ways_to_facilities(
    before: Array, behind: Array, street: Array, length: Array, onward: Array, back: Array
) -> tuple[Array, Array]:
    """Metres of level ground from the nodes before and behind to each facility, from the metres along its street.

    `onward` and `back` are those that whole streets take, of which each takes its part.
    """
    on = street.astype(np.intp)
    whole = length[on]
    along = np.clip((before - behind + whole) / 2.0, 0.0, whole)
    there, again = (one[on] / np.where(whole > 0.0, whole, 1.0) - 1.0 for one in (onward, back))
    return before + along * there, behind + (whole - along) * again


def ways_to_nearest(
    junctions: tuple[Array, Array],
    streets: tuple[Array, Array, Array, Array, Array],
    ends: tuple[Array, Array, Array, Array],
    kinds: Any,
    closed: Array,
    opened: Array,
    wanted: Sequence[int] = range(len(KINDS)),
) -> list[Array]:
    """For each kind that is wanted the way from every junction; NaN where no way leads to one.

    The search begins at the facilities and goes against the way. To the junction of a facility ways lead from the ends
    of its street, and none leads on: it is no way through.
    """
    nodes, facility = junctions
    beside = np.flatnonzero(np.isfinite(facility))
    at = facility[beside].astype(np.intp)
    row, way = np.searchsorted(nodes, np.stack(ends[:2])), np.stack(ends[2:])
    network = network_to(nodes, *streets, out=(np.tile(beside, 2), row[:, at].ravel(), way[:, at].ravel()))
    ways = []
    for code in wanted:
        there: Mask = (kinds == code) & (closed < 1.0)
        own = np.concatenate([np.flatnonzero(opened == code), beside[there[at]]])
        seeds = np.concatenate([row[:, there].ravel(), own])
        nearest = network.nearest(seeds, np.concatenate([way[:, there].ravel(), np.zeros(len(own))]))
        ways.append(np.where(np.isfinite(nearest), nearest, np.nan))
    return ways
