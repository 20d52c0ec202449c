"""Names that people give to files: taken as names and never as paths."""

from __future__ import annotations

import unicodedata

from citybrain.base.normal_forms import normal
from citybrain.twin.drafts.errors import DraftError

LONGEST = 150
"""Bytes of UTF-8; file systems take 255."""
SEPARATORS = frozenset("/\\:")


def file_name(given: str) -> str:
    """The name under which a file is kept. Raises DraftError for one that could be anything but a plain name."""
    composed = normal("NFC", given)
    strange = any(letter in SEPARATORS or unicodedata.category(letter).startswith("C") for letter in composed)
    name = composed.strip()
    if not name or strange or name.startswith(".") or len(name.encode("utf-8", "replace")) > LONGEST:
        shown = "".join(letter if letter.isprintable() else "?" for letter in given[:LONGEST])
        raise DraftError("draft-file-name", received=shown, allowed=LONGEST)
    return name
