"""What the twin declares to the public register: rules that fill gaps, importers of files, recognition and matching."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from citybrain.base.algorithms import Algorithm, Declared, algorithms_in, message_or_nothing
from citybrain.base.domains import IMPORTERS, find_domains
from citybrain.base.importing import importer_names
from citybrain.twin.configuration import SOURCE_KEYS
from citybrain.twin.rules import declared_rules


def algorithms(language: str) -> Iterator[Algorithm]:
    """Every one, in a language."""
    return algorithms_in(Path(__file__).parent, _declared(language), language)


def _declared(language: str) -> Iterator[Declared]:
    for rule in declared_rules():
        yield Declared("imputation", rule.name, rule.where, source=rule.source)
    for key in SOURCE_KEYS:
        yield Declared("importer", key)
    for domain in find_domains():
        for name, sentence, where in importer_names(domain.folder / IMPORTERS):
            label = f"{domain.label.get(language, domain.name)}: {name.replace('_', ' ')}"
            key = f"{domain.name}-{name}"
            words = message_or_nothing(key, language) or sentence
            yield Declared("importer", key, f"{domain.name}/{where}", label, words, sentence)
