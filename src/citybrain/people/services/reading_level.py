"""How hard an English text is to read: the school grade of Flesch and Kincaid, of public texts of the city.

J. P. Kincaid et al. 1975, "Derivation of new readability formulas", Naval Technical Training Command report 8-75: grade
= 0.39 · words / sentences + 11.8 · syllables / words - 15.59. Syllables are counted by letters, not by a dictionary,
and the grade is off by 0.2 on the texts that were compared (docs/validation/services.md). It says nothing of Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouycsgxz]es|[^aeiouy]les|[^aeiouydt]ed|[^laeiouy]e)$")
_APART = re.compile(r"ia(?!l|n)|io(?!n|us)|eo|ua|[^aeiouq]ui?e?ism$")


class ReadingLevel(NamedTuple):
    """Counts of a text, and its school grade [years of school]; 0 for a text without words."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """Years of school after which it is read with ease."""
        if not self.words:
            return 0.0
        return max(0.0, 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59)


def reading_level(texts: Iterable[str]) -> ReadingLevel:
    """The level of texts as a whole; one without a full stop is a sentence of its own."""
    sentences = words = syllables = 0
    for text in texts:
        found = _WORD.findall(text)
        if found:
            sentences += max(1, sum(bool(_WORD.search(one)) for one in _SENTENCE.split(text)))
            words += len(found)
            syllables += sum(map(syllables_of, found))
    return ReadingLevel(sentences, words, syllables)


def syllables_of(word: str) -> int:
    """Syllables of an English word by its letters, at least one."""
    low = word.lower()
    count = len(_VOWELS.findall(low)) + len(_APART.findall(low)) - bool(_SILENT.search(low))
    return max(1, count)
