"""The manifest of a snapshot: what it holds, from which files, how well it is known, with hashes.

Manifests of earlier layouts as manifests of today, or refused with what to do.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from citybrain.kernel.entities import Geometry
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import first_refused

LAYOUTS = Path(__file__).parent / "data" / "formats.yaml"


@cache
def layouts() -> dict[int, dict[str, Any]]:
    """Return data/formats.yaml, by the number of the layout."""
    content: dict[int, dict[str, Any]] = read_yaml(LAYOUTS)
    return content


def migrated(content: dict[str, Any], written: int, today: int, folder: Path) -> dict[str, Any]:
    """Return a manifest of today's form; no file of the snapshot is touched.

    Raises InputError for a layout that nobody knows, and where a table is missing without which nothing can be told.
    """
    layout = layouts().get(written)
    tables = content.get("tables")
    if layout is None or not isinstance(tables, dict):
        return content
    if "entities" not in layout:
        return _with_relations(content, layout["together"], written, today, folder)
    entities = {
        name: {**about, "rows": tables[file]["rows"]}
        for name, about in layout["entities"].items()
        if (file := f"{about['table']}.parquet") in tables
    }
    missing = [layout["entities"][name]["table"] for name in layout["needed"] if name not in entities]
    if missing:
        raise _lacks([f"{table}.parquet" for table in missing], written, folder)
    first = next(iter(entities.values()))
    first["quality"] = content.get("quality", {})
    entities[layout["tiled"]]["tiles"] = content.get("tiles", [])
    records = layout["records"]
    origins = [
        {**origin, "row_column": origin.get("row_column") or records.get(origin["name"])}
        for origin in content.get("origins", [])
    ]
    kept = {key: value for key, value in content.items() if key not in ("quality", "tiles")}
    return {**kept, "format": today, "origins": origins, "entities": entities, "relations": {}}


def _with_relations(
    content: dict[str, Any], together: dict[str, list[str]], written: int, today: int, folder: Path
) -> dict[str, Any]:
    """A manifest whose form is today's; InputError where it lacks what has come to stand beside a relation of it."""
    relations = content.get("relations") or {}
    missing = [name for one, others in together.items() if one in relations for name in others if name not in relations]
    if missing:
        raise _lacks(missing, written, folder)
    return {**content, "format": today}


def _lacks(missing: list[str], written: int, folder: Path) -> InputError:
    city, lacking = str(folder.parent.parent), ", ".join(missing)
    return InputError("snapshot-old", file=str(folder), received=written, missing=lacking, city=city)


FORMAT = 3
FILE = "manifest.json"


class Source(BaseModel, extra="forbid"):
    """One file that went into the twin; `file` is its name, never a path of the machine it came from."""

    file: str
    sha256: str
    bytes: int
    title: str
    licence: str
    owner: str | None = None
    url: str | None = None
    date: str | None = None


class TableEntry(BaseModel):
    """A file of the snapshot; `rows` is None for files that are not tables."""

    sha256: str
    rows: int | None = None


class EntityEntry(BaseModel, extra="forbid"):
    """An entity of the snapshot.

    `inside` are the entities that each row lies in: the table has a column of row numbers named like each of them.
    `columns` names the columns of attributes that are called otherwise in the table, `drawn` attributes that are drawn
    from the ids when asked for. `tiles` are row offsets (first 0, last the number of rows; empty: one tile). `quality`
    gives per attribute the shares of measured, derived, estimated, unknown, simulated.
    """

    table: str
    rows: int
    geometry: Geometry = "none"
    inside: tuple[str, ...] = ()
    columns: dict[str, str] = {}
    drawn: tuple[str, ...] = ()
    tiles: tuple[int, ...] = ()
    quality: dict[str, dict[str, float]] = {}


class RelationEntry(BaseModel, extra="forbid"):
    """A relation of the snapshot: rows of `of` that depend on rows of `to`, with weights; `quality` is their level."""

    of: str
    to: str
    table: str
    quality: int = 0


class RefusedSource(BaseModel):
    """A source that could not be used and without which the city was built, and what is wrong with its file.

    `file` is its name; `code` and `arguments` are those of the error. `domains` are those of which an importer did not
    run for want of it.
    """

    file: str
    code: str
    arguments: dict[str, Any] = {}
    domains: tuple[str, ...] = ()


class SiteLocation(BaseModel):
    """Where the city is; `utc_offset` is that of local standard time, in hours."""

    latitude: float
    longitude: float
    utc_offset: float


class Manifest(BaseModel):
    """See the module; of the entities the first is the one that the city is told by.

    `climate` is the class of Köppen and Geiger, "" where it is not known. `bounds` are west, south, east and north of
    all that has a shape, `first_view` those of where the city stands: what a map shows at first.
    `declarations` are hashes of what each domain declared when it was built. `refused` are sources by the names that
    those that were used have.
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
    first_view: tuple[float, float, float, float] | None = None
    counts: dict[str, int]
    tables: dict[str, TableEntry]
    sources: dict[str, Source]
    origins: list[dict[str, Any]]
    entities: dict[str, EntityEntry]
    relations: dict[str, RelationEntry] = {}
    report: dict[str, Any]
    notices: list[dict[str, Any]]
    declarations: dict[str, str] = {}
    refused: dict[str, RefusedSource] = {}

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
        """Whether any value of an entity that has a shape was generated rather than observed or reasoned."""
        drawn = (entry.quality for entry in self.entities.values() if entry.geometry != "none")
        return any(shares.get("simulated", 0) > 0 for quality in drawn for shares in quality.values())


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
