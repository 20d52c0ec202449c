"""Chains of trips from home to home: which trips are linked to work, and which ways to work to something else."""

from __future__ import annotations

import numpy as np

from citybrain.domains.surveys.models.shares import Codes
from citybrain.kernel.units import Array, Mask

ALONE, LINKED, NOT_KNOWN = 0, 1, -1


def linked_trips(person: Codes, order: Array, purpose: Codes, work: tuple[int, ...], home: int) -> Codes:
    """Whether a trip is linked: one to work to another purpose, any other one to work; (n,) each.

    A chain is what a person does from home to home, in `order`. `work` are the codes of work, `home` that of a way
    home, which is neither. Not known where a chain has a purpose that is not, or does not come home in the survey.
    """
    rows = np.lexsort((order, person))
    who, what = person[rows], purpose[rows]
    begins = np.ones(len(rows), bool)
    begins[1:] = (who[1:] != who[:-1]) | (what[:-1] == home)
    of = np.cumsum(begins) - 1
    works = np.isin(what, work)
    others = (what >= 0) & (what != home) & ~works

    def some(trips: Mask) -> Mask:
        any_of_chain: Mask = np.bincount(of[trips], minlength=len(rows))[of] > 0
        return any_of_chain

    known = some(what == home) & ~some(what < 0) & (what != home)
    linked = np.where(works, some(others), some(works))
    out = np.full(len(rows), NOT_KNOWN, np.intp)
    out[rows] = np.where(known, np.where(linked, LINKED, ALONE), NOT_KNOWN)
    return out
