"""Entities and relations as domains declare them: what a city consists of, and what depends on what."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, cast, get_args

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.vocabulary import LANGUAGES

Geometry = Literal["polygon", "line", "point", "cell", "none"]
GEOMETRIES: tuple[str, ...] = get_args(Geometry)
NAME = re.compile(r"[a-z][a-z0-9_]*")
WORD = re.compile(r"[^\W_]{4,}")
"""A word of a name; shorter ones, such as “of”, stand in names of anything."""

ALIKE = 0.75
"""Share of letters in order (`difflib`) from which two words are one with a slip."""

LOOKED_AT = 12
"""Names that look somewhat alike among which the near ones are looked for."""


@dataclass(frozen=True)
class Entity:
    """A kind of thing that has rows in a table of the snapshot; each of its rows lies in one row of those `inside`.

    `shared` ones may be read by every row of any other: they are the kernel's own. By a `leading` one a city is told:
    its rows come first. `source` is the file of its domain that it comes from, where that is not any.
    """

    name: str
    table: str = ""
    geometry: Geometry = "none"
    inside: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    shared: bool = False
    leading: bool = False
    where: str = ""
    whole: Mapping[str, str] = field(default_factory=dict)
    """How a sentence calls what there is only one of ("the whole city")."""
    source: str = ""

    def said(self, language: str) -> str:
        """The label in a language, in English where it has none."""
        return self.labels.get(language) or self.labels.get("en", self.name)


@dataclass(frozen=True)
class RelationDeclaration:
    """Which rows of `to` each row of `of` depends on; each pair has a weight in `unit`."""

    name: str
    of: str
    to: str
    unit: str = "1"
    labels: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    where: str = ""

    def said(self, language: str) -> str:
        """The label in a language, in English where it has none."""
        return self.labels.get(language) or self.labels.get("en", self.name)


OWN: Mapping[str, Entity] = MappingProxyType({
    "city": Entity(
        "city", labels={"en": "City", "zh": "城市"}, shared=True, where="kernel",
        whole={"en": "the whole city", "zh": "全市"},
    ),
    "hour": Entity("hour", "hours", labels={"en": "Hour of the year", "zh": "年内小时"}, shared=True, where="kernel"),
    "model": Entity("model", labels={"en": "Model", "zh": "模型"}, shared=True, where="kernel"),
})  # fmt: skip
"""Entities of the kernel itself, which every row may read: scalars, the hours of the year, trained predictors."""


def entity(
    name: str,
    *,
    table: str,
    geometry: str = "none",
    inside: Iterable[str] = (),
    labels: Mapping[str, str],
    leading: bool = False,
    source: str = "",
    where: str = "",
) -> Entity:
    """A declared entity. Raises DeclarationError for a name, geometry, table or label that it cannot have."""
    _check_name("entity", name, labels, where)
    if geometry not in GEOMETRIES:
        allowed = ", ".join(GEOMETRIES)
        raise DeclarationError("entity-bad-geometry", entity=name, where=where, received=geometry, allowed=allowed)
    if not NAME.fullmatch(table):
        raise DeclarationError("entity-without-table", entity=name, where=where, received=table)
    made = Entity(name, table, inside=tuple(inside), labels=dict(labels), leading=leading, where=where, source=source)
    return replace(made, geometry=cast(Geometry, geometry))


def relation(
    name: str,
    *,
    of: str,
    to: str,
    unit: str = "1",
    labels: Mapping[str, str],
    description: str,
    where: str = "",
) -> RelationDeclaration:
    """A declared relation. Raises DeclarationError for a name, label or description that it cannot have."""
    _check_name("relation", name, labels, where)
    if not description.strip():
        raise DeclarationError("relation-without-description", relation=name, where=where)
    return RelationDeclaration(name, of, to, unit, dict(labels), description, where)


def _check_name(what: str, name: str, labels: Mapping[str, str], where: str) -> None:
    if not NAME.fullmatch(name):
        raise DeclarationError("entity-bad-name", what=what, received=name, where=where)
    said = labels if isinstance(labels, Mapping) else {}
    missing = ", ".join(x for x in LANGUAGES if not isinstance(said.get(x), str) or not said[x].strip())
    if missing:
        raise DeclarationError("entity-without-label", name=name, where=where, languages=missing)


def nearest(name: str, known: Iterable[str]) -> str:
    """Up to three known names that look like `name`, for an error a person can act on; "-" where none does."""
    close = difflib.get_close_matches(name, list(known), LOOKED_AT)
    return ", ".join([one for one in close if _is_near(name, one)][:3]) or "-"


def _is_near(name: str, other: str) -> bool:
    """Whether two names that look somewhat alike are near: of several words, one word or nearly all letters are."""
    ours, others = (WORD.findall(one.casefold()) for one in (name, other))
    if len(ours) < 2 or not others or difflib.SequenceMatcher(None, other, name).ratio() >= ALIKE:
        return True
    return any(difflib.get_close_matches(word, others, 1, ALIKE) for word in ours)


def known_entities(entities: Iterable[Entity]) -> dict[str, Entity]:
    """All entities by name, the kernel's own among them.

    Raises DeclarationError where two have one name, or one lies in an entity that is not there or in itself.
    """
    known = dict(OWN)
    for one in entities:
        if first := known.get(one.name):
            raise DeclarationError("entity-two-makers", entity=one.name, first=first.where, second=one.where)
        known[one.name] = one
    for one in known.values():
        for around in one.inside:
            if around not in known or known[around].shared:
                allowed = [name for name, other in known.items() if not other.shared]
                told = {"received": around, "near": nearest(around, allowed), "allowed": ", ".join(allowed)}
                raise DeclarationError("entity-inside-unknown", entity=one.name, where=one.where, **told)
        if one.name in lies_in(known, one.inside):
            raise DeclarationError("entity-inside-itself", entity=one.name, where=one.where)
    return known


def lies_in(known: Mapping[str, Entity], inside: Iterable[str]) -> set[str]:
    """The named entities and all that these lie in, step by step."""
    seen: set[str] = set()
    todo = list(inside)
    while todo:
        name = todo.pop()
        if name not in seen and name in known:
            seen.add(name)
            todo.extend(known[name].inside)
    return seen


def known_relations(
    relations: Iterable[RelationDeclaration], entities: Mapping[str, Entity]
) -> dict[str, RelationDeclaration]:
    """All relations by name. Raises DeclarationError where two have one name, or an end is no entity with rows."""
    known: dict[str, RelationDeclaration] = {}
    allowed = [name for name, one in entities.items() if not one.shared]
    for one in relations:
        if first := known.get(one.name):
            raise DeclarationError("relation-two-makers", relation=one.name, first=first.where, second=one.where)
        for end in (one.of, one.to):
            if end not in allowed:
                told = {"received": end, "near": nearest(end, allowed), "allowed": ", ".join(allowed)}
                raise DeclarationError("relation-unknown-entity", relation=one.name, where=one.where, **told)
        known[one.name] = one
    return known
