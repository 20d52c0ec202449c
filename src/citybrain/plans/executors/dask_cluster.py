"""Tiles on the workers of a Dask cluster; only sums and the columns that are asked for travel back.

Needs the extra `dask` (pip install opencitybrain[dask]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citybrain.kernel import City, Graph, InputError, Result
from citybrain.kernel.tiles import State, Task, evaluate, run_tile


class DaskCluster:
    """An engine of tiles over a Dask client."""

    def __init__(self, client: Any) -> None:
        self.client = client

    @classmethod
    def connect(cls, address: str) -> DaskCluster:
        """The cluster whose scheduler listens at an address such as tcp://scheduler:8786.

        Raises InputError where Dask is not installed or nothing answers there.
        """
        try:
            import distributed
        except ImportError:
            raise InputError("dask-missing") from None
        connect: Any = distributed.Client
        try:
            return cls(connect(address, timeout="5s"))
        except (OSError, ValueError) as problem:
            raise InputError("dask-no-answer", address=address, problem=str(problem)) from None

    def evaluate(self, graph: Graph, city: City, want: Sequence[str], known: Mapping[str, Any] | None = None) -> Result:
        """A result that holds the wanted quantities; columns that are known travel to the workers that read them."""
        return evaluate(graph, city, self, want, known=dict(known or {}))

    def place(self, value: Any) -> Any:
        """Scatters a value: the graph to every worker, a tile to one. In a list, since Dask takes a dict apart."""
        return self.client.scatter([value], broadcast=isinstance(value, Graph), hash=False)[0]

    def stage(
        self, graph: Any, tiles: Sequence[Any], states: Sequence[Any], task: Task, shared: State
    ) -> tuple[list[Any], list[State]]:
        """One stage of every tile; the states stay where they are made."""
        sent = self.client.scatter([shared], broadcast=True, hash=False)[0]
        submit = self.client.submit
        done = [submit(run_tile, graph, t, s, task, sent, pure=False) for t, s in zip(tiles, states, strict=True)]
        parts = self.client.gather([submit(_second, pair, pure=False) for pair in done])
        return [submit(_first, pair, pure=False) for pair in done], list(parts)

    def collect(self, states: Sequence[Any], names: Sequence[str]) -> list[State]:
        """The named columns of every tile, brought here."""
        work = [self.client.submit(_named, state, list(names), pure=False) for state in states]
        return list(self.client.gather(work))

    def close(self) -> None:
        """Leaves the cluster; it runs on."""
        self.client.close()


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]


def _second(pair: tuple[Any, Any]) -> Any:
    return pair[1]


def _named(state: State, names: list[str]) -> State:
    return {name: state[name] for name in names}
