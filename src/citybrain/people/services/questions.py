"""A question in words: answered with a sentence of the catalogue and its source, or not at all.

Nothing is written by a machine: the service is the one whose words fit the question best (BM25), the sentence that of
the field that the question asks for. Where too little of what a question says stands in the catalogue, the answer is
that it is not known. Both limits are those that served best on one half of a list of questions; the other half measures
them (docs/validation/services.md). A question that names the service as the catalogue does, in two words or more
("parking permit"), is answered where its words suffice, and always where it asks for a field: how long, how much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from citybrain.base.name_search import words_of, words_of_each
from citybrain.kernel.yaml_files import read_yaml
from citybrain.people.services.entry import CityService
from citybrain.people.services.sentences import SourceSentence, sentences_of
from citybrain.people.services.text_ranking import TextIndex, WeightedText, rarity_of, stem, terms

WORDS = Path(__file__).with_name("words.yaml")
LONGEST_QUESTION = 500
LEAST_COVERAGE = 0.45
LEAST_SCORE = 5.5
"""Below one of these a question is not answered; the score is that of a catalogue of thirty services."""

CHOSEN_ON = 30
MOST_NEAR = 3
LANGUAGES = ("en", "zh")
CHINESE = ("一", "鿿")


class QuestionLimits(NamedTuple):
    """Below one of these a question is not answered: the part of it that stands in the service, and its BM25."""

    coverage: float = LEAST_COVERAGE
    score: float = LEAST_SCORE


class AnswerToQuestion(NamedTuple):
    """A sentence and its service, or None where it is not known; near: services that come closest."""

    sentence: SourceSentence | None
    near: tuple[CityService, ...]
    coverage: float
    score: float


class QuestionIndex:
    """The services of a catalogue, ready for questions in English and Chinese."""

    def __init__(self, services: Sequence[CityService]) -> None:
        self.services = tuple(services)
        self._indexes = {one: TextIndex([_weighted(service, one) for service in services]) for one in LANGUAGES}
        self._called = [_phrases(service) for service in services]

    @property
    def _scale(self) -> float:
        """What makes a score that of the catalogue on which the limits were chosen: a word tells more among more."""
        return rarity_of(1, CHOSEN_ON) / rarity_of(1, len(self.services))

    def answer(self, question: str, limits: QuestionLimits | None = None) -> AnswerToQuestion:
        """The answer to a question, in the language in which it is asked."""
        allowed, question = limits or QuestionLimits(), question[:LONGEST_QUESTION]
        language = language_of(question)
        asked, field = read_question(question, language)
        if not asked or not self.services:
            return AnswerToQuestion(None, (), 0.0, 0.0)
        index = self._indexes[language]
        scores = index.scores(asked)
        order = sorted(range(len(scores)), key=lambda place: -scores[place])
        best, near = order[0], tuple(self.services[place] for place in order[:MOST_NEAR] if scores[place] > 0)
        coverage, score = index.coverage(best, asked), scores[best] * self._scale
        named = self._named(question)
        if named is not None and field is not None:
            best = named
        elif coverage < allowed.coverage or (score < allowed.score and named != best):
            return AnswerToQuestion(None, near, coverage, score)
        sentence = _sentence(self.services[best], field, asked, language)
        return AnswerToQuestion(sentence, near, coverage, score)

    def _named(self, question: str) -> int | None:
        """The place of the one service whose name or keyword a question has; None where it has none or several."""
        said = f" {' '.join(stem(word) for word in words_of(question))} "
        having = [at for at, called in enumerate(self._called) if any(f" {one} " in said for one in called)]
        return having[0] if len(having) == 1 else None


def language_of(question: str) -> str:
    """Chinese where any letter is; English else."""
    return "zh" if any(CHINESE[0] <= letter <= CHINESE[1] for letter in question) else "en"


def read_question(question: str, language: str) -> tuple[list[str], str | None]:
    """The terms that say what a question is about, and the field of a service that it asks for."""
    words = _words()
    field = next((name for name, said in words["asks"].items() if _asks(question, said[language], language)), None)
    if language == "zh":
        bare = question
        for said in (*(one for asks in words["asks"].values() for one in asks["zh"]), *words["plain"]["zh"]):
            bare = bare.replace(said, " ")
        return list(dict.fromkeys(term for term in terms(bare) if len(term) > 1)), field
    plain = words["plain"]["en"] | {one for asks in words["asks"].values() for one in asks["en"]}
    return list(dict.fromkeys(stem(word) for word in words_of(question) if word not in plain)), field


def _asks(question: str, said: Sequence[str], language: str) -> bool:
    return any(one in question for one in said) if language == "zh" else bool(set(words_of(question)) & set(said))


def _sentence(service: CityService, field: str | None, asked: Sequence[str], language: str) -> SourceSentence:
    """The sentence of a field that fits best; that of the description where nothing of it is asked for."""
    every = list(sentences_of(service, language))
    some = [one for one in every if one.field == field] or every[:1]
    if len(some) == 1:
        return some[0]
    scores = TextIndex([[WeightedText(one.text)] for one in some]).scores(asked)
    return some[max(range(len(some)), key=lambda place: (scores[place], -place))]


def _phrases(service: CityService) -> list[str]:
    """What a service is called in English, its name and keywords of two words or more, as stems."""
    called = words_of_each([one.en for one in (service.name, *service.keywords)])
    stems = ([stem(word) for word in words] for words in called)
    return [" ".join(one) for one in stems if len(one) > 1]


def _weighted(service: CityService, language: str) -> list[WeightedText]:
    said = [
        WeightedText(service.name.of(language), 3),
        *(WeightedText(one.of(language), 3) for one in service.keywords),
    ]
    return [
        *said,
        *(WeightedText(one.text, 2 if one.field == "description" else 1) for one in sentences_of(service, language)),
    ]


@cache
def _words() -> Mapping[str, Any]:
    said = read_yaml(WORDS)
    plain = {"en": frozenset(said["plain"]["en"].split()), "zh": said["plain"]["zh"].split()}
    asks = {name: {one: words.split() for one, words in of.items()} for name, of in said["asks"].items()}
    return {"plain": plain, "asks": asks}
