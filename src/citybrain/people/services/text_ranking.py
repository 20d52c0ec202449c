"""Words of a text as they are compared, and how well texts answer a question (Okapi BM25 over weighted fields)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from citybrain.base.name_search import words_of, words_of_each

K1, B = 1.2, 0.75
"""How soon a word that comes again counts less, and how much a long text counts less (Robertson and Zaragoza 2009)."""

SHORTEST = 3
"""Letters that stay of a word without its ending."""

_RUNS = re.compile(r"[一-鿿぀-ヿ฀-๿]+")


class WeightedText(NamedTuple):
    """A text and how much each of its words counts."""

    text: str
    weight: float = 1.0


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """An English word without endings of number and tense (after D. Harman 1991, "s" stemmer, with -ing and -ed)."""
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        left = word[: len(word) - len(ending)] + put
        if word.endswith(ending) and len(left) >= SHORTEST and not word.endswith(("ss", "us", "is")):
            if ending in ("ing", "ed") and len(left) > SHORTEST and left[-1] == left[-2] and left[-1] not in "lsz":
                left = left[:-1]
            return _without_e(left)
    return _without_e(word)


def _without_e(word: str) -> str:
    return word[:-1] if len(word) > SHORTEST and word.endswith("e") else word


def terms(text: str) -> list[str]:
    """Stems of the words of a text; of scripts without spaces each two neighbouring letters."""
    return _terms(words_of(text))


def _terms(words: Sequence[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if _RUNS.fullmatch(word):
            found += [word[at : at + 2] for at in range(len(word) - 1)] or [word]
        else:
            found.append(stem(word))
    return found


class TextIndex:
    """Texts of which each consists of weighted parts."""

    def __init__(self, texts: Sequence[Sequence[WeightedText]]) -> None:
        words = iter(words_of_each([part.text for parts in texts for part in parts]))
        self._counts = [_count([(next(words), part.weight) for part in parts]) for parts in texts]
        self._lengths = [sum(counts.values()) for counts in self._counts]

    def __len__(self) -> int:
        return len(self._counts)

    @cached_property
    def _having(self) -> Mapping[str, int]:
        return Counter(term for counts in self._counts for term in counts)

    @cached_property
    def _mean(self) -> float:
        return sum(self._lengths) / len(self._lengths) if self._lengths else 0.0

    def rarity(self, term: str) -> float:
        """How much a word tells: the fewer texts have it the more; what none has tells as much as what one has."""
        return rarity_of(self._having.get(term, 1), len(self))

    def scores(self, asked: Sequence[str]) -> list[float]:
        """BM25 of every text for the words of a question."""
        return [sum(self._score(place, term) for term in asked) for place in range(len(self))]

    def coverage(self, place: int, asked: Sequence[str]) -> float:
        """The part of what a question says, by how much each word tells, that stands in a text: 0 to 1."""
        whole = sum(self.rarity(term) for term in asked)
        if not whole:
            return 0.0
        return sum(self.rarity(term) for term in asked if term in self._counts[place]) / whole

    def _score(self, place: int, term: str) -> float:
        count = self._counts[place].get(term, 0.0)
        if not count:
            return 0.0
        norm = K1 * (1 - B + B * self._lengths[place] / self._mean)
        return self.rarity(term) * count * (K1 + 1) / (count + norm)


def rarity_of(having: int, texts: int) -> float:
    """How much a word tells that some of so many texts have (inverse document frequency of BM25)."""
    return math.log(1 + (texts - having + 0.5) / (having + 0.5))


def _count(parts: Sequence[tuple[Sequence[str], float]]) -> Mapping[str, float]:
    counts: dict[str, float] = {}
    for words, weight in parts:
        for term in _terms(words):
            counts[term] = counts.get(term, 0.0) + weight
    return counts
