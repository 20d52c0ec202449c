"""The factors that come with the project: defaults of the IPCC, and purchased energy from dated parameters."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from citybrain.inventory.conversion import Range
from citybrain.inventory.derived import derived_factors
from citybrain.inventory.factors import Factor, FactorLibrary
from citybrain.inventory.files import declared
from citybrain.kernel import InputDistribution, Parameter
from citybrain.kernel.parameters import Value
from citybrain.kernel.periods import Period, mean_over

NORMAL_95 = 1.959963984540054
NORMAL_90 = 1.6448536269514722
"""Scores at the ends of the middle 95 % and 90 % of a normal distribution."""

DERIVED = ("waste.yaml", "wastewater.yaml", "industry.yaml", "farming.yaml", "land.yaml")
"""Files of factors that methods compute."""

UNSURE = 4
"""Quality level of a parameter from which on it is assumed, not measured."""


def factor_library(parameters: Mapping[str, Parameter] | None = None) -> FactorLibrary:
    """Default factors of the IPCC, and with the parameters of a city (`graph.parameters`) the energy that it buys.

    Without parameters, a name such as `electricity` is not in the library.
    """
    if parameters is None:
        return FactorLibrary(_defaults())
    entries = declared("factors/purchased.yaml")["factors"].items()
    lacking = {name: entry["parameter"] for name, entry in entries if entry["parameter"] not in parameters}
    return FactorLibrary([*_defaults(), *purchased(parameters)], lacking)


@cache
def _defaults() -> tuple[Factor, ...]:
    return (*_stationary(), *_mobile(), *(factor for file in DERIVED for factor in derived_factors(file)))


def _range(numbers: Sequence[float] | None) -> Range | None:
    return Range(*(float(x) for x in numbers)) if numbers else None


def _litres(fuel: str) -> float | None:
    litres = declared("densities.yaml")["litres_per_tonne"].get(fuel)
    return None if litres is None else float(litres)


def _ends(numbers: Sequence[float]) -> dict[str, float | None]:
    lower, upper = numbers[1:] if len(numbers) == 3 else (None, None)
    return {"value": float(numbers[0]), "lower": _number(lower), "upper": _number(upper)}


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)


def _stationary() -> Iterator[Factor]:
    data = declared("factors/stationary.yaml")
    for fuel, entry in data["fuels"].items():
        for place, where in data["places"].items():
            gases = {gas: by[place] for gas, by in data["kinds"][entry["kind"]].items()}
            for gas, numbers in {"CO2": entry["CO2"], **gases}.items():
                yield Factor(
                    name=f"{fuel}.{place}",
                    gas=gas,
                    unit=data["unit"],
                    activity_unit=data["activity_unit"],
                    source=f"{data['source']}, {where['table']}" + _interval_note(fuel, gas, numbers, data),
                    quality=data["quality"],
                    valid_from=data["valid_from"],
                    biogenic=gas == "CO2" and entry.get("biogenic", False),
                    sectors=tuple(where["sectors"]),
                    label={x: f"{entry['label'][x]}: {where['label'][x]}" for x in entry["label"]},
                    energy=_range(entry.get("net_calorific_value")),
                    litres_per_tonne=_litres(fuel),
                    **_ends(numbers),  # type: ignore[arg-type]
                )


def _interval_note(fuel: str, gas: str, numbers: Sequence[float], data: Any) -> str:
    confirmed = gas == "CO2" and fuel not in data["intervals_unconfirmed"]
    return "" if confirmed else _note(numbers, data)


def _note(numbers: Sequence[float], data: Any) -> str:
    """What the source of a factor adds where it has an interval: that nobody saw its ends in a second source."""
    return f" ({data['interval_note']})" if len(numbers) == 3 else ""


def _energy_of(fuel: str) -> Range | None:
    fuels = declared("factors/stationary.yaml")["fuels"]
    if fuel in fuels:
        return _range(fuels[fuel].get("net_calorific_value"))
    return _range(declared("factors/mobile.yaml")["energy_of_fuels"][fuel])


def _mobile() -> Iterator[Factor]:
    data = declared("factors/mobile.yaml")
    for name, entry in data["factors"].items():
        for gas, numbers in entry["gases"].items():
            yield Factor(
                name=name,
                gas=gas,
                unit=data["unit"],
                activity_unit=data["activity_unit"],
                source=f"{data['source']}, {entry['table']}" + _note(numbers, data),
                quality=data["quality"],
                valid_from=data["valid_from"],
                sectors=tuple(entry["sectors"]),
                label=entry["label"],
                energy=_energy_of(entry["fuel"]),
                litres_per_tonne=_litres(entry["fuel"]),
                **_ends(numbers),  # type: ignore[arg-type]
            )


def purchased(parameters: Mapping[str, Parameter]) -> Iterator[Factor]:
    """Factors of energy that a city buys, one for each dated value of the parameter that the file names.

    Quality is L for a value common to all places, M for one of the country, H for one of the city's own, and L where
    the parameter says that it is assumed.
    """
    data = declared("factors/purchased.yaml")
    for name, entry in data["factors"].items():
        parameter = parameters.get(entry["parameter"])
        if parameter is None:
            continue
        values = _dated(parameter)
        for value, until in zip(values, [*(x.since for x in values[1:]), None], strict=True):
            lower, upper = _interval(value.value, value.uncertainty or parameter.uncertainty)
            yield Factor(
                name=name,
                gas=entry["gas"],
                value=value.value,
                unit=data["unit"],
                activity_unit=parameter.unit.partition("/")[2],
                source=value.source,
                quality=_quality(parameter, value),
                lower=lower,
                upper=upper,
                valid_from=value.since,
                valid_until=until,
                sectors=tuple(entry["sectors"]),
                label=entry["label"],
                parameter=parameter.name,
            )


def _dated(parameter: Parameter) -> Sequence[Value]:
    """Values by the day from which they hold; in a year in which the parameter changes its mean over that year."""
    first, *later = (value.since for value in parameter.values)
    if parameter.interpolate:
        moving = set(range(first.year + 1, later[-1].year + 1)) if later else set()
    else:
        moving = {day.year for day in later if (day.month, day.day) != (1, 1)}
    found = {value.since: value for value in parameter.values if value.since.year not in moving}
    for year in moving:
        start, following = (datetime.date(n, 1, 1) for n in (year, year + 1))
        mean = mean_over(parameter, Period.of_year(year)).values[0]
        found[max(start, first)] = replace(mean, since=max(start, first))
        found.setdefault(following, replace(parameter.at(following), since=following))
    return [found[day] for day in sorted(found)]


def _quality(parameter: Parameter, value: Value) -> str:
    if parameter.layer == "common" or value.quality >= UNSURE:
        return "L"
    return "H" if parameter.layer == "parameters" else "M"


def _interval(value: float, uncertainty: InputDistribution | None) -> tuple[float | None, float | None]:
    """Ends of the 95 % interval from an uncertainty, whose stated width holds 90 %."""
    if uncertainty is None:
        return None, None
    score = NORMAL_95 if uncertainty.shape != "uniform" else NORMAL_90
    lower, upper = (float(uncertainty.value(value, sign * score)) for sign in (-1.0, 1.0))
    return max(lower, 0.0) if not math.isnan(lower) else None, upper
