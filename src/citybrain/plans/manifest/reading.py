"""Reads the manifest of a run and checks that it is as it was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

from citybrain.kernel.errors import InputError
from citybrain.kernel.uncertainty import FORMER_KEY
from citybrain.messages import first_refused
from citybrain.plans.manifest.canonical import canonical, digest
from citybrain.plans.manifest.record import FORMAT, own_hash

LARGEST_FILE = 500_000_000


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ManifestNumbers(_Part):
    """Numbers by path, and the hash of their canonical form."""

    count: int
    sha256: str
    values: dict[str, float | int | None]


class Run(_Part):
    """See `citybrain.plans.manifest.record.manifest_of`."""

    format: int
    program: dict[str, Any]
    machine: dict[str, str]
    city: dict[str, Any]
    day: str
    parameters: dict[str, Any]
    scenario: str | None
    plan: dict[str, Any]
    seed: int
    uncertainty: dict[str, Any] | None = Field(validation_alias=AliasChoices("uncertainty", FORMER_KEY))
    numbers: ManifestNumbers
    sha256: str


def read_run(path: Path) -> Run:
    """The run that a manifest tells of.

    Raises InputError where the file cannot be read, is of a newer format, or was changed after it was written.
    """
    content = _content(path)
    newer = isinstance(content, dict) and isinstance(content.get("format"), int) and content["format"] > FORMAT
    if newer:
        raise InputError("manifest-newer", file=str(path), received=content["format"], allowed=FORMAT)
    try:
        run = Run.model_validate(content)
    except ValidationError as failed:
        raise InputError("manifest-form", file=str(path), **first_refused(failed)) from None
    found = own_hash(content)
    if found != run.sha256:
        raise InputError("manifest-changed", file=str(path), expected=run.sha256, received=found)
    if digest(canonical(run.numbers.values)) != run.numbers.sha256:
        raise _unreadable(path, "numbers.sha256")
    return _with_present_names(run) if FORMER_KEY in content else run


def _with_present_names(run: Run) -> Run:
    """A run of a program that formerly called its draws otherwise, as it would be written now."""
    former = f"{FORMER_KEY}/"
    values = {
        f"uncertainty/{n[len(former) :]}" if n.startswith(former) else n: v for n, v in run.numbers.values.items()
    }
    return run.model_copy(
        update={"numbers": ManifestNumbers(count=len(values), sha256=digest(canonical(values)), values=values)}
    )


def _content(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _unreadable(path, f"> {LARGEST_FILE} bytes")
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise _unreadable(path, problem.strerror or str(problem)) from None
    except (ValueError, RecursionError) as problem:
        raise _unreadable(path, str(problem)) from None


def _unreadable(path: Path, problem: str) -> InputError:
    return InputError("manifest-unreadable", file=str(path), problem=problem)
