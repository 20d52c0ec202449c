"""Whether two cases have the same draws, so that what was drawn for one need not be drawn again for the other."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np

from citybrain.plans.uncertainty.case import Case
from citybrain.plans.uncertainty.inputs import Attribute
from citybrain.plans.uncertainty.strata import StratifiedSample
from citybrain.plans.uncertainty.uncertainty import Options


def same_draws(one: Case, other: Case, options: Options) -> bool:
    """Whether one plan has the same rows, inputs and scores in both."""
    if one.parts[0].inputs.shared != other.parts[0].inputs.shared or len(one.parts) != len(other.parts):
        return False
    return all(_same_part(*both, options) for both in zip(one.parts, other.parts, strict=True))


def _same_part(one: Case, other: Case, options: Options) -> bool:
    if (one.drawn, one.light) != (other.drawn, other.light) or one.inputs.tables != other.inputs.tables:
        return False
    mine, theirs = one.inputs.attributes, other.inputs.attributes
    if [a.name for a in mine] != [a.name for a in theirs] or not all(map(_alike, mine, theirs)):
        return False
    (picks, sample), (others, beside) = (case.drawn_rows(options.sample, options.seed) for case in (one, other))
    return all(np.array_equal(picks[of], others[of]) for of in picks) and _alike(sample, beside)


def _alike(one: Attribute | StratifiedSample | None, other: Attribute | StratifiedSample | None) -> bool:
    """Whether two records have the same values, arrays among them."""
    if one is None or other is None:
        return one is other
    return all(_equal(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))


def _equal(one: Any, other: Any) -> bool:
    return bool(np.array_equal(one, other)) if isinstance(one, np.ndarray) else bool(one == other)
