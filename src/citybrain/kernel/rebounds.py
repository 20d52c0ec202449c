"""Rebound: parameters that take back some of what measures save, as domains declare them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citybrain.kernel.declarations import Quantity
from citybrain.kernel.entities import nearest
from citybrain.kernel.errors import DeclarationError


@dataclass(frozen=True)
class Rebound:
    """A parameter of rebound, none at 0, which acts where its driver rises.

    Of one that is `solved` the hours of the year are computed again for every row in which it acts.
    """

    parameter: str
    driver: str
    solved: bool = False
    where: str = ""


def rebound(name: str, *, driver: str, solved: bool = False, where: str = "") -> Rebound:
    """A declared rebound."""
    return Rebound(name, driver, solved, where)


def known_rebounds(rebounds: Iterable[Rebound], quantities: Mapping[str, Quantity]) -> dict[str, Rebound]:
    """Rebounds by parameter. Raises DeclarationError for a parameter or driver that nobody makes."""
    found: dict[str, Rebound] = {}
    for one in rebounds:
        for name in (one.parameter, one.driver):
            if name not in quantities:
                near = nearest(name, quantities)
                raise DeclarationError("rebound-unknown-quantity", where=one.where, received=name, near=near)
        found[one.parameter] = one
    return found
