"""What must hold before a new quantity is written, so that the graph accepts it and its case passes."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from citybrain.base.domains import COMMON, find_domains
from citybrain.cli.scaffold_draft import NAME, QuantityDraft, compiled, input_names, tolerance, unit_alias
from citybrain.kernel import Quantity, nearest, read_parameters
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.dimensions import dimension_error
from citybrain.kernel.errors import InputError


def known_quantities() -> dict[str, Quantity]:
    """Every quantity and parameter of the project by name."""
    domains = find_domains()
    parameters = read_parameters([domains.layer(COMMON)], domains.vocabulary)
    quantities, _ = domains.declared()
    stated = [Quantity(p.name, p.of, p.unit, "parameter", "parameters", where=p.where) for p in parameters.values()]
    return {made.name: made for made in (*stated, *quantities)}


def check(draft: QuantityDraft, known: Mapping[str, Quantity], files: Iterable[Path]) -> None:
    """Raise InputError for the first thing about a draft that cannot be."""
    for name in filter(None, (draft.name, draft.domain, draft.topic)):
        if not NAME.fullmatch(name):
            raise InputError("scaffold-bad-name", received=name)
    if draft.name in known:
        raise InputError("scaffold-name-taken", received=draft.name, where=known[draft.name].where)
    for path in files:
        if path.exists():
            raise InputError("scaffold-file-exists", path=str(path))
    names = input_names(draft.formula)
    for name in names:
        _check_input(draft, name, known)
    _check_unit(draft, names, known)
    _check_case(draft, names)


def _check_input(draft: QuantityDraft, name: str, known: Mapping[str, Quantity]) -> None:
    if name not in known:
        raise InputError("scaffold-unknown-input", received=name, near=nearest(name, known))
    other = known[name].of
    if other not in SHARED | {draft.of}:
        raise InputError("scaffold-other-entity", input=name, of=draft.of, other=other)
    if name not in draft.inputs:
        raise InputError("scaffold-input-not-given", input=name)


def _check_unit(draft: QuantityDraft, names: list[str], known: Mapping[str, Quantity]) -> None:
    unit_alias(draft.unit, draft.name)
    made = Quantity(
        draft.name,
        draft.of,
        draft.unit,
        "rowwise",
        draft.source,
        tuple(names),
        function=compiled(draft.formula),
        where=draft.domain,
    )
    problem = dimension_error(made, {name: known[name].unit for name in names})
    if problem:
        raise InputError("scaffold-other-unit", formula=draft.formula, unit=draft.unit, problem=problem)


def _check_case(draft: QuantityDraft, names: list[str]) -> None:
    value = float(compiled(draft.formula)(*(np.float64(draft.inputs[name]) for name in names)))
    if not abs(value - draft.expect) <= tolerance(draft.expect):
        raise InputError("scaffold-case-differs", received=value, expected=draft.expect, unit=draft.unit)
