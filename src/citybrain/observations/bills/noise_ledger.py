"""Numbers with noise that were told of places, and how much each place has paid for them, kept beside the bills.

What is told of a place adds up: numbers with noise of epsilon 1 and 2 tell at most as much as one of 3 (sequential
composition, Dwork and Roth 2014, theorem 3.14). A number that was paid for may be told again for ever.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from citybrain.observations.bills.kept_arrays import DAMAGED, keep_arrays, one_at_a_time

FOLDER = "bills"
FILE = "noise-ledger.npz"
NAME = 16
"""Bytes of the name of a number."""

LOG = logging.getLogger("citybrain.observations")


class NoisyNumber(NamedTuple):
    """A number that is to be told: its name, what it costs, whom, and of which calendar years."""

    name: bytes
    cost: int
    places: tuple[int, ...]
    years: tuple[int, ...]


class NoiseLedger:
    """Names of numbers that were paid for, and what was paid by place and calendar year, in millionths of epsilon."""

    def __init__(self, names: Iterable[bytes] = (), paid: dict[tuple[int, int], int] | None = None) -> None:
        self.names = set(names)
        self.paid = paid or {}

    @classmethod
    def read(cls, city: Path) -> NoiseLedger:
        """That of a city. Raises what DAMAGED has."""
        path = city / FOLDER / FILE
        if not path.is_file():
            return cls()
        with np.load(path, allow_pickle=False) as kept:
            names, place, year, paid = (kept[name] for name in ("names", "place", "year", "paid"))
        whole = names.dtype == np.uint8 and names.ndim == 2 and names.shape[1] == NAME
        if not whole or not place.shape == year.shape == paid.shape or place.dtype != np.uint64 or (paid < 0).any():
            raise ValueError("no names and payments")
        payments = zip(zip(place.tolist(), year.tolist(), strict=True), paid.tolist(), strict=True)
        return cls((row.tobytes() for row in names), dict(payments))

    def write(self, city: Path) -> bool:
        """Keep it; whether that could be done."""
        names = np.frombuffer(b"".join(sorted(self.names)), np.uint8).reshape(-1, NAME)
        place, year = (np.array([key[at] for key in self.paid], kind) for at, kind in ((0, np.uint64), (1, np.int64)))
        paid = np.array(list(self.paid.values()), np.int64)
        return keep_arrays(city / FOLDER / FILE, {"names": names, "place": place, "year": year, "paid": paid})

    def pays(self, number: NoisyNumber, budget: int) -> bool:
        """Pay for a number where each of its places can."""
        accounts = [(place, year) for place in number.places for year in number.years]
        if any(self.paid.get(account, 0) + number.cost > budget for account in accounts):
            return False
        self.names.add(number.name)
        self.paid |= {account: self.paid.get(account, 0) + number.cost for account in accounts}
        return True


def paid_for(city: Path, numbers: Sequence[NoisyNumber], budget: int) -> list[bool]:
    """Which numbers may be told. Payments are on disk before: what cannot be kept is not told, and nothing is where it
    cannot be read what was paid.
    """
    with one_at_a_time(city / FOLDER) as writes:
        try:
            ledger = NoiseLedger.read(city)
        except DAMAGED as problem:
            LOG.error("%s cannot be read, so that no bill counts in a sum: %s", city / FOLDER / FILE, problem)
            return [False] * len(numbers)
        before = set(ledger.names)
        told = [one.name in before or (writes and ledger.pays(one, budget)) for one in numbers]
        if len(ledger.names) > len(before) and not ledger.write(city):
            return [one.name in before for one in numbers]
    return told
