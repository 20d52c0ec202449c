"""Commands on licences of firms for vehicles on roads: applications, checks, decisions, reports, incidents, sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By, acting_as, note_act
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.cases.licences.acts import ActName
    from citybrain.cases.licences.service import LicenceService
    from citybrain.governance import Actor

ACTS: tuple[tuple[str, ActName], ...] = (
    ("suspend", "suspension"), ("appeal", "appeal"), ("reinstate", "reinstatement"),
)  # fmt: skip


def _help(key: str) -> str:
    return text(f"cli-licence-{key}", READER.language)


def _many(name: str) -> Any:
    return typer.Option(f"--{name}", metavar="NAME=VALUE", help=_help(name))


Number = Annotated[int, typer.Argument(metavar="APPLICATION", help=_help("number"), min=1)]
File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))]
Kind = Annotated[str, typer.Argument(metavar="KIND", help=_help("kind"))]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help=_help("why"))]
Day = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help=_help("day"))]
Columns = Annotated[list[str] | None, _many("column")]
Constants = Annotated[list[str] | None, _many("constant")]
Answers = Annotated[list[str] | None, _many("answer")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands: tuple[tuple[str, Callable[..., None]], ...] = (
        ("kinds", kinds), ("list", list_), ("show", show), ("apply", apply), ("check", check), ("ask", ask),
        ("incident", incident), *((name, _command_of(act)) for name, act in ACTS), ("report", report),
        ("figures", figures), ("withdraw", withdraw), ("sums", sums), ("erase", erase),
    )  # fmt: skip
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="licence")


@contextmanager
def _acting(city: Path, by: str, act: str, about: str) -> Iterator[tuple[LicenceService, Actor]]:
    """The licences of a city and who acts; what was done is noted in the audit log."""
    from citybrain.open_city.licences import licences_of

    with OpenCity(city) as opened:
        with acting_as(opened, by, f"licence {act}", about) as actor:
            yield licences_of(opened), actor
        note_act(opened, actor, f"licence {act}", about)


def kinds(city: CityFolder) -> None:
    """Tell what can be applied for and what is asked."""
    from citybrain.cases.licences.answers import kind_answer
    from citybrain.open_city.licences import licences_of

    with OpenCity(city) as opened:
        print_json([kind_answer(one, READER.language) for one in licences_of(opened).kinds.values()])


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """List applications and licences, the newest first."""
    from citybrain.cases.licences.answers import summary_answer
    from citybrain.open_city.licences import licences_of

    with OpenCity(city) as opened:
        found = [summary_answer(one, READER.language) for one in licences_of(opened).every()]
    if as_json:
        print_json(found)
        return
    columns = ("application", "number", "firm", "vehicles", "since", "until", "state")
    rows = [[one["state_label"] if name == "state" else one[name] for name in columns] for one in found]  # type: ignore[literal-required]
    _print(columns, rows, ("application", "vehicles"))


def show(city: CityFolder, number: Number, as_json: AsJson = False) -> None:
    """Show an application with all that is on record of it."""
    from citybrain.cases.licences.answers import application_answer
    from citybrain.governance import Actor, Permission, Role
    from citybrain.open_city.licences import licences_of

    with OpenCity(city) as opened:
        service = licences_of(opened)
        of = service.one(number, Actor("-", frozenset({Role.ADMINISTRATOR}), frozenset(Permission)))
        one = application_answer(of, service.around.rows(of.licence.kind.roads), True, READER.language)
    if as_json:
        print_json(one)
        return
    _say(f"{one['number'] or one['application']}: {one['firm']}, {one['state_label']}, {one['since']} … {one['until']}")
    for line in (", ".join(road["name"] for road in one["roads"]), one["conditions"], one["text"]):
        if line:
            _say(line)
    for answer in one["answers"]:
        _say(f"{'!' if answer['finding'] else '-'} {answer['label']}: {answer['answer']}")
    columns = ("since", "kind", "vehicle", "distance", "duration", "text")
    rows = [
        [each["since"], each["incident"] or each["kind_label"], each["vehicle"], each["distance"], each["duration"],
         each["text"]]
        for each in one["entries"]
    ]  # fmt: skip
    _print(columns, rows, ("distance", "duration"))
    for found in one["findings"]:
        _say(f"{found['where']}: {found['told']}")


def apply(city: CityFolder, file: File, by: By) -> None:
    """Enter the application of a file."""
    from citybrain.cases.licences.application import read_application

    asked = read_application(file)
    with _acting(city, by, "apply", file.name) as (service, actor):
        number = service.apply(asked, actor)
    READER.err().print(text("cli-licence-applied", READER.language, number=number))


def check(
    city: CityFolder, number: Number, by: By, answer: Annotated[list[str] | None, _many("answer")] = None
) -> None:
    """Enter the risk check of an application."""
    from citybrain.cases.columns import number_in, pairs_of

    answers = pairs_of(answer or ())
    with _acting(city, by, "check", str(number)) as (service, actor):
        items = service.one(number, actor).licence.kind.check
        numeric = {name for name, item in items.items() if item.kind == "number"}
        stated = {name: _or(number_in(said), said) if name in numeric else said for name, said in answers.items()}
        service.check(number, stated, actor)
    READER.err().print(text("cli-licence-checked", READER.language, number=number))


def _or(amount: float | None, said: str) -> float | str:
    return said if amount is None else amount


def ask(
    city: CityFolder, number: Number, by: By, why: Why,
    conditions: Annotated[str, typer.Option(metavar="TEXT", help=_help("conditions"))],
) -> None:  # fmt: skip
    """Ask a second person to grant a licence with conditions."""
    with _acting(city, by, "ask", str(number)) as (service, actor):
        proposal = service.ask(number, conditions, why, actor)
    READER.err().print(text("cli-licence-asked", READER.language, number=number, proposal=proposal))


def incident(
    city: CityFolder, number: Number,
    of_class: Annotated[str, typer.Argument(metavar="CLASS", help=_help("class"))],
    place: Annotated[str, typer.Argument(metavar="PLACE", help=_help("place"))],
    by: By, why: Why, day: Day = None,
    longitude: Annotated[float | None, typer.Option(help=_help("degrees"))] = None,
    latitude: Annotated[float | None, typer.Option(help=_help("degrees"))] = None,
    suspend: Annotated[bool, typer.Option("--suspend", help=_help("suspends"))] = False,
) -> None:  # fmt: skip
    """Enter an incident, which opens a case and may suspend the licence."""
    where = {"incident": of_class, "place": place, "longitude": longitude, "latitude": latitude, "suspends": suspend}
    _enter(city, number, by, {"act": "incident", "text": why, "day": day, **where})


def _command_of(act: ActName) -> Callable[..., None]:
    def make(city: CityFolder, number: Number, by: By, why: Why, day: Day = None) -> None:
        _enter(city, number, by, {"act": act, "text": why, "day": day})

    return make


def _enter(city: Path, number: int, by: str, said: dict[str, Any]) -> None:
    from pydantic import ValidationError

    from citybrain.cases.declared import describe_fault
    from citybrain.cases.licences.acts import LicenceAct
    from citybrain.cases.licences.application import LicenceFaultsError

    try:
        asked = LicenceAct.model_validate(said)
    except ValidationError as problem:
        faults = "; ".join(describe_fault(one) for one in problem.errors(include_url=False))
        count = problem.error_count()
        raise LicenceFaultsError("licence-act", problem=faults, number=count, licence=str(number)) from problem
    with _acting(city, by, "enter", str(number)) as (service, actor):
        service.enter(number, asked, actor)
        state = service.one(number, actor).licence.state
    told = text(f"licence-state-{state.replace('_', '-')}", READER.language)
    READER.err().print(text("cli-licence-entered", READER.language, number=number, state=told))


def report(
    city: CityFolder, file: File, by: By, column: Columns = None, constant: Constants = None,
    corrects: Annotated[bool, typer.Option("--corrects", help=_help("corrects"))] = False,
) -> None:  # fmt: skip
    """Report what was driven in months from a table."""
    from citybrain.cases.columns import pairs_of
    from citybrain.cases.licences.answers import finding_answer
    from citybrain.cases.licences.reports import read_reports
    from citybrain.cases.licences.service import findings_of_report

    table = read_reports(file, file.name, pairs_of(column or ()), pairs_of(constant or ()))
    with _acting(city, by, "report", file.name) as (service, actor):
        plan = service.report(table, actor, corrects)
        found = [finding_answer(one, READER.language) for one in findings_of_report(service, plan)]
    told = {"added": len(plan.reports), "known": plan.known, "corrected": plan.corrected}
    READER.err().print(text("cli-licence-reported", READER.language, **told))
    for one in found:
        _say(f"{one['where']}: {one['told']}")


def figures(
    city: CityFolder, kind: Kind, file: File, by: By, column: Columns = None, constant: Constants = None
) -> None:
    """Enter figures that were published from a table."""
    from citybrain.cases.columns import pairs_of
    from citybrain.cases.licences.figures import read_figures

    with _acting(city, by, "figures", file.name) as (service, actor):
        table = read_figures(file, file.name, pairs_of(column or ()), pairs_of(constant or ()), service.today)
        added = service.publish(kind, table, actor)
    READER.err().print(text("cli-licence-published", READER.language, added=added, known=len(table) - added))


def withdraw(city: CityFolder, number: Number, by: By) -> None:
    """Withdraw a published figure."""
    with _acting(city, by, "withdraw", str(number)) as (service, actor):
        service.withdraw_figure(number, actor)
    READER.err().print(_help("withdrawn"))


def sums(city: CityFolder, kind: Kind, as_json: AsJson = False) -> None:
    """Tell figures of a kind, computed and published, and what of them does not go together."""
    from citybrain.cases.licences.answers import sums_answer
    from citybrain.open_city.licences import licences_of

    with OpenCity(city) as opened:
        service = licences_of(opened)
        states = [one.state.value for one in service.granted() if one.kind.name == kind]
        told = sums_answer(service.sums(kind), states, READER.language)
    if as_json:
        print_json(told)
        return
    columns = ("figure", "until", "published", "computed", "source")
    rows = [[one["label"], one["until"], "", _amount(one["amount"], one["unit"]), ""] for one in told["computed"]]
    rows += [
        [one["label"], one["until"], _amount(one["amount"], one["unit"]), _amount(one["computed"], one["unit"]),
         one["source"]]
        for one in told["published"]
    ]  # fmt: skip
    _print(columns, rows, ("published", "computed"))
    for ratio in told["ratios"]:
        _say(f"{'-' if ratio['plausible'] else '!'} {ratio['until']} {ratio['told']}")
    for two in told["contradictions"]:
        _say(f"! {two['told']}")


def erase(city: CityFolder, number: Number, by: By) -> None:
    """Erase the contact of an application."""
    with _acting(city, by, "erase", str(number)) as (service, actor):
        erased = service.erase_contact(number, actor)
    READER.err().print(_help("erased" if erased else "no-contact"))


def _amount(amount: float | None, unit: str) -> str:
    return "" if amount is None else f"{amount:,.6g}" if unit == "1" else f"{amount:,.6g} {unit}"


def _say(line: str) -> None:
    READER.out().print(line, markup=False, soft_wrap=True)


def _print(columns: tuple[str, ...], rows: list[list[Any]], right: tuple[str, ...]) -> None:
    from rich.markup import escape

    from citybrain.cli.headings import headed_table

    if not rows:
        READER.out().print(_help("none"))
        return
    table = headed_table(READER, "cli-licence-column-", columns, right)
    for row in rows:
        table.add_row(
            *("" if one is None else escape(f"{one:,.6g}" if isinstance(one, float) else str(one)) for one in row)
        )
    READER.out().print(table)
