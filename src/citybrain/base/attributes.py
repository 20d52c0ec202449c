"""Attributes of entities: one table of a domain (`attributes.yaml`) says once all that is said of each of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

from citybrain.kernel import DeclarationError
from citybrain.kernel.declarations import Quantity
from citybrain.kernel.vocabulary import Term, other_words
from citybrain.kernel.yaml_files import read_yaml

FILE = "attributes.yaml"
Kind = Literal["number", "category", "text"]
Several = Literal["first", "sum", "latest"]
Calling = Literal["", "name", "address", "part"]
Choice = Literal["own", "first", "largest", "slope"]
SECTIONS = frozenset({"attributes", "add_to_one", "uncertainty"})
OF_TERM = frozenset({"label", "bounds", "breaks", "scale", "better", "headline", "also"})
CATEGORY = "category"


@dataclass(frozen=True)
class AttributeReading:
    """Where a format tells an attribute: by `names`, read `as_` a kind of text, `of` a whole or of its parts.

    Of the `slope` of the roof it needs no name.
    """

    names: tuple[str, ...] = ()
    as_: str = "number"
    of: Choice = "first"


@dataclass(frozen=True)
class Imputation:
    """The rule that fills an attribute, a function in the folder `imputation` of its domain, and its turn."""

    order: int
    rule: str


@dataclass(frozen=True)
class Attribute:
    """One attribute of an entity.

    With a unit (or as a category with a label) it is an input of formulas by itself; without one it stands, where it is
    known, over the table or formula of the same name. `accepted` is what a value of a file can be, `called` how files
    call it, `several` what becomes of many records of one row; `optional` ones are kept where a file tells them and
    never filled; `drawn` ones are drawn from the ids. `column` is its column in the table of the snapshot; `totals` and
    `per` ask for its sums by area and its ratios. `checked` is a function in `imputation` that forgets what cannot be,
    `of_shape` what of its shape tells it; known less well than to `tolerated`, it is estimated; rows of the kinds in
    `gives_way` take no ground from others. `calls` says what people call rows by it: another name, their address (what
    a row without a name is called), or a part of that. `row_of` is the entity whose row it numbers. Without one of
    its `sources`, by the names that a snapshot has for them, nobody knows it.
    """

    name: str
    entity: str
    where: str
    kind: Kind = "number"
    unit: str = ""
    term: Term | None = None
    sentence: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[float, float] | None = None
    read: Literal["number", "year", "presence"] = "number"
    called: tuple[str, ...] = ()
    several: Several = "first"
    dated_by: str = ""
    digits: int = 3
    kept: bool = True
    optional: bool = False
    drawn: bool = False
    given: bool = True
    column: str = ""
    totals: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    imputed: Imputation | None = None
    checked: str = ""
    of_shape: Literal["", "area", "length"] = ""
    tolerated: float | None = None
    gives_way: tuple[str, ...] = ()
    calls: Calling = ""
    row_of: str = ""
    sources: tuple[str, ...] = ()
    osm: AttributeReading | None = None
    cityjson: AttributeReading | None = None

    @property
    def told(self) -> bool:
        """Whether a file of the city may say it."""
        return self.accepted is not None or self.kind != "number"

    @property
    def usual(self) -> bool:
        """Whether one asks a file for it that does not seem to say it."""
        return self.told and not self.optional and (self.kept or len(self.called) > 1)

    @property
    def is_given(self) -> bool:
        """Whether formulas read it as an input of its own."""
        return self.term is not None and self.given and self.kind != "text"

    @property
    def measured(self) -> bool:
        """Whether it stands over what is otherwise looked up or computed."""
        return self.term is None and self.told and self.kind == "number"

    def quantity(self, kinds: Mapping[str, Mapping[str, Term]]) -> Quantity:
        """The input of formulas that it is; `kinds` are the categories of the vocabulary."""
        default = None
        if self.optional:
            default = float(len(kinds[self.name]) - 1) if self.kind == CATEGORY else math.nan
        unit = CATEGORY if self.kind == CATEGORY else self.unit
        about = self.sentence["en"]
        return Quantity(
            self.name, self.entity, unit, "given", "twin", where=self.where, description=about, default=default,
            totals=self.totals, per=self.per,
        )  # fmt: skip


@dataclass(frozen=True)
class Attributes:
    """The attributes of all domains by name; shares that add up to one, and uncertainty in groups, by entity."""

    all: Mapping[str, Attribute] = field(default_factory=dict)
    add_to_one: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    uncertainty: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def of(self, entity: str) -> dict[str, Attribute]:
        """The attributes of an entity, in the order of its table."""
        return {name: one for name, one in self.all.items() if one.entity == entity}

    def of_source(self, name: str) -> list[Attribute]:
        """Those that nobody knows without a source, by the name that a snapshot has for it."""
        return [one for one in self.all.values() if name in one.sources]

    @cached_property
    def terms(self) -> dict[str, Term]:
        """What people call them."""
        return {name: one.term for name, one in self.all.items() if one.term is not None}

    @cached_property
    def sentences(self) -> dict[str, str]:
        """What those that formulas read are, in Chinese."""
        return {name: one.sentence["zh"] for name, one in self.all.items() if one.is_given and one.sentence.get("zh")}

    def quantities(self, kinds: Mapping[str, Mapping[str, Term]]) -> list[Quantity]:
        """Those that formulas read."""
        return [one.quantity(kinds) for one in self.all.values() if one.is_given]


def read_attributes(files: Iterable[tuple[str, Path]]) -> Attributes:
    """Reads attribute tables, each with the name of its domain.

    Raises DeclarationError for what cannot be read, and for an attribute that two files declare, naming both.
    """
    found: dict[str, Attribute] = {}
    add_to_one: dict[str, tuple[tuple[str, ...], ...]] = {}
    uncertainty: dict[str, Mapping[str, Any]] = {}
    for domain, path in files:
        where = f"{domain}/{path.name}"
        for entity, sections in (read_yaml(path) or {}).items():
            _require(isinstance(sections, dict) and set(sections) <= SECTIONS, entity, where, sections, SECTIONS)
            for name, entry in sections.get("attributes", {}).items():
                if name in found:
                    raise DeclarationError("attribute-twice", name=name, first=found[name].where, second=where)
                found[name] = _attribute(name, entity, entry, where)
            groups = tuple(tuple(names) for names in sections.get("add_to_one", ()))
            add_to_one[entity] = add_to_one.get(entity, ()) + groups
            uncertainty[entity] = {**uncertainty.get(entity, {}), **sections.get("uncertainty", {})}
    return Attributes(found, add_to_one, uncertainty)


def _attribute(name: str, entity: str, entry: Any, where: str) -> Attribute:
    allowed = {one.name for one in fields(Attribute)} - {"name", "entity", "where", "term"} | OF_TERM
    _require(isinstance(entry, dict) and set(entry) <= allowed, name, where, entry, allowed)
    _require(entry.get("kind", "number") in get_args(Kind), name, where, entry.get("kind"), get_args(Kind))
    _require(entry.get("calls", "") in get_args(Calling), name, where, entry.get("calls"), get_args(Calling))
    _require(entry.get("several", "first") in get_args(Several), name, where, entry.get("several"), get_args(Several))
    told = {key: value for key, value in entry.items() if key not in OF_TERM}
    if "accepted" in told:
        accepted = told["accepted"] = tuple(told["accepted"])
        _require(len(accepted) == 2 and accepted[0] < accepted[1], name, where, entry["accepted"], ("[low, high]",))
    for key in ("osm", "cityjson"):
        if key in told:
            told[key] = _reading(name, told[key], where)
    if "imputed" in told:
        told["imputed"] = Imputation(**told["imputed"])
    for key in ("totals", "per", "gives_way", "sources"):
        told[key] = tuple(told.get(key, ()))
    told["called"] = tuple(str(one) for one in told.get("called", ())) or (name,)
    told.setdefault("column", name)
    return Attribute(name, entity, where, term=_term(name, entry, where), **told)


def _term(name: str, entry: Mapping[str, Any], where: str) -> Term | None:
    about = {key: value for key, value in entry.items() if key in OF_TERM}
    if not about:
        return None
    _require({"label", "sentence"} <= set(entry), name, where, ", ".join(entry), ("label", "sentence"))
    low, high = about.get("bounds", (None, None))
    also = other_words(name, about.get("also", []), where)
    return Term(**{**about, "bounds": (low, high), "breaks": tuple(about.get("breaks", ())), "also": also})


def _reading(name: str, entry: Any, where: str) -> AttributeReading:
    allowed = ("names", "tags", "as", "of")
    _require(isinstance(entry, dict) and set(entry) <= set(allowed), name, where, entry, allowed)
    _require(entry.get("of", "first") in get_args(Choice), name, where, entry.get("of"), get_args(Choice))
    names = tuple(entry.get("tags", entry.get("names", ())))
    return AttributeReading(names, entry.get("as", "number"), entry.get("of", "first"))


def _require(holds: bool, name: str, where: str, received: object, allowed: Iterable[str]) -> None:
    if not holds:
        told = ", ".join(map(str, received)) if isinstance(received, dict) else str(received)
        raise DeclarationError(
            "attribute-bad-entry", name=name, where=where, received=told, allowed=", ".join(sorted(allowed))
        )
