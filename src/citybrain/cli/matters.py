"""Commands on what residents ask for and object to: send, follow by the code, list, answer, decide, correct, take back,
appeal, erase."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By, acting_as, note_act
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from pydantic import BaseModel

    from citybrain.governance import Actor, Permission
    from citybrain.people.services.matters import MatterService
    from citybrain.people.services.shapes import MatterAnswer


Model = TypeVar("Model", bound="BaseModel")


def _help(key: str) -> str:
    return text(f"cli-matters-{key}", READER.language)


def _argument(metavar: str, key: str) -> Any:
    return typer.Argument(metavar=metavar, help=_help(key))


def _option(name: str, metavar: str, key: str) -> Any:
    return typer.Option(name, metavar=metavar, help=_help(key))


Number = Annotated[int, _argument("NUMBER", "number")]
Words = Annotated[str, _argument("TEXT", "words")]
Kind = Annotated[str, _argument("KIND", "kind")]
Name = Annotated[str, _argument("NAME", "name")]
Row = Annotated[str | None, _option("--row", "ID", "row")]
Code = Annotated[str, _argument("CODE", "code")]
Outcome = Annotated[str, _argument("OUTCOME", "outcome")]
Correction = Annotated[int | None, _option("--correction", "NUMBER", "correction")]
Corrected = Annotated[int, _argument("CORRECTION", "corrected")]
Amount = Annotated[float, _argument("VALUE", "value")]
Again = Annotated[float | None, _option("--again", "VALUE", "again")]
Unit = Annotated[str, _argument("UNIT", "unit")]
DAY = ["%Y-%m-%d"]
Since = Annotated[datetime, typer.Option("--from", formats=DAY, help=_help("from"))]
Until = Annotated[datetime | None, typer.Option("--until", formats=DAY, help=_help("until"))]
Source = Annotated[str, _option("--source", "TEXT", "source")]
Why = Annotated[str, _option("--why", "TEXT", "why")]
Answer = Annotated[str | None, _option("--answer", "TEXT", "answer")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands: tuple[tuple[str, Callable[..., None]], ...] = (
        ("object", object_), ("follow", follow), ("list", list_), ("answer", answer), ("decide", decide),
        ("correct", correct), ("take-back", take_back), ("appeal", appeal), ("erase", erase),
    )  # fmt: skip
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="matters")


def object_(city: CityFolder, kind: Kind, name: Name, words: Words, row: Row = None) -> None:
    """Object to a number, a parameter, an algorithm, a measure or a decision."""
    from citybrain.governance import ANONYMOUS
    from citybrain.people.services.asked import NewObjection

    asked = _read(NewObjection, {"about": {"kind": kind, "name": name, "row": row}, "text": words})
    with OpenCity(city) as opened:
        number, code = _matters(opened).object_to(asked, READER.language)
        note_act(opened, ANONYMOUS, "matters object", f"matter {number}")
    typer.echo(text("cli-matters-sent", READER.language, number=str(number), code=code))


def follow(city: CityFolder, code: Code, as_json: AsJson = False) -> None:
    """Tell what became of a matter, by the code of its link."""
    from citybrain.people.services.answers import matter_answer

    with OpenCity(city) as opened:
        service = _matters(opened)
        told = matter_answer(service.by_code(code), service.services(), READER.language)
    _print(told, as_json)


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """List the newest matters."""
    from citybrain.people.services.answers import matter_answer

    with OpenCity(city) as opened:
        service = _matters(opened)
        services = service.services()
        found = [matter_answer(one, services, READER.language, office=True) for one in service.listed()]
    if as_json:
        print_json(found)
        return
    for one in found:
        READER.out().print(_title(one), markup=False)


def answer(city: CityFolder, number: Number, words: Words, by: By) -> None:
    """Answer in words that who asked reads."""
    from citybrain.governance import Permission

    with OpenCity(city) as opened, _acting(opened, by, "answer", f"matter {number}", Permission.WORK_CASES) as actor:
        _matters(opened).answer(number, words, actor)
        note_act(opened, actor, "matters answer", f"matter {number}")
        _show(opened, number)


def decide(
    city: CityFolder, number: Number, outcome: Outcome, words: Words, by: By, correction: Correction = None
) -> None:  # fmt: skip
    """Decide a matter; what is decided as corrected names the correction."""
    from citybrain.governance import Permission
    from citybrain.people.services.asked import MatterDecision

    asked = _read(MatterDecision, {"outcome": outcome, "text": words, "correction": correction})
    with OpenCity(city) as opened, _acting(opened, by, "decide", f"matter {number}", Permission.CLOSE_CASES) as actor:
        _matters(opened).decide(number, asked, actor)
        note_act(opened, actor, "matters decide", f"matter {number}: decided {outcome}")
        _show(opened, number)


def correct(
    city: CityFolder, number: Number, name: Name, value: Amount, unit: Unit, since: Since, source: Source, why: Why,
    by: By, until: Until = None, answer: Answer = None, again: Again = None,
) -> None:  # fmt: skip
    """Correct a parameter for an objection, which is decided with it."""
    from citybrain.people.services.correction import NewCorrection

    said = {
        "parameter": name, "value": value, "unit": unit, "since": since.date(), "source": source, "why": why,
        "until": None if until is None else until.date(), "answer": answer, "again": again,
    }  # fmt: skip
    asked = _read(NewCorrection, said)
    with OpenCity(city) as opened, _correcting(opened, by, "correct", f"matter {number}") as actor:
        _matters(opened).correct(number, asked, actor)
        note_act(opened, actor, "matters correct", f"matter {number}: {name} corrected")
        _show(opened, number)
    READER.err().print(text("cli-matters-taken-over", READER.language), markup=False)


def take_back(city: CityFolder, correction: Corrected, by: By) -> None:
    """Take a correction back."""
    about = f"parameter correction {correction} taken back"
    with OpenCity(city) as opened, _correcting(opened, by, "take-back", about) as actor:
        _matters(opened).take_back(correction, actor)
        note_act(opened, actor, "matters take-back", about)
    typer.echo(text("cli-matters-taken-back", READER.language, number=str(correction)))
    READER.err().print(text("cli-matters-taken-over", READER.language), markup=False)


def appeal(city: CityFolder, code: Code, words: Words) -> None:
    """Appeal against a decision, by the code of its link."""
    from citybrain.governance import ANONYMOUS
    from citybrain.people.services.answers import matter_answer
    from citybrain.people.services.asked import WordsToSend

    asked = _read(WordsToSend, {"text": words})
    with OpenCity(city) as opened:
        service = _matters(opened)
        service.appeal(code, asked.text)
        file = service.by_code(code)
        note_act(opened, ANONYMOUS, "matters appeal", f"matter {file.matter.number}")
        told = matter_answer(file, service.services(), READER.language)
    _print(told, False)


def erase(city: CityFolder, number: Number, by: By) -> None:
    """Erase the words and the contact of who asked."""
    from citybrain.governance import Permission

    with OpenCity(city) as opened, _acting(opened, by, "erase", f"matter {number}", Permission.CLOSE_CASES) as actor:
        erased = _matters(opened).erase(number, actor)
        about = f"matter {number}: {'contact erased' if erased else 'nothing to erase'}"
        note_act(opened, actor, "matters erase", about, number=int(erased))
    said = {"number": str(number), "erased": "yes" if erased else "no"}
    typer.echo(text("cli-matters-erased", READER.language, **said))


@contextmanager
def _acting(city: OpenCity, by: str, name: str, about: str, act: Permission, what: str = "") -> Iterator[Actor]:
    from citybrain.governance import require

    with acting_as(city, by, f"matters {name}", about) as actor:
        require(actor, act, what)
        yield actor


def _correcting(city: OpenCity, by: str, name: str, about: str) -> AbstractContextManager[Actor]:
    from citybrain.governance import Permission

    return _acting(city, by, name, about, Permission.WRITE_CITY, "access-act-correct-parameter")


def _read(model: type[Model], said: dict[str, Any]) -> Model:
    from pydantic import ValidationError

    from citybrain.cases.declared import describe_fault
    from citybrain.kernel.errors import InputError

    try:
        return model.model_validate(said)
    except ValidationError as problem:
        faults = "; ".join(describe_fault(one) for one in problem.errors(include_url=False))
        raise InputError("cli-matters-faults", problem=faults) from problem


def _matters(city: OpenCity) -> MatterService:
    from citybrain.open_city.services import matters_of

    return matters_of(city)


def _show(city: OpenCity, number: int) -> None:
    from citybrain.people.services.answers import matter_answer

    service = _matters(city)
    _print(matter_answer(service.one(number), service.services(), READER.language, office=True), False)


def _title(told: MatterAnswer) -> str:
    kind, state = (text(f"web-services-{key}", READER.language, number=str(told["number"])) for key in (
        f"matter-{told['kind']}", f"state-{told['state']}"
    ))  # fmt: skip
    return " · ".join(filter(None, (kind, told["subject"], state)))


def _print(told: MatterAnswer, as_json: bool) -> None:
    """The same words as on the page of the link, each once: a correction may be answer, decision and what changed."""
    if as_json:
        print_json(told)
        return
    out, language = READER.out(), READER.language
    out.print(_title(told), markup=False)
    erased = text("web-services-erased", language)
    out.print(f"{text('web-services-you-wrote', language)} ({told['made_at']}): {told['text'] or erased}", markup=False)
    printed: set[str] = set()
    for step in told["steps"]:
        head = " ".join(filter(None, (text(f"web-services-step-{step['kind']}", language), step["words"])))
        words = step["text"] or erased
        out.print(f"{head} ({step['at']})" + ("" if words in printed else f": {words}"), markup=False)
        printed |= {step["text"] or ""}
    for one in told["corrections"]:
        if one["words"] not in printed:
            out.print(one["words"], markup=False)
