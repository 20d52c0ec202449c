"""One module per resource."""

from citybrain.api.router import Router
from citybrain.api.routes import (
    assessment,
    audit,
    city,
    detections,
    domains,
    entities,
    examples,
    explain,
    geometry,
    goals,
    identities,
    interventions,
    messages,
    my_city,
    parameters,
    plans,
    quality,
    quantities,
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


def first_routers() -> list[Router]:
    """Routers of what the page asks for when it opens: they are there when the server answers."""
    modules = (
        city, domains, quantities, roles, values, geometry, entities, assessment, interventions, scenarios, selections,
        plans, uncertainty, goals, examples, explain, quality, sources, parameters, messages, saved_plans,
        my_city, session, identities, audit, sensing, sensing_events, warnings, detections, upkeep,
    )  # fmt: skip
    return [module.router for module in modules]


def all_routers() -> list[Router]:
    """Routers of all resources, in the order of the documentation; loads inventory, indicators, course and imports."""
    from citybrain.api.routes import (
        comparison,
        course,
        documents,
        imports,
        indicators,
        inventory,
        inventory_stated,
        registers,
    )

    modules = (
        city, domains, quantities, roles, values, geometry, entities, assessment, interventions, scenarios, selections,
        plans, uncertainty, documents, goals, examples, explain, quality, sources, registers, parameters, messages,
        saved_plans, my_city, inventory, inventory_stated, course, indicators, comparison,
        session, identities, audit,
        sensing, sensing_events, warnings, detections, imports, upkeep,
    )  # fmt: skip
    return [module.router for module in modules]
