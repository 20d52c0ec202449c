"""What the inventory declares to the public register: the methods by which factors are made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from citybrain.base.algorithms import Algorithm, Declared, algorithms_in
from citybrain.inventory.derived import METHODS


def algorithms(language: str) -> Iterator[Algorithm]:
    """Every one, in a language."""
    declared = (Declared("inventory_method", name, module.__name__) for name, module in METHODS.items())
    return algorithms_in(Path(__file__).parent, declared, language)
