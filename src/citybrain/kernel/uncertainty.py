"""How far a number may be off: a distribution with its source, and the value at a standard-normal score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.units import Array

Shape = Literal["normal", "lognormal", "uniform"]
SHAPES: tuple[str, ...] = get_args(Shape)
COVERAGE = 0.9
"""Probability that lies within the stated width."""

EDGE = 1.6448536269514722
"""Score at the upper end of the middle 90 % of a normal distribution."""

WIDEST = 10.0
"""Largest relative width that is taken for meant; a wider one is an error of the file."""

FIELDS = frozenset({"shape", "relative", "absolute", "shared", "source"})
FORMER_KEY = "doubt"
"""What files of cities called the key `uncertainty` formerly."""


@dataclass(frozen=True)
class InputDistribution:
    """90 % of the probability lies within value ± `absolute`, or value · (1 ± `relative`), by its `shape`.

    A lognormal one lies between value / (1 + relative) and value · (1 + relative). `shared` is the share of the
    variance of a table that all its rows have in common; the rest is each row's own.
    """

    shape: Shape
    source: str
    relative: float = 0.0
    absolute: float = 0.0
    shared: float = 1.0

    def value(self, centre: Any, score: Any) -> Any:
        """The value at a standard-normal score: the median at 0, the ends of the stated width at ± 1.645."""
        if self.shape == "lognormal":
            return centre * (1.0 + self.relative) ** (score / EDGE)
        width = self.absolute + self.relative * np.abs(centre)
        if self.shape == "uniform":
            from scipy.special import ndtr

            return centre + width * (2.0 * ndtr(score) - 1.0) / COVERAGE
        return centre + width * score / EDGE

    def middle(self, centre: float) -> tuple[float, float]:
        """The ends of the middle 90 %."""
        return float(self.value(centre, -EDGE)), float(self.value(centre, EDGE))

    def of_rows(self, centre: Any, shared: Any, own: Any) -> Array:
        """Values of rows at the score that all have in common and each row's own; None stands for no own part.

        The stated value of a table is a mean over many rows, so the own part of a lognormal leaves that mean as it is.
        """
        alone = 0.0 if own is None else np.sqrt(1.0 - self.shared) * own
        value = self.value(centre, np.sqrt(self.shared) * shared + alone)
        if self.shape == "lognormal" and own is not None:
            value = value * np.exp(-0.5 * (1.0 - self.shared) * (np.log1p(self.relative) / EDGE) ** 2)
        return np.asarray(value)


def with_present_key(entry: Any) -> Any:
    """An entry of a file, and all within it, with the key `uncertainty` where it has the former one."""
    if isinstance(entry, dict):
        return {"uncertainty" if k == FORMER_KEY else k: with_present_key(v) for k, v in entry.items()}
    return [with_present_key(one) for one in entry] if isinstance(entry, list) else entry


def read_uncertainty(name: str, where: str, entry: Any) -> InputDistribution | None:
    """A distribution from its entry in a file; None without one.

    Raises DeclarationError: no source, an unknown key or shape, no width or two, a width below zero or absurdly wide.
    """
    if entry is None:
        return None
    if not isinstance(entry, Mapping) or set(entry) - FIELDS:
        received = ", ".join(map(str, entry)) if isinstance(entry, Mapping) else str(entry)
        allowed = ", ".join(sorted(FIELDS))
        raise DeclarationError("uncertainty-bad-entry", parameter=name, where=where, received=received, allowed=allowed)
    if not str(entry.get("source", "")).strip():
        raise DeclarationError("uncertainty-without-source", parameter=name, where=where)
    shape = entry.get("shape", "normal")
    widths = {key: entry[key] for key in ("relative", "absolute") if key in entry}
    width = next(iter(widths.values()), None)
    fits = shape in SHAPES and len(widths) == 1 and isinstance(width, int | float) and width > 0
    fits = fits and widths.get("relative", 0) <= WIDEST and (shape != "lognormal" or "relative" in widths)
    shared = entry.get("shared", 1.0)
    if not fits or not isinstance(shared, int | float) or not 0 <= shared <= 1:
        told = ", ".join(f"{key}: {value}" for key, value in entry.items() if key != "source")
        allowed = ", ".join(SHAPES)
        raise DeclarationError(
            "uncertainty-bad-width", parameter=name, where=where, received=told, allowed=allowed, widest=WIDEST
        )
    sizes = {key: float(value) for key, value in widths.items()}
    return InputDistribution(shape, str(entry["source"]), shared=float(shared), **sizes)
