"""What bills say of the city: how they match, what they cover, and how observed and computed energy compare."""

from __future__ import annotations

import math

import numpy as np

from citybrain.observations.bills.declaration import billing
from citybrain.observations.bills.manifest import ImportManifest
from citybrain.observations.bills.observed import ObservedBills, Survey
from citybrain.plans.view import View
from citybrain.presenting.answers.words import Json, label, message


def bills_answer(observed: ObservedBills, view: View, language: str) -> Json:
    """Imports, the year, and each carrier of buildings and of zones."""
    imports = observed.surveys[0].bills.imports if observed.surveys else ()
    return {
        "imports": [_import(manifest) for manifest in imports],
        "year": {"from": observed.start.isoformat(), "to": observed.last.isoformat()},
        "weather": {
            "corrected": observed.corrected,
            "degree_days": observed.year_cold,
            "reference_degree_days": observed.reference_cold,
            "temperatures": observed.temperatures or None,
        },
        "carriers": [
            row
            for survey in observed.surveys
            for position in range(len(billing().carriers))
            if (row := _carrier(survey, position, view, language)) is not None
        ],
        "hash": observed.hash,
    }


def _import(manifest: ImportManifest) -> Json:
    told = manifest.model_dump(mode="json")
    keys = "number", "name", "title", "licence", "created", "kind", "simulated", "files", "ledger", "matching"
    return {**{key: told[key] for key in keys}, "data_class": manifest.data_class, "notices": manifest.notices}


def _carrier(survey: Survey, position: int, view: View, language: str) -> Json | None:
    """One carrier: energy billed in the year with and without a place, and where both are known seen and computed."""
    carrier, step = billing().carriers[position], slice(position, None, len(billing().carriers))
    year = survey.year
    lost = _unmatched(survey, position)
    billed = year.billed[step]
    covered = year.covered[step] > 0
    quantity = carrier.quantity(view.graph, survey.kind)
    if quantity is None or (not covered.any() and not lost):
        return None
    seen = np.isfinite(year.value[step])
    own, computed = year.value[step][seen], np.asarray(view.value(quantity), np.float64)[seen]
    whole = float(billed.sum())
    levels = np.bincount(year.quality[step][seen], own, 7)
    return {
        "carrier": carrier.name,
        "label": message(f"carrier-{carrier.name.replace('_', '-')}", language),
        "of": survey.kind,
        "quantity": quantity,
        "quantity_label": label(view.graph, quantity, language),
        "unit": "kWh/a",
        "billed": whole,
        "unmatched": lost,
        "places_billed": int(covered.sum()),
        "places_observed": int(seen.sum()),
        "places_covered_too_little": int((covered & ~seen).sum()),
        "median_coverage": float(np.median(year.covered[step][covered])) if covered.any() else None,
        "observed": float(own.sum()),
        "computed": _finite(float(np.nansum(computed))),
        "difference_percent": _percent(float(np.nansum(computed)), float(own.sum())),
        "estimated_share": _share(float(year.estimated[step].sum()), whole),
        "divided_share": _share(float(year.divided[step].sum()), whole),
        "filled_share": _share(float(year.filled[step][seen].sum()), float(own.sum())),
        "levels": {str(n): _share(float(v), float(own.sum())) for n, v in enumerate(levels) if v > 0},
    }


def _unmatched(survey: Survey, position: int) -> float:
    """Energy [kWh] in all bills of a carrier that have no place in the twin."""
    bills = survey.bills
    lost = survey.pairs.unmatched & (bills.carrier == position) & ~bills.credit
    return float(bills.energy[lost].sum())


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _percent(computed: float, seen: float) -> float | None:
    return 100.0 * (computed - seen) / seen if seen and math.isfinite(computed) else None
