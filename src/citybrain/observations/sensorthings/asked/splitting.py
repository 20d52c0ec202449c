"""Texts parted where a sign stands outside of quotes and brackets."""

from __future__ import annotations

from citybrain.observations.sensorthings.errors import AskedError

LONGEST_SHOWN = 120


def split(text: str, sign: str) -> list[str]:
    """The parts, without spaces around them. Raises AskedError for quotes or brackets that do not close."""
    parts, depth, quoted, begin = [], 0, False, 0
    for place, letter in enumerate(text):
        if letter == "'":
            quoted = not quoted
        elif quoted:
            continue
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
            if depth < 0:
                break
        elif letter == sign and not depth:
            parts.append(text[begin:place].strip())
            begin = place + 1
    if quoted or depth:
        raise AskedError("sta-brackets", received=text[:LONGEST_SHOWN])
    return [*parts, text[begin:].strip()]
