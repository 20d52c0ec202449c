"""How observed properties are shown: classes of colour and the limit they are held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from citybrain.kernel.yaml_files import read_yaml

FILE = Path(__file__).parent / "shown.yaml"
BURDEN = "burden"


@dataclass(frozen=True)
class Limit:
    """What the mean over some hours must not pass, and who says so."""

    value: float
    hours: int
    source: str


@dataclass(frozen=True)
class Shown:
    """How one property is shown. Less of a burden is better; an amount is neither good nor bad."""

    scale: str = "amount"
    breaks: tuple[float, ...] | None = None
    limit: Limit | None = None
    still: bool = False


@cache
def shown() -> Mapping[str, Shown]:
    """By key of the property."""
    told = read_yaml(FILE)
    return {key: _shown(**said) for key, said in told.items()}


def _shown(scale: str, breaks: list[float], limit: dict[str, object] | None = None, still: bool = False) -> Shown:
    return Shown(scale, tuple(map(float, breaks)), Limit(**limit) if limit else None, still)  # type: ignore[arg-type]
