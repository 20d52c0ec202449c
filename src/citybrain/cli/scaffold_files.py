"""The files of a new quantity: model, vocabulary entry with its sentence, case; checked before any is written."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from citybrain.cli.scaffold_checks import check, known_quantities
from citybrain.cli.scaffold_draft import QuantityDraft, input_names, tolerance, unit_alias
from citybrain.cli.scaffold_insert import text_of, write_all
from citybrain.kernel.declarations import Quantity
from citybrain.kernel.errors import InputError
from citybrain.kernel.vocabulary import SENTENCE

WIDTH = 120


def write(draft: QuantityDraft, project: Path) -> list[Path]:
    """Write the files of a draft into a checkout of the project and return their paths.

    Raises InputError where the folder is no checkout, the domain is not there, the name is taken, the formula reads
    something unknown, its unit is another one, or its case does not hold. Nothing is written then.
    """
    domains = project / "src" / "citybrain" / "domains"
    if not domains.is_dir():
        raise InputError("scaffold-no-checkout", folder=str(project))
    known = known_quantities()
    models = domains / draft.domain / "models"
    model = models / draft.topic / f"{draft.name}.py"
    vocabulary = domains / draft.domain / "vocabulary" / f"{draft.topic or draft.domain}.yaml"
    if (single := domains / draft.domain / "vocabulary.yaml").is_file():
        vocabulary = single
    case = project / "tests" / "cases" / (draft.topic or draft.domain) / f"{draft.name}.yaml"
    check(draft, known, [model, case])
    if not (domains / draft.domain).is_dir():
        there = [path.name for path in domains.iterdir() if path.is_dir()]
        raise InputError("scaffold-no-domain", received=draft.domain, allowed=", ".join(sorted(there)))
    packages = {
        folder / "__init__.py": f'"""Quantities of {subject}."""\n'
        for folder, subject in {models: draft.domain, model.parent: draft.topic or draft.domain}.items()
        if not (folder / "__init__.py").exists()
    }
    written = {
        model: "\n".join(_model(draft, known)) + "\n",
        vocabulary: text_of(vocabulary) + _term(draft),
        case: _case(draft),
    }
    write_all({**packages, **written}, project)
    return list(written)


def _model(draft: QuantityDraft, known: Mapping[str, Quantity]) -> Iterator[str]:
    """Lines of the model file, as the formatter writes them."""
    names = input_names(draft.formula)
    aliases = {name: unit_alias(known[name].unit, name) for name in names}
    result = unit_alias(draft.unit, draft.name)
    yield f'"""{draft.labels["en"]}."""'
    yield ""
    if "np." in draft.formula:
        yield from ("import numpy as np", "")
    yield "from citybrain.kernel import quantity"
    yield from unit_lines(sorted({*aliases.values(), result}))
    yield from ("", "", f"@quantity(of={_quoted(draft.of)}, source={_quoted(draft.source)})")
    yield from signature_lines(draft.name, [f"{name}: {alias}" for name, alias in aliases.items()], result)
    yield f'    """{draft.sentences["en"]}"""'
    yield f"    return {draft.formula}"


def unit_lines(aliases: list[str]) -> Iterator[str]:
    """The import of units."""
    line = f"from citybrain.kernel.units import {', '.join(aliases)}"
    if len(line) <= WIDTH:
        yield line
        return
    yield "from citybrain.kernel.units import ("
    yield from (f"    {alias}," for alias in aliases)
    yield ")"


def signature_lines(name: str, parameters: list[str], result: str) -> Iterator[str]:
    """The first lines of a function."""
    joined = ", ".join(parameters)
    if len(line := f"def {name}({joined}) -> {result}:") <= WIDTH:
        yield line
        return
    yield f"def {name}("
    if len(line := f"    {joined}") <= WIDTH:
        yield line
    else:
        yield from (f"    {parameter}," for parameter in parameters)
    yield f") -> {result}:"


def _term(draft: QuantityDraft) -> str:
    labels = ", ".join(f"{language}: {_quoted(label)}" for language, label in draft.labels.items())
    sentence = f"{SENTENCE}: {{zh: {_quoted(draft.sentences['zh'])}}}"
    return f"{draft.name}: {{label: {{{labels}}}, better: {draft.better},\n  {sentence}}}\n"


def _case(draft: QuantityDraft) -> str:
    inputs = ", ".join(f"{name}: {_number(value)}" for name, value in draft.inputs.items())
    return (
        f"quantity: {draft.name}\n"
        f"source: {_quoted(draft.source)}\n"
        f"inputs: {{{inputs}}}\n"
        f"expect: {_number(draft.expect)}\n"
        f"tolerance: {_number(tolerance(draft.expect))}\n"
    )


def _number(value: float) -> str:
    """Every digit of a number and no exponent, which YAML would read as a word."""
    return np.format_float_positional(value, trim="-")


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
