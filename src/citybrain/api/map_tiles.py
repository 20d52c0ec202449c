"""What the map of a served city draws, in tiles: made when they are first asked for, and kept as they are sent."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable
from functools import cached_property

import brotli

from citybrain.kernel import NotFoundError
from citybrain.plans.memo import Memo
from citybrain.presenting.answers.shapes.entities import TileIndex
from citybrain.twin.geometry.entities import NONE, Entities, Entity
from citybrain.twin.geometry.shapes import PACKED, read_shapes, shapes_of, write_shapes
from citybrain.twin.geometry.tiles import Bounds, GeometryTile, Parted, Shapes, Tiling, around, tiles_of
from citybrain.twin.snapshot import Snapshot

QUALITY = 6  # of brotli: a tile of 25,000 buildings takes a tenth of a second
WINDOW = 24


class EntityTiles:
    """The tiles of one entity of a snapshot. Safe for threads."""

    def __init__(self, snapshot: Snapshot, entity: Entity, tiling: Tiling) -> None:
        self.entity = entity
        self._snapshot = snapshot
        self._tiling = tiling
        self._making = threading.Lock()
        files = snapshot.manifest.tables
        self._file = f"{entity.table}{PACKED}" if f"{entity.table}{PACKED}" in files else None
        """What the build has written; without it, shapes are made of the table."""
        self.tiles = tiles_of(entity.rows, tiling)
        self._packed: Memo[bytes] = Memo(1 + len(self.tiles))
        source = files[self._file or f"{entity.table}.parquet"].sha256
        parts = (source, entity.geometry, *(str(tile.first) for tile in self.tiles))
        self.content = hashlib.sha256(" ".join(parts).encode()).hexdigest()[:32]
        """Names what all tiles hold: other shapes, or another way to part them, have another name."""

    @cached_property
    def _parted(self) -> Parted:
        return Parted(self.shapes)

    @property
    def shapes(self) -> Shapes:
        """Shapes of all rows."""
        return read_shapes(brotli.decompress(self.whole()))

    @cached_property
    def index(self) -> TileIndex:
        """Where each tile lies and which rows it holds."""
        around = self._snapshot.manifest.bounds
        with self._making:
            bounds = [around] if len(self.tiles) == 1 else [self._parted.bounds(tile) for tile in self.tiles]
        return {
            "entity": self.entity.name,
            "geometry": self.entity.geometry,
            "content": self.content,
            "rows": self.entity.rows,
            "most_at_once": self._tiling.most_at_once,
            "tiles": [
                {"tile": number, "first": tile.first, "count": tile.count, "bounds": around}
                for number, (tile, around) in enumerate(zip(self.tiles, bounds, strict=True))
            ],
        }

    def rows(self, number: int) -> slice:
        """Rows of a tile. Raises NotFoundError for a number that no tile has."""
        if not 0 <= number < len(self.tiles):
            told = {"received": str(number), "count": str(len(self.tiles)), "entity": self.entity.name}
            raise NotFoundError("tile-unknown", **told)
        return self.tiles[number].rows

    def whole(self) -> bytes:
        """Shapes of all rows: OCB1, compressed with brotli; made once where the build has written none."""
        if self._file:
            return self._snapshot.path(self._file).read_bytes()
        return self._packed.get("whole", self._make)

    def packed(self, number: int) -> bytes:
        """Shapes of a tile: OCB1, compressed with brotli. Raises NotFoundError for a number that no tile has."""
        self.rows(number)
        return self.whole() if len(self.tiles) == 1 else self._packed.get(number, lambda: self._cut(number))

    def bounds(self, rows: Iterable[int]) -> Bounds | None:
        """West, south, east and north of some rows in degrees; None where none of them has a shape."""
        with self._making:
            found = [self._parted.bounds(GeometryTile(row, 1)) for row in rows]
        return around([one for one in found if one is not None])

    def _make(self) -> bytes:
        return _compressed(write_shapes(shapes_of(self._snapshot, self.entity.table, self.entity.geometry)))

    def _cut(self, number: int) -> bytes:
        with self._making:
            part = self._parted.of(self.tiles[number])
        return _compressed(write_shapes(part))


class MapTiles:
    """The tiles of all entities of one snapshot. Safe for threads."""

    def __init__(self, snapshot: Snapshot, entities: Entities, tiling: Tiling) -> None:
        self.entities = entities
        self._snapshot = snapshot
        self._tiling = tiling
        self._of: dict[str, EntityTiles] = {}
        self._adding = threading.Lock()

    def of(self, name: str) -> EntityTiles:
        """The tiles of an entity. Raises NotFoundError for one that is unknown or has no shapes here."""
        entity = self.entities[name]
        if entity.geometry == NONE:
            drawn = ", ".join(self.entities.drawn) or "-"
            raise NotFoundError("entity-without-shapes", received=name, allowed=drawn)
        with self._adding:
            if name not in self._of:
                self._of[name] = EntityTiles(self._snapshot, entity, self._tiling.of(entity.geometry))
            return self._of[name]

    def prepare(self) -> None:
        """Make the lists of tiles whose shapes the build has written: what the first page waits for."""
        for name, entity in self.entities.drawn.items():
            if f"{entity.table}{PACKED}" in self._snapshot.manifest.tables:
                len(self.of(name).index["tiles"])


def _compressed(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=QUALITY, lgwin=WINDOW))
