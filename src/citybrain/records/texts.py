"""What no text of the records may hold, looked at where all of them pass: on their way into the database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Engine, event

from citybrain.records.errors import EntryError

ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""The same sign in a text of JSON (RFC 8259, section 7)."""


def refuse_nul(engine: Engine) -> None:
    """Let no statement have a text with U+0000, which PostgreSQL cannot store and other programs end a text at."""

    @event.listens_for(engine, "before_cursor_execute")
    def _look(_connection: Any, _cursor: Any, _statement: str, parameters: Any, _context: Any, many: bool) -> None:
        for one in parameters if many else (parameters,):
            _require_texts(one.values() if isinstance(one, Mapping) else one or ())


def _require_texts(values: Iterable[Any]) -> None:
    """Raises EntryError for a text with that sign, as it is or escaped."""
    for value in values:
        if isinstance(value, str) and ("\0" in value or ("\\u0000" in value and ESCAPED.search(value))):
            raise EntryError("records-nul", received=value.replace("\0", "\N{SYMBOL FOR NULL}")[:40])
