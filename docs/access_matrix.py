"""`make docs`: the page that says of each operation which roles may do it, written from policy and routes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts

from citybrain.api.app import create_app
from citybrain.api.guards import SensorGuard, guard_of
from citybrain.api.openapi import COMPUTES
from citybrain.api.origin import SAFE
from citybrain.api.own_session import is_own
from citybrain.api.routes import all_routers
from citybrain.api.sensing_reader import streams_of
from citybrain.api.sta.routes import STA
from citybrain.governance import ANONYMOUS, Actor, DataClass, Permission, Role, Verdict, decide
from citybrain.open_city import OpenCity

FILE = Path(__file__).parent / "access-matrix.md"
STREAM = 1
SIGNS = {Verdict.ALLOWED: "yes", Verdict.DENIED: "no", Verdict.HIDDEN: "hidden"}
STEWARD = f"{Role.DATA_STEWARD}, for stewardship"
READERS: dict[str, Actor] = {
    "nobody": ANONYMOUS,
    **{role: Actor(role, frozenset({role}), frozenset(Permission), 1) for role in Role},
    STEWARD: Actor("steward", frozenset({Role.DATA_STEWARD}), frozenset(Permission), 1, purpose="stewardship"),
    "sensor": Actor("sensor", frozenset({Role.DEVICE_OPERATOR}), frozenset(Permission), 1, frozenset({STREAM})),
}
"""Who is asked about: each role alone with a token of all its rights, and a sensor at its own stream.

They name no purpose but where it stands beside the role.
"""

HEAD = """# Who may do what

Written by `python -m docs.access_matrix` from `src/citybrain/governance/policy.yaml` and the routes; a test holds that
it is what the program does. *hidden*: nobody is told that there is such a thing. *nobody* came without a token,
*sensor* has one that is bound to its own stream. [Rights and roles](access.md) says what each role is for."""

BELONGING = """Things, sensors, observed properties, places and features of interest are as closed as the streams that
they belong to: they are read where one of those may be read, or none is closed; things, sensors and places that have no
stream are internal. The same holds over MQTT and in events, which end within two seconds after a token is revoked."""


def routes() -> list[tuple[str, APIRoute]]:
    """Every method and route of the application, wherever it was added; no city is opened for it."""
    app = create_app(OpenCity(FILE / "no city"), FILE)
    later = [route for router in all_routers() for route in router.routes if route not in app.routes]
    found = (context.original_route for context in iter_route_contexts([*app.routes, *later]))
    return [(method, route) for route in found if isinstance(route, APIRoute) for method in sorted(route.methods)]


def table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    """Lines of a table."""
    yield from ("", f"| {' | '.join(head)} |", "|---" * len(head) + "|")
    yield from (f"| {' | '.join(row)} |" for row in rows)


OF_SENSORS = "a connected sensor, to its own streams"


def by_class(act: Permission) -> Iterator[str]:
    """Lines about an act on data of each class."""
    rows = ([name, *(SIGNS[decide(actor, act, of, STREAM)] for of in DataClass)] for name, actor in READERS.items())
    yield from table(["", *DataClass], rows)


def by_operation() -> Iterator[str]:
    """Lines about each operation of HTTP."""
    rows = sorted((route.path.replace(":path", ""), method, *_needed(method, route)) for method, route in routes())
    told = ([f"`{method} {path}`", what, who] for path, method, what, who in rows)
    yield from table(["operation", "takes", "who"], told)


def _needed(method: str, route: APIRoute) -> tuple[str, str]:
    guard = guard_of(route)
    if guard is not None:
        of_roles = ", ".join(name for name, actor in READERS.items() if guard.allows(actor))
        return f"`{guard.act}`", OF_SENSORS if isinstance(guard, SensorGuard) else of_roles
    if route.path.startswith(STA):
        return "by class", "see above; writing: `sensors:write`, of observations `observations:write`"
    if _depends_on_streams(route.dependant):
        return "by class", "streams as above"
    if is_own(route.dependant):
        return "", "who is signed in at the page, about themselves"
    if method in SAFE:
        return "", "everybody"
    return "", "everybody: computes, changes nothing" if COMPUTES.keys() & (
        route.openapi_extra or {}
    ).keys() else "signs in"


def _depends_on_streams(dependant: Dependant) -> bool:
    return dependant.call is streams_of or any(map(_depends_on_streams, dependant.dependencies))


def page() -> str:
    """The whole page."""
    lines = [HEAD, "", "## Reading, by class of data", *by_class(Permission.READ_OBSERVATIONS)]
    lines += ["", BELONGING]
    lines += ["", "## Sending readings, by class of the stream", *by_class(Permission.WRITE_OBSERVATIONS)]
    lines += ["", "## Over HTTP", *by_operation()]
    lines += ["", "Commands (`citybrain …`) ask nobody: who may write to the folder of a city has all of it."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
