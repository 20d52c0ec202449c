"""One module per resource."""

from citybrain.api.router import Router
from citybrain.api.routes import (
    assessment,
    audit,
    city,
    detections,
    entities,
    explain,
    geometry,
    goals,
    identities,
    interventions,
    messages,
    my_city,
    parameters,
    plans,
    quantities,
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


def first_routers() -> list[Router]:
    """Routers of what the page asks for when it opens: they are there when the server answers."""
    modules = (
        city, quantities, roles, values, geometry, entities, assessment, interventions, selections, plans, uncertainty,
        goals, explain, sources, parameters, messages, saved_plans, my_city, session, identities, audit,
        sensing, sensing_events, warnings, detections, upkeep,
    )  # fmt: skip
    return [module.router for module in modules]


def all_routers() -> list[Router]:
    """Routers of all resources, in the order of the documentation; loads inventory, indicators, course and imports."""
    from citybrain.api.routes import (
        backups,
        bills,
        calibrations,
        comparison,
        course,
        documents,
        imports,
        indicators,
        inventory,
        inventory_stated,
        papers,
        registers,
        searches,
    )

    modules = (
        city, quantities, roles, values, geometry, entities, assessment, interventions, selections,
        plans, uncertainty, searches, documents, papers, goals, explain, sources, registers, parameters, messages,
        saved_plans, my_city, bills, calibrations, backups, inventory, inventory_stated, course, indicators, comparison,
        session, identities, audit,
        sensing, sensing_events, warnings, detections, imports, upkeep,
    )  # fmt: skip
    return [module.router for module in modules]
