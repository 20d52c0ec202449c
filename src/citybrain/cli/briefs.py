"""The brief of the day on a terminal, as a page or as a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER
from citybrain.cli.results import Results
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.cases.brief.answer import BriefAnswer

ENDINGS = {".html": "paper", ".pdf": "pdf"}
Owner = Annotated[str | None, typer.Option("--role", metavar="ROLE", help=text("cli-brief-role", READER.language))]
BriefFile = Annotated[Path | None, typer.Option("--file", metavar="FILE", help=text("cli-brief-file", READER.language))]


def brief(city: CityFolder, role: Owner = None, file: BriefFile = None, as_json: AsJson = False) -> None:
    """Tell the brief of now. Raises InputError for an ending that is not one of `ENDINGS`, and for an unknown role."""
    from citybrain.cases.brief.answer import brief_answer
    from citybrain.cases.brief.brief import brief_now
    from citybrain.governance.roles import role_of
    from citybrain.presenting.brief_paper import brief_paper

    results = _results(file)
    of = None if role is None else role_of(role)
    with OpenCity(city) as opened:
        made = brief_answer(brief_now(opened.city_records, opened.cases, None, of), opened.cases.rules, READER.language)
        name, zone = opened.snapshot.city_name if file else "", opened.cases.zone()
    if file:
        results.write_paper(lambda: brief_paper(made, name, zone, READER.language))
    if as_json:
        print_json(made)
    elif not file:
        _print(made, zone)


def _results(file: Path | None) -> Results:
    from citybrain.kernel.errors import InputError

    if file is None:
        return Results()
    if file.suffix.lower() not in ENDINGS:
        raise InputError("brief-ending", received=file.name, allowed=", ".join(ENDINGS))
    results = Results(**{ENDINGS[file.suffix.lower()]: file})
    results.require_writable()
    return results


def _print(made: BriefAnswer, zone: str) -> None:
    from citybrain.cli.case_tables import print_cases
    from citybrain.presenting.brief_paper import part_title, summary
    from citybrain.presenting.report.words import Words

    words, out = Words(READER.language, ""), READER.out()
    out.print(summary(made, words))
    for part in made["parts"]:
        if part["cases"]:
            out.print(part_title(part["name"], made, words))
            print_cases(part["cases"], zone, READER)
