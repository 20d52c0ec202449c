"""Questions in words: the right source sentence, or "I do not know, ask"."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citybrain.people.services.file import SAMPLE, read_catalogue
from citybrain.people.services.questions import (
    LEAST_COVERAGE,
    LEAST_SCORE,
    QuestionIndex,
    QuestionLimits,
)
from citybrain.people.services.reportable import reportable_services
from citybrain.people.services.sentences import sentences_of
from citybrain.people.services.text_ranking import stem, terms
from tests.people.services.asked_questions import best_limits, halves, score

SERVICES = read_catalogue(SAMPLE)
INDEX = QuestionIndex(SERVICES)
SEEN, HELD_OUT = halves()


def test_there_are_a_hundred_questions_in_two_halves() -> None:
    assert (len(SEEN), len(HELD_OUT)) == (50, 50)
    assert len({one.text for one in (*SEEN, *HELD_OUT)}) == 100


def test_the_limits_are_those_that_serve_best_on_the_first_half() -> None:
    assert best_limits(INDEX, SEEN) == QuestionLimits(LEAST_COVERAGE, LEAST_SCORE)


def test_the_held_out_half_is_answered_rightly_and_nothing_is_made_up() -> None:
    found = score(INDEX, HELD_OUT)
    assert (found.right, found.wrong, found.missed, found.refused, found.invented) == (31, 0, 6, 13, 0)


def test_with_what_is_shipped_as_well_nothing_is_made_up_either() -> None:
    """Of the two that differ one is told a service that is closer by now: a missing sign has one of its own."""
    index = QuestionIndex(tuple({**reportable_services(None), **{one.code: one for one in SERVICES}}.values()))
    assert len(index.services) == 45
    found = score(index, HELD_OUT)
    assert (found.right, found.wrong, found.missed, found.refused, found.invented) == (29, 2, 6, 13, 0)
    assert score(index, SEEN).invented == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_answer_is_a_sentence_of_the_catalogue(language: str) -> None:
    known = {one.text for service in SERVICES for one in sentences_of(service, language)}
    asked = [one.text for one in (*SEEN, *HELD_OUT)]
    answered = [found for one in asked if (found := INDEX.answer(one).sentence) is not None]
    assert len(answered) > 60
    assert {one.text for one in answered} - known <= {
        one.text for service in SERVICES for other in ("en", "zh") for one in sentences_of(service, other)
    }


@pytest.mark.parametrize(
    ("question", "code", "field"),
    [
        ("What does resident parking cost?", "resident-parking", "fee"),
        ("How long is the wait for a permit to build an extension?", "building-permit", "promise"),
        ("Which documents do I bring for social assistance?", "social-assistance", "documents"),
        ("Which law is a noise notification based on?", "noise-notification", "basis"),
        ("图书证多少钱?", "library-card", "fee"),
        ("How much is a parking permit?", "resident-parking", "fee"),
        ("What is the price of a building permit?", "building-permit", "fee"),
        ("How long does a building permit take?", "building-permit", "promise"),
        ("How long does a parking permit take?", "resident-parking", "promise"),
    ],
)
def test_the_sentence_is_of_the_field_that_is_asked_for(question: str, code: str, field: str) -> None:
    sentence = INDEX.answer(question).sentence
    assert sentence is not None
    assert (sentence.code, sentence.field) == (code, field)


@given(st.text(max_size=600))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered_or_refused(question: str) -> None:
    found = INDEX.answer(question)
    assert 0 <= found.coverage <= 1 + 1e-9
    assert len(found.near) <= 3


def test_an_empty_catalogue_knows_nothing() -> None:
    assert QuestionIndex([]).answer("How do I get a library card?").sentence is None


def test_stems() -> None:
    assert [stem(one) for one in ("trees", "felling", "cities", "permitted", "glass", "bus", "houses")] == [
        "tre", "fell", "city", "permit", "glass", "bus", "hous",
    ]  # fmt: skip
    assert terms("图书证 Card") == ["图书", "书证", "card"]
