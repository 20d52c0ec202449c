import pytest

from citybrain.messages import choose
from citybrain.people.texts import wants_easy


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("zh", "zh"),
        ("zh-Hant-HK", "zh"),
        ("ZH-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en;q=0.4, zh;q=0.6", "zh"),
        ("en;q=0.6, zh;q=0.4", "en"),
        ("zh, en", "zh"),
        ("en, zh", "en"),
        ("fi-FI, sv;q=0.9", "fi"),
        ("ga-IE, sv;q=0.9", "en"),
        ("sv, zh;q=0.1", "zh"),
        ("*", "en"),
        ("en;q=0, *", "zh"),
        ("zh;q=0", "en"),
        ("zh;q=much, en;q=0.1", "en"),
        (";;,,=;q", "en"),
    ],
)
def test_choose_takes_the_language_the_reader_prefers(header: str | None, language: str) -> None:
    assert choose(header) == language


@pytest.mark.parametrize(
    ("header", "easy"),
    [
        (None, False),
        ("en-simple", True),
        ("en-simple, en;q=0.5", True),
        ("en, en-simple;q=0.5", False),
        ("en-simple;q=0", False),
        ("en-simple;q=0, en", False),
        ("en;q=0.5, en-simple;q=1", True),
        ("EN-Simple ; q=0.9, fi;q=0.8", True),
    ],
)
def test_easy_words_are_for_who_wants_them_most(header: str | None, easy: bool) -> None:
    assert wants_easy(header) is easy
