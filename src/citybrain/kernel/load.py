"""Finds declarations in packages and puts them into one checked graph."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import traceback
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType

from citybrain.kernel.costs import Component
from citybrain.kernel.declarations import AREAS, RELATED, Quantity
from citybrain.kernel.derived import Base, completed
from citybrain.kernel.entities import Entity, RelationDeclaration
from citybrain.kernel.errors import CityBrainError, DeclarationError
from citybrain.kernel.graph import Graph
from citybrain.kernel.interventions import Intervention
from citybrain.kernel.parameters import Parameter, check_bounds
from citybrain.kernel.rebounds import Rebound
from citybrain.kernel.register import HIDDEN
from citybrain.kernel.roles import Contribution
from citybrain.kernel.vocabulary import Vocabulary


def modules_of(packages: Iterable[ModuleType]) -> Iterator[ModuleType]:
    """Every module of the packages, imported, in order of their names; modules named `_x` declare nothing."""
    for package in packages:
        yield package
        found = (m.name for m in pkgutil.walk_packages(package.__path__, package.__name__ + "."))
        for name in sorted(name for name in found if not name.rpartition(".")[2].startswith("_")):
            yield _imported(name)


def _imported(name: str) -> ModuleType:
    """A module. Raises DeclarationError with the line of its file where it cannot be imported."""
    try:
        return importlib.import_module(name)
    except CityBrainError:
        raise
    except Exception as error:
        if isinstance(error, SyntaxError):
            where = f"{error.filename}:{error.lineno}"
        else:
            spec = importlib.util.find_spec(name)
            frames = [
                each for each in traceback.extract_tb(error.__traceback__) if spec and each.filename == spec.origin
            ]
            where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else name
        told = {"module": name, "where": where, "problem": f"{type(error).__name__}: {error}"}
        raise DeclarationError("declaration-module", **told) from error


def declared(modules: Iterable[ModuleType]) -> tuple[list[Quantity], list[Intervention]]:
    """Quantities and interventions that the modules themselves declare (not what they import).

    What only stands in for another is left out where that is there; of several that stand in for one, the first counts.
    """
    quantities: list[Quantity] = []
    interventions: list[Intervention] = []
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Intervention) and value.function.__module__ == module.__name__:
                interventions.append(value)
            elif getattr(value, "__module__", None) == module.__name__:
                quantities.extend(getattr(value, "__quantities__", ()))
    made = {one.name for one in quantities if not one.stands_in}
    first = {one.name: one for one in reversed(quantities) if one.stands_in and one.name not in made}
    return [one for one in quantities if not one.stands_in or first.get(one.name) is one], interventions


def stand_ins(modules: Iterable[ModuleType]) -> dict[str, Quantity]:
    """What the modules declare to stand in for quantities of others, by name: the first of each."""
    return {one.name: one for one in reversed(_standing_in(modules))}


def _standing_in(modules: Iterable[ModuleType]) -> list[Quantity]:
    own = ((value, module.__name__) for module in modules for value in vars(module).values())
    made = (getattr(value, "__quantities__", ()) for value, name in own if getattr(value, "__module__", None) == name)
    return [one for quantities in made for one in quantities if one.stands_in]


def assemble(
    modules: Iterable[ModuleType],
    parameters: Mapping[str, Parameter],
    vocabulary: Vocabulary,
    givens: Iterable[Quantity] = (),
    *,
    entities: Iterable[Entity],
    relations: Iterable[RelationDeclaration] = (),
    contributions: Iterable[Contribution] = (),
    bases: Iterable[Base] = (),
    components: Iterable[Component] = (),
    rebounds: Iterable[Rebound] = (),
    phases: Iterable[str] = (),
) -> Graph:
    """The checked graph of what the modules declare, with every name in the vocabulary and no sentence of others.

    `givens` are inputs that are declared by a table and have no function. Raises DeclarationError with what is wrong,
    where, and the nearest known names.
    """
    modules, entities, contributions = list(modules), list(entities), list(contributions)
    own, interventions = declared(modules)
    quantities, vocabulary = completed([*givens, *own], parameters, vocabulary, entities, bases, contributions)
    check_bounds(parameters, vocabulary)
    vocabulary.require_declared([*(made.name for made in quantities), *(made.name for made in interventions)])
    named = {name: parameter.label for name, parameter in parameters.items() if parameter.label}
    graph = Graph(
        quantities, parameters, interventions, vocabulary,
        entities=entities, relations=relations, contributions=contributions, components=components,
        rebounds=rebounds, phases=phases,
    )  # fmt: skip
    sums = (name for name, made in graph.quantities.items() if made.kind in AREAS | RELATED or made.role)
    of = {name: made.of for name, made in graph.quantities.items()}
    vocabulary.require_parts(of, sums)
    vocabulary.require_unknown(of)
    graph.stand_ins = stand_ins(modules)
    graph.stand_in_places = tuple((one.name, one.where) for one in _standing_in(modules))
    public = (n for n, q in graph.quantities.items() if q.kind not in HIDDEN and not q.stands_in and n not in named)
    vocabulary.require([*public, *(name for name, term in vocabulary.terms.items() if not term.label)])
    return graph
