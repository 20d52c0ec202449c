"""Texts that anybody may send, and texts of the city in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from citybrain.base.normal_forms import normal
from citybrain.messages import text as message

UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Characters that nobody sees, among them those that turn the direction of what follows, and halves of characters,
which no file can have; joiners that scripts and emoji need stay.
"""

BLANK = re.compile(r"[\u115f\u1160\u2800\u3164\uffa0]")
"""Letters and signs that are drawn as nothing."""

MOST_NAMED = 3
"""Groups that are named in a row of several; a list of all that are withheld stands below the table."""

MOST_BLANKS = re.compile(r"\n{3,}")
Language = Literal["en", "zh"]


def cleaned(text: Any) -> Any:
    """A text in composed form without what nobody sees, empty where nothing else is left; anything else as it is."""
    if not isinstance(text, str):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = UNSEEN.sub("", normal("NFC", lines))
    return MOST_BLANKS.sub("\n\n", shown).strip() if _is_seen(shown) else ""


def on_one_line(text: Any) -> Any:
    """The same on one line."""
    shown = cleaned(text)
    return " ".join(shown.split()) if isinstance(shown, str) else shown


def _is_seen(text: str) -> bool:
    """Whether anything of a text is drawn: marks, joiners and blanks alone are not."""
    return any(unicodedata.category(sign)[0] not in "CMZ" for sign in BLANK.sub("", text))


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


def label_together(labels: Sequence[str], language: str) -> str:
    """What the row is called that groups have together."""
    if len(labels) > MOST_NAMED:
        return message("consultation-together-many", language, first=labels[0], count=len(labels) - 1)
    return message("consultation-together", language, groups=" + ".join(labels))
