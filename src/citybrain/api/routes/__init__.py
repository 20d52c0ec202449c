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
    entities,
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
    quantities,
    registers,
    roles,
    saved_plans,
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
        city, quantities, roles, values, geometry, entities, assessment, interventions, selections,
        plans, uncertainty, documents, goals, explain, sources, registers, parameters, messages,
        saved_plans, my_city, inventory, inventory_stated, course, indicators, comparison,
        session, identities, audit,
        sensing, sensing_events, warnings, detections, imports, upkeep,
    )  # fmt: skip
    return [module.router for module in modules]
