"""All numbers of an answer in one canonical form: the same numbers are always the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Number = float | int | None
KEYS = ("quantity", "group", "input", "row", "position", "year")
"""What names an entry of a list, in the order of preference; else its place does."""


def numbers_of(answer: Mapping[str, Any]) -> dict[str, Number]:
    """Every number of an answer by its path; None where the answer says that there is none."""
    asked = {"plan", "id", "snapshot", "date", "seconds", "notices"}
    return dict(_walk({key: value for key, value in answer.items() if key not in asked}, ""))


def canonical(numbers: Mapping[str, Number]) -> bytes:
    """JSON with sorted keys and without spaces; floats as the shortest text that reads back to the same float."""
    return json.dumps(numbers, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _walk(value: Any, path: str) -> Iterator[tuple[str, Number]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key != "seconds":
                yield from _walk(inner, f"{path}/{key}" if path else str(key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        names = _names(value)
        for name, inner in zip(names, value, strict=True):
            yield from _walk(inner, f"{path}/{name}")
    elif value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        yield path, value


def _names(entries: Sequence[Any]) -> list[str]:
    """Names of the entries of a list: by what they are of, or by place where that does not tell them apart."""
    for key in KEYS:
        if entries and all(isinstance(entry, Mapping) and key in entry for entry in entries):
            names = [str(entry[key]) for entry in entries]
            if len(set(names)) == len(names):
                return names
    return [str(place) for place in range(len(entries))]
