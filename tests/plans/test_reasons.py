"""Why rows are left out is told as a fragment, which the page and the terminal follow with a count."""

import pytest

from citybrain.base.domains import find_domains
from citybrain.cli.reader import Reader
from citybrain.cli.tables import left_out, makes
from citybrain.messages import LANGUAGES, keys, text
from citybrain.plans.measures import NOT_TAKING_PART


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reason_is_a_fragment(language: str) -> None:
    made = find_domains().graph("fi").interventions.values()
    reasons = {condition.reason for one in made for condition in one.conditions} | {NOT_TAKING_PART}
    assert len(reasons) > 40
    assert reasons <= keys(language)
    told = [text(one, language) for one in sorted(reasons)]
    assert [one for one in told if one[-1] in ".。:：;；" or one.startswith("It ")] == []


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "1 Roof leaves out: Are not heated (1,462)"), ("zh", "1 Roof 未纳入：Are not heated（1,462）")],
)
def test_the_terminal_counts_after_the_reason(language: str, line: str) -> None:
    skipped = [{"text": "Are not heated", "count": 1462}]
    assert list(left_out([{"position": 1, "label": "Roof", "skipped": skipped}], Reader(language))) == [line]


@pytest.mark.parametrize(
    ("language", "line"), [("en", "1 Plant. Trees: 500 in 534 places"), ("zh", "1 Plant。Trees：500，共 534 处")]
)
def test_the_terminal_says_how_much_a_measure_makes_and_in_how_many_places(language: str, line: str) -> None:
    amount = {"name": "planted_trees", "label": "Trees", "unit": "1", "value": 500.0}
    told = [{"position": 1, "label": "Plant", "adopted": 534, "amount": amount}, {"amount": None}]
    assert list(makes(told, "EUR", Reader(language))) == [line]
