"""The open data that the project ships: the files of open_data/helsinki, and what is known of each of them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.manifest import Manifest

FOLDER = Path(__file__).parents[1] / "open_data" / "helsinki"
SIMULATED = "demo-simulated"
"""Notice of a city of which something is made up."""


@cache
def open_files() -> Mapping[str, Mapping[str, Any]]:
    """Return what sources.yaml says of each file: owner, licence, attribution, where it was taken from, date."""
    content: Mapping[str, Mapping[str, Any]] = read_yaml(FOLDER / "sources.yaml")
    return content


def is_outdated(manifest: Manifest) -> bool:
    """Whether this is a demo city that an earlier version built from other files."""
    is_demo = any(entry["code"] == SIMULATED for entry in manifest.notices)
    return is_demo and not {source.file for source in manifest.sources.values()} & open_files().keys()
