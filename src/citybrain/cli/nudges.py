"""Commands on competitions of areas, letters with a control group, and refunds at weighed bins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By, acting_as, note_act
from citybrain.cli.reader import READER
from citybrain.cli.voices import acting
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.governance import Actor
    from citybrain.people.nudges.service import NudgeService


def _help(key: str) -> str:
    return text(f"cli-nudges-{key}", READER.language)


def _file(key: str) -> Any:
    return typer.Argument(metavar=key.upper(), exists=True, dir_okay=False, help=_help(key))


Number = Annotated[int, typer.Argument(metavar="NUMBER", help=_help("number"), min=1)]
File = Annotated[Path, _file("file")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    competition = typer.Typer(no_args_is_help=True, help=_help("competition"))
    for name, command in (("list", competitions), ("open", open_competition), ("tell", tell_competition)):
        competition.command(name, help=_help(f"competition-{name}"))(command)
    letter = typer.Typer(no_args_is_help=True, help=_help("letter"))
    for name, act in (("list", letters), ("draw", draw_letter), ("buildings", buildings), ("tell", tell_letter)):
        letter.command(name, help=_help(f"letter-{name}"))(act)
    app.add_typer(competition, name="competition")
    app.add_typer(letter, name="letter")
    app.command("bin-rebates", help=_help("bins"))(bin_rebates)


def competitions(city: CityFolder, as_json: AsJson = False) -> None:
    """All competitions with their teams."""
    from citybrain.open_city.nudges import nudges_of
    from citybrain.people.nudges.answers import competition_answer

    with OpenCity(city) as opened:
        service = nudges_of(opened)
        told = [competition_answer(one, service, READER.language) for one in service.competitions.listed()]
    if as_json:
        print_json({"competitions": told})
        return
    for one in told:
        _say(f"{one['number']} {one['state']} {one['since']} … {one['until']}: {one['title']}")
        for team in one["teams"]:
            _say(f"  {_ranks(team)} {team['label']}: {_share(team, 'saving')} ({team['buildings']})")


def open_competition(city: CityFolder, file: File, by: By) -> None:
    """Open a competition of areas."""
    from citybrain.people.nudges.document import NewCompetition, read_nudge

    asked = read_nudge(file, NewCompetition)
    _open(city, by, "competition open", lambda nudges, actor: nudges.open_competition(asked, actor))


def tell_competition(city: CityFolder, number: Number, by: By) -> None:
    """Compute the result and put it on record."""
    with _acting(city, by, "competition result", number) as (nudges, actor):
        nudges.tell_competition(number, actor)
    competitions(city)


def letters(city: CityFolder, as_json: AsJson = False) -> None:
    """All letters and what they changed."""
    from citybrain.open_city.nudges import nudges_of
    from citybrain.people.nudges.answers import letter_answer

    with OpenCity(city) as opened:
        service = nudges_of(opened)
        told = [letter_answer(one, service, READER.language) for one in service.letters.listed()]
    if as_json:
        print_json({"letters": told})
        return
    for one in told:
        _say(f"{one['number']} {one['state']} {one['since']} … {one['until']}: {one['title']} ({one['letters']})")
        if one["result"]:
            _say(f"  {_share(one['result'], 'share')}; {cost_of_tonne(one['result']['cost'])}")


def draw_letter(city: CityFolder, file: File, by: By) -> None:
    """Draw who gets a letter; its number, and what the draw can show."""
    from citybrain.people.nudges.answers import letter_answer
    from citybrain.people.nudges.document import NewLetter, read_nudge

    asked, told = read_nudge(file, NewLetter), dict[str, Any]()

    def draw(nudges: NudgeService, actor: Actor) -> int:
        number = nudges.open_letter(asked, actor)
        told.update(letter_answer(nudges.letters.one(number), nudges, READER.language))
        return number

    _open(city, by, "letter draw", draw)
    READER.err().print(drawn(told), markup=False)


def buildings(city: CityFolder, number: Number, by: By) -> None:
    """The ids of the buildings that get a letter, one a line."""
    with _acting(city, by, "letter buildings", number) as (nudges, actor):
        names = nudges.buildings(number, actor)
    for name in names:
        _say(name)


def tell_letter(city: CityFolder, number: Number, by: By) -> None:
    """Compute what the letter changed and put it on record."""
    with _acting(city, by, "letter result", number) as (nudges, actor):
        nudges.tell_letter(number, actor)
    letters(city)


def bin_rebates(
    weights: Annotated[Path, _file("weights")],
    houses: Annotated[Path, _file("houses")],
    reference: Annotated[float, typer.Option("--reference", min=0, help=_help("reference"))],
    rate: Annotated[float, typer.Option("--rate", min=0, help=_help("rate"))],
    most: Annotated[float, typer.Option("--most", min=0, help=_help("most"))],
) -> None:
    """Refunds by house as CSV; what was left out is counted."""
    from citybrain.people.nudges.bins import RebateTariff, rebate_table, rebates

    told = rebates(weights, houses, RebateTariff(reference, rate, most))
    typer.echo(rebate_table(told), nl=False)
    count = {"counted": told.counted, "doubled": told.doubled, "left": len(told.left_out)}
    READER.err().print(text("cli-nudges-bins-count", READER.language, **count), markup=False)
    for line, reason in told.left_out[:10]:
        READER.err().print(f"{line}: {text(reason, READER.language)}", markup=False)


def _open(city: Path, by: str, act: str, work: Callable[[NudgeService, Actor], int]) -> None:
    from citybrain.open_city.nudges import nudges_of

    with OpenCity(city) as opened:
        with acting_as(opened, by, act) as actor:
            number = work(nudges_of(opened), actor)
        note_act(opened, actor, act, str(number))
    _say(str(number))


@contextmanager
def _acting(city: Path, by: str, act: str, number: int) -> Iterator[tuple[NudgeService, Actor]]:
    from citybrain.open_city.nudges import nudges_of

    with acting(city, by, act, number) as (opened, actor):
        yield nudges_of(opened), actor


def _say(line: str) -> None:
    READER.out().print(line, markup=False, highlight=False)


def _share(told: Any, name: str) -> str:
    if told[name] is None:
        return "–"
    return f"{100 * told[name]:.1f} % ({100 * told['low']:.1f} … {100 * told['high']:.1f})"


def drawn(told: Mapping[str, Any]) -> str:
    """Who gets a letter in numbers, the least effect that it can show, and how like both groups were before."""
    least = "–" if told["least"] is None else f"{100 * told['least']:.1f} %"
    alike = {name: f"{told[f'{name}_difference']:+.2f}" for name in ("use", "loss")}
    counts = {"letters": told["letters"], "left": told["left_out"], "least": least, "seed": str(told["seed"])}
    return text("cli-nudges-drawn", READER.language, **counts, **alike)


def cost_of_tonne(told: Any) -> str:
    """Cost of a tonne and its interval with the same digits, which has no upper end where nothing may be saved."""
    if told is None:
        return "–"
    cost, low, high = ("∞" if told[name] is None else f"{told[name]:,.2f}" for name in ("cost", "low", "high"))
    return f"{cost} ({low} … {high}) / t"


def _ranks(team: Any) -> str:
    if team["first"] is None:
        return "–"
    return str(team["first"]) if team["first"] == team["last"] else f"{team['first']}-{team['last']}"
