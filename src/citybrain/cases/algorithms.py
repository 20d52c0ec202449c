"""What cases declare to the public register: rules, the order of cases, the precision of detectors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from citybrain.base.algorithms import Algorithm, Declared, algorithms_in
from citybrain.base.domains import find_domains
from citybrain.cases.conditions import condition_of
from citybrain.cases.rules import rules_of
from citybrain.messages import text


def algorithms(language: str) -> Iterator[Algorithm]:
    """Every one, in a language."""
    return algorithms_in(Path(__file__).parent, _declared(language), language)


def _declared(language: str) -> Iterator[Declared]:
    rules = rules_of(find_domains())
    for name, rule in rules.all.items():
        label = rule.label["zh" if language == "zh" else "en"]
        sentence = text("case-rule-sentence", language, condition=condition_of(rule), severity=rule.severity)
        yield Declared("case_rule", name, f"citybrain.cases.rules:{name}", label, sentence, rule.source)
