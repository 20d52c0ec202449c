"""Open an OpenStreetMap file: recognise it by its content, read its header, and tell what is wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import osmium

from citybrain.base.files import local_file, read_head
from citybrain.kernel.errors import InputError
from citybrain.twin.importers.osm_extract import Bounds

_PBF_MARK = b"OSMHeader"
_PACKED = {b"\x1f\x8b": "osm.gz", b"BZh": "osm.bz2"}
_BYTES_PER_TAGGED_OBJECT = {"pbf": 35, "osm": 400, "osm.gz": 45, "osm.bz2": 35}


@dataclass(frozen=True)
class OsmFile:
    """An OpenStreetMap file that has a readable header."""

    path: Path
    format: str
    """pbf, osm (XML), osm.gz or osm.bz2."""
    bounds: Bounds | None
    date: str | None

    @property
    def source(self) -> osmium.io.File:
        """What osmium reads from; the format is the recognised one, whatever the file is called."""
        return osmium.io.File(str(self.path.resolve()), self.format)

    @property
    def likely_objects(self) -> int:
        """About how many objects with tags the file holds, from its size; only for telling how far the reading is."""
        return max(1, self.path.stat().st_size // _BYTES_PER_TAGGED_OBJECT[self.format])


def open_osm(path: Path | str) -> OsmFile:
    """Recognise a file and read its header.

    Raises InputError for a file that is not there, not a regular file, empty, not OpenStreetMap PBF or XML, damaged in
    its header, or a history of changes instead of a state.
    """
    path = local_file(path)
    found = OsmFile(path, _recognise(path), None, None)
    with explained(path), osmium.io.Reader(found.source, osmium.osm.osm_entity_bits.NOTHING) as reader:
        header = reader.header()
    if header.has_multiple_object_versions:
        raise InputError("osm-history", file=path.name)
    date = header.get("osmosis_replication_timestamp") or header.get("timestamp")
    return OsmFile(path, found.format, _bounds(header.box()), date or None)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the errors that osmium raises for damaged files into an InputError."""
    try:
        yield
    except (RuntimeError, ValueError, OSError) as problem:
        megabytes = path.stat().st_size / 1_000_000
        raise InputError("osm-damaged", file=path.name, problem=str(problem), received=megabytes) from problem


def _recognise(path: Path) -> str:
    head = read_head(path, 512)
    if _PBF_MARK in head[:64]:
        return "pbf"
    for mark, name in _PACKED.items():
        if head.startswith(mark):
            return name
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<") and b"<osm" in text:
        return "osm"
    raise InputError("osm-format", file=str(path))


def _bounds(box: osmium.osm.Box) -> Bounds | None:
    if not box.valid():
        return None
    return box.bottom_left.lon, box.bottom_left.lat, box.top_right.lon, box.top_right.lat
