"""Observed quantities of streams as they are frozen in a city: numbered folders `observed/000001` with a manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ValidationError

from citybrain.base.folders import numbered_folders
from citybrain.kernel import City, Graph, InputError, Level, Provenance
from citybrain.kernel.units import Array
from citybrain.twin.snapshot import Snapshot

FOLDER = "observed"
FILE = "manifest.json"
FORMAT = 1
RULE = "observed-streams"


class FrozenStream(BaseModel):
    """One stream of a value: number, name, the share of hours that is known, the hash of its hourly means."""

    stream: int
    name: str
    value: float
    known: float
    sha256: str
    simulated: bool


class FrozenValue(BaseModel):
    """The value of one row, by the id of the row, with the streams that say it."""

    id: str
    value: float
    streams: list[FrozenStream]


class FrozenQuantity(BaseModel):
    """A quantity with its declaration, the hours of its window (from 1970 in UTC, `end` exclusive), and its values."""

    entity: str
    property: str
    statistic: str
    window: str
    begin: int
    end: int
    values: list[FrozenValue]


class FrozenManifest(BaseModel):
    """See the module. `hash` names the content: the same for the same readings in the same declaration."""

    format: int
    number: int
    created: str
    citybrain: str
    hash: str
    quantities: dict[str, FrozenQuantity]


@dataclass(frozen=True)
class FrozenObservations:
    """The newest frozen values of a city as columns of a graph."""

    manifest: FrozenManifest
    columns: Mapping[str, Array]
    quality: Mapping[str, NDArray[np.uint8]]
    said: Mapping[tuple[str, int], FrozenValue]

    @property
    def hash(self) -> str:
        """The name of what was frozen."""
        return self.manifest.hash

    def on(self, city: City) -> City:
        """The city with these columns; each value tells its streams."""
        before = city.leaf

        def leaf(name: str, row: int) -> Provenance:
            if name in self.columns:
                return self._leaf(name, row)
            return before(name, row) if before is not None else Provenance("", "unknown", int(Level.UNKNOWN))

        shared = {name for name in self.columns if self.manifest.quantities[name].entity not in city.size}
        columns = {name: np.float64(c[0]) if name in shared else c for name, c in self.columns.items()}
        return replace(city, columns={**city.columns, **columns}, quality={**city.quality, **self.quality}, leaf=leaf)

    def _leaf(self, name: str, row: int) -> Provenance:
        said = self.said.get((name, row))
        if said is None:
            return Provenance("streams", "unknown", int(Level.UNKNOWN))
        return Provenance(
            "streams",
            "measured",
            int(self.quality[name][row]),
            simulated=any(stream.simulated for stream in said.streams),
            file=f"{FOLDER}/{self.manifest.number:06d}",
            sha256=self.hash,
            row=", ".join(str(stream.stream) for stream in said.streams),
            title=", ".join(stream.name for stream in said.streams),
            rule=RULE,
        )


def frozen_observations(city: Path, snapshot: Snapshot, graph: Graph) -> FrozenObservations | None:
    """What was frozen last, for the rows that the snapshot has; None where nothing was.

    Raises InputError for a manifest that cannot be read.
    """
    folders = numbered_folders(city, FOLDER)
    if not folders:
        return None
    manifest = read_manifest(folders[-1] / FILE)
    columns: dict[str, Array] = {}
    quality: dict[str, NDArray[np.uint8]] = {}
    said: dict[tuple[str, int], FrozenValue] = {}
    for name, frozen in manifest.quantities.items():
        if name not in graph.quantities or graph[name].of != frozen.entity:
            continue
        shared = graph.entities[frozen.entity].shared
        ids = [""] if shared else [str(one) for one in snapshot.of(frozen.entity).ids]
        rows = {one: row for row, one in enumerate(ids)}
        columns[name] = np.full(len(ids), np.nan)
        quality[name] = np.full(len(ids), int(Level.UNKNOWN), np.uint8)
        for value in frozen.values:
            if (row := rows.get(value.id)) is not None:
                columns[name][row], quality[name][row] = value.value, int(Level.MEASURED)
                said[name, row] = value
    return FrozenObservations(manifest, columns, quality, said)


def read_manifest(path: Path) -> FrozenManifest:
    """Reads a manifest. Raises InputError for one that is damaged or newer than this program."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        written = int(content["format"])
        if written > FORMAT:
            raise InputError("snapshot-newer", file=str(path), received=written, allowed=FORMAT)
        return FrozenManifest.model_validate(content)
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as problem:
        raise InputError("snapshot-damaged", file=str(path), problem=str(problem)) from problem
