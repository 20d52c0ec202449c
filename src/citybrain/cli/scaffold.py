"""`citybrain scaffold`: write the files of a new quantity, so that a person fills in meaning and not form."""

from pathlib import Path
from typing import Annotated

import typer

import citybrain
from citybrain.base.domains import find_domains
from citybrain.cli import scaffold_connector, scaffold_measure, scaffold_parts
from citybrain.cli.reader import READER
from citybrain.cli.scaffold_draft import QuantityDraft
from citybrain.cli.scaffold_files import write
from citybrain.kernel.errors import InputError
from citybrain.messages import text

app = typer.Typer(no_args_is_help=True, help=text("scaffold-help", READER.language))


for part in (scaffold_parts, scaffold_measure, scaffold_connector):
    part.add_to(app)


@app.command("quantity", help=text("scaffold-quantity-help", READER.language))
def quantity(
    name: Annotated[str, typer.Argument(help=text("scaffold-name-help", READER.language))],
    domain: Annotated[str, typer.Option(help=text("scaffold-domain-help", READER.language))],
    unit: Annotated[str, typer.Option(help=text("scaffold-unit-help", READER.language))],
    formula: Annotated[
        str,
        typer.Option(
            prompt=text("scaffold-ask-formula", READER.language), help=text("scaffold-formula-help", READER.language)
        ),
    ],
    sentence: Annotated[
        str,
        typer.Option(
            prompt=text("scaffold-ask-sentence", READER.language), help=text("scaffold-sentence-help", READER.language)
        ),
    ],
    sentence_zh: Annotated[
        str,
        typer.Option(
            prompt=text("scaffold-ask-sentence-zh", READER.language),
            help=text("scaffold-sentence-zh-help", READER.language),
        ),
    ],
    source: Annotated[
        str,
        typer.Option(
            prompt=text("scaffold-ask-source", READER.language), help=text("scaffold-source-help", READER.language)
        ),
    ],
    label: Annotated[
        str,
        typer.Option(
            prompt=text("scaffold-ask-label", READER.language), help=text("scaffold-label-help", READER.language)
        ),
    ],
    label_zh: Annotated[
        str,
        typer.Option(
            prompt=text("scaffold-ask-label-zh", READER.language), help=text("scaffold-label-zh-help", READER.language)
        ),
    ],
    expect: Annotated[
        float,
        typer.Option(
            prompt=text("scaffold-ask-expect", READER.language), help=text("scaffold-expect-help", READER.language)
        ),
    ],
    topic: Annotated[str, typer.Option(help=text("scaffold-topic-help", READER.language))] = "",
    given: Annotated[list[str] | None, typer.Option(help=text("scaffold-given-help", READER.language))] = None,
    of: Annotated[str, typer.Option(help=text("scaffold-of-help", READER.language))] = "",
    better: Annotated[str, typer.Option(help=text("scaffold-better-help", READER.language))] = "neither",
    project: Annotated[Path | None, typer.Option(help=text("scaffold-project-help", READER.language))] = None,
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
        inputs=dict(_assignment(entry) for entry in given or ()),
        expect=expect,
    )
    root = project or Path(citybrain.__file__).parents[2]
    for path in write(draft, root):
        typer.echo(text("scaffold-written", READER.language, path=path.relative_to(root).as_posix()))
    typer.echo(text("scaffold-next", READER.language, name=name))


def _entity_of(domain: str) -> str:
    """The first entity that a domain declares, the city where it declares none."""
    return next((entity.name for one in find_domains() if one.name == domain for entity in one.entities), "city")


def _assignment(entry: str) -> tuple[str, float]:
    """Name and value of `name=value`."""
    name, _, value = entry.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError:
        raise InputError("scaffold-bad-given", received=entry) from None
