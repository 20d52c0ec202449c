"""A photo as somebody gave it, made anew: bounded before it is decoded, smaller, and without any metadata."""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image, ImageOps

from citybrain.cases.photos.bounds import LARGEST
from citybrain.records.errors import EntryError

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 51_000_000
"""Pixels that its head tells of: 50 megapixels, the most that phones write by themselves."""

MOST_PIXELS_AT_ONCE = 20_000_000
"""Pixels of a PNG or WebP: only a JPEG can be decoded smaller than it is, these take up to 17 bytes a pixel."""

MOST_SCANS = 100
"""Passes of a JPEG over its pixels: cameras write ten at most."""

MOST_SCANNED = 12 * MOST_PIXELS
"""Pixels of all passes together: each pass costs the time of a whole picture."""

MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""What ends a pass of a JPEG or begins a segment; within a pass 0xFF is followed by 0 or a restart (T.81, B.1.1)."""

SCAN, END, ALONE = 0xDA, 0xD9, (0x01, 0xD8)
LONGEST_SIDE = 2_048
QUALITY = 85
EXIF, GPS = 0x8769, 0x8825
MADE_AT, MADE_OFFSET = 0x9003, 0x9011
TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) ([0-2]\d:[0-5]\d:[0-5]\d)")
OFFSET = re.compile(r"[+-][01]\d:[0-5]\d")
_ONE_AT_A_TIME = threading.Lock()
"""A decoded photo takes up to 350 MB."""


class PhotoClaim(NamedTuple):
    """Time and place that a photo says of itself: anybody can write anything there."""

    at: str | None
    longitude: float | None
    latitude: float | None


class RemadePhoto(NamedTuple):
    """A photo made anew as JPEG, and what it claimed."""

    content: bytes
    width: int
    height: int
    claim: PhotoClaim

    def without_claim(self) -> RemadePhoto:
        """The same, as if it had said nothing of time and place."""
        return self._replace(claim=PhotoClaim(None, None, None))


def picture_of(given: bytes) -> RemadePhoto:
    """Make a photo anew. Raises EntryError for what is none, is too large in bytes, pixels or passes, or is damaged.

    Nothing is decoded before its head was looked at.
    """
    if len(given) > LARGEST:
        raise EntryError("photo-large", received=len(given), allowed=LARGEST)
    with _ONE_AT_A_TIME:
        image = _opened(given)
        allowed = min(MOST_SCANS, MOST_SCANNED // max(1, image.width * image.height))
        scans = _scans(given) if image.format == "JPEG" else 0
        if scans > allowed:
            raise EntryError("photo-scans", received=scans, allowed=allowed)
        return _made_anew(image)


def _scans(given: bytes) -> int:
    """Passes of a JPEG up to its end; those of pictures inside its segments or behind it are never decoded."""
    at, scans = 2, 0
    while (marked := MARKER.search(given, at)) is not None and (marker := marked[0][1]) != END:
        at = marked.end()
        scans += marker == SCAN
        if marker not in ALONE:
            at += int.from_bytes(given[at : at + 2], "big")
    return scans


def _opened(given: bytes) -> Image.Image:
    """The photo, of which the head alone was read."""
    try:
        image = Image.open(BytesIO(given), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise EntryError("photo-pixels", received="-", allowed=MOST_PIXELS) from problem
    except Exception as problem:
        raise EntryError("photo-unknown", allowed=", ".join(FORMATS)) from problem
    pixels, most = image.width * image.height, MOST_PIXELS_AT_ONCE if image.format in ("PNG", "WEBP") else MOST_PIXELS
    if pixels > most:
        raise EntryError("photo-pixels", received=pixels, allowed=most)
    return image


def _made_anew(image: Image.Image) -> RemadePhoto:
    try:
        claim = claim_of(image)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(image).convert("RGB")
        upright.info.clear()
        written = BytesIO()
        upright.save(written, "JPEG", quality=QUALITY)
    except Exception as problem:  # decoders raise anything from OSError to SyntaxError for what is damaged
        raise EntryError("photo-damaged", problem=str(problem)[:200]) from problem
    return RemadePhoto(written.getvalue(), upright.width, upright.height, claim)


def claim_of(image: Image.Image) -> PhotoClaim:
    """Time as ISO 8601, with its offset where there is one, and degrees; None of what it does not tell, or badly."""
    exif = image.getexif()
    more, place = exif.get_ifd(EXIF), exif.get_ifd(GPS)
    latitude, longitude = _degrees(place, 2, "S", 90.0), _degrees(place, 4, "W", 180.0)
    if latitude is None or longitude is None:
        latitude = longitude = None
    return PhotoClaim(_time(more), longitude, latitude)


def _time(exif: Mapping[int, Any]) -> str | None:
    match = TIME.match(str(exif.get(MADE_AT, "")))
    if match is None:
        return None
    offset = OFFSET.fullmatch(str(exif.get(MADE_OFFSET, "")).strip("\0 "))
    return f"{match[1]}-{match[2]}-{match[3]}T{match[4]}{offset[0] if offset else ''}"


def _degrees(place: Mapping[int, Any], key: int, negative: str, most: float) -> float | None:
    """Degrees of degrees, minutes and seconds (Exif 2.32, 4.6.6)."""
    try:
        degrees, minutes, seconds = (float(one) for one in place[key])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    total = degrees + minutes / 60 + seconds / 3600
    if not (math.isfinite(total) and 0 <= total <= most):
        return None
    return round(-total if str(place.get(key - 1, "")).startswith(negative) else total, 7)
