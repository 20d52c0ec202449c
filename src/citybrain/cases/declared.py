"""Entries of a file that declares things by name, each whole or with all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.yaml_files import read_yaml

Made = TypeVar("Made", bound=BaseModel)


def declared_entries(path: Path, made: type[Made], word: str) -> Iterator[tuple[str, Made | None, list[str]]]:
    """Of each entry of a file its name, and what it declares or what is wrong with it; `word` for one of them."""
    try:
        content: Any = read_yaml(path)
    except (CityBrainError, OSError, UnicodeDecodeError) as problem:
        yield "", None, [str(problem)[:200]]
        return
    if not isinstance(content, dict):
        yield "", None, [f"{word}s by name, received {str(content)[:40]}"]
        return
    for name, entry in content.items():
        if not isinstance(entry, dict):
            yield str(name)[:100], None, [f"a {word}, received {str(entry)[:40]}"]
            continue
        try:
            yield str(name)[:100], made.model_validate({**entry, "name": name}), []
        except ValidationError as problem:
            yield str(name)[:100], None, [describe_fault(one) for one in problem.errors(include_url=False)]


def describe_fault(fault: Mapping[str, Any]) -> str:
    """Where something is wrong, what, and what was received."""
    place = ".".join(map(str, fault["loc"]))
    message = str(fault["msg"]).removeprefix("Value error, ")
    received = "" if isinstance(fault["input"], dict) else f" (received {str(fault['input'])[:40]})"
    return f"{place}: {message}{received}" if place else message
