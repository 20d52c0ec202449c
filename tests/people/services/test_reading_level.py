"""The reading level: a golden sentence, syllables as a dictionary of pronunciation has them, and our own texts."""

import re
from pathlib import Path

import pytest

import citybrain
from citybrain.people.services.file import SAMPLE, read_catalogue
from citybrain.people.services.reading_level import reading_level, syllables_of

EASY = 6.0
"""Years of school after which the page of services is to be read with ease."""


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("tree", 1), ("city", 2), ("library", 3), ("houses", 2), ("services", 3), ("places", 2), ("asked", 1),
        ("wanted", 2), ("education", 4), ("permit", 2), ("table", 2), ("the", 1), ("radio", 3), ("apply", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    """As in the pronouncing dictionary of Carnegie Mellon University."""
    assert syllables_of(word) == count


def test_the_formula() -> None:
    """Six words of one syllable in one sentence: 0.39 · 6 + 11.8 - 15.59 is below zero; ten of two: 11.91."""
    assert reading_level(["The cat sat on the mat."]).grade == 0
    assert reading_level([" ".join(["city"] * 10)]).grade == pytest.approx(0.39 * 10 + 11.8 * 2 - 15.59)
    assert reading_level([]).grade == 0


def test_the_page_of_services_is_easy_to_read() -> None:
    file = Path(citybrain.__file__).parent / "messages" / "en" / "web-services.ftl"
    lines = (re.match(r"[a-z][\w-]* = ([^{]+)$", line) for line in file.read_text("utf-8").splitlines())
    texts = [found[1] for found in lines if found]
    assert len(texts) > 80
    assert reading_level(texts).grade < EASY
    long = [one for one in texts if len(one.split()) > 6]
    assert reading_level(long).grade < EASY


@pytest.mark.parametrize("page", ["report-page", "reach", "ways", "consultations", "consents", "now"])
def test_public_pages_are_easier_still(page: str) -> None:
    """docs/everyone.md has the figures."""
    file = Path(citybrain.__file__).parent / "messages" / "en" / f"web-{page}.ftl"
    lines = (re.match(r"[a-z][\w-]* = ([^{]+)$", line) for line in file.read_text("utf-8").splitlines())
    texts = [found[1] for found in lines if found]
    assert len(texts) > 30
    assert reading_level(texts).grade < EASY - 2
    assert reading_level(one for one in texts if len(one.split()) > 6).grade < EASY - 2


def test_the_catalogue_tells_its_level() -> None:
    services = read_catalogue(SAMPLE)
    assert 9 < reading_level(one.description.en for one in services).grade < 10.5
    assert reading_level(said.en for one in services for said in one.conditions).grade < EASY + 2
