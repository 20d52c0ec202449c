"""Whether figures of licences go together: ratios beyond what is possible, and two values of the same."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from citybrain.cases.licences.declared import FLOWS, STOCKS, VEHICLE_DAYS, FigureName, LicenceKind, RatioRule

Key = TypeVar("Key", bound=Hashable)


class Figure(NamedTuple):
    """An amount of what is counted [km, h, 1] at its last day, or over days; `since` is None where nobody says."""

    name: FigureName
    amount: float
    since: datetime.date | None
    until: datetime.date
    source: str = ""


class RatioFinding(NamedTuple):
    """A ratio of two figures and its rule; `where`: licence and month, or source. `amount` in the unit of the rule."""

    name: str
    rule: RatioRule
    where: str
    amount: float
    until: datetime.date

    @property
    def is_plausible(self) -> bool:
        """Whether it lies within its bounds."""
        least, most = self.rule.least, self.rule.most
        return (least is None or self.amount >= least) and (most is None or self.amount <= most)


class TwoValues(NamedTuple):
    """A figure of the same days that was published with several amounts, the smallest first."""

    name: FigureName
    amounts: tuple[float, ...]
    until: datetime.date


def ratios_of(
    kind: LicenceKind, amounts: Mapping[str, float], where: str, until: datetime.date
) -> Iterator[RatioFinding]:
    """Ratios of amounts that belong together, by the rules of a kind; what is missing or zero makes none."""
    for name, rule in kind.ratios.items():
        of, per = amounts.get(rule.of), amounts.get(rule.per)
        if of is not None and per:
            yield RatioFinding(name, rule, where, of / per, until)


def ratios_of_published(kind: LicenceKind, figures: Sequence[Figure]) -> Iterator[RatioFinding]:
    """Ratios of what one source published of the same days; what stands at a day goes with what ends on it.

    Of several values of one figure the greatest counts, so that nothing is called implausible that need not be.
    """
    for (source, until), some in _groups(figures, lambda one: (one.source, one.until)).items():
        stocks = _greatest(one for one in some if one.name in STOCKS)
        yield from ratios_of(_only(kind, STOCKS, STOCKS), stocks, source, until)
        for since, flows in _groups((one for one in some if one.name in FLOWS), lambda one: one.since).items():
            amounts = _greatest(flows)
            if since is not None and FigureName.VEHICLES in stocks:
                amounts[VEHICLE_DAYS] = stocks[FigureName.VEHICLES] * ((until - since).days + 1)
            yield from ratios_of(_only(kind, FLOWS, (*FLOWS, VEHICLE_DAYS)), amounts, source, until)


def two_values(figures: Iterable[Figure]) -> Iterator[TwoValues]:
    """Figures of the same days that have several amounts."""
    for (name, _, until), some in _groups(figures, lambda one: (one.name, one.since, one.until)).items():
        amounts = tuple(sorted({one.amount for one in some}))
        if len(amounts) > 1:
            yield TwoValues(name, amounts, until)


def _only(kind: LicenceKind, of: Sequence[str], per: Sequence[str]) -> LicenceKind:
    rules = {name: rule for name, rule in kind.ratios.items() if rule.of in of and rule.per in per}
    return kind.model_copy(update={"ratios": rules})


def _greatest(figures: Iterable[Figure]) -> dict[str, float]:
    found: dict[str, float] = {}
    for one in figures:
        found[one.name] = max(one.amount, found.get(one.name, one.amount))
    return found


def _groups(figures: Iterable[Figure], key: Callable[[Figure], Key]) -> dict[Key, list[Figure]]:
    found: dict[Key, list[Figure]] = defaultdict(list)
    for one in figures:
        found[key(one)].append(one)
    return found
