"""Domains: each subject of a city is one folder with a `domain.yaml`, of this project or of another distribution."""

from __future__ import annotations

import graphlib
import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

from citybrain.base.attributes import Attributes, read_attributes
from citybrain.base.domain_file import ALLOWED, check_forms, declared_by
from citybrain.base.importing import Importer, has_asked_importer, importers_of
from citybrain.base.layouts import LayoutGround, LayoutMeasure, layout_ground, layout_measure
from citybrain.base.made_once import MadeOfEqual
from citybrain.base.person_groups import PersonGroup, person_group
from citybrain.base.pictures import MarkedMeasure, MarkForm, PicturedEntity, marked_measure, pictured_entity
from citybrain.base.regions import FOLDER, Region, converted_layer, regional_layer
from citybrain.base.roles import check_roles
from citybrain.base.siting import SiteKind, site_kind
from citybrain.kernel import (
    DeclarationError,
    Graph,
    Intervention,
    NotFoundError,
    Quantity,
    Vocabulary,
    assemble,
    nearest,
    read_parameters,
    read_vocabulary,
)
from citybrain.kernel.costs import Component, component
from citybrain.kernel.derived import Base, base, completed
from citybrain.kernel.entities import Entity, RelationDeclaration, entity, relation
from citybrain.kernel.load import declared, modules_of
from citybrain.kernel.parameters import UNCERTAINTY_FILE, Layer, Parameter
from citybrain.kernel.rebounds import Rebound, rebound
from citybrain.kernel.roles import Contribution
from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import catalogue

FILE = "domain.yaml"
GROUP = "citybrain.domains"
"""Entry points by which other distributions bring domains: each names a package whose folder has a `domain.yaml`."""

COMMON = "common"
CODE = ("models", "interventions")
IMPORTERS = "importers"


@dataclass(frozen=True)
class Domain:
    """All that one subject knows, in one folder of one package; `needs` are the domains whose quantities it reads.

    `builds` are functions and classes of its folder that make parts of a twin, by the name of the part. `sensed` are
    observed properties that are told of a row of an entity, each as far from it [m] as a sensor may stand.
    """

    name: str
    package: str
    folder: Path
    label: Mapping[str, str]
    needs: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[RelationDeclaration, ...] = ()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bases: tuple[Base, ...] = ()
    components: tuple[Component, ...] = ()
    rebounds: tuple[Rebound, ...] = ()
    phases: tuple[str, ...] = ()
    builds: Mapping[str, str] = field(default_factory=dict)
    sites: tuple[SiteKind, ...] = ()
    groups: tuple[PersonGroup, ...] = ()
    sensed: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    layouts: tuple[LayoutMeasure, ...] = ()
    grounds: tuple[LayoutGround, ...] = ()
    pictured: tuple[PicturedEntity, ...] = ()
    marked: tuple[MarkedMeasure, ...] = ()

    def packages(self) -> list[ModuleType]:
        """Its packages of formulas and measures, imported."""
        return [importlib.import_module(f"{self.package}.{part}") for part in CODE if (self.folder / part).is_dir()]

    def importers(self) -> list[Importer]:
        """What reads its files, imported; only a build asks for it."""
        if not (self.folder / IMPORTERS).is_dir():
            return []
        return list(importers_of(modules_of([importlib.import_module(f"{self.package}.{IMPORTERS}")])))

    def function(self, name: str) -> Any:
        """A function or class of its folder by its place in it (`imputation.size.impute_height`), imported."""
        module, _, one = name.rpartition(".")
        return getattr(importlib.import_module(f"{self.package}.{module}"), one)

    @property
    def asked(self) -> bool:
        """Whether it has an importer that runs only where a city asks for the domain; known without loading it."""
        return has_asked_importer(self.folder / IMPORTERS)

    def files(self, *place: str) -> list[Path]:
        """YAML files of a part of the folder: `part.yaml`, or all of the folder `part`, in order of their paths."""
        part = self.folder.joinpath(*place)
        single = part.with_name(f"{part.name}.yaml")
        return [*([single] if single.is_file() else []), *sorted(part.rglob("*.yaml"))]

    def layers(self) -> set[str]:
        """Names of the layers of parameters that it has: common, and countries in lower case."""
        folder = self.folder / "parameters"
        tops = {path.relative_to(folder).parts[0] for path in folder.rglob("*.yaml")}
        return {Path(top).stem for top in tops} - {Path(UNCERTAINTY_FILE).stem, FOLDER}


@dataclass(frozen=True)
class Domains:
    """The domains of a city in an order in which each stands behind those that it needs."""

    all: tuple[Domain, ...]

    def __iter__(self) -> Iterator[Domain]:
        return iter(self.all)

    def __getitem__(self, name: str) -> Domain:
        """The domain of a name. Raises NotFoundError with the nearest names."""
        for domain in self.all:
            if domain.name == name:
                return domain
        raise NotFoundError("domain-unknown", received=name, near=nearest(name, [domain.name for domain in self.all]))

    def of(self, where: str) -> Domain | None:
        """The domain that declares what stands at a place (module:line, or a file of parameters); None for others."""
        module, file = where.partition(":")[0], where.partition("/")[0]
        return next((d for d in self.all if d.name == file or module.startswith(f"{d.package}.")), None)

    def sensed_at(self, entity: str) -> dict[str, float]:
        """Observed properties that are told of a row of an entity, and how far [m] their sensors may stand from it."""
        return {name: metres for domain in self.all for name, metres in domain.sensed.get(entity, {}).items()}

    def asked_for(self, made: str) -> Domain | None:
        """The domain that declares an entity or relation, where a city must ask for it; None for others."""
        domain = self.declaring.get(made)
        return domain if domain and domain.asked else None

    @cached_property
    def declaring(self) -> dict[str, Domain]:
        """The first domain that declares an entity or relation, by the name of that."""
        return {
            name: domain
            for domain in reversed(self.all)
            for name in (*(one.name for one in domain.entities), *(one.name for one in domain.relations))
        }

    def asked_by(self, named: Iterable[str]) -> frozenset[str]:
        """Names of the domains that a city asks for: those that it names, and all that these need."""
        asked = {*named}
        for domain in reversed(self.all):  # each stands behind those that it needs
            asked |= set(domain.needs) if domain.name in asked else set()
        return frozenset(asked)

    def makes(self, part: str) -> bool:
        """Whether a domain makes a part of a twin."""
        return any(part in domain.builds for domain in self.all)

    def made(self, part: str) -> Any:
        """The function or class by which a domain makes a part of a twin. Raises NotFoundError where none does."""
        for domain in self.all:
            if part in domain.builds:
                return domain.function(domain.builds[part])
        allowed = ", ".join(sorted({part for domain in self.all for part in domain.builds})) or "-"
        raise NotFoundError("domain-makes-none", received=part, allowed=allowed)

    def site_kinds(self) -> list[SiteKind]:
        """What can be sited."""
        return [kind for domain in self.all for kind in domain.sites]

    def site_kind(self, name: str) -> tuple[Domain, SiteKind] | tuple[None, None]:
        """A kind of what can be sited, and the domain that makes its demand; nothing for one that none declares."""
        known = ((domain, kind) for domain in self.all for kind in domain.sites if kind.name == name)
        return next(known, (None, None))

    @cached_property
    def marks(self) -> Mapping[str, MarkForm]:
        """How pictures show what each measure changes, by its name; one of layouts as it is drawn there."""
        laid = {one.name: one.drawn for domain in self.all for one in domain.layouts}
        return {**laid, **{one.name: one.drawn for domain in self.all for one in domain.marked}}

    def role(self, role: str) -> tuple[str, ...]:
        """Names of what the domains contribute to a role."""
        return tuple(name for domain in self.all for name in domain.roles.get(role, ()))

    def without(self, *names: str) -> Domains:
        """The same without some domains and those that need them."""
        gone = {self[name].name for name in names}
        for domain in self.all:
            if gone & set(domain.needs):
                gone.add(domain.name)
        return Domains(tuple(domain for domain in self.all if domain.name not in gone))

    @cached_property
    def attributes(self) -> Attributes:
        """The attributes of all entities."""
        return read_attributes((domain.name, path) for domain in self.all for path in domain.files("attributes"))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What people call everything that the domains declare.

        Raises DeclarationError for a name that stands in the vocabulary and in the table of attributes.
        """
        read = read_vocabulary(path for domain in self.all for path in domain.files("vocabulary"))
        if twice := set(read.terms) & set(self.attributes.terms):
            name = min(twice)
            raise DeclarationError("vocabulary-twice", name=name, where=self.attributes.all[name].where)
        terms, sentences = {**read.terms, **self.attributes.terms}, {**read.sentences, **self.attributes.sentences}
        return replace(read, terms=terms, sentences=sentences)

    def countries(self) -> list[str]:
        """Codes of the countries of which a domain has parameters."""
        return sorted({layer.upper() for domain in self.all for layer in domain.layers() - {COMMON}})

    def layer(self, name: str) -> Layer:
        """The parameters of one layer (common, or a country in lower case) over all domains."""
        files, uncertainties = {}, []
        for domain in self.all:
            parameters = domain.folder / "parameters"
            for path in domain.files("parameters", name):
                files[f"{domain.name}/{path.relative_to(parameters).as_posix()}"] = path
            if name == COMMON and (parameters / UNCERTAINTY_FILE).is_file():
                uncertainties.append(parameters / UNCERTAINTY_FILE)
        return Layer(name, files, tuple(uncertainties))

    def layers_of(self, country: str, city: Path | None = None, region: Region | None = None) -> list[Layer]:
        """Layers of parameters, the later standing over the earlier.

        Common; with a region those in its currency, and by climate and income for domains without any of the country;
        the country's; the city's own.
        """
        own = [Layer.of_folder(city / "parameters")] if city else []
        common = self.layer(COMMON)
        return [common, *(self._regional(common, region) if region else ()), self.layer(country.lower()), *own]

    def _regional(self, common: Layer, region: Region) -> Iterator[Layer]:
        yield converted_layer(common, region.currency)
        for domain in self.without_parameters(region.country):
            yield regional_layer(domain.name, domain.folder / "parameters", region)

    def without_parameters(self, country: str) -> list[Domain]:
        """Domains that have parameters of some countries and none of this one."""
        return [one for one in self.all if one.layers() - {COMMON} and country.lower() not in one.layers()]

    def entities(self) -> list[Entity]:
        """Entities of all domains."""
        return [entity for domain in self.all for entity in domain.entities]

    def packages(self) -> list[ModuleType]:
        """Packages of formulas and measures of all domains, imported."""
        return [package for domain in self.all for package in domain.packages()]

    def bases(self) -> list[Base]:
        """What the domains count amounts by."""
        return [base for domain in self.all for base in domain.bases]

    def phases(self) -> list[str]:
        """When measures take effect, in order: a domain's own after those of the domains that it needs."""
        return [phase for domain in self.all for phase in domain.phases]

    def declared(self) -> tuple[list[Quantity], list[Intervention]]:
        """All quantities, with the sums and ratios that the engine writes, and all interventions."""
        own, interventions = declared(modules_of(self.packages()))
        quantities = [*self.attributes.quantities(self.vocabulary.categories), *own]
        parameters = read_parameters([self.layer(COMMON)], self.vocabulary)
        told = self.entities(), self.bases(), self.contributions()
        return completed(quantities, parameters, self.vocabulary, *told)[0], interventions

    def contributions(self) -> list[Contribution]:
        """What all domains contribute to roles, in their order."""
        return [Contribution(role, name, d.name) for d in self.all for role, names in d.roles.items() for name in names]

    def graph(self, country: str, city: Path | None = None, region: Region | None = None) -> Graph:
        """The checked graph of all that the domains declare, with the parameters of a country and a city.

        Cities of equal parameters share one, which nobody changes.
        """
        parameters = read_parameters(self.layers_of(country, city, region), self.vocabulary)
        return self._graphs.get(parameters, lambda: self._assembled(parameters))

    @cached_property
    def _graphs(self) -> MadeOfEqual[dict[str, Parameter], Graph]:
        return MadeOfEqual()

    def _assembled(self, parameters: dict[str, Parameter]) -> Graph:
        contributions = self.contributions()
        graph = assemble(
            list(modules_of(self.packages())),
            parameters,
            self.vocabulary,
            self.attributes.quantities(self.vocabulary.categories),
            entities=self.entities(), contributions=contributions, bases=self.bases(),
            relations=[relation for domain in self.all for relation in domain.relations],
            components=[component for domain in self.all for component in domain.components],
            rebounds=[rebound for domain in self.all for rebound in domain.rebounds],
            phases=self.phases(),
        )  # fmt: skip
        check_roles(contributions, graph)
        return graph


def read_domain(name: str, package: str, folder: Path) -> Domain:
    """Reads the `domain.yaml` of a folder. Raises DeclarationError for one that cannot be read."""
    content: Any = read_yaml(folder / FILE)
    where = f"{name}/{FILE}"
    if not isinstance(content, dict) or set(content) - ALLOWED or not isinstance(content.get("label"), dict):
        received = ", ".join(map(str, content)) if isinstance(content, dict) else str(content)
        raise DeclarationError("domain-bad-file", where=where, received=received, allowed=", ".join(sorted(ALLOWED)))
    check_forms(content, where)
    return Domain(
        name,
        package,
        folder,
        content["label"],
        tuple(content.get("needs", ())),
        tuple(declared_by(entity, content.get("entities", {}), where)),
        tuple(declared_by(relation, content.get("relations", {}), where)),
        {role: tuple(names) for role, names in content.get("roles", {}).items()},
        tuple(declared_by(base, content.get("bases", {}), where)),
        tuple(declared_by(component, content.get("components", {}), where)),
        tuple(declared_by(rebound, content.get("rebounds", {}), where)),
        tuple(content.get("phases", ())),
        content.get("builds", {}),
        tuple(declared_by(site_kind, content.get("sites", {}), where)),
        tuple(declared_by(person_group, content.get("groups", {}), where)),
        content.get("sensed", {}),
        tuple(declared_by(layout_measure, content.get("layouts", {}), where)),
        tuple(declared_by(layout_ground, content.get("grounds", {}), where)),
        tuple(declared_by(pictured_entity, content.get("pictured", {}), where)),
        tuple(declared_by(marked_measure, content.get("marked", {}), where)),
    )


def arranged(domains: Iterable[Domain]) -> Domains:
    """Domains behind those that they need.

    Raises DeclarationError for two of one name, for one whose need is absent, and for a circle of needs.
    """
    known: dict[str, Domain] = {}
    for domain in domains:
        if first := known.get(domain.name):
            raise DeclarationError("domain-twice", domain=domain.name, first=first.package, second=domain.package)
        known[domain.name] = domain
    for domain in known.values():
        for need in domain.needs:
            if need not in known:
                near = nearest(need, known)
                raise DeclarationError("domain-need-absent", domain=domain.name, need=need, near=near)
    try:
        order = list(graphlib.TopologicalSorter({d.name: sorted(d.needs) for d in known.values()}).static_order())
    except graphlib.CycleError as error:
        raise DeclarationError("domain-cycle", path=" <- ".join(error.args[1])) from None
    return Domains(tuple(known[name] for name in order))


@cache
def find_domains() -> Domains:
    """The domains of this project and of all installed distributions that bring some, with their texts; found once."""
    return with_brought(_own(), _brought())


def with_brought(own: Iterable[Domain], brought: Iterable[Domain]) -> Domains:
    """Domains of the project with those of other distributions, whose texts come into the catalogue.

    Raises DeclarationError as `arranged` does, and where two have a message of one key.
    """
    others = tuple(brought)
    found = arranged([*own, *others])
    catalogue.bring({domain.name: domain.folder for domain in others})
    for key, first, second in catalogue.twice() if others else ():
        raise DeclarationError("domain-message-twice", key=key, first=str(first), second=str(second))
    return found


def _own() -> Iterator[Domain]:
    for path in sorted(_folder_of("citybrain", GROUP).glob(f"*/{FILE}")):
        yield read_domain(path.parent.name, f"{GROUP}.{path.parent.name}", path.parent)


def _brought() -> Iterator[Domain]:
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        yield read_domain(point.name, point.value, _folder_of(point.name, point.value))


def _folder_of(name: str, package: str) -> Path:
    try:
        paths: Sequence[str] = importlib.import_module(package).__path__
    except (ImportError, AttributeError) as error:
        raise DeclarationError("domain-not-importable", domain=name, package=package, problem=str(error)) from error
    return Path(paths[0])
