"""Texts that anybody may send, and texts of the city in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

UNSEEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb]"
)
"""Characters that nobody sees, among them those that turn the direction of what follows; joiners that scripts and emoji
need stay.
"""

MOST_BLANKS = re.compile(r"\n{3,}")
Language = Literal["en", "zh"]


def cleaned(text: Any) -> Any:
    """A text in composed form without what nobody sees; anything else as it is."""
    if not isinstance(text, str):
        return text
    shown = UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n")))
    return MOST_BLANKS.sub("\n\n", shown).strip()


def words(longest: int, least: int = 1) -> Any:
    """The type of a text of so many characters that is cleaned first."""
    return Annotated[str, BeforeValidator(cleaned), StringConstraints(min_length=least, max_length=longest)]


Line = Annotated[str, BeforeValidator(cleaned), StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]*$")]
"""A text of one line."""

Lines = Annotated[dict[Language, Line], Field(min_length=1)]
"""A line in one language or more."""

Paragraph = Annotated[str, BeforeValidator(cleaned), StringConstraints(min_length=1, max_length=4_000)]
Paragraphs = Annotated[dict[Language, Paragraph], Field(min_length=1)]


def in_language(texts: Mapping[Any, str], language: str) -> str:
    """A text in a language, else in English, else in the first one that there is; empty where there is none."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
