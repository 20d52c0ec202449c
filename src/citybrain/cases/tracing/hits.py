"""How often a diagnosis was right, by what inspections showed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select
from typing_extensions import TypedDict

from citybrain.base.shares import wilson
from citybrain.cases.readable import of_classes
from citybrain.records.tables.cases import city_case
from citybrain.records.tables.diagnoses import case_diagnosis, diagnosis_outcome

FEW = 3
"""Candidates that an inspection looks at."""


class HitShare(TypedDict):
    """Hits among trials, null where there was none, with its interval of 95 % by Wilson."""

    hits: int
    share: float | None
    low: float | None
    high: float | None


class HitRate(TypedDict):
    """Inspected cases whose diagnosis told something: the true source was its first candidate, or among three.

    A source that nobody knew counts as right where the diagnosis said so. silent: inspected cases of which it told
    nothing. rule: null for all.
    """

    rule: str | None
    inspected: int
    silent: int
    first: HitShare
    among_three: HitShare


class HitRates(TypedDict):
    """Over all cases that the reader may read, and by the rule that opened them."""

    all: HitRate
    rules: list[HitRate]


class _Judged(NamedTuple):
    rule: str
    verdict: str
    place: int


def hit_rates(connection: Connection, classes: Sequence[str]) -> HitRates:
    """Of cases of these classes of data. A case counts once, by the last outcome that stands on record."""
    last = (
        select(func.max(diagnosis_outcome.c.id))
        .join(case_diagnosis, case_diagnosis.c.id == diagnosis_outcome.c.diagnosis)
        .group_by(case_diagnosis.c.case)
    )
    asked = (
        select(city_case.c.rule, case_diagnosis.c.verdict, diagnosis_outcome.c.place)
        .join(case_diagnosis, case_diagnosis.c.id == diagnosis_outcome.c.diagnosis)
        .join(city_case, city_case.c.id == case_diagnosis.c.case)
        .where(diagnosis_outcome.c.id.in_(last), *of_classes(classes))
    )
    rows = [_Judged(*row) for row in connection.execute(asked)]
    rules = sorted({row.rule for row in rows})
    return {"all": _rate(rows, None), "rules": [_rate([row for row in rows if row.rule == one], one) for one in rules]}


def _rate(rows: Sequence[_Judged], rule: str | None) -> HitRate:
    places = [row.place for row in rows if row.verdict != "cannot_tell"]
    return {
        "rule": rule, "inspected": len(places), "silent": len(rows) - len(places),
        "first": _share(sum(place == 1 for place in places), len(places)),
        "among_three": _share(sum(0 < place <= FEW for place in places), len(places)),
    }  # fmt: skip


def _share(hits: int, trials: int) -> HitShare:
    share, low, high = wilson(hits, trials)
    return {"hits": hits, "share": share, "low": low, "high": high}
