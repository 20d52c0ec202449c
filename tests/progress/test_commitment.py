"""What may be promised, and what is said of what may not."""

import datetime

import pytest

from citybrain.messages import render, text
from citybrain.progress.commitment import commitment_of
from citybrain.records.errors import EntryError

TODAY = datetime.date(2026, 11, 25)
GOOD = {
    "target": {"base_year": 2005, "by": 2040, "reduction": 1.0, "milestones": [{"by": 2030, "reduction": 0.55}]},
    "budget": {"emissions": 60e6, "first": 2021, "last": 2040},
    "per": "resident",
}


def test_viennas_promise_is_one():
    """Smart Klima City Strategie Wien 2022: 55 % less by head in 2030 than in 2005, none in 2040, 60 Mt from 2021."""
    assert commitment_of(GOOD, TODAY).steps == [(2005, 0.0), (2030, 0.55), (2040, 1.0)]


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
        commitment_of({**GOOD, **change}, TODAY)
    assert refused.value.code == code
    for language in ("en", "zh"):
        assert text(code, language=language, **refused.value.arguments)


@pytest.mark.parametrize(
    ("change", "english", "chinese"),
    [
        ({"per": "horse"}, "per is one of 'city', 'resident', 'gdp'", "per 允许的是'city', 'resident', 'gdp' 之一"),
        (
            {"target": {**GOOD["target"], "reduction": 1.5}},
            "target.reduction is a number of at most 1",
            "不大于 1 的数",
        ),
        ({"target": {**GOOD["target"], "base_year": 26}}, "target.base_year is a number of at least 1900", "1900 的数"),
        ({"source": "x" * 501}, "source is a text of at most 500 characters", "最多 500 个字符的文本"),
        ({"note": 1}, "note is nothing: there is no field of this name", "没有此名称的字段"),
    ],
)
def test_what_cannot_be_read_is_told_in_the_words_of_the_reader(change: dict, english: str, chinese: str):
    with pytest.raises(EntryError) as refused:
        commitment_of({**GOOD, **change}, TODAY)
    assert english in render(refused.value)
    assert chinese in render(refused.value, "zh")
    assert "Input should" not in render(refused.value, "zh")
