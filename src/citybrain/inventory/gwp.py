"""Global warming potentials over 100 years, by assessment report of the IPCC."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from citybrain.inventory.files import declared
from citybrain.kernel import NotFoundError, nearest

Assessment = Literal["AR4", "AR5", "AR6"]
ASSESSMENTS: tuple[Assessment, ...] = get_args(Assessment)
METHANE = "CH4"
NITROUS_OXIDE = "N2O"
EQUIVALENT = "CO2e"
"""Not a gas: a factor that its source states in CO2 equivalent already, whatever assessment it was made with."""


@cache
def warming_potentials(assessment: str) -> Mapping[str, float]:
    """kg CO2e per kg by gas, CO2 = 1; methane of combustion, waste and animals is CH4, fossil that escapes CH4-fossil.

    A gas that the assessment has no value for is not in the mapping: see `warming_potential`. Raises NotFoundError for
    an assessment that is not one of AR4, AR5, AR6.
    """
    if assessment not in ASSESSMENTS:
        allowed = ", ".join(ASSESSMENTS)
        raise NotFoundError("accounting-assessment-unknown", received=assessment[:40], allowed=allowed)
    gases = declared("gwp.yaml")["gases"]
    return MappingProxyType({gas: float(by[assessment]) for gas, by in gases.items() if assessment in by})


def warming_source(assessment: str) -> str:
    """Where the values of an assessment stand."""
    warming_potentials(assessment)
    return str(declared("gwp.yaml")["sources"][assessment])


def warming_potential(gas: str, assessment: str) -> float:
    """kg CO2e per kg of one gas; 1 for what is stated in CO2e.

    Raises NotFoundError for an unknown gas, and for one that this assessment lacks, naming those that have it.
    """
    if gas == EQUIVALENT:
        return 1.0
    known = warming_potentials(assessment)
    if gas in known:
        return known[gas]
    gases = declared("gwp.yaml")["gases"]
    if gas not in gases:
        raise NotFoundError("accounting-gas-unknown", received=gas[:40], near=nearest(gas, gases))
    having = ", ".join(x for x in ASSESSMENTS if x in gases[gas])
    raise NotFoundError("accounting-gas-not-in-set", gas=gas, received=assessment, allowed=having)


@cache
def _spelled() -> Mapping[str, str]:
    gases = [*declared("gwp.yaml")["gases"], EQUIVALENT]
    return {_plain(gas): gas for gas in gases}


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower().translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")))


def gas_named(text: str) -> str:
    """The gas that a person means by HFC-134a, CH₄ or "co2": spelling, hyphens and case do not matter.

    Raises NotFoundError with the nearest names.
    """
    plain = _plain(text)
    if plain not in _spelled():
        near = nearest(text, _spelled().values())
        raise NotFoundError("accounting-gas-unknown", received=text[:40], near=near)
    return _spelled()[plain]
