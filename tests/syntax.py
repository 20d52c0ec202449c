"""Syntax trees of the program's own source."""

import ast
import gc
from pathlib import Path


def tree_of(source: str | Path) -> ast.Module:
    """
    Tree of a text, or of a file of Python.

    CPython before 3.11.8 counts the depth of all trees that are being made in one place: where the collector runs in
    the middle of one and gives way to a thread that makes another (numba does, as it compiles), the first fails with
    a SystemError (python/cpython#106905). So the collector waits here.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return ast.parse(source.read_text(encoding="utf-8") if isinstance(source, Path) else source)
    finally:
        if collects:
            gc.enable()
