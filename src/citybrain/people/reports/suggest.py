"""Which service the words of a report sound like: what is suggested to a person, who chooses.

Cosine of TF-IDF over whole words and parts of words (letters by three, Chinese signs by two): a small model that is
made of the list of services itself, runs on this machine and learns from nobody. Manning, Raghavan and Schütze,
Introduction to Information Retrieval, Cambridge 2008, sections 2.2 and 6.3.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from citybrain.base.normal_forms import normal
from citybrain.people.services.entry import CityService

WORD = re.compile(r"[^\W_]+")
CHINESE = re.compile(r"[\u3400-\u9fff]")
LONGEST = 2_000
"""Characters of a report that are looked at."""

LEAST = 0.1
"""Likeness below which nothing is suggested."""

MOST = 3
WHOLE = 3.0
"""How much more a whole word says than four letters of one."""

_COMMON = """
a an and are as at be been by can do does for from has have i in is it its me my no not of on one or our out so some
that the their there they this to up very was we were what when where which who with you
"""
COMMON = frozenset(_COMMON.split())
"""Words that tell no service."""

KEYWORD_WEIGHT = 3


class Suggestion(NamedTuple):
    """A service and how like the words are, 0 to 1."""

    service: str
    likeness: float


class ServiceSuggester:
    """Made once of a list of services."""

    def __init__(self, services: Mapping[str, CityService]) -> None:
        self.services = services
        counts = {name: Counter(_parts_of_service(one)) for name, one in services.items()}
        documents = Counter(part for one in counts.values() for part in one)
        self._weight = {part: math.log((1 + len(counts)) / (1 + seen)) + 1 for part, seen in documents.items()}
        self._vectors = {name: self._vector(one) for name, one in counts.items()}

    def suggest(self, words: str, most: int = MOST) -> list[Suggestion]:
        """The services that words sound like, the likeliest first; none where they sound like nothing."""
        asked = self._vector(Counter(_parts(words[:LONGEST])))
        scored = (
            Suggestion(name, round(sum(weight * own.get(part, 0.0) for part, weight in asked.items()), 3))
            for name, own in self._vectors.items()
        )
        likely = sorted((one for one in scored if one.likeness >= LEAST), key=lambda one: (-one.likeness, one.service))
        return likely[:most]

    def _vector(self, counts: Counter[str]) -> dict[str, float]:
        raw = {
            part: (1 + math.log(n)) * self._weight[part] * (WHOLE if part[0] == "=" else 1.0)
            for part, n in counts.items()
            if part in self._weight
        }
        length = math.sqrt(sum(one * one for one in raw.values()))
        return {part: one / length for part, one in raw.items()} if length else {}


def _parts_of_service(service: CityService) -> Iterable[str]:
    texts = (service.name, service.description)
    yield from (part for one in texts for said in one.usual.values() for part in _parts(said))
    words = " ".join(said for one in service.keywords for said in one.usual.values())
    yield from (part for part in _parts(words) for _ in range(KEYWORD_WEIGHT))


def _parts(text: str) -> Iterable[str]:
    for word in WORD.findall(normal("NFKC", text).casefold()):
        if CHINESE.search(word):
            yield from word
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif word not in COMMON:
            yield f"={word}"
            padded = f"^{word}$"
            if len(word) > 3:
                yield from (padded[at : at + 4] for at in range(len(padded) - 3))
