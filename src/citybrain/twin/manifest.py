"""The manifest of a snapshot: what it holds, from which files, how well it is known, with hashes."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from citybrain.kernel.entities import Geometry
from citybrain.kernel.errors import InputError
from citybrain.messages import first_refused
from citybrain.twin.earlier_formats import layouts, migrated

FORMAT = 2
FILE = "manifest.json"


class Source(BaseModel):
    """One file that went into the twin; `file` is its name, never a path of the machine it came from."""

    model_config = ConfigDict(extra="forbid")
    file: str
    sha256: str
    bytes: int
    title: str
    licence: str
    url: str | None = None
    date: str | None = None


class TableEntry(BaseModel):
    """A file of the snapshot; `rows` is None for files that are not tables."""

    sha256: str
    rows: int | None = None


class EntityEntry(BaseModel):
    """An entity of the snapshot.

    `inside` are the entities that each row lies in: the table has a column of row numbers named like each of them.
    `columns` names the columns of attributes that are called otherwise in the table, `drawn` attributes that are drawn
    from the ids when asked for. `tiles` are row offsets (first 0, last the number of rows; empty: one tile). `quality`
    gives per attribute the shares of measured, derived, estimated, unknown, simulated.
    """

    model_config = ConfigDict(extra="forbid")
    table: str
    rows: int
    geometry: Geometry = "none"
    inside: tuple[str, ...] = ()
    columns: dict[str, str] = {}
    drawn: tuple[str, ...] = ()
    tiles: tuple[int, ...] = ()
    quality: dict[str, dict[str, float]] = {}


class RelationEntry(BaseModel):
    """A relation of the snapshot: rows of `of` that depend on rows of `to`, with weights; `quality` is their level."""

    model_config = ConfigDict(extra="forbid")
    of: str
    to: str
    table: str
    quality: int = 0


class SiteLocation(BaseModel):
    """Where the city is; `utc_offset` is that of local standard time, in hours."""

    latitude: float
    longitude: float
    utc_offset: float


class Manifest(BaseModel):
    """See the module; of the entities the first is the one that the city is told by.

    `climate` is the class of Köppen and Geiger, "" where it is not known.
    """

    format: int
    snapshot: int
    created: str
    citybrain: str
    name: str
    country: str
    currency: str
    time_zone: str
    date: str
    crs: str
    place: SiteLocation
    climate: str = ""
    bounds: tuple[float, float, float, float]
    counts: dict[str, int]
    tables: dict[str, TableEntry]
    sources: dict[str, Source]
    origins: list[dict[str, Any]]
    entities: dict[str, EntityEntry]
    relations: dict[str, RelationEntry] = {}
    report: dict[str, Any]
    notices: list[dict[str, Any]]

    def to_text(self) -> str:
        """Return the JSON that is written to disk."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"

    @property
    def quality(self) -> dict[str, dict[str, float]]:
        """Shares of measured, derived, estimated, unknown and simulated per attribute of the first entity."""
        return next(iter(self.entities.values())).quality

    @property
    def qualities(self) -> dict[str, dict[str, float]]:
        """The same shares of the attributes of all entities, those of the first before the others."""
        return {name: shares for entry in self.entities.values() for name, shares in entry.quality.items()}

    @property
    def simulated(self) -> bool:
        """Whether any value of the first entity was generated rather than observed or reasoned."""
        return any(shares.get("simulated", 0) > 0 for shares in self.quality.values())


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of one snapshot folder.

    One of an earlier layout is read as if it were of today's. Raises InputError if it is newer than this program,
    damaged, or of an earlier layout without something that is needed.
    """
    path = folder / FILE
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        written = int(content["format"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise InputError("snapshot-damaged", file=str(path), problem=str(problem)) from problem
    if written > FORMAT:
        raise InputError("snapshot-newer", file=str(path), received=written, allowed=FORMAT)
    if written not in {FORMAT, *layouts()}:
        allowed = ", ".join(map(str, sorted({FORMAT, *layouts()})))
        raise InputError("snapshot-format", file=str(path), received=written, allowed=allowed)
    try:
        return Manifest.model_validate(content if written == FORMAT else migrated(content, written, FORMAT, folder))
    except ValidationError as problem:
        raise InputError("snapshot-form", file=str(path), **first_refused(problem)) from problem
