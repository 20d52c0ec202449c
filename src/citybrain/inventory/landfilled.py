"""Methane of the landfills in a city: first order decay of what statements say was deposited in all years before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import numpy as np

from citybrain.inventory.defaults import method_defaults
from citybrain.inventory.files import declared
from citybrain.inventory.methods import landfill as method
from citybrain.inventory.statements import Statement
from citybrain.messages import LANGUAGES, text

SUBCATEGORY = "III.1.1"
DEPOSITED, RECOVERED = "waste_landfilled", "methane_recovered"
OWN_FACTOR = '{"CH4": [1000.0, "kg CH4/t"]}'
"""The amount of the line is methane itself, written as lines state factors of their own."""


@dataclass(frozen=True)
class Landfilled:
    """The computed line of a year: methane emitted [t], or None with the reason by language.

    `uncertainty`: half width of the 95 % interval as a share. Methane `generated` and `recovered` [t]; deposits of
    `first` to `last` year, of these kinds of waste, by so many statements.
    """

    amount: float | None
    uncertainty: float | None = None
    generated: float = 0.0
    recovered: float = 0.0
    first: int = 0
    last: int = 0
    kinds: tuple[str, ...] = ()
    statements: int = 0
    reason: Mapping[str, str] = field(default_factory=dict)

    def row(self) -> dict[str, Any]:
        """The line as recorded ones are held."""
        if self.amount is None:
            return {"subcategory": SUBCATEGORY, "notation_key": "NE"}
        quality = declared("landfill.yaml")["quality"]
        return {
            "subcategory": SUBCATEGORY,
            "amount": self.amount,
            "unit": "t",
            "own_factors": OWN_FACTOR,
            "activity_quality": quality["activity"],
            "factor_quality": quality["factor"],
            "activity_uncertainty": self.uncertainty,
        }


@dataclass(frozen=True)
class _Stream:
    """Waste of one kind deposited in one kind of landfill and climate [t], by year."""

    kind: str
    landfill: str
    climate: str
    deposits: Mapping[int, Statement]

    @property
    def name(self) -> str:
        return f"{self.kind}, {self.landfill}, {self.climate}"

    def missing(self, year: int) -> list[int]:
        """Years from its first to the one before `year` of which nothing is stated."""
        return [x for x in range(min(self.deposits), year) if x not in self.deposits]

    def generated(self, year: int, rate: float | None = None) -> float:
        """Methane [t] that its waste generates in a year, at the default rate of decay or another one [1/a].

        IPCC 2006, vol. 5, equations 3.2 and 3.4 to 3.6.
        """
        values, about = method_defaults("landfill"), declared("landfill.yaml")
        if not about["waste"][self.kind].get("decays", True):
            return 0.0
        years = range(min(self.deposits), year + 1)
        waste = np.array([self.deposits[x].value if x in self.deposits else 0.0 for x in years])
        correction = values["methane_correction"][about["landfills"][self.landfill]["correction"]]
        carbon = values["degradable_organic_carbon"][self.kind]
        shares = (np.asarray(x, np.float64) for x in (carbon, values["decomposing_share"], correction))
        deposited = method.decomposable_carbon(waste, *shares)
        rate = values["decay_rate"][self.climate][self.kind] if rate is None else rate
        decay = method.first_order_decay(deposited, rate, values["delay_months"])
        return float(method.methane_generated(decay.decomposed[-1:], values["methane_share"])[0])


def landfilled(statements: Iterable[Statement], year: int) -> Landfilled | None:
    """The line of a year; None where no waste is stated to have been deposited in the years before it.

    There is a reason in place of an amount where a year between the first deposit of a kind and `year` is missing, and
    where more methane was recovered than is generated. Nothing is stated of years before the first: nothing counts.
    """
    said = list(statements)
    streams = [x for x in _streams(said) if min(x.deposits) < year]
    if not streams:
        return None
    gaps = {x.name: gap for x in streams if (gap := x.missing(year))}
    if gaps:
        told = "; ".join(f"{name}: {_ranges(gap)}" for name, gap in gaps.items())
        return _without("inventory-landfill-missing", missing=told)
    recovered = {str(x.landfill): x for x in said if x.what == RECOVERED and x.year == year}
    for name, found in recovered.items():
        generated = sum(x.generated(year) for x in streams if x.landfill == name)
        if found.value > generated:
            both = {"recovered": shown(found.value), "generated": shown(generated)}
            return _without("inventory-landfill-recovered", landfill=name, **both)
    return _emitted(streams, recovered, year)


def _streams(statements: Iterable[Statement]) -> list[_Stream]:
    found: dict[tuple[str, str, str], dict[int, Statement]] = {}
    for said in statements:
        if said.what == DEPOSITED:
            found.setdefault((str(said.kind), str(said.landfill), str(said.climate)), {})[said.year] = said
    return [_Stream(*key, deposits) for key, deposits in found.items()]


def _emitted(streams: Sequence[_Stream], recovered: Mapping[str, Statement], year: int) -> Landfilled:
    places = {x.landfill for x in streams}
    leaving = {place: 1.0 - _oxidised(place) for place in places}
    generated = {x.name: x.generated(year) for x in streams}
    by_place = {place: sum(generated[x.name] for x in streams if x.landfill == place) for place in places}
    taken = {place: recovered[place].value if place in recovered else 0.0 for place in places}
    released = {place: np.asarray(by_place[place]) for place in places}
    emitted = sum(float(method.methane_emitted(released[x], taken[x], _oxidised(x))) for x in places)
    errors = [*_errors(streams, generated, leaving, year), *_errors_of_recovery(recovered, leaving)]
    counted = [said for x in streams for at, said in x.deposits.items() if at < year]
    return Landfilled(
        amount=emitted,
        uncertainty=float(np.sqrt(np.sum(np.square(errors)))) / emitted if emitted > 0.0 else 0.0,
        generated=sum(by_place.values()),
        recovered=sum(taken.values()),
        first=min(said.year for said in counted),
        last=max(said.year for said in counted),
        kinds=tuple(dict.fromkeys(x.kind for x in streams)),
        statements=len(counted) + len(recovered),
    )


def _oxidised(place: str) -> float:
    about = declared("landfill.yaml")["landfills"][place]
    return float(method_defaults("landfill")["oxidised_share"][about["oxidised"]])


def _errors(
    streams: Sequence[_Stream], generated: Mapping[str, float], leaving: Mapping[str, float], year: int
) -> list[float]:
    """Half widths [t of methane] of what is independent: each stream's waste, carbon and rate by kind, the rest.

    The deposits of one stream are wrong together, so are all that share a default (IPCC 2006, vol. 1, equation 3.2).
    """
    data = declared("landfill.yaml")
    known, about = data["uncertainty"], data["landfills"]
    together: dict[tuple[str, ...], float] = {}

    def add(error: float, *key: str) -> None:
        together[key] = together.get(key, 0.0) + error

    for stream in streams:
        size = generated[stream.name] * leaving[stream.landfill]
        if not size:
            continue
        below, above = known["methane_correction"][about[stream.landfill]["correction"]]
        low, high = known["decay_rate"][stream.climate][stream.kind]
        ends = stream.generated(year, high), stream.generated(year, low)
        add(size * _of_waste(stream, year), "waste", stream.name)
        add(size * known["carbon"], "carbon", stream.kind)
        add((ends[0] - ends[1]) / 2.0 * leaving[stream.landfill], "rate", stream.kind, stream.climate)
        add(size * (below + above) / 2.0, "correction", about[stream.landfill]["correction"])
        add(size * known["decomposing_share"], "decomposing share")
        add(size * known["methane_share"], "methane share")
    return list(together.values())


def _of_waste(stream: _Stream, year: int) -> float:
    """Half width of the waste of a stream as a share: of its statements by mass, the default where one says none."""
    default = float(declared("landfill.yaml")["uncertainty"]["waste"])
    said = [x for at, x in stream.deposits.items() if at < year]
    widths = [default if x.uncertainty is None else x.uncertainty for x in said]
    mass = sum(x.value for x in said)
    return sum(x.value * width for x, width in zip(said, widths, strict=True)) / mass if mass else 0.0


def _errors_of_recovery(recovered: Mapping[str, Statement], leaving: Mapping[str, float]) -> list[float]:
    default = float(declared("landfill.yaml")["uncertainty"]["recovered"])
    widths = {place: default if x.uncertainty is None else x.uncertainty for place, x in recovered.items()}
    return [x.value * widths[place] * leaving[place] for place, x in recovered.items() if place in leaving]


def _ranges(years: Sequence[int]) -> str:
    """ "1990-1993, 1995"."""
    runs = [[x for _, x in run] for _, run in groupby(enumerate(years), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def shown(tonnes: float) -> float:
    """A mass with four significant digits."""
    return float(f"{tonnes:.4g}")


def _without(code: str, **arguments: str | float) -> Landfilled:
    return Landfilled(None, reason={language: text(code, language, **arguments) for language in LANGUAGES})
