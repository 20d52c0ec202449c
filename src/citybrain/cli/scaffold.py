"""`citybrain scaffold`: write the files of a new quantity, so that a person fills in meaning and not form."""

from typing import Annotated

import typer

from citybrain.base.domains import find_domains
from citybrain.cli import scaffold_connector, scaffold_measure, scaffold_parts
from citybrain.cli.reader import READER
from citybrain.cli.scaffold_draft import QuantityDraft, numbers_by_name
from citybrain.cli.scaffold_files import write
from citybrain.cli.scaffold_parts import (
    InDomain,
    Label,
    LabelZh,
    Project,
    Sentence,
    SentenceZh,
    Source,
    root_of,
    tell,
    wording,
)
from citybrain.messages import text

app = typer.Typer(no_args_is_help=True, help=wording("help"))


for part in (scaffold_parts, scaffold_measure, scaffold_connector):
    part.add_to(app)


@app.command("quantity", help=wording("quantity-help"))
def quantity(
    name: Annotated[str, typer.Argument(help=wording("name-help"))],
    domain: InDomain,
    unit: Annotated[str, typer.Option(help=wording("unit-help"))],
    formula: Annotated[str, typer.Option(prompt=wording("ask-formula"), help=wording("formula-help"))],
    sentence: Sentence,
    sentence_zh: SentenceZh,
    source: Source,
    label: Label,
    label_zh: LabelZh,
    expect: Annotated[float, typer.Option(prompt=wording("ask-expect"), help=wording("expect-help"))],
    topic: Annotated[str, typer.Option(help=wording("topic-help"))] = "",
    given: Annotated[list[str] | None, typer.Option(help=wording("given-help"))] = None,
    of: Annotated[str, typer.Option(help=wording("of-help"))] = "",
    better: Annotated[str, typer.Option(help=wording("better-help"))] = "neither",
    project: Project = None,
) -> None:
    """Write the model, its entry in the vocabulary and its case."""
    draft = QuantityDraft(
        name=name,
        domain=domain,
        topic=topic,
        of=of or _entity_of(domain),
        unit=unit,
        formula=formula,
        sentences={"en": sentence, "zh": sentence_zh},
        source=source,
        labels={"en": label, "zh": label_zh},
        better=better,
        inputs=numbers_by_name(given),
        expect=expect,
    )
    root = root_of(project)
    tell(write(draft, root), root, text("scaffold-next", READER.language, name=name))


def _entity_of(domain: str) -> str:
    """The first entity that a domain declares, the city where it declares none."""
    return next((entity.name for one in find_domains() if one.name == domain for entity in one.entities), "city")
