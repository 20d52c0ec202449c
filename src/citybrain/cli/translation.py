"""Check a file of texts in a further language against the English ones: what it lacks, and what may not be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from citybrain.kernel import InputError
from citybrain.messages.catalogue import BEGIN, files, keys
from citybrain.messages.easy import OF_PAGES
from citybrain.messages.language import DEFAULT

LARGEST = 4_000_000
"""Bytes of a file of texts; the English ones together have less than half."""

LONGEST = 4_000
"""Characters of one text."""

MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z!]|&#|javascript:", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff]")
VARIABLE = re.compile(r"\$([a-zA-Z][\w-]*)")


@dataclass(frozen=True)
class Fault:
    """A text that may not be used as it is: its key, and the message that says why, with its arguments."""

    key: str
    code: str
    detail: str = ""


@dataclass(frozen=True)
class Translation:
    """What a file translates of the keys that there are, what it lacks, and what is wrong in it."""

    translated: frozenset[str]
    missing: frozenset[str]
    faults: tuple[Fault, ...]

    def missing_of(self, start: str) -> int:
        """Number of missing texts with keys that begin so."""
        return sum(key.startswith(start) for key in self.missing)


def check_translation(path: Path, *, easy: bool = False) -> Translation:
    """What a file of Fluent texts holds; with `easy` one of easy words, which only texts of pages have.

    Raises InputError for one that is too large or not UTF-8.
    """
    if path.stat().st_size > LARGEST:
        raise InputError("translation-too-large", file=str(path), size=path.stat().st_size, allowed=LARGEST)
    try:
        content = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("translation-not-utf8", file=str(path), byte=error.start) from None
    entries = [(entry.partition("=")[0].strip(), entry) for entry in BEGIN.split(content)[1:]]
    english = _english()
    shown = {name: entry for name, entry in english.items() if not easy or name.startswith(OF_PAGES)}
    faults = tuple(_faults(entries, shown))
    named = {name for name, _ in entries}
    return Translation(frozenset(named & keys(DEFAULT)), keys(DEFAULT) - named, faults)


def _english() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in files(DEFAULT):
        for entry in BEGIN.split(path.read_text(encoding="utf-8"))[1:]:
            found.setdefault(entry.partition("=")[0].strip(), entry)
    return found


def _faults(entries: list[tuple[str, str]], english: dict[str, str]) -> Iterator[Fault]:
    """One fault a text, the first that is there."""
    from fluent.runtime import FluentResource
    from fluent.syntax import ast

    seen: set[str] = set()
    for name, entry in entries:
        if name in seen:
            yield Fault(name, "translation-twice")
        elif name not in english:
            yield Fault(name, "translation-unknown-key")
        elif len(entry) > LONGEST:
            yield Fault(name, "translation-long", str(LONGEST))
        elif MARKUP.search(entry) and not MARKUP.search(english[name]):
            yield Fault(name, "translation-markup")
        elif UNSEEN.search(entry):
            yield Fault(name, "translation-unseen")
        elif any(isinstance(one, ast.Junk) for one in FluentResource(entry).body):
            yield Fault(name, "translation-syntax")
        elif other := set(VARIABLE.findall(entry)) - set(VARIABLE.findall(english[name])):
            yield Fault(name, "translation-variables", ", ".join(sorted(other)))
        seen.add(name)
