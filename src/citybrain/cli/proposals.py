"""Commands on proposals: what is proposed, one proposal with its steps, and the steps that persons make."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.cases.gate.states import ProposalStep
    from citybrain.governance import Actor

NOT_KNOWN, NOT_ALLOWED = 401, 403
STEPS = ("approve", "send_back", "withdraw", "execute")


def _help(key: str) -> str:
    return text(f"cli-proposal-{key}", READER.language)


Number = Annotated[int, typer.Argument(metavar="NUMBER", help=_help("number"))]
By = Annotated[str, typer.Option("--by", metavar="NAME", help=_help("by"))]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help=_help("why"))]


def add_to(app: typer.Typer) -> None:
    """Put the commands below `proposal`."""
    made = typer.Typer(no_args_is_help=True, help=_help("group"))
    for name, command in (("list", list_), ("show", show), ("ask", ask), ("secret", secret)):
        made.command(name, help=_help(f"command-{name}"))(command)
    for step in STEPS:
        name = step.replace("_", "-")
        made.command(name, help=_help(f"command-{name}"))(_command_of(step))
    app.add_typer(made, name="proposal")


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """List proposals, the newest first."""
    from citybrain.cases.gate.answers import proposal_answer
    from citybrain.cli.proposal_tables import print_proposals

    with OpenCity(city) as opened:
        found = [proposal_answer(row, READER.language) for row in opened.gate.listed()]
    if as_json:
        print_json(found)
    else:
        print_proposals(found, READER)


def show(city: CityFolder, number: Number, as_json: AsJson = False) -> None:
    """Show a proposal with its steps."""
    from citybrain.cases.gate.answers import proposal_details
    from citybrain.cli.proposal_tables import print_proposal
    from citybrain.governance import Actor

    with OpenCity(city) as opened:
        connectors = frozenset(opened.gate.around.settings().connectors)
        found = proposal_details(opened.gate.one(number), connectors, Actor("-"), READER.language)
    if as_json:
        print_json(found)
    else:
        print_proposal(found, READER)


def ask(
    city: CityFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))],
    by: By,
    why: Why = "",
) -> None:
    """Draft the proposal of a file, simulate it, and ask for its approval."""
    from citybrain.cases.gate.content import read_proposal
    from citybrain.cases.gate.states import ProposalStep

    said = read_proposal(file)
    with OpenCity(city) as opened:
        with acting_as(opened, by, _act(ProposalStep.ASK), file.name) as actor:
            number = opened.gate.draft(said, actor)
            for step in (ProposalStep.SIMULATE, ProposalStep.ASK):
                opened.gate.step(number, step, actor, why)
        _note(opened, actor, ProposalStep.ASK, number)
    READER.err().print(text("cli-proposal-asked", READER.language, number=number))


def secret(
    city: CityFolder, connector: Annotated[str, typer.Argument(metavar="NAME", help=_help("connector"))]
) -> None:
    """Keep the secret of a connector, which is asked for, in the folder of keys."""
    from citybrain.cases.gate.sending import gate_settings, keep_secret
    from citybrain.kernel.errors import NotFoundError

    known = gate_settings(city).connectors
    if connector not in known:
        raise NotFoundError("gate-secret-name", received=connector, allowed=", ".join(known) or "-")
    told = _help("secret")
    given = typer.prompt(told, hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.readline()
    keep_secret(connector, given.strip())


def _command_of(name: str) -> Callable[..., None]:
    def make(city: CityFolder, number: Number, by: By, why: Why = "") -> None:
        from citybrain.cases.gate.states import ProposalStep

        step = ProposalStep(name)
        with OpenCity(city) as opened:
            with acting_as(opened, by, _act(step), str(number)) as actor:
                opened.gate.step(number, step, actor, why)
            _note(opened, actor, step, number)
            state = opened.gate.one(number).row.state
        told = text(f"proposal-state-{state.replace('_', '-')}", READER.language)
        READER.err().print(text("cli-proposal-stands", READER.language, number=number, state=told))

    return make


def actor_of(city: OpenCity, name: str) -> Actor:
    """Somebody with the roles that they have in the city. Raises AccessError for who has none there."""
    from citybrain.governance import Actor, Permission
    from citybrain.governance.errors import AccessError
    from citybrain.governance.register import identities

    with city.records.read() as connection:
        known = {one.name: one for one in identities(connection) if one.withdrawn_at is None}
    if name not in known:
        raise AccessError("cli-proposal-nobody", received=name)
    return Actor(name, frozenset(known[name].roles), frozenset(Permission), department=known[name].department)


@contextmanager
def acting_as(city: OpenCity, name: str, act: str, about: str = "") -> Iterator[Actor]:
    """Somebody who does something: where they may not, or are nobody there, the audit log tells of it as over HTTP.

    What was done is noted by whoever did it. Raises what `actor_of` does.
    """
    from citybrain.governance import ANONYMOUS
    from citybrain.governance.errors import AccessError, NotAllowedError

    try:
        actor = actor_of(city, name)
    except AccessError:
        note_act(city, ANONYMOUS, act, about, NOT_KNOWN)
        raise
    try:
        yield actor
    except NotAllowedError:
        note_act(city, actor, act, about, NOT_ALLOWED)
        raise


def _note(city: OpenCity, actor: Actor, step: ProposalStep, number: int) -> None:
    note_act(city, actor, _act(step), str(number))


def _act(step: ProposalStep) -> str:
    return f"proposal {step.replace('_', '-')}"


def note_act(
    city: OpenCity, actor: Actor, act: str, about: str, refused: int | None = None, number: int = 1
) -> None:  # fmt: skip
    """A row of the audit log. refused: why it was not done, as HTTP says it. number: to how many things it was done."""
    from citybrain.governance.audit import Noted, note

    with city.records.begin() as connection:
        note(connection, Noted(actor, act, about, number if refused is None else 0, status=refused))
