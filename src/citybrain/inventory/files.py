"""The inventory's own declarations: YAML files that lie beside the code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from citybrain.kernel.yaml_files import read_yaml

DATA = Path(__file__).parent / "data"


@cache
def declared(name: str) -> Any:
    """Content of a file of `data/`, read once; nobody may change it."""
    return read_yaml(DATA / name)
