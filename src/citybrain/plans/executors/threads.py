"""Tiles in the threads of this process: compiled kernels and numpy let go of the interpreter while they work."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from citybrain.kernel import City, Graph, Result
from citybrain.kernel.tiles import State, Task, evaluate, run_tile


class Threads:
    """An engine of tiles over a pool of threads, one for each processor unless told otherwise."""

    def __init__(self, workers: int | None = None) -> None:
        self._pool = ThreadPoolExecutor(workers or os.cpu_count() or 1, thread_name_prefix="tiles")

    def evaluate(self, graph: Graph, city: City, want: Sequence[str], known: Mapping[str, Any] | None = None) -> Result:
        """A result that holds the wanted quantities."""
        return evaluate(graph, city, self, want, known=dict(known or {}))

    def place(self, value: Any) -> Any:
        """The value itself: threads share memory."""
        return value

    def stage(
        self, graph: Any, tiles: Sequence[Any], states: Sequence[Any], task: Task, shared: State
    ) -> tuple[list[Any], list[State]]:
        """One stage of every tile."""
        work = [self._pool.submit(run_tile, graph, t, s, task, shared) for t, s in zip(tiles, states, strict=True)]
        done = [future.result() for future in work]
        return [state for state, _ in done], [parts for _, parts in done]

    def collect(self, states: Sequence[Any], names: Sequence[str]) -> list[State]:
        """The named columns of every tile."""
        return [{name: state[name] for name in names} for state in states]

    def close(self) -> None:
        """Ends the threads once their work is done."""
        self._pool.shutdown()
