"""Choose the language of an answer from what the reader prefers."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

FOLDER: Final = Path(__file__).parent
DEFAULT: Final = "en"
LANGUAGES: Final = ("en", "zh")
"""Languages that have every text, labels of declarations among them."""

RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Languages that are written from right to left, by the Unicode CLDR; `web/src/takepart/own_texts.ts` has the same."""

Declared: TypeAlias = Literal["en", "zh"]
"""Languages that every declaration has."""


@cache
def readable() -> tuple[str, ...]:
    """Languages that a reader may choose: those that have every text, then each that has one file `messages/XX.ftl`.

    XX is a code of ISO 639. What such a file lacks is shown in English.
    """
    files = (path.stem for path in FOLDER.glob("*.ftl"))
    return (*LANGUAGES, *sorted(name for name in files if name.isalpha() and len(name) in {2, 3}))


def direction(language: str) -> Literal["ltr", "rtl"]:
    """How a language is written, as the attribute `dir` of HTML says it."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def label_language(language: str) -> Declared:
    """The language in which a reader gets a label of a declaration: English where declarations lack theirs."""
    return "zh" if language == "zh" else "en"


def choose(accept_language: str | None) -> str:
    """The language of the catalogue that a reader prefers, from the HTTP header Accept-Language (RFC 9110, 12.5.4).

    A region or a script does not matter (`zh-Hant-HK` is `zh`); of two languages of equal weight the one named first
    wins. Without a header, or when it names no language of the catalogue, the answer is English.
    """
    weights = _weights(accept_language or "")
    anything = weights.get("*", 0.0)
    candidates = [language for language in weights if language in readable()]
    candidates += [language for language in readable() if language not in weights]
    best = max(candidates, key=lambda language: weights.get(language, anything))
    return best if weights.get(best, anything) > 0 else DEFAULT


def most_wanted(header: str) -> str:
    """The tag of the greatest weight that a header names, the first of equal ones; empty where it wants none."""
    return next(iter(wanted_tags(header)), "")


def wanted_tags(header: str) -> list[str]:
    """The tags that a header wants, the dearest first, those of equal weight in their order."""
    return [tag for tag, weight in sorted(_ranges(header), key=lambda one: -one[1]) if weight > 0]


def _weights(header: str) -> dict[str, float]:
    """The greatest weight that a header gives to each primary language."""
    weights: dict[str, float] = {}
    for tag, weight in _ranges(header):
        language = tag.split("-")[0]
        if language:
            weights[language] = max(weights.get(language, 0.0), weight)
    return weights


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    """What a header names, in small letters, with its weight."""
    for entry in header.split(","):
        name, _, parameter = entry.partition(";")
        if tag := name.strip().lower():
            yield tag, _weight(parameter)


def _weight(parameter: str) -> float:
    """The quality value of an entry; 1 where it has none, 0 where it cannot be read."""
    name, _, value = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0
