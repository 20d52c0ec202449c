"""What the rest of the program asks of an executor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from citybrain.kernel import City, Graph, Result


class Executor(Protocol):
    """Computes quantities of a whole city; every executor gives the same bits."""

    def evaluate(self, graph: Graph, city: City, want: Sequence[str], known: Mapping[str, Any] | None = None) -> Result:
        """A result that holds the wanted quantities; `known` are values of all that they need beside one another.

        Raises DeclarationError where one cannot run on tiles.
        """

    def close(self) -> None:
        """Lets go of threads or connections."""
