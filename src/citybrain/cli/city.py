"""Commands on the city itself: build its twin, tell how well it is known, compare two snapshots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from citybrain.cli.reader import READER, Reader
from citybrain.cli.terminal import escaped
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.twin.progress import Progress

CANCELLED = 130
T = TypeVar("T")

CityFolder = Annotated[Path, typer.Argument(metavar="CITY", help=text("cli-city", READER.language))]
AsJson = Annotated[bool, typer.Option("--json", help=text("cli-json", READER.language))]

EveryNotice = Annotated[bool, typer.Option("--notices", help=text("cli-notices", READER.language))]
Engine = Annotated[str | None, typer.Option(metavar="URL", help=text("cli-engine", READER.language))]


def _file(key: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        f"--{key}", metavar="FILE", help=text(f"cli-build-{key}", READER.language)
    )
    return option


def _without() -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        "--without", metavar="NAME", help=text("cli-build-without", READER.language)
    )
    return option


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("build", help=text("cli-build", READER.language))(build)
    app.command("quality", help=text("cli-quality", READER.language))(quality)


def build(
    city: CityFolder,
    osm: Annotated[Path | None, _file("osm")] = None,
    buildings: Annotated[Path | None, _file("buildings")] = None,
    gtfs: Annotated[list[Path] | None, _file("gtfs")] = None,
    weather: Annotated[Path | None, _file("weather")] = None,
    population: Annotated[Path | None, _file("population")] = None,
    districts: Annotated[Path | None, _file("districts")] = None,
    register: Annotated[Path | None, _file("register")] = None,
    elevation: Annotated[Path | None, _file("elevation")] = None,
    landcover: Annotated[Path | None, _file("landcover")] = None,
    households: Annotated[Path | None, _file("households")] = None,
    without: Annotated[list[str] | None, _without()] = None,
) -> None:
    """Build the next snapshot of a city from its files."""
    from citybrain.twin.build import build as build_twin
    from citybrain.twin.configuration import SourceKey
    from citybrain.twin.quality_print import print_quality

    single: dict[SourceKey, Path | None] = {
        "osm": osm, "buildings": buildings, "weather": weather, "population": population, "districts": districts,
        "register": register, "elevation": elevation, "landcover": landcover, "households": households,
    }  # fmt: skip
    files: dict[SourceKey, list[Path]] = {key: [path] for key, path in single.items() if path is not None}
    if gtfs:
        files["gtfs"] = gtfs
    with progress_bar() as progress:
        manifest = build_twin(city, files, progress, without=without or ())
    print_quality(manifest, READER.out(), READER.language)
    READER.err().print(
        text(
            "cli-built",
            READER.language,
            snapshot=manifest.snapshot,
            buildings=manifest.counts["buildings"],
            city=str(city),
        )
    )
    if manifest.refused:
        left = ", ".join(f"{name} ({one.file})" for name, one in manifest.refused.items())
        told = text("cli-built-without", READER.language, count=len(manifest.refused), sources=left)
        READER.err().print(told, style="yellow", markup=False)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar that says what is being done. Ctrl-C stops the work; what was there before stays."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    bar = Progress(*columns, console=READER.err(), transient=True)
    try:
        with bar:
            task = bar.add_task("", total=1.0)

            def report(done_share: float, message_key: str) -> None:
                bar.update(task, completed=done_share, description=text(message_key, READER.language))

            yield report
    except KeyboardInterrupt:
        READER.err().print(text("cli-cancelled", READER.language))
        raise typer.Exit(CANCELLED) from None


def quality(city: CityFolder, as_json: AsJson = False) -> None:
    """Tell how well the city is known."""
    from citybrain.twin.quality import quality_report
    from citybrain.twin.quality_print import print_quality

    manifest = OpenCity(city).snapshot.manifest
    if as_json:
        print_json(quality_report(manifest))
    else:
        print_quality(manifest, READER.out(), READER.language)


def print_json(value: object) -> None:
    """Write a value as JSON, readable and complete."""
    import json

    typer.echo(escaped(json.dumps(value, ensure_ascii=False, indent=2)))


def print_answer(value: T, table: Callable[[T, Reader], None], as_json: bool, data: object = None) -> None:
    """Write a value as JSON (its `data`, where it is none itself), or as a table for the reader."""
    if as_json:
        print_json(value if data is None else data)
    else:
        table(value, READER)
