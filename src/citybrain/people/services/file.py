"""The file of a catalogue of services: YAML, read whole or with all that is wrong with it, and written again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from citybrain.cases.declared import describe_fault
from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.people.services.entry import CityService

SAMPLE = Path(__file__).with_name("sample_helsinki.yaml")
"""Thirty services for the demo city, entered from memory and not checked."""

LARGEST = 5_000_000
"""Bytes of a file."""

MOST_SERVICES = 5_000
MOST_FAULTS = 20
KEY = "services"


def read_catalogue(path: Path) -> list[CityService]:
    """All services of a file. Raises InputError with all faults, up to 20, each with its service and place."""
    content = read_content(path)
    entries = content.get(KEY) if isinstance(content, dict) else None
    if not isinstance(entries, list) or set(content) != {KEY}:
        raise faulty_file(path, [f"`{KEY}:` with a list of services, received {str(content)[:60]}"])
    if len(entries) > MOST_SERVICES:
        raise faulty_file(path, [f"{len(entries)} services, allowed {MOST_SERVICES}"])
    services, faults = list[CityService](), list[str]()
    for place, entry in enumerate(entries, 1):
        try:
            services.append(CityService.model_validate(entry))
        except ValidationError as problem:
            name = entry.get("code", place) if isinstance(entry, dict) else place
            faults += [f"{str(name)[:60]}: {describe_fault(one)}" for one in problem.errors(include_url=False)]
    faults += _twice(services)
    if faults:
        raise faulty_file(path, faults)
    return services


def read_content(path: Path) -> Any:
    """What a file says, of bounded size and without aliases. Raises InputError."""
    if path.stat().st_size > LARGEST:
        raise faulty_file(path, [f"{path.stat().st_size} bytes, allowed {LARGEST}"])
    _refuse_aliases(path)
    try:
        return read_yaml(path)
    except (CityBrainError, UnicodeDecodeError, RecursionError) as problem:
        raise faulty_file(path, [str(problem)[:300] or type(problem).__name__]) from None


def _refuse_aliases(path: Path) -> None:
    """An alias can stand for more text than any memory holds, so that none is taken."""
    with path.open("rb") as file:
        try:
            events = yaml.parse(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            found = next((one for one in events if isinstance(one, yaml.AliasEvent)), None)
        except yaml.YAMLError:
            return  # told with its line by who reads it
    if found is not None:
        line = found.start_mark.line + 1 if found.start_mark else 0
        raise faulty_file(path, [f"line {line}: *{found.anchor}: write it out, aliases are not allowed"])


def _twice(services: Iterable[CityService]) -> list[str]:
    seen, faults = set[tuple[str, Any]](), list[str]()
    for one in services:
        if (one.code, one.since) in seen:
            faults.append(f"{one.code}: from: {one.since} stands here twice")
        seen.add((one.code, one.since))
    return faults


def faulty_file(path: Path, faults: Sequence[str]) -> InputError:
    """What a file of services is refused with: its faults, the first twenty in words."""
    rest = [f"+{len(faults) - MOST_FAULTS}"] if len(faults) > MOST_FAULTS else []
    listed = "\n".join(f"- {one}" for one in (*faults[:MOST_FAULTS], *rest))
    return InputError("cli-services-bad-file", file=path.name, number=len(faults), faults=listed)


def plain(service: CityService) -> dict[str, Any]:
    """A service as its file says it: nothing that is left out, texts of one language as they are."""
    said: dict[str, Any] = service.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    shortened: dict[str, Any] = _shortened(said)
    return shortened


def _shortened(said: Any) -> Any:
    if isinstance(said, dict):
        return said["en"] if set(said) == {"en"} else {name: _shortened(one) for name, one in said.items()}
    return [_shortened(one) for one in said] if isinstance(said, list) else said


def catalogue_text(services: Iterable[CityService]) -> str:
    """The file of services, which `read_catalogue` reads to the same ones."""
    entries = [plain(one) for one in services]
    return str(yaml.safe_dump({KEY: entries}, allow_unicode=True, sort_keys=False, width=120))
