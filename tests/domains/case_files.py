"""Case files: what a quantity must be for stated inputs, on whose authority; written for people, run by a test.

A file holds one case or a list of cases:

    quantity: wall_transmission
    source: "ISO 13790:2008, eq. 17: 0.4 W/(m²·K) over 100 m²"
    inputs: {wall_area: 100, wall_transmittance: 0.4}   # a list gives several rows, a name a category
    parameters: {}                                      # dated parameters that shall differ from the files
    country: fi                                         # layer of parameters over the common one; fi if left out
    date: 2026-01-01
    expect: 40                                          # number, null for "no value", or a list for rows that differ
    tolerance: 0.001                                    # in the unit of the quantity
"""

import datetime
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel import City, Graph, Quantity, Result
from citybrain.kernel.yaml_files import read_yaml

FOLDER = Path(__file__).parents[1] / "cases"
HOURS = 8760
ALLOWED = {"quantity", "source", "inputs", "parameters", "country", "date", "expect", "tolerance", "note"}
REQUIRED = {"quantity", "source", "expect", "tolerance"}


class Case(NamedTuple):
    """One case and the file it stands in."""

    where: str
    content: dict[str, Any]


def read_cases() -> list[Case]:
    """All cases of quantities in the folder, in order of their files; those of the inventory are read elsewhere."""
    cases = []
    for path in sorted(set(FOLDER.rglob("*.yaml")) - set((FOLDER / "inventory").rglob("*.yaml"))):
        content = read_yaml(path)
        for entry in content if isinstance(content, list) else [content]:
            cases.append(Case(path.relative_to(FOLDER).as_posix(), entry))
    return cases


@cache
def graph_of(country: str) -> Graph:
    """The project's graph with the parameters of a country."""
    return find_domains().graph(country)


def evaluate(graph: Graph, case: Mapping[str, Any]) -> Any:
    """The quantity of a case, computed from its inputs; quantities between them are computed as the graph says."""
    stated = {**case.get("inputs", {}), **case.get("parameters", {})}
    values = {name: _column(graph, graph[name], value) for name, value in stated.items()}
    stated_of = {graph[name].of for name in values} - {"city", "hour", "model"} | {"building", "zone"}
    size = {of: _rows(graph, values, of) for of in stated_of} | {"hour": HOURS}
    inside = {("building", "zone"): np.zeros(size["building"], np.intp)}
    day = case.get("date", datetime.date(2026, 1, 1))
    return _asked(Result(graph, City(size, inside, {}, day)), values)(case["quantity"])


def _asked(result: Result, values: dict[str, Any]) -> Callable[[str], Any]:
    def read(name: str) -> Any:
        if name not in values:
            made = result.graph[name]
            assert made.kind != "given" or made.default is not None, f"the case must state the input {name}"
            values[name] = result.evaluate(made, read)
        return values[name]

    return read


def _rows(graph: Graph, values: Mapping[str, Any], entity: str) -> int:
    return max((len(value) for name, value in values.items() if graph[name].of == entity), default=1)


def _column(graph: Graph, made: Quantity, value: Any) -> Any:
    """A stated value as the graph hands it over: a number for the city, an array of rows or hours otherwise."""
    if made.of == "city":
        return np.float64(value)
    if made.unit == "category":
        codes = graph.vocabulary.codes(made.name)
        return np.array([codes[name] for name in np.atleast_1d(value)], np.int64)
    column = np.array(np.atleast_1d(value), np.float64)
    return np.full(HOURS, column[0]) if made.of == "hour" and len(column) == 1 else column
