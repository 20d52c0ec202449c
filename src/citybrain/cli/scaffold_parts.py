"""`citybrain scaffold domain`, `entity`, `attribute` and `indicator`: entries of YAML files, with all their texts."""

from pathlib import Path
from typing import Annotated

import typer

import citybrain
from citybrain.base.domains import FILE, Domains
from citybrain.cli.reader import READER
from citybrain.cli.scaffold_draft import unit_alias
from citybrain.cli.scaffold_insert import (
    FOLDER,
    Files,
    domain_folder,
    labels,
    quoted,
    require_name,
    text_of,
    under,
    write_all,
)
from citybrain.kernel import nearest
from citybrain.kernel.errors import InputError
from citybrain.kernel.interventions import CITY
from citybrain.messages import text


def wording(key: str) -> str:
    """The text of a key after `scaffold-` in the reader's language."""
    return text(f"scaffold-{key}", READER.language)


Name = Annotated[str, typer.Argument(help=wording("part-name-help"))]
InDomain = Annotated[str, typer.Option("--domain", help=wording("domain-help"))]
Label = Annotated[str, typer.Option(prompt=wording("ask-label"), help=wording("label-help"))]
LabelZh = Annotated[str, typer.Option(prompt=wording("ask-label-zh"), help=wording("label-zh-help"))]
Sentence = Annotated[str, typer.Option(prompt=wording("ask-sentence"), help=wording("sentence-help"))]
SentenceZh = Annotated[str, typer.Option(prompt=wording("ask-sentence-zh"), help=wording("sentence-zh-help"))]
Source = Annotated[str, typer.Option(prompt=wording("ask-source"), help=wording("source-help"))]
Project = Annotated[Path | None, typer.Option(help=wording("project-help"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (domain, entity, attribute, indicator):
        app.command(command.__name__, help=wording(f"new-{command.__name__}-help"))(command)


def root_of(project: Path | None) -> Path:
    """The checkout that is named, or the one that runs."""
    return project or Path(citybrain.__file__).parents[2]


def tell(paths: list[Path], root: Path, then: str) -> None:
    """Say what was written and what to do next."""
    for path in paths:
        typer.echo(text("scaffold-written", READER.language, path=path.relative_to(root).as_posix()))
    typer.echo(then)


def domain(
    name: Name,
    label: Label,
    label_zh: LabelZh,
    needs: Annotated[list[str] | None, typer.Option(help=wording("needs-help"))] = None,
    project: Project = None,
) -> None:
    """Write a folder that is a domain."""
    root = root_of(project)
    require_name(name)
    folder = root / FOLDER / name
    if not folder.parent.is_dir():
        raise InputError("scaffold-no-checkout", folder=str(root))
    if (folder / FILE).exists():
        raise InputError("scaffold-file-exists", path=str(folder / FILE))
    declared = f"label: {labels(label, label_zh)}\nneeds: [{', '.join(needs or ('city',))}]\nphases: [{name}]\n"
    files = {folder / FILE: declared, folder / "__init__.py": f'"""{label}."""\n'}
    tell(write_all(files, root), root, text("scaffold-domain-next", READER.language, name=name))


def entity(
    name: Name,
    domain: InDomain,
    table: Annotated[str, typer.Option(help=wording("table-help"))],
    label: Label,
    label_zh: LabelZh,
    geometry: Annotated[str, typer.Option(help=wording("geometry-help"))] = "none",
    inside: Annotated[list[str] | None, typer.Option(help=wording("inside-help"))] = None,
    project: Project = None,
) -> None:
    """Write the declaration of an entity."""
    root = root_of(project)
    path = domain_folder(root, domain) / FILE
    around = f", inside: [{', '.join(inside)}]" if inside else ""
    entry = f"{name}: {{table: {table}, geometry: {geometry}{around}, labels: {labels(label, label_zh)}}}"
    require_name(name)
    _write({path: under(text_of(path), ("entities",), entry)}, root, name)


def attribute(
    name: Name,
    domain: InDomain,
    of: Annotated[str, typer.Option(help=wording("of-help"))],
    unit: Annotated[str, typer.Option(help=wording("unit-help"))],
    label: Label,
    label_zh: LabelZh,
    sentence: Sentence,
    sentence_zh: SentenceZh,
    least: Annotated[float | None, typer.Option(help=wording("least-help"))] = None,
    most: Annotated[float | None, typer.Option(help=wording("most-help"))] = None,
    called: Annotated[list[str] | None, typer.Option(help=wording("called-help"))] = None,
    optional: Annotated[bool, typer.Option(help=wording("optional-help"))] = False,
    project: Project = None,
) -> None:
    """Write the entry of an attribute, which files, snapshot, formulas, labels and map follow."""
    root = root_of(project)
    require_name(name)
    unit_alias(unit, name)
    path = domain_folder(root, domain) / "attributes.yaml"
    low, high = ("null" if bound is None else f"{bound:g}" for bound in (least, most))
    more = [f"accepted: [{low}, {high}]"] if least is not None and most is not None else []
    more += ["optional: true"] if optional else []
    more += [f"called: [{', '.join(map(quoted, (name, *called)))}]"] if called else []
    entry = "\n".join([
        f"{name}:",
        f"  unit: {quoted(unit)}",
        f"  label: {labels(label, label_zh)}",
        f"  sentence: {labels(sentence, sentence_zh)}",
        f"  bounds: [{low}, {high}]",
        *(f"  {line}" for line in more),
    ])  # fmt: skip

    def known(domains: Domains) -> None:
        entities = [one.name for one in domains.entities()]
        if of not in entities:
            told = {"received": of, "near": nearest(of, entities), "allowed": ", ".join(entities)}
            raise InputError("scaffold-unknown-entity", **told)

    known_files = {path: under(text_of(path), (of, "attributes"), entry)}
    paths = write_all(known_files, root, known)
    tell(paths, root, text("scaffold-part-next", READER.language, name=name))


def indicator(
    code: Annotated[str, typer.Argument(help=wording("code-help"))],
    domain: InDomain,
    framework: Annotated[str, typer.Option(help=wording("framework-help"))],
    quantity: Annotated[str, typer.Option(help=wording("computed-help"))],
    unit: Annotated[str, typer.Option(help=wording("unit-help"))],
    caveat: Annotated[str, typer.Option(prompt=wording("ask-caveat"), help=wording("caveat-help"))],
    caveat_zh: Annotated[str, typer.Option(prompt=wording("ask-caveat-zh"), help=wording("caveat-zh-help"))],
    factor: Annotated[float, typer.Option(help=wording("factor-help"))] = 1.0,
    fit: Annotated[str, typer.Option(help=wording("fit-help"))] = "whole",
    project: Project = None,
) -> None:
    """Write from which quantity an indicator of a framework is computed."""
    from citybrain.cli.scaffold_checks import known_quantities
    from citybrain.progress.frameworks import CONTRIBUTIONS, Frameworks, stated
    from citybrain.progress.unit_conversion import factor_between

    root = root_of(project)
    path = domain_folder(root, domain) / f"{CONTRIBUTIONS}.yaml"
    Frameworks(stated()).indicator(framework, code)
    known = known_quantities()
    if quantity not in known:
        raise InputError("scaffold-unknown-input", received=quantity, near=nearest(quantity, known))
    if known[quantity].of != CITY:
        raise InputError("scaffold-not-of-city", quantity=quantity, of=known[quantity].of)
    wanted = factor_between(known[quantity].unit, unit)
    if wanted is None or abs(wanted - factor) > 1e-9 * abs(wanted):
        right = "-" if wanted is None else f"{wanted:g}"
        own = known[quantity].unit
        raise InputError("scaffold-other-factor", quantity=quantity, unit=unit, own=own, received=factor, factor=right)
    entry = (
        f"- {{framework: {framework}, code: {quoted(code)}, quantity: {quantity}, factor: {factor:g}, "
        f"unit: {quoted(unit)}, fit: {fit},\n  caveat: {labels(caveat, caveat_zh)}}}"
    )
    _write({path: under(text_of(path), (), entry)}, root, quantity)


def _write(files: Files, root: Path, name: str) -> None:
    tell(write_all(files, root), root, text("scaffold-part-next", READER.language, name=name))
