"""Garbage is looked for at quiet moments alone."""

import ctypes
import gc
import os
import platform
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from benchmarks.machine import resident
from citybrain.api.collecting import collecting, give_back


class Node:
    """Something that is reached from itself."""

    def __init__(self) -> None:
        self.itself = self


@contextmanager
def full_looks() -> Iterator[list[str]]:
    """The looks through all objects meanwhile."""
    seen = list[str]()

    def look(phase: str, about: dict[str, int]) -> None:
        if phase == "start" and about["generation"] == 2:
            seen.append(phase)

    gc.callbacks.append(look)
    try:
        yield seen
    finally:
        gc.callbacks.remove(look)


USUAL = (700, 10, 10)
"""How often the interpreter looks by itself (gc.get_threshold of CPython 3.11)."""


@pytest.fixture(autouse=True)
def as_usual() -> Iterator[None]:
    """Tests as a whole look for garbage more rarely than the interpreter by itself."""
    before = gc.get_threshold()
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*before)


def grown() -> list[list[object]]:
    """Many objects at once, as of a large document."""
    return [[] for _ in range(300_000)]


def test_a_large_document_is_read_without_a_look_through_all_objects() -> None:
    with full_looks() as alone:
        kept = grown()
    assert alone, "the interpreter by itself looks through all objects while many are made"
    del kept
    with collecting(), full_looks() as looks:
        kept = grown()
    assert not looks
    del kept


def test_what_refers_to_itself_goes_at_the_next_quiet_moment() -> None:
    with collecting(every=0.05):
        node = weakref.ref(Node())
        gc_end = time.monotonic() + 20
        while node() is not None and time.monotonic() < gc_end:
            time.sleep(0.01)
        assert node() is None


def test_a_moment_with_many_new_objects_is_waited_for() -> None:
    with collecting(every=0.5), full_looks() as looks:
        kept = grown()
        time.sleep(1.5)
        assert not looks
        del kept
        end = time.monotonic() + 20
        while not looks and time.monotonic() < end:
            time.sleep(0.01)
        assert looks


def test_afterwards_the_interpreter_looks_as_before() -> None:
    before = gc.get_threshold()
    with collecting():
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="needs the library of C that keeps what is free")
def test_memory_that_is_free_goes_back_to_the_system() -> None:
    library, size, number = ctypes.CDLL(None), 100_000, 2_000
    library.malloc.restype, library.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    pieces = [library.malloc(size) for _ in range(number)]
    for piece in pieces:
        ctypes.memset(piece, 1, size)
    for piece in pieces[:-1]:  # the last one stands in the way of what goes back by itself
        library.free(piece)
    before = resident(os.getpid())
    give_back()
    assert before - resident(os.getpid()) > 0.8 * size * number / 2**20
    library.free(pieces[-1])
