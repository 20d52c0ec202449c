"""Compiled work that lets go of the interpreter, shared out to the processors of this machine."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from itertools import pairwise

NICER = 5


def step_back() -> None:
    """Let others go before this thread and those it begins, where each has a priority of its own (Linux)."""
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), priority() + NICER)


def priority() -> int:
    """How far this thread stands back: 0 as a rule."""
    with suppress(OSError, AttributeError):
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    return 0


@cache
def _pool(_priority: int) -> ThreadPoolExecutor:
    """Threads have the priority of the one that first needs them."""
    return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="parts")


def in_parts(work: Callable[[slice], None], count: int, least: int) -> None:
    """Does the work on all of `count` things, several processors at once where each has at least `least` of them.

    The parts must not hang on each other. Raises what the work raises.
    """
    parts = max(min(os.cpu_count() or 1, count // least), 1)
    cuts = [count * part // parts for part in range(parts + 1)]
    pool = _pool(priority())
    elsewhere = [pool.submit(work, slice(a, b)) for a, b in pairwise(cuts[1:])]
    work(slice(0, cuts[1]))
    for part in elsewhere:
        part.result()
