"""Why a number is not known, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from citybrain.base.domains import find_domains
from citybrain.kernel.errors import NotFoundError
from citybrain.messages import render_on_page, text
from citybrain.plans.view import View
from citybrain.plans.without_value import inputs_of, without_value
from citybrain.presenting.answers.words import label


def why_unknown(view: View, name: str, language: str) -> str:
    """What a number hangs on that has no value: a file that was refused, sources that the city lacks, or a formula.

    Of the formula its own words on when it has no value.
    """
    graph, cause = view.graph, without_value(view, name)
    if (refused := view.result.city.lacks.get(cause)) is not None:
        return render_on_page(refused, language)
    if lacking := [*dict.fromkeys(_lacking(view, (*inputs_of(view, name), cause)))]:
        comma = text("web-list-comma", language=language)
        return text("value-without-source", language=language, sources=comma.join(lacking))
    sentence = graph.vocabulary.sentence(cause, graph[cause].sentence, language)
    return text("change-not-known", language, cause=label(graph, cause, language), sentence=sentence)


def _lacking(view: View, names: tuple[str, ...]) -> Iterator[str]:
    """The sources without which nobody knows those of some attributes that have no value anywhere."""
    attributes = find_domains().attributes.all
    for name in names:
        attribute = attributes.get(name)
        if attribute is not None and attribute.sources and is_nowhere_known(view, name):
            yield from attribute.sources


def is_nowhere_known(view: View, name: str) -> bool:
    """Whether a number of this city has no value in any row."""
    if name not in view.graph.quantities or view.failures([name]):
        return False
    try:
        value: Any = view.value(name)
    except NotFoundError:  # of a domain that the city does not ask for
        return False
    if callable(value) or isinstance(value, tuple):
        return False
    column = np.asarray(value)
    return column.dtype.kind == "f" and column.size > 0 and bool(np.isnan(column).all())
