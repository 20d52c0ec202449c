"""Search among names: texts folded once into a column of Arrow, every question one scan of it.

Case, accents and the order of words do not matter, nor one wrong letter of a word that nothing has, nor two neighbours
that are swapped. Scripts that write
no spaces between words (Chinese, Japanese, Thai) are searched by runs of letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]
UNSPACED: Final = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}"
FOLDS: Final = (
    (r"\p{M}+", ""),
    ("ß", "ss"), ("ø", "o"), ("æ", "ae"), ("œ", "oe"), ("ł", "l"), ("đ", "d"), ("ı", "i"),
    (r"(\pN)\s*[号號](?:楼|院)?", r"\1 "),
    (r"[^\pL\pN]+", " "),
    (rf"(\pN)(\pL)|([{UNSPACED}])([^ {UNSPACED}])", r"\1\3 \2\4"),
    (rf"([^ {UNSPACED}])([{UNSPACED}])", r"\1 \2"),
)  # fmt: skip
"""What is made of a text in small letters without composed signs (NFKD): marks go, letters that Unicode does not take
apart are written as the neighbours do, the word for a house number goes from behind it, its letter stands alone. RE2
patterns."""
PARTS_OF_ADDRESS: Final = re.compile(r"(?<=[省市区區县縣镇鎮乡鄉村路街巷弄里])")
"""Where a run of a Chinese address can be cut: province, city, district, town, street (GB/T 23705-2009)."""
SHORTEST_WRONG: Final = 4
"""Letters of a word that may have one wrong; shorter ones are too often another word."""
SHORTEST_INSIDE: Final = 3
"""Letters of a word that is found inside of others too, and not at their beginning alone."""
MOST_NEAR: Final = 8
MOST_PARTS: Final = 16
"""Parts of an address that are looked for: each costs a scan of all names, and no address has more."""


def fold(texts: pa.Array) -> pa.Array:
    """Texts as they are compared: small letters without accents, one space before, between and after words."""
    folded = pc.utf8_lower(pc.utf8_normalize(texts, form="NFKD"))
    for pattern, by in FOLDS:
        folded = pc.replace_substring_regex(folded, pattern=pattern, replacement=by)
    return pc.binary_join_element_wise("", pc.utf8_trim(folded, " "), "", " ")


@lru_cache(maxsize=64)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a question, folded."""
    return words_of_each([text])[0]


def words_of_each(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of many texts, folded together: one text alone takes 4 ms, and so do sixty."""
    return [tuple(folded.split()) for folded in fold(pa.array(texts, pa.string())).to_pylist()]


def is_unspaced(letter: str) -> bool:
    """Whether a letter is of a script that writes no spaces between words."""
    return bool(pc.match_substring_regex(pa.array([letter]), f"[{UNSPACED}]")[0].as_py())


class NameIndex:
    """Names and, for each, `details` (such as the area): words may stand in these too, but not all of them.

    Arrow arrays of text of one length, without nulls. Holds the names twice, as they are written and folded.
    """

    def __init__(self, names: pa.Array, details: pa.Array | None = None) -> None:
        self.names = names
        self._folded = fold(names)
        self._lengths = pc.utf8_length(self._folded)
        coded = (details if details is not None else pa.array([""] * len(names))).dictionary_encode()
        self._details, self._detail = fold(coded.dictionary.cast(pa.string())), coded.indices

    def __len__(self) -> int:
        return len(self.names)

    @property
    def nbytes(self) -> int:
        """Bytes that it holds."""
        held = (self.names, self._folded, self._lengths, self._details, self._detail)
        return sum(int(one.nbytes) for one in held)

    def find(self, text: str, most: int) -> Rows:
        """Positions of the best `most` names that have every word of a text, best first; none for no word."""
        words = words_of(text)
        if not words or not len(self):
            return np.empty(0, np.intp)
        places = self._having(words)
        if not len(places):
            cut = dict.fromkeys(part for word in words for part in PARTS_OF_ADDRESS.split(word) if part)
            parts = tuple(cut)[:MOST_PARTS]
            places = self._having([part for part in parts if self._known(part)]) if parts != words else places
        if not len(places):
            return places
        order = np.lexsort((places, self._lengths.take(pa.array(places)).to_numpy(), self._rank(places, words)))
        best: Rows = places[order[:most]]
        return best

    def _having(self, words: Sequence[str]) -> Rows:
        """Positions of the names that have every word, at least one of them not in the details alone."""
        places, named = np.arange(len(self)), np.zeros(len(self), np.bool_)
        for word in sorted(words, key=len, reverse=True):
            folded = self._folded if len(places) == len(self) else self._folded.take(pa.array(places))
            inside = _has(self._details, word)
            has = _has(folded, word)
            if not has.any() and not inside.any():
                has = self._nearly(folded, word)
            either = has | inside[self._detail.take(pa.array(places)).to_numpy()] if inside.any() else has
            places, named = places[either], (named | has)[either]
            if not len(places):
                break
        kept: Rows = places[named]
        return kept

    def _known(self, word: str) -> bool:
        """Whether anything has a word: what an address says of its country or city nothing needs to have."""
        return bool(_has(self._details, word).any() or _has(self._folded, word).any())

    def _nearly(self, folded: pa.Array, word: str) -> Mask:
        """Where a word stands that differs in one letter or has two of them swapped."""
        near = self._near_words(word)[:MOST_NEAR]
        masks = [_matches(folded, f" {one} ") for one in near]
        return np.logical_or.reduce(masks) if masks else np.zeros(len(folded), np.bool_)

    def _near_words(self, word: str) -> list[str]:
        """Known words with one letter more, less or another, or two neighbours swapped.

        One half of the word stands in them as it is, or all but the two letters in its middle.
        """
        if len(word) < SHORTEST_WRONG or word[0].isdigit():
            return []
        half = len(word) // 2
        known = self._words
        likely = pc.or_(pc.starts_with(known, word[:half]), pc.ends_with(known, word[half:]))
        swapped = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        likely = pc.or_(likely, pc.equal(known, swapped))
        return [one for one in known.filter(likely).to_pylist() if differs_by_one(word, one)]

    @cached_property
    def _words(self) -> pa.Array:
        """Every word once."""
        return pc.unique(pc.list_flatten(pc.split_pattern(pc.utf8_trim(self._folded, " "), " ")))

    def _rank(self, places: Rows, words: Sequence[str]) -> NDArray[np.int8]:
        """0 for the name itself, then what begins with it, has all its words whole, or only some of their letters."""
        folded, asked = self._folded.take(pa.array(places)), " ".join(words)
        whole = np.logical_and.reduce([_matches(folded, f" {word} ") for word in words])
        ranks = np.full(len(places), 4, np.int8)
        ranks[whole] = 3
        for rank, mask in ((2, pc.starts_with(folded, f" {asked}")), (1, pc.starts_with(folded, f" {asked} "))):
            ranks[_mask(mask)] = rank
        ranks[_mask(pc.equal(folded, f" {asked} "))] = 0
        return ranks


def differs_by_one(one: str, other: str) -> bool:
    """Whether two different words differ by one letter that is more, less or another, or by two swapped neighbours."""
    short, long = sorted((one, other), key=len)
    if short == long or len(long) - len(short) > 1:
        return False
    same = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    swapped = short[same : same + 2] == long[same : same + 2][::-1]
    return short[same + 1 :] == long[same + 1 :] or (swapped and short[same + 2 :] == long[same + 2 :])


def _has(folded: pa.Array, word: str) -> Mask:
    """Where a word stands: numbers and short words at the beginning of one, longer ones and unspaced runs anywhere."""
    anywhere = is_unspaced(word[0]) or (len(word) >= SHORTEST_INSIDE and not word[0].isdigit())
    return _matches(folded, word if anywhere else f" {word}")


def _matches(folded: pa.Array, part: str) -> Mask:
    return _mask(pc.match_substring(folded, part))


def _mask(found: Any) -> Mask:
    mask: Mask = found.to_numpy(zero_copy_only=False)
    return mask
