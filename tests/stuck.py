"""A run that ends: what takes far too long is stopped and named, with what every thread does at that time.

Each phase of a test has its time, the ends of fixtures of the whole session with it. It is interrupted by a signal, and
the test fails where it waits. What no signal interrupts ends its process: pytest's `faulthandler_timeout`, which is set
again here where pytest gives it up, after a failure and after the last test.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

LONGEST = 300.0
"""A phase of a test [s]: thrice what the longest one takes on a busy machine."""

TERMINAL = pytest.StashKey[int]()


class StuckError(Exception):
    """Something does not end."""


@contextmanager
def ends_within(seconds: float, what: str, terminal: int = 2) -> Iterator[None]:
    """Raise StuckError in the main thread where something takes longer; writes to a file what all threads do."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_: int, frame: FrameType | None) -> None:
        message = f"{what} has not ended within {seconds:g} s"
        os.write(terminal, f"\n{message}. What all threads do:\n".encode())
        faulthandler.dump_traceback(terminal)
        raise StuckError(message)

    before = signal.signal(signal.SIGALRM, stop)
    left = signal.setitimer(signal.ITIMER_REAL, seconds)[0]
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, left)  # of what this is a part of


def pytest_configure(config: pytest.Config) -> None:
    config.stash[TERMINAL] = os.dup(2)  # while nothing is captured


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    with _phase(item, "what it needs"):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    with _phase(item, "itself"):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    with _phase(item, "what it leaves"):
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """Go on guarding a test that has failed; pytest does not."""
    if isinstance(node, pytest.Item):
        _guard(node.config)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Guard the end of the process: threads, children and files that it waits for."""
    _guard(session.config)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """A worker that is done waits for the others for as long as they need, and is ended by who started it."""
    if hasattr(config, "workerinput"):
        faulthandler.cancel_dump_traceback_later()


def _guard(config: pytest.Config) -> None:
    if seconds := float(config.getini("faulthandler_timeout") or 0.0):
        ends = bool(config.getini("faulthandler_exit_on_timeout"))
        faulthandler.dump_traceback_later(seconds, exit=ends, file=config.stash[TERMINAL])


@contextmanager
def _phase(item: pytest.Item, part: str) -> Iterator[None]:
    with ends_within(LONGEST, f"{item.nodeid}: {part}", item.config.stash[TERMINAL]):
        yield
