"""Texts of `citybrain scaffold` in the reader's language."""

from citybrain.cli.reader import READER
from citybrain.messages import text


def wording(key: str) -> str:
    """The text of a key after `scaffold-`."""
    return text(f"scaffold-{key}", READER.language)
