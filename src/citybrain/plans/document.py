"""Plain values of a YAML or JSON text, and at which line and column each of them stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from citybrain.kernel.errors import PlanError
from citybrain.plans.yaml_text import Mark, Place, PlanTextError, read_yaml

LARGEST_FILE = 2_000_000  # bytes; a drawn area of 50,000 corners still fits


@dataclass(frozen=True)
class Document:
    """What a text says, and where it says it."""

    data: Any
    name: str
    marks: Mapping[Place, Mark] = field(default_factory=dict)  # of each value
    keys: Mapping[Place, Mark] = field(default_factory=dict)  # of each key of a mapping

    def fault(self, code: str, place: Place, **arguments: str | int | float) -> PlanTextError:
        """An error that points to a value of this text or, where it is missing, to what is around it."""
        line, column = self._mark(place)
        return PlanTextError(code, pointer(place), file=self.name, line=line, column=column, **arguments)

    def key_fault(self, code: str, place: Place, **arguments: str | int | float) -> PlanTextError:
        """An error that points to the key before a value."""
        line, column = self.keys.get(place) or self._mark(place)
        return PlanTextError(code, pointer(place), file=self.name, line=line, column=column, **arguments)

    def _mark(self, place: Place) -> Mark:
        while place and place not in self.marks:
            place = place[:-1]
        return self.marks.get(place, Mark(1, 1))


def pointer(place: Place) -> str:
    """JSON pointer (RFC 6901) of a place."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in place)


def read_file(path: Path) -> Document:
    """Document of a YAML or JSON file. Raises PlanError: absent, too large, not UTF-8, not YAML."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise PlanError("plan-file-unreadable", file=str(path), problem=problem.strerror or str(problem)) from None
    return read_bytes(raw, str(path), json_text=path.suffix == ".json")


def read_bytes(raw: bytes, name: str, json_text: bool = False) -> Document:
    """Document of the bytes of a text called `name`; YAML unless `json_text`. Raises PlanError as `read_file` does."""
    if len(raw) > LARGEST_FILE:
        raise PlanError("plan-file-too-large", file=name, allowed=LARGEST_FILE)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise PlanError("plan-file-encoding", file=name, position=problem.start) from None
    if not json_text:
        told = read_yaml(text, name)
        _require_characters(told[0], text, name)
        return Document(*told)
    data = _json(text, name)
    _require_characters(data, text, name)
    try:  # nearly every JSON text is YAML too, which tells where things stand
        return Document(data, *read_yaml(text, name)[1:])
    except PlanTextError as fault:
        if fault.code == "plan-duplicate-key":
            raise
        return Document(data, name)


def _require_characters(data: Any, text: str, name: str) -> None:
    """Half of a surrogate pair, which only an escape can write, is no character and cannot be told to anybody."""
    if "\\" not in text:
        return
    try:
        json.dumps(data, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError as problem:
        told = f"U+{ord(problem.object[problem.start]):04X}"
        raise PlanTextError("plan-not-readable", "", file=name, line=1, column=1, problem=told) from None
    except (RecursionError, ValueError):
        return  # told with its place by what reads the values


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_constant=str)
    except json.JSONDecodeError as problem:
        line, column, told = problem.lineno, problem.colno, problem.msg
    except (RecursionError, ValueError) as problem:  # nested too deeply; a number of thousands of digits
        line, column, told = 1, 1, str(problem)
    raise PlanTextError("plan-not-readable", "", file=name, line=line, column=column, problem=told)
