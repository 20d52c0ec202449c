"""Algorithms that are no quantity and no measure: each mechanism declares its own, and the public register lists them.

A mechanism finds what it runs where that is declared (a test, a rule, a kind of service). Beside its code lies an
`algorithms.yaml` with the texts and sources of these by kind and name, and with single algorithms that nothing else
declares, each with the function that computes it (`where`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import keys, text
from citybrain.messages.language import DEFAULT

FILE = "algorithms.yaml"


class Algorithm(NamedTuple):
    """An algorithm as people read it: what it does, on whose authority, and where it is declared.

    `name` is once in its `kind`. `sentence` and `source` are empty where the declaration has none.
    """

    kind: str
    name: str
    label: str
    sentence: str
    source: str
    where: str

    @property
    def described(self) -> bool:
        """Whether the register says what it does and by what authority."""
        return bool(self.sentence.strip() and self.source.strip())


class Declared(NamedTuple):
    """What a mechanism declares: kind, name, place, and what its declaration says of it already."""

    kind: str
    name: str
    where: str = ""
    label: str = ""
    sentence: str = ""
    source: str = ""


def algorithms_in(folder: Path, declared: Iterable[Declared], language: str) -> Iterator[Algorithm]:
    """Algorithms of a mechanism: those that it declares, then those of its `algorithms.yaml` that stand for themselves.

    What the file does not say of one is what its declaration says of itself.
    """
    texts = _texts(folder / FILE)
    found = {(one.kind, one.name): one for one in declared}
    alone = ((kind, name) for kind, entries in texts.items() for name in entries if "where" in entries[name])
    for kind, name in dict.fromkeys((*found, *alone)):
        entry, one = texts.get(kind, {}).get(name, {}), found.get((kind, name), Declared(kind, name))
        sentence = _in(entry.get("sentence"), language) or one.sentence or message_or_nothing(name, language)
        label = _in(entry.get("label"), language) or one.label or sentence or name
        source, where = entry.get("source") or one.source, one.where or entry.get("where", "")
        yield Algorithm(kind, name, label, sentence, source, where)


@cache
def _texts(file: Path) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    texts: Mapping[str, Mapping[str, Mapping[str, Any]]] = read_yaml(file)
    return texts


def message_or_nothing(key: str, language: str) -> str:
    """The text of a message; empty where there is none of the key."""
    return text(key, language=language) if key in keys(language) else ""


def _in(texts: Mapping[str, str] | None, language: str) -> str:
    return (texts or {}).get(language) or (texts or {}).get(DEFAULT, "")
