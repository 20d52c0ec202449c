"""The parts of a zip of XML: read piece by piece, never more of them than is allowed, whatever the zip announces."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat

from citybrain.base.files import MEGABYTE
from citybrain.kernel.errors import InputError

MOST_PARTS = 5_000
MOST_TAGS = 150_000_000
"""Marks of XML in all that is read: of a cell with a text there are up to eight."""

SPARE_TAGS, TAGS_OF_ONE = 10_000_000, 12
"""Marks that may hold nothing (cells that have a format alone), and those that a cell or a text may have."""

DEEPEST, MOST_NAMES = 100, 10_000
"""Elements within each other, and names of elements and attributes: the parser holds each, in hundreds of bytes."""

LONGEST_TAG = 1 << 20
PIECE = 1 << 18
PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

Tag = tuple[str, str, dict[str, str]]
"""The name of an element, that of the element around it, and its attributes, all without prefixes."""


class Elements(Protocol):
    """What takes the elements of a part in their order."""

    @property
    def depth(self) -> int:
        """Elements that are open."""

    @property
    def count(self) -> int:
        """Cells or texts that were taken."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take a piece of the text between them."""


class Parts:
    """The parts of a zip by their names, in which capitals count as small letters.

    Raises InputError for a zip of too many parts or bytes, and BadZipFile, ValueError or ExpatError, in reading, for
    one that is broken, has two parts of one name, or declares a document type, as bombs of entities do.
    """

    def __init__(self, content: bytes, file: str, largest: int) -> None:
        self._packed = zipfile.ZipFile(io.BytesIO(content))
        self._file, self._largest = file, largest
        self._read = self._tags = self._taken = 0
        parts = self._packed.infolist()
        if len(parts) > MOST_PARTS:
            raise InputError("archive-parts", file=file, received=len(parts), allowed=MOST_PARTS)
        self._require(sum(part.file_size for part in parts))
        self._parts = {part.filename.replace("\\", "/").lower(): part for part in parts}
        if len(self._parts) < len(parts):
            raise ValueError("two parts of one name")

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def beginning(self, name: str, length: int) -> bytes:
        """The first bytes of a part."""
        with self._opened(name) as part:
            return part.read(length)

    def read(self, name: str, elements: Elements) -> Iterator[int]:
        """Hand the elements of a part over; tells after each piece how many bytes were read, so that others may stop.

        What is held meanwhile is a piece and one tag: an element is no object, and where it stands does not matter.
        """
        names = dict[str, str]()
        parser = expat.ParserCreate(intern=names)
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = elements.start, elements.end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = elements.text, _refuse_type
        size = 0
        with self._opened(name) as part:
            while piece := part.read(PIECE):
                size += len(piece)
                self._read += len(piece)
                self._require(self._read)
                self._tags += piece.count(b"<")
                parser.Parse(piece)
                self._require_tags(elements.count)
                if elements.depth > DEEPEST or len(names) > MOST_NAMES:
                    raise ValueError(f"{name}: elements deeper than {DEEPEST}, or more than {MOST_NAMES} names of them")
                if size - parser.CurrentByteIndex > LONGEST_TAG:
                    raise ValueError(f"{name}: tag of more than {LONGEST_TAG} bytes")
                yield size
        parser.Parse(b"", True)
        self._taken += elements.count

    def tags(self, name: str) -> Iterator[Tag]:
        """The beginnings of elements of a part, for parts that are looked at and not held."""
        seen = _Seen()
        for _ in self.read(name, seen):
            yield from seen.tags
            seen.tags.clear()

    def _opened(self, name: str) -> zipfile.ZipExtFile:
        part = self._parts.get(name.lower())
        if part is None:
            raise ValueError(f"no {name}")
        if part.compress_type not in PACKINGS:
            raise zipfile.BadZipFile(f"{name}: compression {part.compress_type}")
        return self._packed.open(part)  # type: ignore[return-value]

    def _require_tags(self, taken: int) -> None:
        """Raise InputError for more marks than are read, or than what was taken of this part and others can have."""
        allowed = min(MOST_TAGS, SPARE_TAGS + TAGS_OF_ONE * (self._taken + taken))
        if self._tags > allowed:
            raise InputError("sheet-too-many-tags", file=self._file, received=self._tags, allowed=allowed)

    def _require(self, size: int) -> None:
        if size > self._largest:
            received, allowed = size / MEGABYTE, self._largest / MEGABYTE
            raise InputError("file-too-large", file=self._file, received=received, allowed=allowed)


def local(name: str) -> str:
    """A name of XML without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


class _Seen:
    """Beginnings of elements, with the name of what they stand in."""

    count = 0

    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self._around = [""]

    @property
    def depth(self) -> int:
        return len(self._around) - 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        self.tags.append((name, self._around[-1], {local(key): value for key, value in attributes.items()}))
        self._around.append(name)

    def end(self, _: str) -> None:
        self._around.pop()

    def text(self, _: str) -> None:
        pass


def _refuse_type(*_: object) -> None:
    raise ValueError("document type")
