"""The domains that make up a city: what each brings, and whether this city has what it needs."""

from __future__ import annotations

from collections import defaultdict

from citybrain.base.domains import Domain, Domains
from citybrain.kernel import City, Graph, Quantity
from citybrain.kernel.register import HIDDEN
from citybrain.presenting.answers.shapes.domains import Domain as DomainAnswer
from citybrain.presenting.answers.shapes.domains import DomainEntity, DomainState


def domains_answer(domains: Domains, graph: Graph, city: City | None, language: str) -> list[DomainAnswer]:
    """Every domain behind those that it needs; without a city nothing is said of rows and state."""
    counts: dict[str, int] = defaultdict(int)
    measures: dict[str, int] = defaultdict(int)
    missing: dict[str, list[str]] = defaultdict(list)
    for made in graph.quantities.values():
        domain = domains.of(made.where)
        if domain is None or made.kind in HIDDEN:
            continue
        counts[domain.name] += 1
        if city is not None and _lacks(made, city):
            missing[domain.name].append(made.name)
    for measure in graph.interventions.values():
        if (domain := domains.of(measure.where)) is not None:
            measures[domain.name] += 1
    return [
        {
            "name": domain.name,
            "label": domain.label.get(language) or domain.label["en"],
            "needs": list(domain.needs),
            "entities": _entities(domain, city, language),
            "relations": [relation.name for relation in domain.relations],
            "roles": sorted(domain.roles),
            "quantities": counts[domain.name],
            "measures": measures[domain.name],
            "state": None if city is None else _state(missing[domain.name], counts[domain.name]),
            "missing": sorted(missing[domain.name]),
        }
        for domain in domains
    ]


def _lacks(made: Quantity, city: City) -> bool:
    """Whether a quantity must come from the twin and does not."""
    given = made.kind == "given" and made.default is None and not made.of_day
    return given and made.name not in city.columns


def _entities(domain: Domain, city: City | None, language: str) -> list[DomainEntity]:
    return [
        {
            "name": entity.name,
            "label": entity.said(language),
            "geometry": entity.geometry,
            "rows": None if city is None else int(city.size.get(entity.name, 0)),
        }
        for entity in domain.entities
    ]


def _state(missing: list[str], count: int) -> DomainState:
    if not missing:
        return "ready"
    return "partly" if len(missing) < count else "no-data"
