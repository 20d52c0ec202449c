"""Compiled work that lets go of the interpreter, shared out to the processors of this machine."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="parts")


def in_parts(work: Callable[[slice], None], count: int, least: int) -> None:
    """Does the work on all of `count` things, several processors at once where each has at least `least` of them.

    The parts must not hang on each other. Raises what the work raises.
    """
    parts = max(min(os.cpu_count() or 1, count // least), 1)
    cuts = [count * part // parts for part in range(parts + 1)]
    elsewhere = [_pool().submit(work, slice(a, b)) for a, b in pairwise(cuts[1:])]
    work(slice(0, cuts[1]))
    for part in elsewhere:
        part.result()
