"""Declarations: the inventory's own, which lie beside the code, and what domains compute for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from citybrain.base.domains import find_domains
from citybrain.kernel.yaml_files import read_yaml

DATA = Path(__file__).parent / "data"


@cache
def declared(name: str) -> Any:
    """Content of a file of `data/`, read once; nobody may change it."""
    return read_yaml(DATA / name)


@cache
def computed_by_domains() -> tuple[Any, ...]:
    """What domains say in `inventory.yaml` of the lines that they compute; nobody may change it."""
    return tuple(read_yaml(path) for domain in find_domains() for path in domain.files("inventory"))


def group_label(group: str, language: str) -> str:
    """What people call a group of computed lines."""
    return str(
        next(told["groups"][group]["label"][language] for told in computed_by_domains() if group in told["groups"])
    )
