"""What mains and connections leak at their pressure, and how often mains break."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import given, mean, quantity, same_formula
from citybrain.kernel.ratios import per
from citybrain.kernel.units import (
    Array,
    Count,
    CubicMetresPerKilometreMetreYear,
    CubicMetresPerMetreYear,
    CubicMetresPerYear,
    Metres,
    PerKilometreYear,
    PerYear,
    Ratio,
    Share,
)

AREAS = ("zone", "city")
METRES_IN_KILOMETRE = 1000.0
UNAVOIDABLE = (
    "Lambert, Brown, Takizawa and Weimer 1999, AQUA 48(6), 227-237: unavoidable annual real losses, times the "
    "infrastructure leakage index; pressure by the power N1 of May 1994"
)


@given(of="supply_node", default=0.0)
def pressure_cut() -> Metres:
    """Pressure that valves of a plan take from the node."""
    ...


@given(of="supply_pipe", default=0.0)
def replaced_share() -> Share:
    """1 where a plan lays the main anew."""
    ...


@quantity(of="supply_node", source="EPANET 2.2 (Rossman et al. 2020, EPA/600/R-20/133), less what valves take")
def node_pressure(modelled_pressure: Metres, pressure_cut: Metres) -> Metres:
    """Pressure of a node, mean of a day: that of the model less what valves of a plan take."""
    return modelled_pressure - pressure_cut


@quantity(of="supply_node", source="EPANET 2.2 (Rossman et al. 2020, EPA/600/R-20/133), less what valves take")
def lowest_node_pressure(modelled_pressure_lowest: Metres, pressure_cut: Metres) -> Metres:
    """Pressure of a node at the hour of a day when it is lowest."""
    return modelled_pressure_lowest - pressure_cut


@mean(of="supply_pipe", over="ends_of_pipe")
def pipe_pressure(node_pressure: Metres) -> Metres:
    """Pressure of a main, mean of its ends over a day."""
    ...


@mean(of="supply_pipe", over="ends_of_pipe")
def pipe_pressure_before(modelled_pressure: Metres) -> Metres:
    """Pressure of a main before any plan, mean of its ends over a day."""
    ...


def pressure_factor(after: Metres, before: Metres, exponent: Ratio) -> Array:
    """Leakage at a pressure over that before: their ratio to the power N1; 1 where there was no pressure."""
    ratio = per(np.maximum(after, 0.0 * after), before)
    factor: Array = np.where(ratio >= 0.0, ratio, 1.0) ** exponent
    return factor


@quantity(of="supply_pipe", source=UNAVOIDABLE, totals=AREAS, compiled=True)
def pipe_leakage(
    main_length: Metres, pipe_pressure: Metres, pipe_pressure_before: Metres, replaced_share: Share,
    infrastructure_leakage_index: Ratio, leakage_exponent: Ratio,
    unavoidable_loss_of_mains: CubicMetresPerKilometreMetreYear,
) -> CubicMetresPerYear:  # fmt: skip
    """Water that a main loses in a year at its pressure; a new one loses what cannot be avoided.

    Length times pressure times the unavoidable loss times the index of the network; 0 where the pressure is not known.
    """
    index = infrastructure_leakage_index + replaced_share * (1.0 - infrastructure_leakage_index)
    before = main_length / METRES_IN_KILOMETRE * np.maximum(pipe_pressure_before, 0.0) * unavoidable_loss_of_mains
    return np.nan_to_num(index * before * pressure_factor(pipe_pressure, pipe_pressure_before, leakage_exponent))


@quantity(of="supply_node", source=UNAVOIDABLE, totals=AREAS, compiled=True)
def connection_leakage(
    connections_at_node: Count, node_pressure: Metres, modelled_pressure: Metres, infrastructure_leakage_index: Ratio,
    leakage_exponent: Ratio, unavoidable_loss_of_connections: CubicMetresPerMetreYear,
) -> CubicMetresPerYear:  # fmt: skip
    """Water that the connections of buildings at a node lose in a year at its pressure."""
    before = connections_at_node * np.maximum(modelled_pressure, 0.0) * unavoidable_loss_of_connections
    factor = pressure_factor(node_pressure, modelled_pressure, leakage_exponent)
    return np.nan_to_num(infrastructure_leakage_index * before * factor)


@same_formula(
    of="zone",
    names={
        "city_leakage_of_supply": "zone_leakage_of_supply", "city_pipe_leakage": "zone_pipe_leakage",
        "city_connection_leakage": "zone_connection_leakage",
    },
)  # fmt: skip
@quantity(of="city", source=UNAVOIDABLE)
def city_leakage_of_supply(
    city_pipe_leakage: CubicMetresPerYear, city_connection_leakage: CubicMetresPerYear
) -> CubicMetresPerYear:
    """Water that mains and connections lose in a year."""
    return city_pipe_leakage + city_connection_leakage


@quantity(of="supply_pipe", source="Definition: length times the rate of breaks", totals=AREAS)
def pipe_breaks(
    main_length: Metres, replaced_share: Share, breaks_of_mains: PerKilometreYear, breaks_of_new_mains: PerKilometreYear
) -> PerYear:
    """Breaks of a main that are expected in a year."""
    rate = breaks_of_mains + replaced_share * (breaks_of_new_mains - breaks_of_mains)
    return main_length / METRES_IN_KILOMETRE * rate
