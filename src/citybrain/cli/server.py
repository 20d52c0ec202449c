"""Commands that serve a city over HTTP."""

from __future__ import annotations

import ctypes
import datetime
import gc
import importlib
import os
import socket
import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.access import create_first_administrator, sign_in_link
from citybrain.cli.city import CityFolder, Engine, progress_bar
from citybrain.cli.reader import READER
from citybrain.cli.serving import standing_at
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from collections.abc import Callable

    from citybrain.observations.ingest import IngestChannels

Port = Annotated[int, typer.Option(min=1, max=65535, help=text("cli-port", READER.language))]
Host = Annotated[str, typer.Option(help=text("cli-host", READER.language))]
AllowHost = Annotated[list[str] | None, typer.Option(metavar="NAME", help=text("cli-allow-host", READER.language))]
Proxy = Annotated[list[str] | None, typer.Option(metavar="ADDRESS", help=text("cli-proxy", READER.language))]
MqttPort = Annotated[int | None, typer.Option(min=0, max=65535, help=text("cli-mqtt-port", READER.language))]
HealthPort = Annotated[int | None, typer.Option(min=1, max=65535, help=text("cli-health-port", READER.language))]
Opens = Annotated[bool, typer.Option("--open/--no-open", help=text("cli-open", READER.language))]
OnlyBuild = Annotated[bool, typer.Option("--only-build", help=text("cli-demo-only-build", READER.language))]
LOCAL = "127.0.0.1"
MQTT_PORT = 1883
"""The port that is registered for MQTT."""

DEMO = Path("demo")
DRAFTS = "drafts"
M_ARENA_MAX = -8
"""Setting of the memory of glibc (malloc.h): among how many areas threads share what they allocate."""

TURN = 0.002
"""Seconds that one thread computes while others wait, less than half of the usual: each answer waits for several turns.

Half of it would cost plans and empty answers a tenth more.
"""

ARENAS = 2
"""In place of eight for each processor: what is free in an area that one thread left serves no other."""


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("demo", help=text("cli-demo", READER.language))(demo)
    app.command("serve", help=text("cli-serve", READER.language))(serve)


def demo(
    city: Annotated[Path, typer.Argument(metavar="[CITY]", help=text("cli-demo-city", READER.language))] = DEMO,
    port: Port = 8000,
    host: Host = LOCAL,
    allow_host: AllowHost = None,
    mqtt_port: MqttPort = None,
    opens: Opens = True,
    only_build: OnlyBuild = False,
) -> None:
    """Serve the demo city; make it first where it is not there yet."""
    from citybrain.twin.snapshot_folder import snapshot_folders

    if snapshot_folders(city):
        require_up_to_date(city)
    else:
        from citybrain.twin.demo import build_demo

        with progress_bar() as progress:
            build_demo(city, progress)
        add_example_plans(city)
        with OpenCity(city) as opened:
            seed_demo(opened)
            seed_sensors(opened)
            seed_supervision(opened)
            seed_services(opened)
            seed_take_part(opened)
            if only_build:
                compile_server(opened)
    if not only_build:
        serve_city(city, port, host, allow_host, mqtt_port=mqtt_port, opens=opens, then=open_example)


def compile_server(city: OpenCity) -> None:
    """Load what a server loads and compute today's numbers, so that its first start finds both compiled."""
    importlib.import_module("citybrain.api.app")
    city.workspace.prepare()


def require_up_to_date(city: Path) -> None:
    """Raise InputError for a folder with the demo city of an earlier version, whose week and map were others."""
    from citybrain.kernel.errors import InputError
    from citybrain.twin.open_data import is_outdated
    from citybrain.twin.snapshot import load

    if is_outdated(load(city).manifest):
        raise InputError("cli-demo-outdated", folder=str(city), other=f"{city}-new")


def seed_demo(city: OpenCity) -> None:
    """Enter what the demo city promised and approved."""
    from citybrain.progress.demo import seed_demo as found

    found(city.city_records, datetime.date.fromisoformat(city.snapshot.manifest.date))


def seed_sensors(city: OpenCity) -> None:
    """Set up the sensors of the demo city and what they read before its replay, and its register of known sources."""
    from citybrain.cases.tracing.register import RegisteredSource, replace_register
    from citybrain.observations.demo.founding import seed_sensing
    from citybrain.observations.demo.settings import settings

    seed_sensing(city.sensing, city.snapshot)
    sources = [RegisteredSource.model_validate(one) for one in settings()["known_sources"]]
    with city.records.begin() as connection:
        replace_register(connection, sources, settings()["made_by"])


def seed_supervision(city: OpenCity) -> None:
    """Enter the enterprise that the agency of the demo city has on file, and a notice that waits for approval."""
    from citybrain.open_city.demo_supervision import seed_supervision as enter

    enter(city)


def seed_services(city: OpenCity) -> None:
    """Enter the sample of services: from memory, and not checked."""
    from citybrain.people.services.catalogue import import_services
    from citybrain.people.services.file import SAMPLE, read_catalogue

    with city.records.begin() as connection:
        import_services(connection, read_catalogue(SAMPLE), SAMPLE.name, "Demo city")


def seed_take_part(city: OpenCity) -> None:
    """Enter reports and a survey, examples that say so."""
    from citybrain.open_city.demo_take_part import seed_take_part as enter

    enter(city)


def open_example(city: OpenCity) -> None:
    """Open the consultation of the demo city where there never was one."""
    from citybrain.open_city.demo_take_part import open_example as enter

    enter(city)


def add_example_plans(city: Path) -> None:
    """Put the example plans into the folder of a city; a plan of the same name stays as it is."""
    from citybrain.plans.example_plans import copy_examples

    copy_examples(city / "plans")


def serve(
    city: CityFolder,
    port: Port = 8000,
    host: Host = LOCAL,
    allow_host: AllowHost = None,
    engine: Engine = None,
    mqtt_port: MqttPort = None,
    mqtt_host: Annotated[str, typer.Option(help=text("cli-mqtt-host", READER.language))] = LOCAL,
    mqtt_broker: Annotated[
        str | None, typer.Option(metavar="URL", help=text("cli-mqtt-broker", READER.language))
    ] = None,
    opens: Opens = True,
    proxy: Proxy = None,
    health_port: HealthPort = None,
) -> None:
    """Answer at once; today's numbers are computed while people look at the map."""
    serve_city(
        city, port, host, allow_host, engine, mqtt_port, mqtt_host, mqtt_broker, opens, proxy, health_port
    )  # fmt: skip


def serve_city(
    city: Path, port: int, host: str, allow_host: list[str] | None, engine: Engine = None, mqtt_port: int | None = None,
    mqtt_host: str = LOCAL, mqtt_broker: str | None = None, opens: bool = True, proxy: list[str] | None = None,
    health_port: int | None = None, then: Callable[[OpenCity], None] | None = None,
) -> None:  # fmt: skip
    """Serve a city; `then` is done in the background once the city is prepared."""
    share_memory()
    sys.setswitchinterval(TURN)
    gc.disable()  # until the city is open
    from citybrain.open_city.opening import executor_of

    opened = OpenCity(city, executor_of(engine))
    _ = opened.snapshot  # where there is none, that is said before anything listens
    ways = ways_in(city, f"http://{host}:{port}/sta/v1.1", mqtt_host, mqtt_port, mqtt_broker)
    listening = listen(host, port)
    probed = None if health_port is None else listen(LOCAL, health_port)
    address = f"http://{host}:{port}"
    READER.err().print(text("cli-serving", READER.language, address=address, city=str(city)))
    create_first_administrator(opened, address)
    from citybrain.api.app import create_app
    from citybrain.api.collecting import collecting
    from citybrain.api.health import answering_probes, health_of
    from citybrain.api.origin import hosts_of
    from citybrain.api.serving import serve_on
    from citybrain.api.sta.observation_fast_path import ObservationFastPath
    from citybrain.twin.drafts.service import DraftService

    hosts = hosts_of(host, allow_host or ())
    app = create_app(opened, desk=DraftService(city / DRAFTS), hosts=hosts, ways=ways.open, draws_ahead=True, then=then)
    link = sign_in_link(opened, address)
    if opens and link is not None and has_windows():
        open_page(link)
    state = app.state.citybrain
    probes = nullcontext() if probed is None else answering_probes(probed, lambda: health_of(state))
    with standing_at(city, host, port), collecting(), probes:
        serve_on(app, listening, state.stop, ObservationFastPath(state, hosts), proxy or ())


def share_memory() -> None:
    """Let all threads that will begin share a few areas of memory, where the system's library can."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)


def has_windows() -> bool:
    """Whether somebody sits at this terminal who sees windows: a browser of the text kind would take it over."""
    shown = sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return shown and is_terminal() and "SSH_CONNECTION" not in os.environ


def is_terminal() -> bool:
    """Whether what is said is read on a terminal, and not kept in a file."""
    return sys.stderr.isatty()


def open_page(address: str) -> None:
    """Open an address in the browser of the person; where there is none, they have read the address."""
    import webbrowser

    with suppress(webbrowser.Error):
        webbrowser.open(address)


def ways_in(city: Path, base: str, host: str, port: int | None, broker: str | None) -> IngestChannels:
    """The ways in besides HTTP. MQTT is spoken at its usual port where that is free, else at the port that is named.

    Raises InputError for a port that is taken, an address that is none, and what city.toml says wrongly.
    """
    from citybrain.kernel.errors import InputError
    from citybrain.observations.ingest import IngestChannels, declared_in
    from citybrain.observations.mqtt.broker import BrokerAddress

    topics, connectors = declared_in(city)
    address = None if broker is None else BrokerAddress.read(broker)
    listening = None
    if port != 0:
        try:
            listening = listen(host, port or MQTT_PORT)
            told = text("cli-mqtt-serving", READER.language, address=f"mqtt://{host}:{port or MQTT_PORT}")
        except InputError:
            if port is not None:
                raise
            told = text("cli-mqtt-taken", READER.language, port=str(MQTT_PORT))
        READER.err().print(told)
    return IngestChannels(base, listening, address, topics, connectors)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens, alone. Raises InputError with what to do where that cannot be.

    It listens at once: two programs may have one port until the first of them listens.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        # the protocol is named since asyncio sends small answers at once (TCP_NODELAY) only where it is
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except OSError as problem:
        from citybrain.kernel.errors import InputError

        told = problem.strerror or str(problem)
        raise InputError("cli-cannot-listen", host=host, port=str(port), problem=told) from None
    return listening
