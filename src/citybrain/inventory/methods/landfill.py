"""Methane of landfilled waste: first order decay, and the commitment of one year's waste."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from citybrain.inventory.methods.molar import METHANE_PER_CARBON
from citybrain.kernel.units import Array

MONTHS = 12.0


class Decay(NamedTuple):
    """By year, in the unit of the waste: carbon that can still decay at the end of the year, and what decayed in it."""

    accumulated: Array
    decomposed: Array


def degradable_organic_carbon(composition: Mapping[str, Array], content: Mapping[str, float]) -> Array:
    """Share of degradable organic carbon in waste, from the share of each kind and the content of it (wet weight).

    IPCC 2006, vol. 5, equation 3.7; GPC 1.1, equation 8.1.
    """
    return np.asarray(sum(share * content[kind] for kind, share in composition.items()))


def decay_rate(half_life: Array) -> Array:
    """Rate of decay in 1/a from the half-life in years: k = ln 2 / t. IPCC 2006, vol. 5, 3.2.3."""
    return np.asarray(np.log(2.0) / half_life)


def decomposable_carbon(waste: Array, carbon: Array, decomposing_share: Array, methane_correction: Array) -> Array:
    """Decomposable carbon deposited: W * DOC * DOCf * MCF, in the unit of the waste. IPCC 2006, vol. 5, eq. 3.2."""
    return waste * carbon * decomposing_share * methane_correction


def first_order_decay(deposited: Array, rate: float, delay_months: float = 6.0) -> Decay:
    """Carbon left and decayed by year, from decomposable carbon deposited in each year from the first on.

    Waste is taken to come in the middle of the year and to start decaying `delay_months` later, from 0 to 6 (6: on the
    first of January of the next year, the default of the IPCC). IPCC 2006, vol. 5, equations 3.4 and 3.5; with an
    earlier start, of annex 3A1, where M = 7 + delay.
    """
    left = np.exp(-rate * (6.0 - delay_months) / MONTHS)
    accumulated, decomposed = np.zeros(len(deposited)), np.zeros(len(deposited))
    before = 0.0
    for year, carbon in enumerate(deposited):
        decomposed[year] = before * (1.0 - np.exp(-rate)) + carbon * (1.0 - left)
        before = before * np.exp(-rate) + carbon * left
        accumulated[year] = before
    return Decay(accumulated, decomposed)


def methane_generated(decomposed: Array, methane_share: Array | float) -> Array:
    """Methane from decomposed carbon and the volume share of CH4 in landfill gas. IPCC 2006, vol. 5, equation 3.6."""
    return decomposed * methane_share * METHANE_PER_CARBON


def methane_emitted(generated: Array, recovered: Array | float, oxidised_share: Array | float) -> Array:
    """Methane that leaves a landfill: (generated - recovered) * (1 - OX). IPCC 2006, vol. 5, equation 3.1."""
    return (generated - recovered) * (1.0 - oxidised_share)


def methane_potential(
    carbon: Array, decomposing_share: Array, methane_correction: Array, methane_share: Array
) -> Array:
    """Methane that a unit of waste will ever generate: MCF * DOC * DOCf * F * 16/12. GPC 1.1, equation 8.4."""
    return methane_correction * carbon * decomposing_share * methane_share * METHANE_PER_CARBON


def methane_commitment(waste: Array, potential: Array, recovered_share: Array, oxidised_share: Array) -> Array:
    """All methane that the waste of one year will emit, counted in that year. GPC 1.1, equation 8.3."""
    return waste * potential * (1.0 - recovered_share) * (1.0 - oxidised_share)
