"""Factors as plain values."""

from __future__ import annotations

from collections.abc import Collection

from citybrain.base.normal_forms import normal
from citybrain.inventory.conversion import scale_of
from citybrain.inventory.factors import DerivationStep, Factor, FactorLibrary
from citybrain.inventory.gwp import warming_potential
from citybrain.presenting.inventory.shapes import FactorList, FactorStep, FactorTold

AMOUNTS = ("kWh", "MWh", "GJ", "L", "m3", "kg", "t")
"""Units in which bills and scales count, and for which it is told how many units of the activity are in one."""

ASSESSMENT = "AR5"


def factors_answer(
    library: FactorLibrary, search: str, offset: int, limit: int, language: str, names: Collection[str] = ()
) -> FactorList:
    """A part of the factors that have all the words of a search, in the order of the library; with names only those."""
    words = _folded(search).split()
    asked = [factor for factor in library.factors() if not names or factor.name in names]
    found = [factor for factor in asked if all(word in _searched(factor) for word in words)]
    shown = [_to_answer(factor, language) for factor in found[offset : offset + limit]]
    return {"total": len(found), "offset": offset, "factors": shown}


def _searched(factor: Factor) -> str:
    return _folded(" ".join((factor.name, *factor.label.values(), factor.gas, factor.source, *factor.sectors)))


def _folded(text: str) -> str:
    return normal("NFKC", text).casefold().replace("_", " ")


def _to_answer(factor: Factor, language: str) -> FactorTold:
    return {
        "name": factor.name,
        "label": factor.label.get(language) or factor.label.get("en") or factor.name,
        "gas": factor.gas,
        "value": factor.value,
        "low": factor.lower,
        "high": factor.upper,
        "unit": factor.unit,
        "activity_unit": factor.activity_unit,
        "potential": warming_potential(factor.gas, ASSESSMENT),
        "scales": _scales(factor),
        "region": factor.region,
        "valid_from": factor.valid_from.isoformat(),
        "valid_until": factor.valid_until.isoformat() if factor.valid_until else None,
        "biogenic": factor.biogenic,
        "quality": factor.quality,
        "sectors": list(factor.sectors),
        "parameter": factor.parameter or None,
        "source": factor.source,
        "steps": [_step(step) for step in factor.steps],
    }


def _step(step: DerivationStep) -> FactorStep:
    return {
        "method": step.method,
        "inputs": [
            {"name": x.name, "value": x.value, "low": x.lower, "high": x.upper, "source": x.source} for x in step.inputs
        ],
        "result": step.result,
    }


def _scales(factor: Factor) -> dict[str, float]:
    """Units of the activity in one of each unit that converts to it, through calorific value and density."""
    found = {unit: scale_of(unit, factor.activity_unit, factor.energy, factor.litres_per_tonne) for unit in AMOUNTS}
    return {unit: scale.value for unit, scale in found.items() if scale is not None}
