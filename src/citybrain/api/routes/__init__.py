"""One module per resource."""

from citybrain.api.router import Router
from citybrain.api.routes import (
    assessment,
    audit,
    city,
    comparison,
    course,
    detections,
    documents,
    domains,
    entities,
    examples,
    explain,
    geometry,
    goals,
    identities,
    imports,
    indicators,
    interventions,
    inventory,
    inventory_stated,
    messages,
    my_city,
    parameters,
    plans,
    quality,
    quantities,
    registers,
    roles,
    saved_plans,
    scenarios,
    selections,
    sensing,
    sensing_events,
    session,
    sources,
    uncertainty,
    upkeep,
    values,
    warnings,
)


def all_routers() -> list[Router]:
    """Routers of all resources, in the order of the documentation."""
    modules = (
        city, domains, quantities, roles, values, geometry, entities, assessment, interventions, scenarios, selections,
        plans, uncertainty, documents, goals, examples, explain, quality, sources, registers, parameters, messages,
        saved_plans, my_city, inventory, inventory_stated, course, indicators, comparison,
        session, identities, audit,
        sensing, sensing_events, warnings, detections, imports, upkeep,
    )  # fmt: skip
    return [module.router for module in modules]
