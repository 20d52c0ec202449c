"""Everything that a report tells, gathered before a word of it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import isclose
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citybrain.kernel.vocabulary import Better
from citybrain.plans.outcome import least_change, percent_of, plain_verdict
from citybrain.plans.uncertainty.uncertainty import Interval, verdict_of
from citybrain.presenting.report.maps.shapes import Shown

Json = Mapping[str, Any]
"""An answer, or a part of one, as it is read."""


@dataclass(frozen=True)
class Filling:
    """Names of the quantities by which a report tells emissions and investment; empty where nobody makes one.

    What all of `of_zones` add up to are the emissions of use of a zone.
    """

    emissions: str = ""
    yearly: str = ""
    cumulated: str = ""
    of_zones: tuple[str, ...] = ()
    investment: str = ""


@dataclass(frozen=True)
class ReportContents:
    """The answers of the plan and of the city, and what the program knows about how they were made.

    `answer` is the outcome with its parts "pathway" and "uncertainty", each of which may be missing; `register` has
    label, unit and source of every quantity, `entities` what each measure is on, `qualities` how well those of a path
    are known; `steps` tells what each measure adds; `changes` is the change of each building [%]; `manifest` is the
    hash of the run's manifest; `filling` has the quantities of the city and of its zones that fill roles, `sizes` how
    many rows each entity has; `leading` is what people call the entity by which the city is told; `sums` is what
    has an interval and is no headline, such as what domains contribute together; `language` is that of all texts.
    """

    answer: Json
    city: Json
    quality: Mapping[str, Mapping[str, float]]
    parameters: Sequence[Json]
    register: Mapping[str, Json]
    program: str
    entities: Mapping[str, str]
    qualities: Mapping[str, int]
    language: str
    steps: Sequence[Json] = ()
    shown: Shown | None = None
    changes: NDArray[np.float64] | None = None
    comparison: Json | None = None
    manifest: str = ""
    filling: Filling = Filling()
    sizes: Mapping[str, int] = field(default_factory=dict)
    leading: str = ""
    sums: Sequence[Json] = ()

    @property
    def sources(self) -> Mapping[str, str]:
        """On whose authority each quantity is computed."""
        return {name: entry["source"] for name, entry in self.register.items()}

    @property
    def pathway(self) -> Json | None:
        """The part about years; None for a plan of one year."""
        return self.answer.get("pathway")

    @property
    def uncertainty(self) -> Json | None:
        """The part about intervals; None where none were computed."""
        return self.answer.get("uncertainty")

    @property
    def money(self) -> Json | None:
        """The part about money over the years; None where none was computed."""
        return (self.pathway or {}).get("money")

    @cached_property
    def effects(self) -> list[Json]:
        """What the plan changes, as page and terminal tell it: of years the number of the last of them on both paths.

        Keys: quantity, label, unit, today, before, after, change, change_percent, verdict, quality. `before` is what
        happens without the plan. What a path tells beside the headlines, such as a sum since its first year, is added.
        """
        told = {
            row["quantity"]: {**row, "before": row["reference"], "after": row["plan"]}
            for row in self.answer["headline"]
        }
        rows = (self.pathway or {}).get("quantities", [])
        return [*told.values(), *(self._of_path(row) for row in rows if row["quantity"] not in told)]

    def _of_path(self, row: Json) -> Json:
        """What a path tells of a quantity that is no headline, in its last year."""
        before, after = row["reference"][-1], row["plan"][-1]
        change = None if before is None or after is None else after - before
        return {
            **{key: row[key] for key in ("quantity", "label", "unit")},
            "today": None,
            "before": before,
            "after": after,
            "change": change,
            "change_percent": None if change is None else percent_of(change, before, row["unit"]),
            "verdict": _verdict(change, row["better"], before, after, row["unit"]),
            "quality": self.qualities.get(row["quantity"]),
        }

    def effect(self, quantity: str) -> Json | None:
        """One of the effects."""
        found = next((row for row in self.effects if row["quantity"] == quantity), None)
        return self.emitted if found is None and quantity == self.filling.emissions else found

    @property
    def shares(self) -> list[Json]:
        """What each of several domains contributes to emissions of use; none where one domain makes all of them."""
        known = [row for row in self.answer.get("emissions") or [] if row["missing"] is None]
        return known if len(known) > 1 else []

    @property
    def emissions_label(self) -> str:
        """What people call the emissions of use, of all domains that contribute to them."""
        name = next(filter(self.register.get, (self.filling.emissions, *self.filling.of_zones)), "")
        return str(self.register[name]["label"]) if name else ""

    @cached_property
    def emitted(self) -> Json | None:
        """The effect on the emissions of use of several domains together."""
        name, shares = self.filling.emissions, self.shares
        if not shares or name not in self.register:
            return None
        sides = {key: sum(row[key] for row in shares) for key in ("today", "reference", "plan")}
        named = {"quantity": name, "label": self.register[name]["label"], "unit": self.register[name]["unit"]}
        return _of_sides({**named, **sides})

    @property
    def beside_headlines(self) -> list[Json]:
        """Effects on what domains emit together, on what each emits and pays for energy, and on what else has an
        interval, that are no headlines; each stands once."""
        headlines = {row["quantity"] for row in self.answer["headline"]}
        rows = [row for part in ("emissions", "energy_costs") for row in self.answer.get(part) or []]
        apart = [_of_sides(row) for row in rows if row["missing"] is None]
        told = [*([self.emitted] if self.emitted else []), *apart, *map(_of_sides, self.sums)]
        return list({row["quantity"]: row for row in told[::-1] if row["quantity"] not in headlines}.values())[::-1]

    def drawn(self, quantity: str) -> Json:
        """Intervals of a quantity today, with the plan, and of the change between both; none of what no draw moves."""
        rows = (self.uncertainty or {}).get("quantities", [])
        found: Json = next((row for row in rows if row["quantity"] == quantity), {})
        return {key: None if _without_ends(value) else value for key, value in found.items()}

    def lack(self, name: str) -> str:
        """Why a quantity of the city or money of a plan has no interval; empty where it has one or nobody asked."""
        told = (self.uncertainty or {}).get("untold", [])
        return next((str(row["reason"]) for row in told if row["quantity"] == name), "")

    def of_money(self, name: str, value: float | None) -> Json | None:
        """The interval of what the plan costs, by its name; None where none is known."""
        found: Json | None = (self.uncertainty or {}).get("money", {}).get(name)
        return found if value is not None else None

    def uncertain(self, quantity: str) -> Json:
        """Intervals, verdict and drivers of an effect; empty where none were computed.

        Of years, the change is the one against the path without the plan in the last of them, or since the first.
        """
        found = self.drawn(quantity)
        if not self.pathway:
            return found or self._of_one_domain(quantity)
        if spreads := self.spreads(quantity):
            last = spreads[max(spreads)]
            kept = {"drivers": found["drivers"]} if "drivers" in found else {}
            return {**kept, **last, "verdict": _judged(last["change"])}
        return found

    def _of_one_domain(self, quantity: str) -> Json:
        """How sure the change of what domains emit together is: known where one of them alone changes."""
        moved = [row for row in self.shares if not isclose(row["plan"], row["reference"])]
        if quantity != self.filling.emissions or len(moved) != 1:
            return {}
        found = self.drawn(moved[0]["quantity"])
        return {key: found[key] for key in ("change", "verdict") if key in found}

    def spreads(self, quantity: str) -> dict[int, Json]:
        """Intervals by year of both paths and of the change between them; empty but for what is drawn year by year."""
        of = (self.uncertainty or {}).get("years_quantity")
        summed = quantity == self.filling.cumulated and of == self.filling.yearly
        if quantity != of and not summed:
            return {}
        end = "_cumulated" if summed else ""
        rows = (self.uncertainty or {}).get("years") or []
        return {row["year"]: {key: row[f"{key}{end}"] for key in ("reference", "plan", "change")} for row in rows}

    def series(self, *quantities: str) -> Json | None:
        """The first of some quantities that the part about years has."""
        rows = {row["quantity"]: row for row in (self.pathway or {}).get("quantities", [])}
        return next((rows[name] for name in quantities if name in rows), None)

    @property
    def carbon(self) -> Json | None:
        """The effect on emissions (of all years, of the year, of use), else the first effect of the plan."""
        names = (self.filling.cumulated, self.filling.yearly, self.filling.emissions)
        found = (self.effect(name) for name in names)
        return next((effect for effect in found if effect), next(iter(self.effects), None))


def _of_sides(row: Json) -> Json:
    """The effect on a number from it today, without the plan and with it; less is better where nothing else is said."""
    before, after, unit = row["reference"], row["plan"], row["unit"]
    change = after - before
    told = {key: row[key] for key in ("quantity", "label", "unit", "today", "reference", "plan")}
    told |= {"before": before, "after": after, "change": change, "change_percent": percent_of(change, before, unit)}
    return {**told, "verdict": _verdict(change, row.get("better", "less"), before, after, unit), "quality": None}


def _verdict(change: float | None, better: Better, before: float | None, after: float | None, unit: str) -> str:
    least = least_change(before or 0.0, after or 0.0, unit)
    return "same" if change is None else plain_verdict(change, better, least)


def _without_ends(value: Any) -> bool:
    return isinstance(value, Mapping) and value.get("low", 0.0) is None


def _judged(change: Json) -> str:
    """The verdict of emissions, of which less is better, by the interval of their change."""
    interval = Interval(change["low"], change["high"])
    return verdict_of((interval.low + interval.high) / 2.0, interval, "less")
