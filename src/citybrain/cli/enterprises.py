"""Commands on enterprises: their files, registers of others, quotas, and whom to visit next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from citybrain.cli.access import By, changing
from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity


def _help(key: str) -> str:
    return text(f"cli-enterprise-{key}", READER.language)


def _many(name: str) -> Any:
    return typer.Option(f"--{name}", metavar="NAME=VALUE", help=_help(name))


Which = Annotated[str, typer.Argument(metavar="ENTERPRISE", help=_help("which"))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    group = typer.Typer(no_args_is_help=True, help=_help("group"))
    commands = (
        ("list", list_), ("show", show), ("import", import_), ("load", load), ("quota", quota), ("risk", risk),
        ("people", people),
    )  # fmt: skip
    for name, command in commands:
        group.command(name, help=_help(f"command-{name}"))(command)
    app.add_typer(group, name="enterprise")


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """List enterprises."""
    from citybrain.cases.supervision.answers import enterprise_answer
    from citybrain.cases.supervision.enterprises import MOST_ENTERPRISES
    from citybrain.governance import ANONYMOUS

    with OpenCity(city) as opened:
        rows, _ = opened.supervision.listed(ANONYMOUS, most=MOST_ENTERPRISES)
    if as_json:
        print_json([enterprise_answer(one, whole=True) for one in rows])
        return
    _print(("number", "identifier", "name", "activity"), [(r.id, r.identifier, r.name, r.activity) for r in rows])


def show(
    city: CityFolder,
    which: Which,
    public: Annotated[bool, typer.Option("--public", help=_help("public"))] = False,
    as_json: AsJson = False,
) -> None:
    """Show the file of an enterprise, or what everybody may know of it."""
    from citybrain.cases.supervision.answers import extract_answer, file_answer
    from citybrain.cases.supervision.file import MOST_ENTRIES
    from citybrain.governance import Actor, Permission, Role

    whole = Actor("-", frozenset({Role.ADMINISTRATOR}), frozenset(Permission))
    with OpenCity(city) as opened:
        number, service = _number(opened, which), opened.supervision
        if public:
            told: Any = extract_answer(service.extract(number), READER.language, most=MOST_ENTRIES)
        else:
            told = file_answer(service.detail(number, whole), "-", READER.language)
    if as_json:
        print_json(told)
        return
    rows = [
        (
            one["number"], one["kind_label"], one["since"], one["until"] or "", one["pollutant_label"] or "",
            _amount(one["amount"], one["unit"], one["per"]), one["reference"], one["corrected_by"] or "",
        )
        for one in told["entries"]
    ]  # fmt: skip
    _print(("number", "kind", "since", "until", "pollutant", "amount", "reference", "corrected-by"), rows)
    for one in told.get("quotas", ()):
        READER.out().print(f"{one['label']} {one['year']}: {one['told']}", markup=False, soft_wrap=True)


def import_(
    city: CityFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))],
    column: Annotated[list[str] | None, _many("column")] = None,
    constant: Annotated[list[str] | None, _many("constant")] = None,
    by: By = None,
) -> None:
    """Import a register: enterprises, entries of their files, or both."""
    from citybrain.cases.columns import pairs_of
    from citybrain.cases.supervision.importing import write_import
    from citybrain.cases.supervision.table import read_register

    table = read_register(file, file.name, pairs_of(column or ()), pairs_of(constant or ()))
    with OpenCity(city) as opened:
        planned = opened.supervision.plan_import(table)
    with changing(city, "enterprise import", file.name, by) as (connection, who):
        done = write_import(connection, planned, file.name, who)
    told = text(
        "cli-enterprise-imported", READER.language,
        added=done.added, known=done.known, entries=done.entries,
    )  # fmt: skip
    READER.err().print(told)
    for identifier in done.different[:10]:
        READER.err().print(text("cli-enterprise-different", READER.language, identifier=identifier), markup=False)


def load(
    city: CityFolder,
    which: Which,
    pollutant: Annotated[str, typer.Argument(metavar="POLLUTANT", help=_help("pollutant"))],
    amount: Annotated[float, typer.Argument(metavar="AMOUNT", help=_help("amount"))],
    unit: Annotated[str, typer.Argument(metavar="UNIT", help=_help("unit"))],
    since: Annotated[str, typer.Argument(metavar="SINCE", help=_help("since"))],
    until: Annotated[str, typer.Argument(metavar="UNTIL", help=_help("until"))],
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help=_help("outlet"))] = None,
    corrects: Annotated[int | None, typer.Option(metavar="N", min=1, help=_help("corrects"))] = None,
    by: By = None,
) -> None:
    """Enter what an enterprise emitted from one day to another."""
    from citybrain.cases.supervision.entries import EntryKind, NewEntry
    from citybrain.cases.supervision.file import add_entries

    entry = NewEntry(EntryKind.LOAD, since, until, pollutant, amount, unit, outlet=outlet, corrects=corrects)
    with OpenCity(city) as opened:
        number, today = _number(opened, which), opened.supervision.today
    with changing(city, "enterprise load", which, by) as (connection, who):
        add_entries(connection, number, [entry], who, today)
    quota(city, which)


def quota(
    city: CityFolder,
    which: Which,
    year: Annotated[int | None, typer.Option(metavar="YEAR", min=1950, max=2150, help=_help("year"))] = None,
    as_json: AsJson = False,
) -> None:
    """Tell how much of its quotas an enterprise has used, and when they are used up."""
    from citybrain.cases.supervision.answers import quota_answer

    with OpenCity(city) as opened:
        uses = [quota_answer(one, READER.language) for one in opened.supervision.quotas(_number(opened, which), year)]
    if as_json:
        print_json(uses)
        return
    rows = [
        (
            one["year"], one["label"], _amount(one["quota"], one["unit"]), _amount(one["used"], one["unit"]),
            f"{100 * one['share']:.1f} %", one["told"],
        )
        for one in uses
    ]  # fmt: skip
    _print(("year", "pollutant", "quota", "used", "share", "told"), rows)


def risk(city: CityFolder, as_json: AsJson = False) -> None:
    """List enterprises by how urgent a visit is, with the reasons."""
    from citybrain.cases.supervision.answers import risk_answer

    with OpenCity(city) as opened:
        risks = [risk_answer(one, READER.language) for one in opened.supervision.risks()]
    if as_json:
        print_json(risks)
        return
    rows = [
        (
            one["number"], one["name"], f"{one['score']:.2f}", one["visit_due"] or "", one["keeper"] or "",
            "; ".join(f"{reason['label']} {reason['points']:g}" for reason in one["reasons"]),
        )
        for one in risks
    ]  # fmt: skip
    _print(("number", "name", "score", "visit-due", "keeper", "reasons"), rows)


def people(
    city: CityFolder,
    which: Which,
    name: Annotated[str | None, typer.Option(metavar="NAME", help=_help("person"))] = None,
    remove: Annotated[str | None, typer.Option(metavar="NAME", help=_help("person-remove"))] = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Tell who answers for an enterprise, after naming somebody for it or no longer."""
    from citybrain.cases.supervision.enterprises import name_person, people_of, remove_person
    from citybrain.kernel.errors import NotFoundError

    with OpenCity(city) as opened:
        number = _number(opened, which)
    if name or remove:
        with changing(city, "enterprise people", f"{which}: {name or '-'}, {remove or '-'}", by) as (connection, who):
            if name:
                name_person(connection, number, name, who)
            if remove:
                named = next((one.id for one in people_of(connection, number) if one.name == remove), None)
                if named is None:
                    raise NotFoundError("enterprise-person-unknown", received=remove)
                remove_person(connection, number, named, who)
    with OpenCity(city) as opened, opened.records.read() as connection:
        rows = [(one.id, one.name) for one in people_of(connection, number)]
    if as_json:
        print_json([{"number": link, "name": person} for link, person in rows])
        return
    _print(("number", "name"), rows)


def _number(opened: OpenCity, which: str) -> int:
    from citybrain.cases.supervision.enterprises import enterprise_of

    with opened.records.read() as connection:
        return int(enterprise_of(connection, which).id)


def _amount(amount: float | None, unit: str | None, per: str | None = None) -> str:
    of = f"/{text(f'enterprise-per-{per}', READER.language)}" if per else ""
    return "" if amount is None else f"{amount:,.6g} {unit or ''}{of}"


def _print(columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    from rich.markup import escape

    from citybrain.cli.headings import headed_table

    if not rows:
        READER.out().print(_help("none"))
        return
    right = tuple(one for one in columns if one in ("number", "amount", "quota", "used", "share", "score"))
    table = headed_table(READER, "cli-enterprise-column-", columns, right)
    for row in rows:
        table.add_row(*(escape(str(one)) for one in row))
    READER.out().print(table)
