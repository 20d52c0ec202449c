"""Pictures for tests, made chunk by chunk."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(
    width: int = 3, height: int = 2, pixels: bytes | None = None, *more: bytes, colour: int = 2, level: int = -1
) -> bytes:
    """A picture of one colour; `more` are chunks between its head and its pixels."""
    lines = (b"\x00" + b"\x0a\x5c\x66" * width) * height if pixels is None else pixels
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
    return SIGNATURE + head + b"".join(more) + chunk(b"IDAT", zlib.compress(lines, level)) + chunk(b"IEND", b"")
