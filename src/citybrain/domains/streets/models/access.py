"""What people reach on foot from a building: ways, minutes, and green nearby."""

from typing import NamedTuple

from citybrain.kernel import least, quantity
from citybrain.kernel.units import Count, KilometresPerHour, Metres, Minutes

METRES_A_MINUTE = 1000.0 / 60.0
"""Metres that one goes in a minute at 1 km/h."""


@least(of="building", over="door_to_junction")
def node_at_door(junction_node: Count) -> Count:
    """Number of a node at an end of the street of the door; none where the building lies on no street."""
    ...


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
