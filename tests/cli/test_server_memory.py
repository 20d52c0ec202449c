"""Threads of a server share a few areas of memory: what is free in that of one serves the others."""

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

THREADS = """
import ctypes, sys, threading
from citybrain.cli.server import share_memory
if sys.argv[2] == "shared":
    share_memory()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.fopen.restype = ctypes.c_void_p, ctypes.c_void_p
together = threading.Barrier(13)
def work():
    libc.malloc(100_000)
    together.wait()
threads = [threading.Thread(target=work) for _ in range(12)]
for thread in threads:
    thread.start()
together.wait()
file = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


def areas(into: Path, how: str) -> int:
    """How many areas a program of twelve threads has."""
    subprocess.run([sys.executable, "-c", THREADS, str(into), how], check=True)
    return into.read_text().count("<heap nr=")


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="another library than glibc")
def test_threads_share_areas_of_memory(tmp_path: Path) -> None:
    assert areas(tmp_path / "alone", "alone") > 2
    assert areas(tmp_path / "shared", "shared") <= 2
