"""What observations declare to the public register: tests, forecasts, limits, diagnoses, importers, matching."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from citybrain.base.algorithms import Algorithm, Declared, algorithms_in, message_or_nothing
from citybrain.messages import label_language, text
from citybrain.observations.connectors.known import kinds
from citybrain.observations.forecasts.candidates import Candidate
from citybrain.observations.properties import known_properties
from citybrain.observations.quality.settings import KINDS
from citybrain.observations.stream_status.concerns import Kind
from citybrain.observations.warnings.limits import Limit, all_limits
from citybrain.observations.warnings.texts import limit_text


def algorithms(language: str) -> Iterator[Algorithm]:
    """Every one, in a language."""
    return algorithms_in(Path(__file__).parent, _declared(language), language)


def _declared(language: str) -> Iterator[Declared]:
    for name, test in KINDS.items():
        label = message_or_nothing(f"quality-test-{name.replace('_', '-')}", language)
        yield Declared("quality_test", name, f"{test.__module__}:{test.__name__}", label)
    for candidate in Candidate:
        label = message_or_nothing(f"forecast-candidate-{candidate}", language)
        yield Declared("forecast", candidate, f"{Candidate.__module__}:{candidate.name}", label)
    for limit in all_limits():
        yield _limit(limit, language)
    for kind in get_args(Kind):
        yield Declared("diagnosis", kind, f"{algorithms.__module__.rpartition('.')[0]}.stream_status.concerns:{kind}")
    for kind, connector in kinds().items():
        where = f"{connector.parameters.__module__}:{kind}"
        yield Declared("connector", kind, where, connector.title, connector.delivers, connector.documentation)


def _limit(limit: Limit, language: str) -> Declared:
    sentence = limit_text(limit, language)
    kind = text(f"cli-warnings-kind-{limit.kind}", language=language)
    label = f"{known_properties()[limit.observed].label[label_language(language)]} · {kind}"
    name, where = f"{limit.key}-{limit.since}", f"citybrain.observations.warnings.limits:{limit.key}"
    return Declared("limit", name, where, label, sentence, limit.standard.source)
