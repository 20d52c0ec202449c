"""Reads YAML by the core schema of YAML 1.2 and remembers where each value stands.

Other than in YAML 1.1, `no` is a word and `00510` keeps its zeros; dates are ISO 8601. Anchors, aliases and tags are
refused, so that a small file can't unfold into a large one. Nesting is limited.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from citybrain.kernel.errors import Argument, PlanError

DEEPEST = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: Mapping[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}

JsonPath = tuple[str | int, ...]


class Mark(NamedTuple):
    """Line and column of a value, counted from 1."""

    line: int
    column: int


class PlanTextError(PlanError):
    """An error at a place of a text; `pointer` is its JSON pointer, for programs."""

    def __init__(self, code: str, pointer: str, **arguments: Argument) -> None:
        super().__init__(code, **arguments)
        self.pointer = pointer

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.pointer, self.arguments)


def _rebuild(code: str, pointer: str, arguments: dict[str, Argument]) -> PlanTextError:
    return PlanTextError(code, pointer, **arguments)


def read_yaml(text: str, name: str, marked: bool = False) -> tuple[Any, dict[JsonPath, Mark], dict[JsonPath, Mark]]:
    """Value of a text, and where that is wanted the marks of values and of keys, which take more than the value.

    Raises PlanTextError where it can't be read.
    """
    reader = _Reader(yaml.parse(text, Loader=_LOADER), name, marked)
    try:
        return reader.document(), reader.marks, reader.keys
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        told = problem.problem or problem.context or ""
    except yaml.YAMLError as problem:  # a character that no text has
        line, column, told = 1, 1, str(problem).splitlines()[0]
    raise PlanTextError("plan-not-readable", "", file=name, line=line, column=column, problem=told)


class _Reader:
    """Builds plain values from the events of the YAML parser."""

    def __init__(self, events: Iterator[Any], name: str, marked: bool) -> None:
        self.events = events
        self.name = name
        self.marked = marked
        self.marks: dict[JsonPath, Mark] = {}
        self.keys: dict[JsonPath, Mark] = {}

    def refuse(self, code: str, event: Any, **arguments: str | int) -> PlanTextError:
        """An error at the place where an event begins."""
        line, column = _mark(event)
        return PlanTextError(code, "", file=self.name, line=line, column=column, **arguments)

    def document(self) -> Any:
        """Value of the only document of the text (None where it is empty)."""
        values: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if values:
                    raise self.refuse("plan-one-document", event)
                values.append(self.value(next(self.events), ()))
        return values[0] if values else None

    def value(self, event: Any, place: JsonPath) -> Any:
        """Value that begins with this event."""
        if self.marked:
            self.marks[place] = _mark(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.refuse("plan-alias", event, name=str(event.anchor))
        if getattr(event, "tag", None) not in (None, "!"):
            raise self.refuse("plan-tag", event, tag=str(event.tag))
        if len(place) > DEEPEST:
            raise self.refuse("plan-too-deep", event, allowed=DEEPEST)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(place)
        return event.value if event.style else scalar(event.value)

    def sequence(self, place: JsonPath) -> list[Any]:
        """Items up to the end of the sequence."""
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*place, len(items))))
        return items

    def mapping(self, place: JsonPath) -> dict[str, Any]:
        """Keys and values up to the end of the mapping."""
        known: dict[str, Any] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.refuse("plan-key-not-text", event)
            inner = (*place, event.value)
            if event.value in known:
                raise self.refuse("plan-duplicate-key", event, key=event.value, first=lines[event.value])
            lines[event.value] = _mark(event).line
            if self.marked:
                self.keys[inner] = _mark(event)
            known[event.value] = self.value(next(self.events), inner)
        return known


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def scalar(text: str) -> Any:
    """Value of a text that stands without quotation marks."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return text
    return text
