"""Point to the line of `city.toml` that cannot be understood, and say what may stand there."""

import difflib
import json
import re
import tomllib
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from citybrain.base.domains import find_domains
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.messages import allowed_by

_TABLE = re.compile(r"^\s*\[\[?([^\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")

OF_DOMAIN, LONGEST_SHOWN = 3, 60
"""Names above what a domain is told, with its own (`domains.surface.side`), and letters of a value that are shown."""

Path = tuple[str, ...]


def syntax_error(file: str, text: str, problem: tomllib.TOMLDecodeError) -> InputError:
    """Return the error for a file that is no TOML."""
    told = str(problem)
    position = _POSITION.search(told)
    line = int(position.group(1)) if position and position.group(1) else len(text.splitlines())
    return InputError("city-file-syntax", file=file, line=line, problem=_POSITION.sub("", told).strip())


def explain_value(model: type[BaseModel], problem: ValidationError, text: str, file: str) -> InputError:
    """Turn pydantic's first complaint into one with file, line, key, what was received and what is allowed."""
    first = min(problem.errors(), key=lambda error: not _names_unknown_key(error))
    where = tuple(str(part) for part in first["loc"] if isinstance(part, str) and not part.startswith("["))
    line = line_of(text, where)
    key = ".".join(where)
    if _names_unknown_key(first):
        known = _known_keys(model, where[:-1])
        return InputError("city-file-key-unknown", file=file, line=line, key=key, nearest=nearest(where[-1], known))
    if first["type"] == "missing":
        return InputError("city-file-key-missing", file=file, line=line, key=key)
    if len(where) == OF_DOMAIN and where[0] == "domains" and not isinstance(first["input"], dict):
        return _no_entry(where, first["input"], {"file": file, "line": line, "key": key})
    received = repr(first["input"]) if not isinstance(first["input"], dict) else "{ … }"
    told = {"file": file, "key": key, "about": where[-1], "received": received, **allowed_by(first)}
    return InputError("city-file-value", line=line, **told)


def _no_entry(where: Path, received: object, place: dict[str, str | int]) -> InputError:
    """The error for what stands in the place of a number or a file of a domain and is neither."""
    told = {**place, "received": json.dumps(received, ensure_ascii=False, default=str)[:LONGEST_SHOWN]}
    try:
        settings = [one.settings for one in find_domains()[where[1]].importers()]
    except NotFoundError:
        settings = []
    allowed = [number for numbers in settings for number in numbers.get(where[2], ())]
    if not allowed:
        return InputError("city-domain-no-file", **told, name=where[2])
    return InputError("city-domain-no-number", **told, allowed=", ".join(f"{one:g}" for one in allowed))


def _names_unknown_key(error: Mapping[str, Any]) -> bool:
    return error["type"] == "extra_forbidden" or "[key]" in error["loc"]


def nearest(name: str, known: Sequence[str]) -> str:
    """Return the known names most like one that is not known; all of them if none is alike."""
    return ", ".join(difflib.get_close_matches(name, known, 3, 0.5) or sorted(known))


def line_of(text: str, where: Path) -> int:
    """Return the line (from 1) where a key stands, or the nearest table or key above it."""
    best, best_length = 1, 0
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        here: Path | None = None
        if found := _TABLE.match(line):
            here = table = _split(found.group(1))
        elif found := _KEY.match(line):
            here = (*table, *_split(found.group(1)))
        if here and where[: len(here)] == here and len(here) > best_length:
            best, best_length = number, len(here)
    return best


def _split(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in re.findall(r"""[\w-]+|"[^"]*"|'[^']*'""", dotted))


def _known_keys(model: type[BaseModel], where: Path) -> list[str]:
    """Return the keys that may stand in the table at `where`."""
    kind: object = model
    for part in where:
        kind = _table(_inside(kind, part))
    return _keys(kind)


def _table(kind: object) -> object:
    """Return the table among the kinds that may stand at one place."""
    while typing.get_origin(kind) is typing.Annotated:
        kind = typing.get_args(kind)[0]
    several = isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union
    options = typing.get_args(kind) if several else ()
    tables = [one for one in map(_table, options) if isinstance(one, type) and issubclass(one, BaseModel)]
    return tables[0] if tables else kind


def _keys(kind: object) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [field.alias or name for name, field in kind.model_fields.items()]
    if typing.get_origin(kind) is dict:
        return [str(value) for value in typing.get_args(typing.get_args(kind)[0])]
    return []


def _inside(kind: object, part: str) -> object:
    if typing.get_origin(kind) is dict:
        return typing.get_args(kind)[1]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
        inner = fields.get(part)
        options = typing.get_args(inner) if isinstance(inner, types.UnionType) else (inner,)
        return next((option for option in options if option is not type(None)), None)
    return None
