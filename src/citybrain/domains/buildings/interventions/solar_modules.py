"""What modules on roofs and walls cost, and what making them emits."""

from typing import Any, NamedTuple


class Modules(NamedTuple):
    """Modules that are added: money, money a year, and tonnes of their making."""

    cost: Any
    upkeep: Any
    embodied: Any


def modules(power: Any, cost: Any, upkeep: Any, emissions: Any, kilograms_per_tonne: Any) -> Modules:
    """Modules of a peak power (kW) at money/kW, money/(kW·a) and kg/kW."""
    return Modules(power * cost, power * upkeep, power * emissions / kilograms_per_tonne)
