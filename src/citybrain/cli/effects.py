"""Commands on effects: evaluate what a measure changed, list what was evaluated."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json, progress_bar
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from rich.table import Table

    from citybrain.presenting.answers.effect_shapes import EffectAnswer

DAY = ["%Y-%m-%d"]


def _many(name: str) -> Any:
    return typer.Option(f"--{name}", metavar="N", min=1, help=text(f"cli-effect-{name}", READER.language))


def _day(name: str) -> Any:
    return typer.Option(f"--{name}", formats=DAY, metavar="DAY", help=text(f"cli-effect-{name}", READER.language))


def _help(name: str) -> Any:
    return typer.Option(f"--{name}", help=text(f"cli-effect-{name}", READER.language))


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("effect", help=text("cli-effect", READER.language))(effect)
    app.command("effects", help=text("cli-effects", READER.language))(effects)


def effect(
    city: CityFolder,
    since: Annotated[datetime.datetime, _day("since")],
    stream: Annotated[list[int], _many("stream")],
    control: Annotated[list[int] | None, _many("control")] = None,
    weather: Annotated[list[int] | None, _many("weather")] = None,
    until: Annotated[datetime.datetime | None, _day("until")] = None,
    compared_since: Annotated[datetime.datetime | None, _day("compared-since")] = None,
    planned: Annotated[float | None, _help("planned")] = None,
    what: Annotated[str, _help("what")] = "",
    by: Annotated[str | None, _help("by")] = None,
    seed: Annotated[int, _help("seed")] = 1,
    dry_run: Annotated[bool, _help("dry-run")] = False,
    as_json: AsJson = False,
) -> None:
    """Evaluate what a measure changed."""
    from citybrain.cases.effect.question import EffectQuestion
    from citybrain.presenting.answers.effect import effect_answer

    question = EffectQuestion(
        tuple(stream), since.date(), until.date() if until else None,
        compared_since.date() if compared_since else None, tuple(control or ()), tuple(weather or ()),
        None if planned is None else planned / 100, what,
    )  # fmt: skip
    with OpenCity(city) as opened, progress_bar() as progress:
        record = opened.effects.evaluate(question, by, seed, dry_run, progress)
    answer = effect_answer(record, READER.language)
    if as_json:
        print_json(answer)
    else:
        _print(answer)


def effects(city: CityFolder, as_json: AsJson = False) -> None:
    """List the evaluations of a city."""
    from citybrain.cli.headings import headed_table
    from citybrain.presenting.answers.effect import effect_answer

    with OpenCity(city) as opened:
        answers = [effect_answer(one, READER.language) for one in opened.effects.records(most=None)]
    if as_json:
        print_json(answers)
        return
    if not answers:
        READER.out().print(text("effect-none", READER.language, city=str(city)))
        return
    table = headed_table(READER, "effect-column-", ("number", "since", "what", "verdict", "effect"), ("effect",))
    for one in answers:
        from rich.markup import escape

        short = text(f"effect-short-{one['verdict']}", READER.language)
        what = escape(one["question"]["what"] or ", ".join(one["names"][str(n)] for n in one["question"]["streams"]))
        table.add_row(f"{one['number']:06d}", one["question"]["since"], what, short, _effect_of(one))
    READER.out().print(table)


def _print(answer: EffectAnswer) -> None:
    out, language = READER.out(), READER.language
    style = "green" if answer["verdict"] == "effect" else "yellow"
    out.print(answer["verdict_text"], style=style, markup=False, soft_wrap=True)
    for line in (answer["raw_text"], answer["planned_text"], *answer["doubt_texts"], *answer["notice_texts"]):
        if line:
            out.print(line, markup=False, soft_wrap=True)
    if answer["methods"]:
        out.print(_methods(answer))
        out.print(text("effect-about", language, level=f"{100 * answer['level']:.0f} %"), style="dim", soft_wrap=True)
    for one in answer["methods"]:
        for line in filter(None, (one["space_text"], *one["doubt_texts"])):
            out.print(f"{one['label']}: {line}", markup=False, soft_wrap=True)
    if answer["number"]:
        out.print(text("cli-effect-recorded", language, number=f"{answer['number']:06d}"))


def _methods(answer: EffectAnswer) -> Table:
    from citybrain.cli.headings import headed_table
    from citybrain.presenting.answers.effect import share_text

    numbers = ("effect", "interval", "expected", "measured", "error", "placebos")
    table = headed_table(READER, "effect-column-", ("method", *numbers, "speaks"), numbers)
    for one in answer["methods"]:
        placebos = " · ".join(share_text(placebo["share"]) for placebo in one["placebos"]) or "–"
        table.add_row(
            one["label"], share_text(one["share"]), f"{share_text(one['share_low'])} … {share_text(one['share_high'])}",
            f"{one['expected']:,.4g}", f"{one['measured']:,.4g}", _percent(one["error"]), placebos,
            "✓" if one["method"] == answer["speaks"] else "",
        )  # fmt: skip
    return table


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def _effect_of(answer: EffectAnswer) -> str:
    from citybrain.presenting.answers.effect import share_text

    speaks = next((one for one in answer["methods"] if one["method"] == answer["speaks"]), None)
    return share_text(speaks["share"]) if speaks else "–"
