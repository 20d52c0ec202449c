"""Open City Brain: sense, understand, plan, act and learn with a city."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citybrain.notebook.city import City

__version__ = "0.1.0"


def open(folder: str | Path, language: str = "en") -> City:
    """Open the folder of a city, for notebooks and programs. Raises NotFoundError where there is none."""
    from citybrain.notebook.city import City

    return City(Path(folder), language)
