"""Names that people take for the same, though a computer tells them apart."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable


def folded(name: str) -> str:
    """A name without spaces around, case, and wide or narrow forms of letters (UAX 15: NFKC, casefold, NFKC)."""
    return " ".join(_composed(_composed(name).casefold()).split())


def alike(names: Iterable[str]) -> list[list[str]]:
    """Those that differ in nothing but what `folded` leaves out, put together."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        same[folded(name)].append(name)
    return [one for one in same.values() if len(one) > 1]


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
