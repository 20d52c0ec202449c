"""Commands on cases: what needs a person, one case with its steps, and making a step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from citybrain.cases.names import BY_ITSELF, CaseOutcome, CaseStep
from citybrain.cli import diagnoses
from citybrain.cli.briefs import brief
from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER
from citybrain.cli.tracing import trace
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.cases.service import Linked

STEPS = ", ".join(one for one in CaseStep if one not in BY_ITSELF)
MOST = 200
"""Cases that a list has."""

Number = Annotated[int, typer.Argument(metavar="NUMBER", help=text("cli-case-number", READER.language))]


def _help(name: str, **said: str) -> str:
    return text(f"cli-case-{name}", READER.language, **said)


def add_to(app: typer.Typer) -> None:
    """Put the commands below `case`."""
    made = typer.Typer(no_args_is_help=True, help=text("cli-case", READER.language))
    made.command("list", help=_help("list"))(list_)
    made.command("show", help=_help("show"))(show)
    made.command("step", help=_help("step", allowed=STEPS))(step)
    made.command("effect", help=text("cli-case-effect", READER.language))(effect)
    made.command("corrections", help=_help("corrections"))(corrections)
    made.command("correct", help=_help("correct"))(correct)
    made.command("trace", help=text("cli-trace", READER.language))(trace)
    diagnoses.add_to(made)
    app.add_typer(made, name="case")
    app.command("brief", help=text("cli-brief", READER.language))(brief)


def list_(
    city: CityFolder,
    every: Annotated[bool, typer.Option("--all", help=_help("all"))] = False,
    rule: Annotated[str | None, typer.Option("--rule", metavar="NAME", help=_help("rule"))] = None,
    as_json: AsJson = False,
) -> None:
    """List cases, those that need somebody first."""
    from citybrain.cases.answers import case_answer
    from citybrain.cases.service import CaseQuery
    from citybrain.cli.case_tables import print_cases

    with OpenCity(city) as opened:
        rows = opened.cases.listed(CaseQuery(live=not every, rule=rule, most=MOST))
        cases, zone = [case_answer(row, opened.cases.rules, READER.language) for row in rows], opened.cases.zone()
    if as_json:
        print_json(cases)
    else:
        print_cases(cases, zone, READER)
    if len(cases) == MOST:
        READER.err().print(text("cli-case-most", READER.language, count=MOST))


def show(city: CityFolder, number: Number, as_json: AsJson = False) -> None:
    """Show a case with its steps."""
    from citybrain.cases.answers import case_details
    from citybrain.cli.case_tables import print_case

    with OpenCity(city) as opened:
        case, zone = case_details(opened.cases.one(number), opened.cases.rules, READER.language), opened.cases.zone()
    if as_json:
        print_json(case)
    else:
        print_case(case, zone, READER)


def step(
    city: CityFolder,
    number: Number,
    name: Annotated[CaseStep, typer.Argument(metavar="STEP", help=_help("step-name"))],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help=_help("why"))] = "",
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help=_help("role"))] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="NAME", help=_help("owner"))] = None,
    outcome: Annotated[
        CaseOutcome | None, typer.Option("--outcome", help=_help("outcome", allowed=", ".join(CaseOutcome)))
    ] = None,
    into: Annotated[int | None, typer.Option("--into", metavar="NUMBER", help=_help("into"))] = None,
    link: Annotated[str | None, typer.Option("--link", metavar="KIND:NAME", help=_help("link"))] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help=_help("by"))] = None,
) -> None:
    """Make a step."""
    from citybrain.governance.roles import role_of
    from citybrain.records import author

    to = None if role is None else role_of(role)
    linked = None if link is None else _link(link)
    with OpenCity(Path(city)) as opened:
        opened.cases.step(number, name, author(by), why, role=to, owner=owner, outcome=outcome, into=into, link=linked)
        state = opened.cases.one(number).case.state
    label = text(f"case-state-{state.replace('_', '-')}", READER.language)
    READER.out().print(text("cli-case-done", READER.language, number=str(number), state=label))


def effect(city: CityFolder, number: Number, as_json: AsJson = False) -> None:
    """Evaluate what is due of a closed case, and show all of it."""
    from citybrain.cases.effect.of_cases import CaseEffects
    from citybrain.cli.case_tables import print_effects
    from citybrain.presenting.answers.case_effect import case_effects_answer

    with OpenCity(city) as opened:
        opened.cases.one(number)
        effects = CaseEffects(opened.sensing, opened.cases.rules)
        for window in effects.due(number):
            effects.evaluate(window)
        answer = case_effects_answer(effects.of(number), READER.language)
    if as_json:
        print_json(answer)
    else:
        print_effects(number, answer, READER)


def corrections(city: CityFolder) -> None:
    """List the corrections of rules that are proposed, and those that hold."""
    from citybrain.cases import corrections as of

    with OpenCity(city) as opened, opened.records.read() as connection:
        proposed, accepted = of.proposals(connection, opened.cases.declared_rules), of.corrections(connection)
    out, language = READER.out(), READER.language
    if not proposed and not accepted:
        out.print(text("cli-case-corrections-none", language))
    for one in proposed:
        counts = {"avoided": one.avoided, "refused": one.refused, "confirmed": one.confirmed}
        told = text(
            "cli-case-proposed", language, rule=one.rule, before=f"{one.before:g}", limit=f"{one.limit:g}", **counts
        )
        out.print(told, markup=False, soft_wrap=True)
    for row in accepted:
        limits = {"before": f"{row.before:g}", "limit": f"{row.limit:g}"}
        told = text("cli-case-corrected", language, rule=row.rule, **limits, by=row.made_by, why=row.why)
        out.print(told, markup=False, soft_wrap=True)


def correct(
    city: CityFolder,
    rule: Annotated[str, typer.Argument(metavar="RULE", help=_help("correct-rule"))],
    limit: Annotated[float, typer.Argument(metavar="LIMIT", help=_help("correct-limit"))],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help=_help("why"))],
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help=_help("by"))] = None,
) -> None:
    """Accept a proposed correction of a rule."""
    from citybrain.cases.corrections import accept
    from citybrain.records import author

    with OpenCity(city) as opened, opened.records.begin() as connection:
        accept(connection, opened.cases.declared_rules, rule, limit, author(by), why)
    READER.out().print(text("cli-case-correct-done", READER.language, rule=rule, limit=f"{limit:g}"))


def _link(said: str) -> tuple[Linked, str]:
    """Kind and name of a link. Raises InputError."""
    from citybrain.kernel.errors import InputError

    kind, _, name = said.partition(":")
    if kind not in ("plan", "stream", "case") or not name:
        raise InputError("cli-case-link-form", received=said)
    return cast("Linked", kind), name
