"""Entries of a file that declares things by name, each whole or with all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from citybrain.base.domains import Domains
from citybrain.kernel.errors import CityBrainError, DeclarationError
from citybrain.kernel.yaml_files import name_of, read_yaml

Made = TypeVar("Made", bound=BaseModel)


MOST_FAULTS = 20


def declared_files(domains: Domains, city: Path | None, *folder: str) -> list[tuple[str, Path]]:
    """Files of every domain and of a city's own folder, each with who owns it."""
    files = [(domain.name, path) for domain in domains for path in domain.files(*folder)]
    own = [] if city is None else sorted(city.joinpath(*folder).rglob("*.yaml"))
    return [*files, *(("city", path) for path in own)]


def read_declared(
    files: Iterable[tuple[str, Path]], made: type[Made], word: str, most: int, code: str
) -> tuple[dict[str, Made], dict[str, str]]:
    """What files declare by name, and who owns each; `word` for one of them, of which there are `most`.

    Raises DeclarationError of a code with all faults of all files, up to 20, each with its file and place.
    """
    entries, of, faults = dict[str, Made](), dict[str, str](), list[str]()
    for owner, path in files:
        for name, entry, wrong in declared_entries(path, made, word):
            twice = [f"name: stands in {of[name]} already"] if entry is not None and name in entries else []
            where = f"{owner}/{name_of(path)}: {name}".rstrip(": ")
            faults += [f"{where}: {one}" for one in (*wrong, *twice)]
            if entry is not None and not twice:
                entries[name], of[name] = entry, owner
    if len(entries) > most:
        faults.append(f"{len(entries)} {word}s, allowed {most}")
    if faults:
        rest = [f"+{len(faults) - MOST_FAULTS}"] if len(faults) > MOST_FAULTS else []
        listed = "\n".join(f"- {one}" for one in (*faults[:MOST_FAULTS], *rest))
        raise DeclarationError(code, count=len(faults), faults=listed)
    return entries, of


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
    if isinstance(fault["input"], str) and fault["type"] in ("too_long", "too_short"):
        message = message.replace("item after validation", "character").replace("items after validation", "characters")
    received = "" if isinstance(fault["input"], dict) else f" (received {str(fault['input'])[:40]})"
    return f"{place}: {message}{received}" if place else message
