"""Syntax trees of the program's own source, and parsing that no collector interrupts."""

import ast
import gc
import sys
from pathlib import Path
from typing import Any

MENDED = (3, 11, 8)
_parse = ast.parse


def tree_of(source: str | Path) -> ast.Module:
    """Tree of a text, or of a file of Python."""
    return ast.parse(source.read_text(encoding="utf-8") if isinstance(source, Path) else source)


def hold_collector_while_parsing() -> None:
    """Let the collector wait while a syntax tree is made, by whoever does (hypothesis does, for what it prints).

    CPython before 3.11.8 counts the depth of all trees that are being made in one place: where the collector runs in
    the middle of one and gives way to a thread that makes another (numba does, as it compiles), the first fails with
    a SystemError (python/cpython#106905).
    """
    if sys.version_info < MENDED:
        ast.parse = _parse_held


def _parse_held(*asked: Any, **more: Any) -> Any:
    collects = gc.isenabled()
    gc.disable()
    try:
        return _parse(*asked, **more)
    finally:
        if collects:
            gc.enable()
