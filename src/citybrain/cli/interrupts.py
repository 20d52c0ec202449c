"""Ctrl-C at work that has something to show before it is done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from citybrain.plans.years.progress import Progress


@contextmanager
def enough_on_interrupt(progress: Progress) -> Iterator[None]:
    """Within it the first Ctrl-C says that what there is so far is enough, the next one ends the command."""
    before = signal.getsignal(signal.SIGINT)

    def enough(*_: object) -> None:
        signal.signal(signal.SIGINT, before)
        progress.finish()

    signal.signal(signal.SIGINT, enough)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
