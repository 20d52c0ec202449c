"""The demo city: central Helsinki from the open data of the project; what no file tells is made up and marked."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.build import build
from citybrain.twin.building.sources import Files
from citybrain.twin.configuration import FILE, SourceKey, SourceSettings
from citybrain.twin.founding import CityIdentity, standard_offset, write_configuration
from citybrain.twin.manifest import Manifest
from citybrain.twin.open_data import FOLDER, SIMULATED, open_files
from citybrain.twin.progress import Progress, silent
from citybrain.twin.snapshot import load
from citybrain.twin.snapshot_folder import snapshot_folders
from citybrain.twin.synthetic_data import SimulatedShares

SETTINGS = Path(__file__).parent / "data" / "demo.yaml"


@cache
def settings() -> Mapping[str, Any]:
    """Return data/demo.yaml."""
    content: Mapping[str, Any] = read_yaml(SETTINGS)
    return content


def build_demo(city: Path, progress: Progress = silent, files: Files | None = None) -> Manifest:
    """Build the demo city into a folder; its city.toml is written if it has none.

    `files` take the place of those of the project for this build. Raises InputError as `build` does.
    """
    if not (city / FILE).is_file():
        city.mkdir(parents=True, exist_ok=True)
        _write_configuration(city)
    return build(city, files, progress, SimulatedShares(settings()))


def build_again(city: Path, progress: Progress = silent) -> Manifest:
    """Build a city from its files; what was made up of a demo city before is made up again. Raises as `build` does."""
    before = load(city).manifest.notices if snapshot_folders(city) else []
    simulated = any(told["code"] == SIMULATED for told in before)
    return build(city, None, progress, SimulatedShares(settings()) if simulated else None)


def _write_configuration(city: Path) -> None:
    known = settings()
    longitude, latitude = known["place"]
    identity = CityIdentity(
        **{key: known[key] for key in ("name", "country", "crs", "time_zone", "currency", "date")},
        longitude=longitude,
        latitude=latitude,
        utc_offset=standard_offset(known["time_zone"], city),
    )
    sources = [_source(city, name, known) for name, known in open_files().items() if "source" in known]
    write_configuration(city, identity, dict(sources))


def _source(city: Path, name: str, known: Mapping[str, Any]) -> tuple[SourceKey, SourceSettings]:
    described = {key: known[key] for key in ("title", "licence", "owner", "url", "date") if key in known}
    return known["source"], SourceSettings(file=[os.path.relpath(FOLDER / name, city.resolve())], **described)
