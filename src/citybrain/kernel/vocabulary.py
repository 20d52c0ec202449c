"""One vocabulary: how people say each name, its bounds, and which direction is better."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from citybrain.kernel.errors import DeclarationError
from citybrain.kernel.yaml_files import read_yaml

Better = Literal["less", "more", "neither"]
LANGUAGES = ("en", "zh")
CATEGORIES = "categories.yaml"
"""File of the lists of named kinds."""

MOST_WORDS, LONGEST_WORD = 12, 60
"""How many other words an entry may have, and how long each may be, in characters."""

SENTENCE = "sentence"
"""What a name is, in one sentence of a language; the English one is the first of the declaration's description."""


@dataclass(frozen=True)
class Term:
    """What people call a quantity, and how its values are shown and judged.

    `also` are other words for it, of any language, by which a search finds it. A `headline` stands in every plan, and
    where a city lacks data for it, with the reason; one `where_known` only in a city that has them. A `ranged` number
    is never told without the range in which it may lie. `short` is what it is called beside others of its record, such
    as "Night", with which it is shown side by side. `like` are values with everyday words for each, and `parts` the
    sums of its entity whose largest parts stand with it. `unknown` is a number of its entity that grows where the
    quantity ceases to be known, and `least_change`, in its unit, what a plan has to change for a verdict.
    """

    label: Mapping[str, str]
    better: Better = "neither"
    bounds: tuple[float | None, float | None] = (None, None)
    scale: str = "amount"
    breaks: tuple[float, ...] = ()
    headline: bool | Literal["where_known"] = False
    also: tuple[str, ...] = ()
    ranged: bool = False
    short: Mapping[str, str] = field(default_factory=dict)
    like: tuple[tuple[float, Mapping[str, str]], ...] = ()
    parts: tuple[str, ...] = ()
    unknown: str = ""
    least_change: float | None = None

    def said(self, language: str) -> str:
        """The label in a language, in English where it has none; empty where it has neither."""
        return self.label.get(language) or self.label.get("en", "")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Terms and Chinese sentences by quantity name; categories (lists of named kinds) by axis name.

    `stated` are the keys that the entry of a name has; `english` are sentences of sums and ratios that the engine
    writes (of all others the English sentence is that of the declaration).
    """

    terms: Mapping[str, Term] = field(default_factory=dict)
    categories: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)
    english: Mapping[str, str] = field(default_factory=dict)
    stated: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def codes(self, axis: str) -> dict[str, int]:
        """Code of each kind of a category: its place in the list."""
        return {name: code for code, name in enumerate(self.categories[axis])}

    def label(self, name: str, language: str) -> str:
        """How a person says `name`; the name itself in words where the vocabulary is silent."""
        term = self.terms.get(name)
        return (term.said(language) if term else "") or name.replace("_", " ")

    def also(self, name: str) -> list[str]:
        """Other words for `name`, by which a search finds it."""
        term = self.terms.get(name)
        return list(term.also) if term else []

    def sentence(self, name: str, declared: str, language: str) -> str:
        """What a quantity or measure is, in one sentence; as it is `declared`, in English, where there is no other."""
        return self.sentences.get(name, declared) if language == "zh" else declared

    def require(self, names: Iterable[str]) -> None:
        """Raises DeclarationError where a name has no term, or a term lacks a language."""
        for name in names:
            term = self.terms.get(name)
            missing = [x for x in LANGUAGES if term is None or not term.label.get(x)]
            if missing:
                near = ", ".join(difflib.get_close_matches(name, self.terms, 3)) or "-"
                raise DeclarationError("vocabulary-missing", quantity=name, languages=", ".join(missing), near=near)

    def require_declared(self, names: Iterable[str]) -> None:
        """Raises DeclarationError where a sentence is of something that is not among the declared `names`."""
        known = set(names)
        for name in self.sentences:
            if name not in known:
                near = ", ".join(difflib.get_close_matches(name, known, 3)) or "-"
                raise DeclarationError("vocabulary-sentence-unknown", name=name, near=near)

    def require_parts(self, of: Mapping[str, str], sums: Iterable[str]) -> None:
        """Raises DeclarationError where `parts` of a name are no `sums` of its entity; `of` has that of each name."""
        sums_of: dict[str, list[str]] = {}
        for each in sums:
            sums_of.setdefault(of[each], []).append(each)
        for name in self.terms.keys() & of.keys():
            possible = sums_of.get(of[name], [])
            for part in self.terms[name].parts:
                if part not in possible:
                    near = ", ".join(difflib.get_close_matches(part, possible, 3)) or "-"
                    raise DeclarationError("vocabulary-part-unknown", name=name, received=part, near=near)

    def require_unknown(self, of: Mapping[str, str]) -> None:
        """Raises DeclarationError where `unknown` of a name is no quantity of its entity; `of` has those of all."""
        for name in self.terms.keys() & of.keys():
            beside = self.terms[name].unknown
            if beside and of.get(beside) != of[name]:
                near = ", ".join(difflib.get_close_matches(beside, [x for x in of if of[x] == of[name]], 3)) or "-"
                raise DeclarationError("vocabulary-unknown-beside", name=name, received=beside, near=near)


def _term(name: str, entry: Any, where: Path) -> Term:
    allowed = {*Term.__dataclass_fields__, SENTENCE}
    if not isinstance(entry, dict) or set(entry) - allowed:
        raise DeclarationError("vocabulary-bad-entry", name=name, where=where.name, allowed=", ".join(sorted(allowed)))
    if entry.get("better", "neither") not in ("less", "more", "neither"):
        raise DeclarationError("vocabulary-bad-entry", name=name, where=where.name, allowed="less, more, neither")
    least = entry.get("least_change")
    if least is not None and not (isinstance(least, int | float) and least > 0.0):
        raise DeclarationError("vocabulary-bad-entry", name=name, where=where.name, allowed="least_change > 0")
    low, high = entry.get("bounds", (None, None))
    told = {key: value for key, value in entry.items() if key != SENTENCE}
    read = {
        "bounds": (low, high),
        "breaks": tuple(entry.get("breaks", ())),
        "also": other_words(name, entry.get("also", []), where.name),
        "like": _like(name, entry.get("like", {}), where),
        "parts": tuple(entry.get("parts", ())),
    }
    if entry.get("short") and not _in_all_languages(entry["short"]):
        raise DeclarationError("vocabulary-bad-short", name=name, where=where.name, languages=", ".join(LANGUAGES))
    return Term(**{"label": {}, **told, **read})


def _like(name: str, told: Any, where: Path) -> tuple[tuple[float, Mapping[str, str]], ...]:
    """Everyday words by value, rising. Raises DeclarationError for values that are no numbers and missing languages."""
    given: dict[Any, Any] = told if isinstance(told, dict) else {"": None}
    if not all(isinstance(value, int | float) and _in_all_languages(words) for value, words in given.items()):
        raise DeclarationError("vocabulary-bad-like", name=name, where=where.name, languages=", ".join(LANGUAGES))
    return tuple(sorted(given.items()))


def _in_all_languages(words: Any) -> bool:
    return (
        isinstance(words, dict) and set(words) == set(LANGUAGES) and all(str(x or "").strip() for x in words.values())
    )


def other_words(name: str, words: Any, where: str) -> tuple[str, ...]:
    """Other words for a name, as an entry lists them.

    Raises DeclarationError where they are no list of texts, too many, too long, empty, or one stands there twice.
    """
    texts = words if isinstance(words, list) else [None]
    fits = all(isinstance(word, str) and 0 < len(word.strip()) <= LONGEST_WORD for word in texts)
    if not fits or len(texts) > MOST_WORDS or len({str(word).casefold() for word in texts}) < len(texts):
        raise DeclarationError("vocabulary-bad-words", name=name, where=where, most=MOST_WORDS, longest=LONGEST_WORD)
    return tuple(texts)


def _sentences(name: str, entry: Any, where: Path) -> dict[str, str]:
    """Sentences of an entry by language, none where it has none."""
    told = entry.get(SENTENCE, {}) if isinstance(entry, dict) else {}
    if not isinstance(told, dict) or set(told) - set(LANGUAGES) or not all(str(x or "").strip() for x in told.values()):
        raise DeclarationError("vocabulary-bad-sentence", name=name, where=where.name)
    return {language: str(sentence).strip() for language, sentence in told.items()}


def read_vocabulary(files: Iterable[Path]) -> Vocabulary:
    """Reads YAML files of entries: label, bounds, direction and Chinese sentence of each name; lists of kinds.

    What is a step of the engine has a sentence alone, a sum or ratio that the engine writes only what differs. Raises
    DeclarationError for an entry that cannot be read and for a name that stands there twice.
    """
    terms: dict[str, Term] = {}
    categories: dict[str, dict[str, Term]] = {}
    sentences: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    stated: dict[str, frozenset[str]] = {}
    for path in files:
        for name, entry in (read_yaml(path) or {}).items():
            if name in (categories if path.name == CATEGORIES else stated):
                raise DeclarationError("vocabulary-twice", name=name, where=path.name)
            if path.name == CATEGORIES:
                categories[name] = {kind["name"]: Term(kind["label"]) for kind in entry}
                continue
            for language, sentence in _sentences(name, entry, path).items():
                sentences[language][name] = sentence
            if not isinstance(entry, dict) or set(entry) != {SENTENCE}:
                terms[name] = _term(name, entry, path)
            stated[name] = frozenset(entry) - {SENTENCE}
    return Vocabulary(terms, categories, sentences["zh"], sentences["en"], stated)
