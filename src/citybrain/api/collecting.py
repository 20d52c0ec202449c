"""Garbage is looked for at quiet moments: a look through all objects holds up every thread of the program.

A body of 16 MB becomes millions of objects, and the interpreter by itself looks through all of them each time that
there are a quarter more, which took five seconds in one piece. What is young is looked through as always, in a
millisecond.
"""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

EVERY = 30.0
"""Seconds between two looks."""

PAUSE, LONGEST = 0.1, 30.0
"""Seconds after which a moment that was not quiet is over, and that are waited for a quiet one at most."""

MANY = 100_000
"""Blocks of memory above those of the last look with which a moment is not quiet: what there is more may go soon."""

NEVER = (1 << 31) - 1
"""Looks at what is young before the interpreter looks through all objects by itself."""


@contextmanager
def collecting(every: float = EVERY) -> Iterator[None]:
    """Look through all objects at quiet moments alone, each so many seconds, and in the end as the interpreter does."""
    ended, before = threading.Event(), gc.get_threshold()

    def work() -> None:
        known = sys.getallocatedblocks()
        while not ended.wait(every):
            for _ in range(int(LONGEST / PAUSE)):
                if sys.getallocatedblocks() < known + MANY or ended.wait(PAUSE):
                    break
            gc.collect()
            give_back()
            known = sys.getallocatedblocks()

    thread = threading.Thread(target=work, name="collecting", daemon=True)
    gc.set_threshold(*before[:2], NEVER)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        gc.set_threshold(*before)


def give_back() -> None:
    """Give pages that nothing is in back to the system, where the library of C can; other threads go on meanwhile."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
