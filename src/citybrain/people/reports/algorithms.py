"""What reports declare to the public register: suggestion, duplicates, figures, areas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from citybrain.base.algorithms import Algorithm, algorithms_in


def algorithms(language: str) -> Iterator[Algorithm]:
    """Every one, in a language."""
    return algorithms_in(Path(__file__).parent, (), language)
