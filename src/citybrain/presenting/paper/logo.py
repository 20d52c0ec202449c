"""Pictures that people bring for a paper: the pixels of a PNG are written anew, and nothing else of it goes on."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from citybrain.presenting.paper.errors import PaperError

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST = 400_000
"""Bytes that a file may have."""

LONGEST_SIDE = 2_000
"""Pixels that a side may have."""

SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples of a pixel by the type of colour (ISO/IEC 15948, 11.2.2)."""

DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Bits that a sample may have by the type of colour."""

FILTERS = 4
HEAD, PALETTE, TRANSPARENT, PIXELS, END = b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"


def clean_png(raw: bytes) -> bytes:
    """A PNG with size, colours and pixels of another one (ISO/IEC 15948).

    Text, profiles, animation and whatever else a file may carry are left out. Raises PaperError for a file that is too
    large, also when it is written anew, no PNG, interlaced, or that does not hold the pixels which its head announces.
    """
    _require_small(raw)
    chunks = list(_chunks(raw))
    head = next((content for kind, content in chunks if kind == HEAD), b"")
    if not chunks or chunks[0][0] != HEAD or len(head) != 13:
        raise PaperError("paper-logo-form")
    pixels = _pixels(head, b"".join(content for kind, content in chunks if kind == PIXELS))
    colours = [(kind, content) for kind, content in chunks if kind in (PALETTE, TRANSPARENT) and len(content) <= 768]
    written = [(HEAD, head), *colours, (PIXELS, zlib.compress(pixels, 9)), (END, b"")]
    clean = SIGNATURE + b"".join(_chunk(*one) for one in written)
    _require_small(clean)  # what is kept is read as what is given: some bytes more and no paper could be read again
    return clean


def _require_small(png: bytes) -> None:
    if len(png) > LARGEST:
        raise PaperError("paper-logo-large", received=-(-len(png) // 1000), allowed=LARGEST // 1000)


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG that was cleaned."""
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of every chunk up to the end. Raises PaperError where one is cut off or its sum is wrong."""
    if not raw.startswith(SIGNATURE):
        raise PaperError("paper-logo-form")
    place = len(SIGNATURE)
    while place + 12 <= len(raw):
        (length,) = struct.unpack(">I", raw[place : place + 4])
        kind, content = raw[place + 4 : place + 8], raw[place + 8 : place + 8 + length]
        told = raw[place + 8 + length : place + 12 + length]
        if len(content) != length or told != struct.pack(">I", zlib.crc32(kind + content)):
            raise PaperError("paper-logo-form")
        yield kind, content
        if kind == END:
            return
        place += 12 + length
    raise PaperError("paper-logo-form")


def _pixels(head: bytes, packed: bytes) -> bytes:
    """The lines of pixels, of which there are as many bytes as the head says, and never more are unpacked."""
    width, height, depth, colour, *methods = struct.unpack(">IIBBBBB", head)
    if not 0 < width <= LONGEST_SIDE or not 0 < height <= LONGEST_SIDE:
        raise PaperError("paper-logo-size", received=f"{width} x {height}", allowed=LONGEST_SIDE)
    if depth not in DEPTHS.get(colour, ()) or any(methods):
        raise PaperError("paper-logo-form")
    line = 1 + (width * SAMPLES[colour] * depth + 7) // 8
    unpacker = zlib.decompressobj()
    try:
        pixels = unpacker.decompress(packed, line * height + 1)
    except zlib.error:
        raise PaperError("paper-logo-form") from None
    if len(pixels) != line * height or any(kind > FILTERS for kind in pixels[::line]):
        raise PaperError("paper-logo-form")
    return pixels


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
