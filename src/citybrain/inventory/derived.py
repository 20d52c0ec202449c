"""Factors that methods compute from declared inputs, with the interval that follows and the steps that led there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import product
from types import ModuleType
from typing import Any, NamedTuple

from citybrain.inventory.conversion import Range
from citybrain.inventory.factors import DerivationStep, Factor, StepInput
from citybrain.inventory.files import declared
from citybrain.inventory.inputs import Default, default
from citybrain.inventory.methods import (
    combustion,
    farming,
    land,
    landfill,
    mineral,
    refrigerants,
    treatment,
    wastewater,
)

BIOGENIC = "biogenic CO2"
"""How a declaration names the CO2 of biomass, which is reported apart from that of fossil carbon."""

METHODS: Mapping[str, ModuleType] = {
    "combustion": combustion, "farming": farming, "land": land, "landfill": landfill, "mineral": mineral,
    "refrigerants": refrigerants, "treatment": treatment, "wastewater": wastewater,
}  # fmt: skip


class Derived(NamedTuple):
    """A computed number with the ends of its 95 % interval, the defaults that it hangs on, and its steps in order."""

    value: float
    lower: float | None
    upper: float | None
    used: tuple[Default, ...]
    steps: tuple[DerivationStep, ...]


def derived_factors(file: str) -> Iterator[Factor]:
    """Factors of a file of `data/factors` whose gases name a method and its inputs.

    `by` makes one factor of each combination; a gas of which none arises is left out. Raises NotFoundError for an input
    that the defaults lack.
    """
    data = declared(f"factors/{file}")
    for template, entry in data["factors"].items():
        for words, label in _combinations(entry):
            energy = data["energy_of_fuels"][_filled(entry["fuel"], words)] if "fuel" in entry else None
            for gas, declaration in entry["gases"].items():
                asked = _filled(declaration, words)
                made = derive(asked)
                if made.value == 0.0:
                    continue
                yield Factor(
                    name=_filled(template, words),
                    gas="CO2" if gas == BIOGENIC else gas,
                    value=made.value,
                    unit=data["unit"],
                    activity_unit=entry.get("activity_unit") or data["activity_unit"],
                    source=_source(asked["equation"], made),
                    quality=data["quality"],
                    lower=made.lower,
                    upper=made.upper,
                    valid_from=data["valid_from"],
                    biogenic=gas == BIOGENIC,
                    sectors=tuple(entry["sectors"]),
                    label=label,
                    energy=Range(*map(float, energy)) if energy else None,
                    steps=made.steps,
                )


def derive(asked: Mapping[str, Any]) -> Derived:
    """What a method makes of its inputs: each a number, the name of a default, or in turn a method with inputs.

    The interval moves one default at a time to the ends of its own and adds the squares of what that changes (approach
    1 of the IPCC); defaults without one add nothing. Raises NotFoundError for a name that the defaults lack.
    """
    used = {name: default(name) for name in dict.fromkeys(_names(asked))}
    known = {name: found.value for name, found in used.items()}
    value = _computed(asked, known)
    below, above = 0.0, 0.0
    for name, found in used.items():
        if found.lower is None or found.upper is None:
            continue
        moved = [_computed(asked, {**known, name: end}) - value for end in (found.lower, found.upper)]
        below, above = below + min(0.0, *moved) ** 2, above + max(0.0, *moved) ** 2
    steps = tuple(_steps(asked, used, known))
    if not any(found.lower is not None for found in used.values()):
        return Derived(_short(value), None, None, tuple(used.values()), steps)
    lower, upper = value - math.sqrt(below), value + math.sqrt(above)
    lower = max(lower, 0.0) if value >= 0.0 else lower
    return Derived(_short(value), _short(lower), _short(upper), tuple(used.values()), steps)


def _short(number: float) -> float:
    """Twelve digits: more than any table has, and without the noise of binary fractions."""
    return float(f"{number:.12g}")


def _combinations(entry: Any) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Words of each combination of the axes of `by`, and the label that they make in each language."""
    axes = entry.get("by", {})
    for keys in product(*axes.values()):
        words = dict(zip(axes, keys, strict=True))
        told = {axis: axes[axis][key] for axis, key in words.items()}
        yield (
            words,
            {
                language: text.format(**{axis: by[language] for axis, by in told.items()})
                for language, text in entry["label"].items()
            },
        )


def _filled(asked: Any, words: Mapping[str, str]) -> Any:
    """A declaration with the words of one combination in its texts."""
    if isinstance(asked, str):
        return asked.format(**words)
    if isinstance(asked, Mapping):
        return {key: _filled(value, words) for key, value in asked.items()}
    return asked


def _names(asked: Any) -> Iterator[str]:
    if isinstance(asked, str):
        yield asked
    elif isinstance(asked, Mapping):
        for value in asked["inputs"].values() if "method" in asked else asked.values():
            yield from _names(value)


def _computed(asked: Mapping[str, Any], known: Mapping[str, float]) -> float:
    module, _, function = asked["method"].partition(".")
    arguments = {name: _argument(value, known) for name, value in asked["inputs"].items()}
    result = getattr(METHODS[module], function)(**arguments)
    return float(getattr(result, asked["result"]) if "result" in asked else result)


def _argument(asked: Any, known: Mapping[str, float]) -> Any:
    if isinstance(asked, str):
        return known[asked]
    if isinstance(asked, Mapping):
        return _computed(asked, known) if "method" in asked else {k: _argument(v, known) for k, v in asked.items()}
    return float(asked)


def _steps(
    asked: Mapping[str, Any], used: Mapping[str, Default], known: Mapping[str, float]
) -> Iterator[DerivationStep]:
    """Steps in the order in which they are computed; an input that a step computed names its method as source."""
    inputs = []
    for name, given in asked["inputs"].items():
        table = isinstance(given, Mapping) and "method" not in given
        for label, one in {f"{name}.{key}": x for key, x in given.items()}.items() if table else [(name, given)]:
            if isinstance(one, Mapping):
                yield from _steps(one, used, known)
                inputs.append(StepInput(label, _computed(one, known), None, None, one["method"]))
            elif isinstance(one, str):
                found = used[one]
                inputs.append(StepInput(label, found.value, found.lower, found.upper, found.source))
            else:
                inputs.append(StepInput(label, float(one), None, None, ""))
    yield DerivationStep(asked["method"], tuple(inputs), _computed(asked, known))


def _source(equation: str, made: Derived) -> str:
    """The equation, the values that it was given, their tables, and what no second source has."""
    tables = list(dict.fromkeys(found.source for found in made.used))
    told = [f"{x.name.replace('_', ' ')} {x.value:g}" for step in made.steps for x in step.inputs if x.source in tables]
    shown = [text for text in dict.fromkeys(told) if "." not in text.rpartition(" ")[0]]
    unsure = [found.name.partition(".")[2].replace("_", " ").replace(".", " ") for found in made.used if not found.sure]
    notes = [f"unconfirmed: {', '.join(unsure)}"] if unsure else []
    if not all(found.interval_sure for found in made.used):
        notes.append("ends of the interval unconfirmed")
    return f"{equation}: {', '.join(shown)}; {'; '.join(tables)}" + "".join(f" ({note})" for note in notes)
