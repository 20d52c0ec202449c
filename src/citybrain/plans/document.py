"""Plain values of a YAML or JSON text, and at which line and column each of them stands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from citybrain.kernel.errors import Argument, PlanError
from citybrain.plans.yaml_text import JsonPath, Mark, PlanTextError, read_yaml

LARGEST_FILE = 2_000_000  # bytes; a drawn area of 50,000 corners still fits
LONGEST_MARKED = 300_000
"""Characters of a text that is looked through for lines; an error of a longer one has its pointer alone."""

PIECE = 2_000
"""Keys of an object that are taken over, or let go, while nobody else has a turn: a millisecond."""


@dataclass(frozen=True)
class Document:
    """What a text says, and where it says it: `text` is looked through once more when something is wrong with it."""

    data: Any
    name: str
    text: str = ""

    def fault(self, code: str, place: JsonPath, **arguments: Argument) -> PlanTextError:
        """An error that points to a value of this text or, where it is missing, to what is around it."""
        line, column = self.mark(place)
        return PlanTextError(code, pointer(place), file=self.name, line=line, column=column, **arguments)

    def key_fault(self, code: str, place: JsonPath, **arguments: Argument) -> PlanTextError:
        """An error that points to the key before a value."""
        line, column = self._marks[1].get(place) or self.mark(place)
        return PlanTextError(code, pointer(place), file=self.name, line=line, column=column, **arguments)

    @cached_property
    def _marks(self) -> tuple[Mapping[JsonPath, Mark], Mapping[JsonPath, Mark]]:
        """Places of values and of keys; nearly every JSON text is YAML too, which tells them; none of a long text."""
        if len(self.text) > LONGEST_MARKED:
            return {}, {}
        try:
            return read_yaml(self.text, self.name, marked=True)[1:]
        except PlanTextError:
            return {}, {}

    def mark(self, place: JsonPath) -> Mark:
        """Where a value of this text stands or, where it is missing, what is around it."""
        marks, _ = self._marks
        while place and place not in marks:
            place = place[:-1]
        return marks.get(place, Mark(1, 1))


def pointer(place: JsonPath) -> str:
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
    data = _json(text, name) if json_text else read_yaml(text, name)[0]
    _require_characters(data, text, name)
    return Document(data, name, text)


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


def loads_in_turns(text: str | bytes, **named: Any) -> Any:
    """As json.loads, which is one piece: here others have their turn between two numbers, which functions read."""

    def whole(digits: str) -> int:
        return int(digits)

    def decimal(digits: str) -> float:
        return float(digits)

    return json.loads(text, parse_int=whole, parse_float=decimal, **named)


def dict_in_turns(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """As dict(pairs), of which none are left, in pieces between which others have their turn."""
    made = dict[str, Any]()
    for begin in range(0, len(pairs), PIECE):
        made.update(pairs[begin : begin + PIECE])
    while pairs:
        del pairs[-PIECE:]
    return made


def _json(text: str, name: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        number, told = len(pairs), dict_in_turns(pairs)
        if len(told) < number:
            try:
                read_yaml(text, name)  # tells where the key stands twice
            except PlanTextError as fault:
                if fault.code == "plan-duplicate-key":
                    raise
        return told

    try:
        return loads_in_turns(text, parse_constant=str, object_pairs_hook=once)
    except json.JSONDecodeError as problem:
        line, column, told = problem.lineno, problem.colno, problem.msg
    except (RecursionError, ValueError) as problem:  # nested too deeply; a number of thousands of digits
        line, column, told = 1, 1, str(problem)
    raise PlanTextError("plan-not-readable", "", file=name, line=line, column=column, problem=told)
