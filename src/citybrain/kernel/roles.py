"""Roles: what mechanisms ask for without naming a quantity, and which quantities domains contribute to each."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from citybrain.kernel.entities import nearest
from citybrain.kernel.errors import DeclarationError

if TYPE_CHECKING:
    from citybrain.kernel.declarations import Quantity


@dataclass(frozen=True)
class Contribution:
    """A quantity that a domain contributes to a role."""

    role: str
    quantity: str
    domain: str = ""


def added_up(*contributions: Any) -> Any:
    """The sum of columns or numbers in their order; 0 where there are none."""
    return functools.reduce(operator.add, contributions) if contributions else np.float64(0.0)


class Roles:
    """Contributions by role, in the order of the domains that make them."""

    def __init__(self, contributions: Iterable[Contribution], quantities: Mapping[str, Quantity]) -> None:
        self._of: dict[str, list[Contribution]] = {}
        self._entity = {name: made.of for name, made in quantities.items()}
        for one in contributions:
            if one.quantity not in quantities:
                near = nearest(one.quantity, quantities)
                told = {"role": one.role, "where": one.domain, "received": one.quantity, "near": near}
                raise DeclarationError("role-unknown-quantity", **told)
            self._of.setdefault(one.role, []).append(one)

    def __iter__(self) -> Iterator[str]:
        """Names of the roles to which something contributes."""
        return iter(self._of)

    def quantities(self) -> frozenset[str]:
        """Names of all quantities that contribute to any role."""
        return frozenset(one.quantity for ones in self._of.values() for one in ones)

    def contributions(self, role: str, of: str = "city") -> list[Contribution]:
        """What domains contribute to a role, of one entity."""
        return [one for one in self._of.get(role, ()) if self._entity[one.quantity] == of]

    def names(self, role: str, of: str = "city") -> list[str]:
        """Names of the quantities that contribute to a role, of one entity."""
        return [one.quantity for one in self.contributions(role, of)]

    def one(self, role: str, of: str = "city") -> str | None:
        """The quantity that fills a role that one domain fills; None where no domain does."""
        return next(iter(self.names(role, of)), None)
