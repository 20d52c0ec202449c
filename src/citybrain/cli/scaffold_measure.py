"""`citybrain scaffold intervention`: a measure with its texts and a test of what it changes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from citybrain.base.domains import FILE, Domains
from citybrain.cli.reader import READER
from citybrain.cli.scaffold_checks import known_quantities
from citybrain.cli.scaffold_draft import compiled, input_names, numbers_by_name, unit_alias
from citybrain.cli.scaffold_files import WIDTH, signature_lines, unit_lines
from citybrain.cli.scaffold_insert import (
    domain_folder,
    labels,
    quoted,
    read_again,
    require_name,
    text_of,
    under,
    write_all,
)
from citybrain.cli.scaffold_parts import (
    InDomain,
    Label,
    LabelZh,
    Name,
    Project,
    Sentence,
    SentenceZh,
    Source,
    root_of,
    tell,
    wording,
)
from citybrain.kernel import STRATEGIES, Quantity, nearest
from citybrain.kernel.declarations import SHARED
from citybrain.kernel.dimensions import dimension_error
from citybrain.kernel.errors import InputError
from citybrain.kernel.interventions import COST, COSTS, RUNNING_COST
from citybrain.messages import text

COST_UNITS = {COST: "money", RUNNING_COST: "money/a"}


@dataclass(frozen=True)
class MeasureDraft:
    """A new measure: formula by changed quantity, and the numbers of its first case."""

    name: str
    domain: str
    of: str
    phase: str
    strategy: str
    source: str
    label: str
    sentence: str
    changes: Mapping[str, str]
    given: Mapping[str, float]
    expect: Mapping[str, float]
    component: str = ""

    @property
    def inputs(self) -> list[str]:
        """What its formulas read, in the order in which they name it."""
        return list(dict.fromkeys(name for formula in self.changes.values() for name in input_names(formula)))


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("intervention", help=wording("new-intervention-help"))(intervention)


def intervention(
    name: Name,
    domain: InDomain,
    changes: Annotated[list[str], typer.Option(help=wording("changes-help"))],
    of: Annotated[str, typer.Option(help=wording("of-help"))],
    label: Label,
    label_zh: LabelZh,
    sentence: Sentence,
    sentence_zh: SentenceZh,
    source: Source,
    phase: Annotated[str, typer.Option(help=wording("phase-help"))] = "",
    strategy: Annotated[str, typer.Option(help=wording("strategy-help"))] = STRATEGIES[0],
    given: Annotated[list[str] | None, typer.Option(help=wording("given-help"))] = None,
    expect: Annotated[list[str] | None, typer.Option(help=wording("expected-help"))] = None,
    component: Annotated[str, typer.Option(help=wording("component-help"))] = "",
    project: Project = None,
) -> None:
    """Write the function of a measure, its texts and a test."""
    root = root_of(project)
    require_name(name)
    folder = domain_folder(root, domain)
    phases = phases_of(read_again(root), domain)
    own = [] if phases else [phase or domain]
    draft = MeasureDraft(
        name, domain, of, phase or [*phases, *own][0], strategy, source, label, sentence,
        dict(_equation(one) for one in changes), numbers_by_name(given), numbers_by_name(expect), component,
    )  # fmt: skip
    known = {**known_quantities(), **{one: Quantity(one, of, COST_UNITS[one], "given", domain) for one in COSTS}}
    _check_component(draft, read_again(root))
    _check(draft, known, [*phases, *own])
    model, test = folder / "interventions" / f"{name}.py", root / "tests" / "domains" / domain / f"test_{name}.py"
    for path in (model, test):
        if path.exists():
            raise InputError("scaffold-file-exists", path=str(path))
    vocabulary = folder / "vocabulary" / f"{domain}.yaml"
    if (folder / "vocabulary.yaml").is_file():
        vocabulary = folder / "vocabulary.yaml"
    entry = f"{name}: {{label: {labels(label, label_zh)},\n  sentence: {{zh: {quoted(sentence_zh)}}}}}"
    files = {
        model: "\n".join(_model(draft, known)) + "\n",
        vocabulary: under(text_of(vocabulary), (), entry),
        test: "\n".join(_test(draft)) + "\n",
    }
    if own:
        files[folder / FILE] = under(text_of(folder / FILE), (), f"phases: [{own[0]}]")
    package = folder / "interventions" / "__init__.py"
    if not package.exists():
        files[package] = f'"""Measures of {domain}."""\n'
    tell(write_all(files, root), root, text("scaffold-part-next", READER.language, name=name))


def phases_of(domains: Domains, domain: str) -> list[str]:
    """Phases that a measure of a domain can have: its own, then those of the domains that it needs."""
    own = domains[domain]
    return list(dict.fromkeys([*own.phases, *(phase for need in own.needs for phase in phases_of(domains, need))]))


def _equation(entry: str) -> tuple[str, str]:
    name, _, formula = entry.partition("=")
    if not formula.strip():
        raise InputError("scaffold-bad-change", received=entry)
    return name.strip(), formula.strip()


def _check_component(draft: MeasureDraft, domains: Domains) -> None:
    """Raises InputError for a cost without a component, a component without a cost, and for one that is not there."""
    there = [component.name for domain in domains for component in domain.components]
    if (COST in draft.changes) != bool(draft.component) or (draft.component and draft.component not in there):
        near = nearest(draft.component, there) if draft.component else ", ".join(there)
        raise InputError("scaffold-cost-component", received=draft.component or "-", near=near)


def _check(draft: MeasureDraft, known: Mapping[str, Quantity], phases: Sequence[str]) -> None:
    """Raises InputError for the first thing that cannot be."""
    for allowed, received in ((phases, draft.phase), (STRATEGIES, draft.strategy)):
        if received not in allowed:
            raise InputError("scaffold-not-allowed", received=received, allowed=", ".join(allowed))
    if draft.name in known:
        raise InputError("scaffold-name-taken", received=draft.name, where=known[draft.name].where)
    for name in (*draft.changes, *draft.inputs):
        if name not in known:
            raise InputError("scaffold-unknown-input", received=name, near=nearest(name, known))
        own = {draft.of} if name in draft.changes else SHARED | {draft.of}
        if known[name].of not in own:
            raise InputError("scaffold-other-entity", input=name, of=draft.of, other=known[name].of)
    for name in draft.inputs:
        if name not in draft.given:
            raise InputError("scaffold-input-not-given", input=name)
    for name, formula in draft.changes.items():
        _check_change(draft, name, formula, known)


def _check_change(draft: MeasureDraft, name: str, formula: str, known: Mapping[str, Quantity]) -> None:
    unit, inputs = known[name].unit, input_names(formula)
    made = Quantity(
        name, draft.of, unit, "rowwise", draft.source, tuple(inputs), function=compiled(formula), where=draft.domain
    )
    if problem := dimension_error(made, {one: known[one].unit for one in inputs}):
        raise InputError("scaffold-other-unit", formula=formula, unit=unit, problem=problem)
    value = float(compiled(formula)(*(draft.given[one] for one in inputs)))
    wanted = draft.expect.get(name)
    if wanted is None or abs(value - wanted) > max(1e-6, 1e-6 * abs(wanted)):
        expected = "-" if wanted is None else f"{wanted:g}"
        raise InputError("scaffold-case-differs", received=value, expected=expected, unit=unit)


def _model(draft: MeasureDraft, known: Mapping[str, Quantity]) -> Iterator[str]:
    alias = {one: unit_alias(known[one].unit, one) for one in (*draft.inputs, *draft.changes)}
    changed = "".join(word.capitalize() for word in draft.name.split("_")) + "Changes"
    yield f'"""{draft.label}."""'
    yield from ("", "from typing import NamedTuple", "")
    if any("np." in formula for formula in draft.changes.values()):
        yield from ("import numpy as np", "")
    yield "from citybrain.kernel import intervention"
    yield from unit_lines(sorted(set(alias.values())))
    yield from ("", "", f"class {changed}(NamedTuple):", f'    """What {draft.name} changes."""', "")
    yield from (f"    {name}: {alias[name]}" for name in draft.changes)
    told = f'of="{draft.of}", phase="{draft.phase}", strategy="{draft.strategy}", source={quoted(draft.source)}'
    told += f', cost="{draft.component}"' if draft.component else ""
    yield from ("", "", *_decorator(told))
    yield from signature_lines(draft.name, [f"{one}: {alias[one]}" for one in draft.inputs], changed)
    yield f'    """{draft.sentence}"""'
    yield f"    return {changed}({', '.join(draft.changes.values())})"


def _decorator(told: str) -> Iterator[str]:
    """The decorator as the formatter writes it: on one line, on one inside its brackets, or a line for each part."""
    if len(line := f"@intervention({told})") <= WIDTH:
        yield line
        return
    parts = re.findall(r'\w+=".*?"(?=, \w+="|$)', told)
    yield "@intervention("
    yield from [f"    {told}"] if len(told) + 4 <= WIDTH else [f"    {part}," for part in parts]
    yield ")"


def _test(draft: MeasureDraft) -> Iterator[str]:
    module = f"citybrain.domains.{draft.domain}.interventions.{draft.name}"
    given = ", ".join(f"{name}={draft.given[name]:g}" for name in draft.inputs)
    wanted = ", ".join(f"{draft.expect[name]:g}" for name in draft.changes)
    yield f'"""{draft.label}."""'
    yield from ("", "import pytest", "", f"from {module} import {draft.name}", "", "")
    yield f"def test_{draft.name}() -> None:"
    yield f"    changed = {draft.name}({given})"
    yield (
        f"    assert changed == pytest.approx(({wanted},))"
        if len(draft.changes) == 1
        else (f"    assert changed == pytest.approx(({wanted}))")
    )
