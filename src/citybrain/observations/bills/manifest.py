"""The manifest of one import of bills: its files and their hashes, how they were read, what became of every row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from citybrain.base.folders import numbered_folders
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.messages import first_refused

FORMAT = 1
BILLS = "bills"
FILE = "manifest.json"


class Ledger(BaseModel):
    """Rows received = kept + duplicates + quarantined.

    `credits`, `cancelled` and `estimated` are among the kept; `reasons` add up to quarantined.
    """

    received: int
    kept: int
    duplicates: int
    quarantined: int
    credits: int = 0
    cancelled: int = 0
    estimated: int = 0
    reasons: dict[str, int] = {}


class BillFile(BaseModel, extra="forbid"):
    """A file that was read, how many rows it has, and how it was read; `role` says what it holds."""

    file: str
    sha256: str
    bytes: int
    role: Literal["bills", "meters"]
    rows: int
    read: dict[str, Any] = {}


class Matching(BaseModel):
    """How the series of an import met the twin: series and energy [kWh] with a place and without."""

    snapshot: int
    series: int
    series_matched: int
    energy: float
    energy_matched: float
    places_matched: int
    examples: list[str] = []


class ImportManifest(BaseModel):
    """See the module. `identity` is the same for the same files read in the same way."""

    format: int
    number: int
    created: str
    citybrain: str
    name: str
    title: str
    licence: str
    kind: str
    metered: bool
    simulated: bool
    identity: str
    files: list[BillFile]
    settings: dict[str, Any]
    ledger: Ledger
    carriers: dict[str, dict[str, Any]]
    matching: Matching
    data_class: Literal["personal", "internal"]
    personal_buildings: int
    tables: dict[str, str]
    notices: list[dict[str, Any]]

    def to_text(self) -> str:
        """Return the JSON that is written to disk."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def read_import(folder: Path) -> ImportManifest:
    """Read the manifest of an import. Raises InputError where it is damaged or newer than this program."""
    path = folder / FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        written = int(content["format"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise InputError("bills-damaged", file=str(path), problem=str(problem)) from problem
    if written > FORMAT:
        raise InputError("snapshot-newer", file=str(path), received=written, allowed=FORMAT)
    try:
        return ImportManifest.model_validate(content)
    except ValidationError as problem:
        raise InputError("bills-form", file=str(path), **first_refused(problem)) from problem


def imports_of(city: Path) -> list[tuple[Path, ImportManifest]]:
    """Imports of a city, oldest first, with their folders."""
    return [(folder, read_import(folder)) for folder in numbered_folders(city, BILLS)]


def import_of(city: Path, number: int) -> tuple[Path, ImportManifest]:
    """One import of a city and its folder. Raises NotFoundError where there is none of that number."""
    known = imports_of(city)
    for folder, manifest in known:
        if manifest.number == number:
            return folder, manifest
    allowed = ", ".join(str(manifest.number) for _, manifest in known) or "-"
    raise NotFoundError("bills-import-unknown", received=number, allowed=allowed)
