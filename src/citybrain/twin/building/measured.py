"""What files say of quantities that are otherwise looked up: completed so far that formulas can read it."""

import datetime
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from citybrain.base.domains import find_domains
from citybrain.kernel import Graph
from citybrain.twin.attributes import AttributeValues
from citybrain.twin.building.records import Report
from citybrain.twin.categories import category_names
from citybrain.twin.declared import main_attributes, text_attributes, twin_entities
from citybrain.twin.rules import origin_by

DEFAULT = origin_by("measured-default")
REMAINDER = origin_by("measured-remainder")
TOO_MUCH = "rejected-shares-over-one"
ROUNDING = 0.005
"""By how much shares of a file may be more than one."""


def stated_formulas(attributes: AttributeValues) -> list[str]:
    """Return the names of what files said that stands over a table, a formula or an input of measures."""
    table = main_attributes()
    return [n for n in attributes.values if n not in table or (table[n].measured and table[n].kept)]


def complete_measured(attributes: AttributeValues, country: str, day: datetime.date, report: Report) -> None:
    """Fill what a file says of some rows only and formulas need of all, and set apart shares that cannot be.

    Where nothing is known of an input it is what the formulas take it for. Of shares that add up to one, those that a
    file does not tell share what is left, in proportion to what the tables say; where they have no part, the told ones
    are scaled. Looked-up quantities stay empty where no file tells them.
    """
    told = stated_formulas(attributes)
    if not told:
        return
    graph = find_domains().graph(country)
    for name in told:
        made = graph.quantities[name]
        if made.kind == "given" and made.default is not None:
            attributes.fill(name, np.full(attributes.rows, made.default), DEFAULT)
    for group in find_domains().attributes.add_to_one.get(twin_entities()[0].name, ()):
        _add_to_one(attributes, group, graph, day, report)


def _add_to_one(
    attributes: AttributeValues, group: Sequence[str], graph: Graph, day: datetime.date, report: Report
) -> None:
    known = np.array([~attributes.missing(name) if name in attributes else _nowhere(attributes) for name in group])
    if not known.any():
        return
    shares = np.array([attributes[name] for name in group])
    told = np.where(known, shares, 0.0).sum(axis=0)
    wrong = told > 1.0 + ROUNDING
    if wrong.any():
        for name in group:
            attributes.drop(name, wrong)
        report.note({TOO_MUCH: int(wrong.sum())})
    usual = np.array([_looked_up(name, attributes, graph, day) for name in group])
    rest = np.where(known, 0.0, usual)
    left, of_rest = np.maximum(1.0 - told, 0.0), rest.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        shared = rest * np.where(of_rest > 0, left / of_rest, 0.0)
        scaled = np.where((of_rest > 0) | (told == 0), shares, shares / told)
    some = known.any(axis=0) & ~wrong
    for position, name in enumerate(group):
        attributes.fill(name, shared[position], REMAINDER, some)
        at = some & known[position]
        attributes.values[name][at] = scaled[position][at]


def _nowhere(attributes: AttributeValues) -> NDArray[np.bool_]:
    return np.zeros(attributes.rows, dtype=bool)


def _looked_up(name: str, attributes: AttributeValues, graph: Graph, day: datetime.date) -> NDArray[np.float64]:
    """Return what the table of a quantity says of each row."""
    made = graph.quantities[name]
    axes = [_numbers(axis, attributes) for axis in made.inputs]
    return np.broadcast_to(graph.parameters[name].table_at(day).read(*axes), (attributes.rows,)).astype(np.float64)


def _numbers(name: str, attributes: AttributeValues) -> NDArray[np.float64] | NDArray[np.int64]:
    if name not in text_attributes():
        return np.asarray(attributes[name], dtype=np.float64)
    codes = {kind: code for code, kind in enumerate(category_names(name))}
    return np.array([codes[kind] for kind in attributes[name]], dtype=np.int64)
