"""What no text of the records may hold, looked at where all of them pass: on their way into the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, event

from citybrain.records.errors import EntryError

NUL = "records-nul"
"""The code of the error."""

ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""The same sign in a text of JSON (RFC 8259, section 7)."""

JSON = ('"', "[", "{")
"""How a text of JSON begins that can have it."""


def refuse_nul(engine: Engine) -> None:
    """Let no statement have a text with U+0000, which PostgreSQL cannot store and other programs end a text at."""

    @event.listens_for(engine, "before_cursor_execute")
    def _look(_connection: Any, _cursor: Any, _statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        _require_texts(parameters or ())


def _require_texts(parameters: dict[str, Any] | Sequence[Any]) -> None:
    """Raises EntryError for a text with that sign, as it is or escaped, in parameters of one row or of many."""
    for value in parameters.values() if isinstance(parameters, dict) else parameters:
        if isinstance(value, dict | list | tuple):
            _require_texts(value)
        elif isinstance(value, str):
            require_text(value)


def require_text(value: str) -> None:
    """Raises EntryError for a text with that sign, as it is or escaped."""
    if "\0" in value or (value[:1] in JSON and "\\u0000" in value and ESCAPED.search(value)):
        raise EntryError(NUL, received=value.replace("\0", "\N{SYMBOL FOR NULL}")[:40])
