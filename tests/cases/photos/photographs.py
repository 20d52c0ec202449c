"""Photos for tests, sound ones and bombs."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def photograph(
    size: tuple[int, int] = (400, 300), kind: str = "JPEG", exif: bool = False, colour: str = "teal", **more: object
) -> bytes:
    """A picture of one colour; with `exif` one that says when and where it was taken, and by which device."""
    image = Image.new("RGB", size, colour)
    if exif:
        said = Image.Exif()
        said[0x010F], said[0x0112] = "Maker of phones", 6
        said.get_ifd(0x8769).update({0x9003: "2026:03:04 10:11:12", 0x9011: "+02:00"})
        said.get_ifd(0x8825).update({1: "N", 2: (60.0, 10.0, 12.0), 3: "E", 4: (24.0, 56.0, 24.0)})
        more["exif"] = said
    written = BytesIO()
    image.save(written, kind, **more)
    return written.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of 200 bytes whose head tells of any size, with the pixels of one row."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 3_000)) + chunk(b"IEND", b"")
    )
