"""What the map of a served city draws, in tiles: made when they are first asked for, and kept as they are sent."""

from __future__ import annotations

import hashlib
import threading
from functools import cached_property

import brotli

from citybrain.kernel import NotFoundError
from citybrain.plans.answers.city import zones_columns
from citybrain.plans.answers.shapes.city import TileIndex
from citybrain.plans.memo import Memo
from citybrain.twin.geometry.columns_format import read_columns, write_columns
from citybrain.twin.geometry.tiles import Parted, Tiling, tiles_of
from citybrain.twin.snapshot import Snapshot

BUILDINGS = "buildings.bin.br"
QUALITY = 6  # of brotli: a tile of 25,000 buildings takes a tenth of a second
WINDOW = 24


class MapTiles:
    """The tiles of one snapshot. Safe for threads."""

    def __init__(self, snapshot: Snapshot, tiling: Tiling) -> None:
        self._snapshot = snapshot
        self._tiling = tiling
        self._reading = threading.Lock()
        self._packed: Memo[bytes] = Memo(1 + len(snapshot.ids))
        entry = snapshot.manifest.tables.get(BUILDINGS)
        self.tiles = tiles_of(len(snapshot.ids), tiling) if entry else []
        parts = (entry.sha256 if entry else "", *(str(tile.first) for tile in self.tiles))
        self.content = hashlib.sha256(" ".join(parts).encode()).hexdigest()[:32]
        """Names what all tiles hold: other footprints, or another way to part them, have another name."""

    @cached_property
    def _parted(self) -> Parted:
        return Parted(read_columns(brotli.decompress(self._file)))

    @property
    def _file(self) -> bytes:
        return self._snapshot.path(BUILDINGS).read_bytes()

    @cached_property
    def index(self) -> TileIndex:
        """Where each tile lies and which rows it holds."""
        whole = self._snapshot.manifest.bounds
        with self._reading:
            bounds = [whole] if len(self.tiles) == 1 else [self._parted.bounds(tile) for tile in self.tiles]
        return {
            "content": self.content,
            "buildings": len(self._snapshot.ids),
            "most_at_once": self._tiling.most_at_once,
            "tiles": [
                {"tile": number, "first": tile.first, "count": tile.count, "bounds": around}
                for number, (tile, around) in enumerate(zip(self.tiles, bounds, strict=True))
            ],
        }

    def rows(self, number: int) -> slice:
        """Rows of the buildings of a tile. Raises NotFoundError for a number that no tile has."""
        if not 0 <= number < len(self.tiles):
            raise NotFoundError("tile-unknown", received=str(number), count=str(len(self.tiles)))
        return self.tiles[number].rows

    def packed(self, number: int) -> bytes:
        """Footprints of a tile: OCB1, compressed with brotli. Raises NotFoundError for a number that no tile has."""
        self.rows(number)
        return self._packed.get(number, lambda: self._file if len(self.tiles) == 1 else self._cut(number))

    def _cut(self, number: int) -> bytes:
        with self._reading:
            part = self._parted.of(self.tiles[number])
        return _compressed(write_columns(part))

    def packed_zones(self) -> bytes:
        """Shapes of the zones: OCB1, compressed with brotli."""
        return self._packed.get("zones", lambda: _compressed(zones_columns(self._snapshot)))


def _compressed(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=QUALITY, lgwin=WINDOW))
