"""What a person says about a new quantity, and what its formula reads: quantities and units."""

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np

from citybrain.kernel import nearest, units
from citybrain.kernel.declarations import unit_of
from citybrain.kernel.dimensions import same_unit
from citybrain.kernel.errors import InputError

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
SMALLEST_TOLERANCE = 1e-6


@dataclass(frozen=True)
class QuantityDraft:
    """What a person says about a new quantity; `inputs` and `expect` are its first case."""

    name: str
    domain: str
    topic: str
    of: str
    unit: str
    formula: str
    sentences: Mapping[str, str]
    source: str
    labels: Mapping[str, str]
    better: str
    inputs: Mapping[str, float]
    expect: float


def tolerance(expect: float) -> float:
    """Room for rounding around an expected value, in its unit."""
    return max(SMALLEST_TOLERANCE, 1e-6 * abs(expect))


def input_names(formula: str) -> list[str]:
    """The quantities that a formula reads, in the order in which it names them; raises InputError if it is none."""
    try:
        tree = ast.parse(formula, mode="eval")
    except SyntaxError as error:
        raise InputError("scaffold-bad-formula", received=formula, problem=error.msg) from None
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id != "np"]
    in_order = sorted(names, key=lambda node: (node.lineno, node.col_offset))
    return list(dict.fromkeys(node.id for node in in_order))


def compiled(formula: str) -> Callable[..., Any]:
    """The formula as a function of its inputs, in their order."""
    parameters = ", ".join(input_names(formula))
    made: Callable[..., Any] = eval(f"lambda {parameters}: {formula}", {"np": np, "__builtins__": {}})
    made.__annotations__["return"] = float
    return made


def aliases() -> Mapping[str, str]:
    """Unit text by name of its alias in the kernel."""
    return {name: unit_of(value) for name, value in vars(units).items() if get_args(value) and unit_of(value)}


def unit_alias(unit: str, name: str) -> str:
    """The alias that stands for a unit; a name that ends in `_share` is a Share. Raises InputError without one."""
    known = aliases()
    fitting = [alias for alias, text in known.items() if text == unit]
    fitting = fitting or [alias for alias, text in known.items() if same_unit(text, unit)]
    if not fitting:
        raise InputError("scaffold-unknown-unit", received=unit, near=nearest(unit, known.values()))
    preferred = "Share" if name.endswith("_share") else "Ratio"
    return preferred if preferred in fitting else fitting[0]


def numbers_by_name(entries: Sequence[str] | None) -> dict[str, float]:
    """Numbers of entries `name=value`. Raises InputError for one that has none."""
    found = {}
    for entry in entries or ():
        name, _, value = entry.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            raise InputError("scaffold-bad-given", received=entry) from None
    return found
