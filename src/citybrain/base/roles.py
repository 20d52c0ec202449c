"""Roles that the mechanisms ask for: what may fill each, checked when the domains form a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from citybrain.kernel import DeclarationError, Graph, Quantity, nearest
from citybrain.kernel.dimensions import same_unit
from citybrain.kernel.roles import Contribution

AREA = "area"
"""Stands for every entity that others lie in."""

CITY, AREAS, HOURS = ("city",), ("city", AREA), ("hour",)
ANY: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What may fill a role: a unit and entities, any where none is named; of a `summed` one the city is needed."""

    unit: str = ""
    of: tuple[str, ...] = CITY
    summed: bool = False


ROLES: Mapping[str, Asked] = {
    "air_temperature": Asked("°C", HOURS),
    "global_irradiance": Asked("W/m²", HOURS),
    "direct_irradiance": Asked("W/m²", HOURS),
    "diffuse_irradiance": Asked("W/m²", HOURS),
    "residents": Asked("person"),
    "groups_of_residents": Asked("1", (AREA,)),
    "size": Asked(of=ANY),
    "kind": Asked("category", ANY),
    "year_made": Asked("year number", ANY),
    "filter": Asked(of=ANY),
    "line_width": Asked(of=ANY),
    **dict.fromkeys(
        (
            "section", "section_walked", "section_cycled", "section_green", "section_parked", "section_driven",
            "section_whole", "section_rest",
        ),
        Asked("m", ANY),
    ),
    "section_across": Asked(of=ANY),
    "section_lit": Asked("1", ANY),
    "headline": Asked(of=ANY),
    "conflict": Asked("1"),
    "layout_mean": Asked(of=ANY),
    "layout_sum": Asked(of=ANY),
    "energy": Asked("kWh/a", ANY),
    "calibrated": Asked("1", ANY),
    "calibrated_by": Asked(of=ANY),
    "emissions": Asked("t/a", ANY, summed=True),
    "total_emissions": Asked("t/a", AREAS, summed=True),
    "building_emissions": Asked("t/a"),
    "yearly_emissions": Asked("t/a"),
    "cumulated_emissions": Asked("t"),
    "embodied_emissions_of_year": Asked("t", AREAS),
    "embodied_emissions": Asked("t", AREAS),
    "investment": Asked("money"),
    "investment_of_year": Asked("money/a"),
    "measure_investment": Asked("money", ANY),
    "measure_running_cost": Asked("money/a", ANY),
    "yearly_capacity": Asked("1/a"),
    "years_to_full_capacity": Asked("a"),
    "years_after_first": Asked("a"),
    "discount_rate": Asked("1"),
    "discount_factor": Asked("1"),
    "owners_discount_rate": Asked("1"),
    "owners_discount_factor": Asked("1"),
    **dict.fromkeys(
        (
            "running_cost", "energy_cost", "subsidy", "levies", "cost_to_society", "cost_to_users", "cost_to_homes",
            "contribution_to_fixed_costs", "cost_outside_zones",
        ),
        Asked("money/a"),
    ),
    **dict.fromkeys(
        (
            "cost_to_owner_occupiers", "cost_to_landlords", "cost_to_tenants", "cost_to_low_income",
            "cost_to_organisations", "cost_to_public", "cost_to_energy_companies", "return_on_capital",
            "cost_to_drivers", "cost_to_passengers",
        ),
        Asked("money/a", AREAS, summed=True),
    ),
}  # fmt: skip
"""What plans, observations, progress and the pages ask for, by name; domains ask for more by `contributed`."""


def check_roles(contributions: Iterable[Contribution], graph: Graph) -> None:
    """Raises DeclarationError for a role that nothing asks for, and for a quantity that cannot fill its role.

    That is one of another entity or unit, and of what is summed a domain that contributes nothing of the city.
    """
    summed = {name for name, asked in ROLES.items() if asked.summed}
    own = {made.role for made in graph.quantities.values() if made.role} - set(ROLES)
    areas = {area for entity in graph.entities.values() for area in entity.inside}
    lacking: dict[tuple[str, str], str] = {}
    for one in contributions:
        if one.role not in ROLES and one.role not in own:
            known = sorted({*ROLES, *own})
            told = {"role": one.role, "where": one.domain, "near": nearest(one.role, known)}
            raise DeclarationError("role-unknown", **told, allowed=", ".join(known))
        made = graph[one.quantity]
        _check(one, made, ROLES.get(one.role, Asked(of=ANY)), areas)
        if one.role in summed:
            lacking.setdefault((one.domain, one.role), made.name)
            if made.of in CITY:
                lacking[one.domain, one.role] = ""
    for (domain, role), name in lacking.items():
        if name:
            told = {"role": role, "where": domain, "received": name, "of": graph[name].of}
            raise DeclarationError("role-without-city", **told)


def _check(one: Contribution, made: Quantity, asked: Asked, areas: Set[str]) -> None:
    told = {"role": one.role, "where": one.domain, "quantity": made.name}
    of = AREA if made.of in areas and AREA in asked.of else made.of
    if asked.of and of not in asked.of:
        allowed = ", ".join(name for each in asked.of for name in (sorted(areas) if each == AREA else [each]))
        raise DeclarationError("role-entity", **told, received=made.of, allowed=allowed)
    if asked.unit and not same_unit(asked.unit, made.unit):
        raise DeclarationError("role-unit", **told, received=made.unit, allowed=asked.unit)
