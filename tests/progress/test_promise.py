"""What may be promised, and what is said of what may not."""

import datetime

import pytest

from citybrain.messages import text
from citybrain.progress.promise import promise_of
from citybrain.records.errors import EntryError

TODAY = datetime.date(2026, 11, 25)
GOOD = {
    "target": {"base_year": 2005, "by": 2040, "reduction": 1.0, "milestones": [{"by": 2030, "reduction": 0.55}]},
    "budget": {"emissions": 60e6, "first": 2021, "last": 2040},
    "per": "resident",
}


def test_viennas_promise_is_one():
    """Smart Klima City Strategie Wien 2022: 55 % less by head in 2030 than in 2005, none in 2040, 60 Mt from 2021."""
    assert promise_of(GOOD, TODAY).steps == [(2005, 0.0), (2030, 0.55), (2040, 1.0)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"target": {"by": 2040, "reduction": 1.0}}, "promise-without-base-year"),
        ({"target": {"base_year": 2005, "by": 2026, "reduction": 1.0}}, "promise-in-the-past"),
        ({"target": {"base_year": 2045, "by": 2040, "reduction": 1.0}}, "promise-base-after-target"),
        ({"target": {**GOOD["target"], "quantity": "city_energy_cost"}}, "promise-quantity"),
        ({"target": {**GOOD["target"], "milestones": [{"by": 2040, "reduction": 0.5}]}}, "promise-year-twice"),
        ({"target": {**GOOD["target"], "reduction": 0.4}}, "promise-goes-back"),
        ({"target": {**GOOD["target"], "milestones": [{"by": 2000, "reduction": 0.0}]}}, "promise-before-base"),
        ({"budget": {"emissions": 60e6, "first": 2041, "last": 2040}}, "promise-budget-years"),
        ({"budget": {"emissions": 60e6, "first": 2001, "last": 2025}}, "promise-budget-in-the-past"),
        ({"budget": {"emissions": 0, "first": 2021, "last": 2040}}, "promise-form"),
        ({"per": "horse"}, "promise-form"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(change: dict, code: str):
    with pytest.raises(EntryError) as refused:
        promise_of({**GOOD, **change}, TODAY)
    assert refused.value.code == code
    for language in ("en", "zh"):
        assert text(code, language=language, **refused.value.arguments)
