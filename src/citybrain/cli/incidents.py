"""Commands on incidents: open one, start its playbook, answer for tasks, see who is inside, close it; or as a drill."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from citybrain.cases.response.names import OF_TASK, IncidentStep
from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity


def _help(name: str, **values: str) -> str:
    return text(f"cli-incident-{name}", READER.language, **values)


def _option(name: str, metavar: str) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=_help(name))


Number = Annotated[int, typer.Argument(metavar="NUMBER", help=_help("number"))]
Playbook = Annotated[str, typer.Argument(metavar="PLAYBOOK", help=_help("playbook"))]
At = Annotated[str | None, _option("at", "LON,LAT")]
Case = Annotated[int | None, _option("case", "NUMBER")]
Place = Annotated[str, _option("place", "TEXT")]
Size = Annotated[float, _option("size", "METRES")]
Substance = Annotated[str | None, _option("substance", "NAME")]
Rate = Annotated[float | None, _option("rate", "G/S")]
WindFrom = Annotated[float | None, _option("wind-from", "DEGREES")]
WindSpeed = Annotated[float | None, _option("wind-speed", "M/S")]
Stability = Annotated[str | None, _option("stability", "A-F")]
Why = Annotated[str, _option("why", "TEXT")]
By = Annotated[str | None, _option("by", "NAME")]
People = Annotated[list[str] | None, _option("person", "NAME")]


def add_to(app: typer.Typer) -> None:
    """Put the commands below `incident`."""
    made = typer.Typer(no_args_is_help=True, help=text("cli-incident", READER.language))
    commands: dict[str, Callable[..., None]] = {
        "list": list_, "show": show, "open": open_, "drill": drill, "start": start, "task": task, "wind": wind,
        "warn": warn, "exposed": exposed, "close": close,
    }  # fmt: skip
    for name, command in commands.items():
        made.command(name, help=_help(f"to-{name}"))(command)
    app.add_typer(made, name="incident")


def list_(city: CityFolder, as_json: AsJson = False) -> None:
    """List incidents, the newest first."""
    from citybrain.cases.response.answers import incident_answer
    from citybrain.cli.incident_tables import print_incidents

    with OpenCity(city) as opened:
        now = opened.response.now()
        answers = [incident_answer(one, now, READER.language) for one in opened.response.listed().incidents]
        zone = opened.response.zone()
    if as_json:
        print_json(answers)
    else:
        print_incidents(answers, zone, READER)


def show(city: CityFolder, number: Number, as_json: AsJson = False) -> None:
    """Show an incident with its tasks, its log and its review."""
    from citybrain.cases.response.answers import incident_details
    from citybrain.cli.incident_tables import print_incident

    with OpenCity(city) as opened:
        answer = incident_details(opened.response.one(number), opened.response.now(), READER.language)
        zone = opened.response.zone()
    if as_json:
        print_json(answer)
    else:
        print_incident(answer, zone, READER)


def open_(
    city: CityFolder,
    playbook: Playbook,
    at: At = None,
    case: Case = None,
    place: Place = "",
    size: Size = 100.0,
    substance: Substance = None,
    rate: Rate = None,
    wind_from: WindFrom = None,
    wind_speed: WindSpeed = None,
    stability: Stability = None,
    why: Why = "",
    by: By = None,
) -> None:
    """Open an incident at a place or of a case; its playbook is prepared."""
    _open(city, by, _request(playbook, at, case, place, size, why), substance, rate, wind_from, wind_speed, stability)


def drill(
    city: CityFolder,
    playbook: Playbook,
    person: People = None,
    at: At = None,
    case: Case = None,
    place: Place = "",
    size: Size = 100.0,
    substance: Substance = None,
    rate: Rate = None,
    wind_from: WindFrom = None,
    wind_speed: WindSpeed = None,
    stability: Stability = None,
    why: Why = "",
    by: By = None,
) -> None:
    """Open an incident as a drill: messages go to these people alone."""
    request = {**_request(playbook, at, case, place, size, why), "drill": True, "people": tuple(person or ())}
    _open(city, by, request, substance, rate, wind_from, wind_speed, stability)


def start(city: CityFolder, number: Number, why: Why = "", by: By = None) -> None:
    """Start the playbook of an incident."""
    _step(city, number, IncidentStep.START, by, why)


def task(
    city: CityFolder,
    number: Number,
    name: Annotated[str, typer.Argument(metavar="TASK", help=_help("task"))],
    step: Annotated[
        IncidentStep, typer.Argument(metavar="STEP", help=_help("step", allowed=", ".join(sorted(OF_TASK))))
    ],
    role: Annotated[str | None, _option("role", "ROLE")] = None,
    owner: Annotated[str | None, _option("owner", "NAME")] = None,
    why: Why = "",
    by: By = None,
) -> None:
    """Acknowledge a task, have it done, or hand it on."""
    from citybrain.cases.response.errors import IncidentError
    from citybrain.governance.roles import role_of

    if step not in OF_TASK:
        raise IncidentError("cli-incident-no-task-step", received=step.value, allowed=", ".join(sorted(OF_TASK)))
    _step(city, number, step, by, why, task=name, role=None if role is None else role_of(role), owner=owner)


def wind(
    city: CityFolder,
    number: Number,
    wind_from: Annotated[float, _option("wind-from", "DEGREES")],
    wind_speed: Annotated[float, _option("wind-speed", "M/S")],
    stability: Stability = None,
    why: Why = "",
    by: By = None,
) -> None:
    """State the wind from now on."""
    with OpenCity(city) as opened:
        stated = _checked({"wind": [_wind(opened, wind_from, wind_speed, stability)]}, "StatedWinds")
    _step(city, number, IncidentStep.WIND, by, why, wind=stated.wind)


def warn(
    city: CityFolder,
    number: Number,
    sender: Annotated[str | None, _option("sender", "NAME")] = None,
    why: Why = "",
    by: By = None,
) -> None:
    """Warn the residents of the area; in a drill those who take part alone."""
    from citybrain.observations.warnings.cap import sender_of
    from citybrain.records import author

    with OpenCity(city) as opened:
        opened.response.warn(number, sender or sender_of(city), author(by), why)
        _print_state(opened, number)


def exposed(city: CityFolder, number: Number, as_json: AsJson = False) -> None:
    """Count residents, schools and hospitals inside the area."""
    from citybrain.cases.response.answers import exposed_answer
    from citybrain.cli.incident_tables import print_exposed
    from citybrain.kernel.errors import NotFoundError

    with OpenCity(city) as opened:
        incident = opened.response.one(number)
        try:
            workspace = opened.workspace
        except NotFoundError:
            workspace = None
        answer = exposed_answer(incident, opened.response.picture(incident), workspace, READER.language)
    if as_json:
        print_json(answer)
    else:
        print_exposed(answer, READER)


def close(city: CityFolder, number: Number, why: Why, by: By = None) -> None:
    """Close an incident; what residents were warned of is called off."""
    _step(city, number, IncidentStep.CLOSE, by, why)


def _request(playbook: str, at: str | None, case: int | None, place: str, size: float, why: str) -> dict[str, Any]:
    longitude, _, latitude = (at or "").partition(",")
    where = {"longitude": longitude, "latitude": latitude} if at else {}
    return {"playbook": playbook, "case": case, "place": place, "size": size, "why": why, **where}


def _open(
    city: Path, by: str | None, request: dict[str, Any], substance: str | None, rate: float | None,
    wind_from: float | None, wind_speed: float | None, stability: str | None,
) -> None:  # fmt: skip
    from citybrain.records import author

    with OpenCity(city) as opened:
        if substance or rate is not None:
            request["release"] = {"substance": substance, "rate": rate}
        if wind_from is not None or wind_speed is not None:
            request["wind"] = [_wind(opened, wind_from, wind_speed, stability)]
        _print_state(opened, opened.response.open(_checked(request, "NewIncident"), author(by)))


def _wind(opened: OpenCity, wind_from: float | None, wind_speed: float | None, stability: str | None) -> dict[str, Any]:
    from citybrain.observations.stream_status.answers import instant

    time = instant(opened.response.now())
    return {"time": time, "wind_from": wind_from, "wind_speed": wind_speed, "stability": stability}


def _checked(request: dict[str, Any], kind: str) -> Any:
    """A request as one of the kinds of questions. Raises IncidentError with the first faults."""
    from pydantic import ValidationError

    from citybrain.cases.response import question
    from citybrain.cases.response.errors import IncidentError

    try:
        return getattr(question, kind).model_validate(request)
    except ValidationError as problem:
        problems = "; ".join(f"{'.'.join(map(str, one['loc'])) or '-'}: {one['msg']}" for one in problem.errors()[:20])
        raise IncidentError("cli-incident-faulty", problem=problems) from None


def _step(city: Path, number: int, step: IncidentStep, by: str | None, why: str, **more: Any) -> None:
    from citybrain.records import author

    with OpenCity(city) as opened:
        opened.response.step(number, step, author(by), why, **more)
        _print_state(opened, number)


def _print_state(opened: OpenCity, number: int) -> None:
    incident = opened.response.one(number)
    state = text(f"incident-state-{incident.state}", READER.language)
    drill_ = text("cli-incident-drill-mark", READER.language) if incident.drill else ""
    READER.out().print(text("cli-incident-stands", READER.language, number=str(number), state=state, drill=drill_))
