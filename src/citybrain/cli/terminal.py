"""Text at the terminal: whatever data hold, it is shown and never steers the terminal."""

from __future__ import annotations

import re

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but line feed and tab, and marks that turn the direction of reading."""


def harmless(text: str) -> str:
    """A text without characters that steer a terminal: colours, titles, the clipboard, the direction of reading."""
    return STEERING.sub("", text)


def escaped(json_text: str) -> str:
    """JSON that says the same, with such characters written as their numbers."""
    return STEERING.sub(lambda at: f"\\u{ord(at[0]):04x}", json_text)
