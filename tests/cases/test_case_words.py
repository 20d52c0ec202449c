"""What a case says beside the name of its rule, in the words of its reader."""

import pytest

from citybrain.base.domains import find_domains
from citybrain.cases.answers import words_label
from citybrain.cases.rules import FindingKind, rules_of


@pytest.mark.parametrize(
    ("finds", "words", "language", "label"),
    [
        (FindingKind.TEST, "flat_line", "en", "Flat line"),
        (FindingKind.TEST, "spike", "zh", "尖峰"),
        (FindingKind.TEST, "of_the_city", "en", ""),
        (FindingKind.EXPECTED, "eu_2008-pm10-day-limit", "en", ""),
        (None, "illegal_dumping", "en", "illegal dumping"),
        (None, "enclosed", "zh", "工地周边是否全部围挡？"),
    ],
)
def test_words_are_those_of_a_reader(finds: FindingKind | None, words: str, language: str, label: str) -> None:
    rule = next(one for one in rules_of(find_domains()).all.values() if one.finds is finds)
    assert words_label(words, rule, language) == label


def test_words_of_a_rule_that_is_gone_stay() -> None:
    assert words_label("flat_line", None, "zh") == "flat line"
