"""Parsed YAML beside its file, as compiled code is kept: parsing takes a third of the program's start.

What is kept belongs to the very bytes of the file; where nothing can be written, or a file is damaged, it is parsed.
"""

from __future__ import annotations

import datetime
import hashlib
import importlib.util
import marshal
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

SUFFIX = ".parsed"
FORM = b"1"
"""Changes with what is written, so that what an earlier version kept is parsed again."""

SIZE = 16
DATE = "\0date"
"""Begins the tuple that stands for a day, which marshal does not know; no YAML gives tuples."""


def parsed_once(path: Path, text: str, parse: Callable[[], Any]) -> Any:
    """The content of a file with a text, parsed where that of the same bytes is not kept.

    Raises what `parse` raises.
    """
    digest = hashlib.blake2b(text.encode(), digest_size=SIZE, person=FORM).digest()
    place = Path(importlib.util.cache_from_source(str(path))).parent / (path.name + SUFFIX)
    with suppress(OSError, EOFError, ValueError, TypeError):
        kept = place.read_bytes()
        if kept[:SIZE] == digest and kept[SIZE : 2 * SIZE] == _sum(kept[2 * SIZE :]):
            return _with_days(marshal.loads(kept[2 * SIZE :]))
    found = parse()
    with suppress(OSError, ValueError):
        _write(place, digest, marshal.dumps(_without_days(found)))
    return found


def _sum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=SIZE, person=b"content").digest()


def _write(place: Path, digest: bytes, content: bytes) -> None:
    """In one step: whoever reads at the same time finds all of it or nothing."""
    place.parent.mkdir(exist_ok=True)
    part = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        part.write_bytes(digest + _sum(content) + content)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _without_days(value: Any) -> Any:
    if isinstance(value, dict):
        return {_without_days(key): _without_days(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_days(one) for one in value]
    if type(value) is datetime.date:
        return DATE, value.toordinal()
    return value


def _with_days(value: Any) -> Any:
    kind = type(value)
    if kind is dict:
        return {(_with_days(key) if type(key) is tuple else key): _with_days(one) for key, one in value.items()}
    if kind is list:
        return [_with_days(one) for one in value]
    if kind is tuple and value[0] == DATE:
        return datetime.date.fromordinal(value[1])
    return value
