"""Commands on calibration: estimate factors from bills, list what was done, take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json, progress_bar
from citybrain.cli.reader import READER
from citybrain.messages import text

if TYPE_CHECKING:
    from pathlib import Path

DryRun = Annotated[bool, typer.Option("--dry-run", help=text("cli-calibrate-dry-run", READER.language))]
Seed = Annotated[int | None, typer.Option(metavar="N", min=0, help=text("cli-calibrate-seed", READER.language))]
Revert = Annotated[int | None, typer.Option(metavar="N", min=1, help=text("cli-calibrate-revert", READER.language))]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("calibrate", help=text("cli-calibrate", READER.language))(calibrate)
    app.command("calibrations", help=text("cli-calibrations", READER.language))(calibrations)


def calibrate(
    city: CityFolder, dry_run: DryRun = False, as_json: AsJson = False, seed: Seed = None, revert: Revert = None
) -> None:
    """Calibrate a city, or take a calibration back."""
    if revert is not None:
        _revert(city, revert, as_json)
        return
    from citybrain.open_city import OpenCity
    from citybrain.plans.calibration.act import calibrate_city
    from citybrain.plans.calibration.settings import SEED, CalibrationSettings
    from citybrain.presenting.answers.calibration import calibration_answer

    workspace = OpenCity(city).workspace
    with progress_bar() as progress:
        record = calibrate_city(
            city, workspace, CalibrationSettings(seed=SEED if seed is None else seed), dry_run, progress
        )
    answer = calibration_answer(record, workspace.graph, READER.language)
    if as_json:
        print_json(answer)
    else:
        from citybrain.cli.calibration_tables import print_calibration

        print_calibration(answer, dry_run, READER)


def _revert(city: Path, number: int, as_json: bool) -> None:
    from citybrain.open_city.opening import require_city
    from citybrain.plans.calibration.act import revert

    require_city(city)
    record = revert(city, number)
    if as_json:
        print_json(record)
    else:
        told = {"reverted": f"{number:06d}", "number": f"{record['number']:06d}"}
        READER.out().print(text("calibration-reverted", READER.language, **told))


def calibrations(city: CityFolder, as_json: AsJson = False) -> None:
    """List the calibrations of a city."""
    from citybrain.open_city.opening import require_city
    from citybrain.plans.calibration.record import in_force, records_of
    from citybrain.presenting.answers.calibration import calibrations_answer

    require_city(city)
    answer = calibrations_answer(records_of(city), in_force(city))
    if as_json:
        print_json(answer)
    elif not answer:
        READER.out().print(text("calibration-none", READER.language, city=str(city)))
    else:
        from citybrain.cli.calibration_tables import print_calibrations

        print_calibrations(answer, READER)
