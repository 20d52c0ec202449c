"""Which declarations a snapshot was built by: what has been declared since is not in it, and is told."""

import hashlib
from collections.abc import Iterable, Mapping

from citybrain.base.domains import Domain, find_domains
from citybrain.base.notices import Notice, notice
from citybrain.kernel.entities import Entity, RelationDeclaration

CODE = "city-built-by-other-declarations"


def declarations_of(named: Iterable[str]) -> dict[str, str]:
    """Return a hash of what each domain declares of a twin, by its name: those that build in every city, and `named`
    ones with all that they need."""
    asked = find_domains().asked_by(named)
    return {domain.name: _hash(domain) for domain in find_domains() if not domain.asked or domain.name in asked}


def outdated(built_by: Mapping[str, str]) -> list[Notice]:
    """Return what to know of a snapshot that was `built_by` some declarations: that those of today are others.

    A snapshot that says nothing of them is from before they were written down. Domains that are gone do not count.
    """
    if not built_by:
        return [notice(CODE, count=0, domains="")]
    now = {domain.name: domain for domain in find_domains() if domain.name in built_by or not domain.asked}
    others = [name for name, domain in now.items() if _hash(domain) != built_by.get(name)]
    return [notice(CODE, count=len(others), domains=", ".join(others))] if others else []


def _hash(domain: Domain) -> str:
    """Entities, relations and attributes; not what people call them, nor formulas, which a snapshot does not hold."""
    attributes = find_domains().attributes.all.values()
    own = (one for one in attributes if one.where.partition("/")[0] == domain.name)
    told = [
        *map(_of_entity, domain.entities),
        *map(_of_relation, domain.relations),
        *((one.name, one.entity, one.kind, one.unit, one.column) for one in own),
    ]
    return hashlib.sha256(repr(sorted(told)).encode()).hexdigest()[:16]


def _of_entity(one: Entity) -> tuple[str, ...]:
    return one.name, one.table, one.geometry, *one.inside


def _of_relation(one: RelationDeclaration) -> tuple[str, ...]:
    return one.name, one.of, one.to, one.unit
