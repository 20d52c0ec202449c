"""A result for a reader who may not read some of its quantities: those have no value, and nobody is told why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from citybrain.governance import DataClass
from citybrain.kernel import Explanation, Graph, Level, NotFoundError, Provenance, nearest
from citybrain.plans.view import View

WITHHELD = Provenance("bills", "unknown", int(Level.UNKNOWN), rule="observed-closed")
STRICTNESS = {of: place for place, of in enumerate(DataClass)}


def closed_quantities(graph: Graph, given: Mapping[str, DataClass]) -> Mapping[str, DataClass]:
    """Classes of the quantities that are not public: each is as closed as its most closed input."""
    users: dict[str, list[str]] = {}
    for name, made in graph.quantities.items():
        for one in made.inputs:
            users.setdefault(one, []).append(name)
    found = {name: of for name, of in given.items() if of is not DataClass.PUBLIC}
    waiting = list(found)
    while waiting:
        name = waiting.pop()
        for user in users.get(name, ()):
            if STRICTNESS[found[name]] > STRICTNESS[found.get(user, DataClass.PUBLIC)]:
                found[user] = found[name]
                waiting.append(user)
    return found


class OpenView(View):
    """The same result without values of the quantities that are closed to a reader."""

    def __init__(self, view: View, closed: frozenset[str]) -> None:
        vars(self).update(vars(view))
        self._closed = closed

    def value(self, name: str) -> Any:
        """As of any view; not a number in every row of what is closed."""
        return self.masked(name, super().value(name))

    def masked(self, name: str, value: Any) -> Any:
        """Not a number in place of each value of what is closed."""
        return np.full_like(value, np.nan, float)[()] if name in self._closed else value

    def reader(self) -> Callable[[str], Any]:
        """As of any view; raises NotFoundError for what is closed, since others see what is made of it."""
        read = super().reader()

        def read_open(name: str) -> Any:
            require_open(name, self._closed, self.graph)
            return read(name)

        return read_open

    def what_if(self, overlay: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
        """As of any view, without values of what is closed."""
        return {name: self.masked(name, value) for name, value in super().what_if(overlay, names).items()}

    def quality(self, name: str) -> NDArray[np.uint8]:
        """As of any view; of what is closed it is not known."""
        levels = super().quality(name)
        return np.full_like(levels, Level.UNKNOWN) if name in self._closed else levels

    def levels(self, name: str) -> dict[int, float]:
        """As of any view."""
        return {int(Level.UNKNOWN): 1.0} if name in self._closed else super().levels(name)

    def leaf(self, name: str, row: int) -> Provenance | None:
        """As of any view; of what is closed neither file nor record."""
        return WITHHELD if name in self._closed else super().leaf(name, row)

    def explain(self, name: str, row: int = 0, depth: int = 2) -> Explanation:
        """As of any view, without numbers of what is closed."""
        return self._masked(super().explain(name, row, depth))

    def _masked(self, told: Explanation) -> Explanation:
        if told.quantity in self._closed:
            unknown = int(Level.UNKNOWN)
            return replace(
                told, value=None, before=None, quality=unknown, levels={unknown: 1.0}, leaf=WITHHELD, inputs=()
            )
        return replace(told, inputs=tuple(map(self._masked, told.inputs)))


def require_open(document: Any, closed: frozenset[str], graph: Graph) -> None:
    """Raises NotFoundError where something that was sent names a quantity that is closed, to choose by it."""
    if named := closed_word(document, closed):
        raise NotFoundError("quantity-unknown", received=named, near=nearest(named, graph.quantities.keys() - closed))


def closed_word(document: Any, closed: frozenset[str]) -> str | None:
    """The first closed quantity that a document or a plan names, None where it names none."""
    return next((word for word in _words(document) if word in closed), None)


def _words(document: Any) -> Iterator[str]:
    if isinstance(document, BaseModel):
        yield from _words(document.model_dump(mode="json", exclude_none=True))
    elif isinstance(document, Mapping):
        for key, value in document.items():
            yield from _words(key)
            yield from _words(value)
    elif isinstance(document, list | tuple):
        for value in document:
            yield from _words(value)
    elif isinstance(document, str):
        yield document
