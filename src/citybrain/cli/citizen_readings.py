"""Command on readings of citizens' own instruments: held against a reference, and brought together by place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citybrain.cli.city import AsJson, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text


def _help(key: str) -> str:
    return text(f"cli-readings-{key}", READER.language)


File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))]
Columns = Annotated[list[str] | None, typer.Option("--column", metavar="NAME=COLUMN", help=_help("column"))]
Constants = Annotated[list[str] | None, typer.Option("--constant", metavar="NAME=VALUE", help=_help("constant"))]


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("readings", help=_help("command"))(compare)


def compare(file: File, column: Columns = None, constant: Constants = None, as_json: AsJson = False) -> None:
    """Bias and spread of each class of devices, and what all of them tell of each place."""
    from citybrain.cases.columns import pairs_of
    from citybrain.people.readings.answers import HALF
    from citybrain.people.readings.table import combined_by_place, compared, read_readings, within_bounds

    readings = read_readings(file, pairs_of(column or []), pairs_of(constant or []))
    classes = compared(readings)
    places = combined_by_place(readings, classes)
    if as_json:
        told = [{**one._asdict(), "agreement": one.agreement and one.agreement._asdict()} for one in classes]
        beside = [
            {"measured": measured, "place": place, **found._asdict()} for (measured, place), found in places.items()
        ]
        print_json({"classes": told, "places": beside})
        return
    out = READER.out()
    for one in classes:
        said = {
            "readings": one.readings,
            "pairs": one.pairs,
            "bias": round(one.bias, 2),
            "spread": round(one.spread, 2),
        }
        out.print(text("cli-readings-class", READER.language, device=one.device, level=one.level, **said), markup=False)
        if one.too_far and one.agreement is not None:
            far = text("cli-readings-far", READER.language, bias=round(one.agreement.bias, 2))
            out.print(far, markup=False)
    for (measured, place), found in places.items():
        ends = (within_bounds(measured, found.value + side * HALF * found.spread) for side in (-1, 1))
        out.print(f"{place or '-'}: {found.value:.1f} ({' … '.join(f'{end:.1f}' for end in ends)})", markup=False)
