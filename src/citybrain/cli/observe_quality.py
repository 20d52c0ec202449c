"""Commands on the quality of readings: what the tests found, what a stream is tested for, how fresh streams are."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_answer, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

Number = Annotated[int, typer.Argument(metavar="STREAM", help=text("cli-observe-limits-stream", READER.language))]
Limits = Annotated[Path | None, typer.Argument(metavar="[FILE]", help=text("cli-observe-limits-file", READER.language))]
Defaults = Annotated[bool, typer.Option("--defaults", help=text("cli-observe-limits-defaults", READER.language))]
Again = Annotated[bool, typer.Option("--again", help=text("cli-observe-quality-again", READER.language))]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=text("cli-observe-limits-by", READER.language))]


def quality(city: CityFolder, again: Again = False, as_json: AsJson = False) -> None:
    """Test what was not tested yet, or all, and tell by property how many readings are suspect or failed."""
    from citybrain.cli.observe_quality_tables import print_summaries
    from citybrain.observations.catalogue import streams
    from citybrain.observations.quality.runner import check
    from citybrain.observations.quality.summary import summarise

    with OpenCity(city) as opened:
        sensing = opened.sensing
        if again:
            with sensing.records.read() as connection:
                numbers = [one.number for one in streams(connection)]
            for number in numbers:
                sensing.store.recheck(number)
        check(sensing)
        rows = [asdict(one) for one in summarise(sensing)]
    print_answer(rows, print_summaries, as_json)


def limits(
    city: CityFolder,
    stream: Number,
    file: Limits = None,
    defaults: Defaults = False,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Tell what a stream is tested for; with a file, test it by that; with --defaults, by those of its property."""
    from citybrain.cli.observe_quality_tables import print_limits
    from citybrain.observations.quality.overrides import declare, settings_of, withdraw
    from citybrain.records import author

    with OpenCity(city) as opened:
        sensing = opened.sensing
        if file is not None:
            declare(sensing, stream, _read_declaration(file), author(by))
        elif defaults:
            withdraw(sensing, stream, author(by))
        settings = settings_of(sensing, stream)
    told = {} if settings is None else asdict(settings)
    if as_json:
        print_json({name: one for name, one in told.items() if one is not None})
    else:
        print_limits(told, READER)


def fresh(city: CityFolder, as_json: AsJson = False) -> None:
    """Tell of each stream how old its newest reading is, and how many of the expected ones are there."""
    from citybrain.cli.observe_quality_tables import print_freshness
    from citybrain.observations.catalogue import streams
    from citybrain.observations.quality.freshness import freshness

    with OpenCity(city) as opened:
        sensing = opened.sensing
        with sensing.records.read() as connection:
            names = {one.number: one.name for one in streams(connection)}
        rows = [{**one._asdict(), "name": names[one.stream]} for one in freshness(sensing, list(names))]
    print_answer(rows, print_freshness, as_json)


def _read_declaration(file: Path) -> Any:
    """What a YAML file declares. Raises EntryError for one that is none."""
    import yaml

    from citybrain.records.errors import EntryError

    try:
        return yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise EntryError("quality-file", file=str(file), problem=" ".join(str(problem).split())[:300]) from problem


COMMANDS = (("quality", quality), ("limits", limits), ("fresh", fresh))
