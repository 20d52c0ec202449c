"""Texts in tables that spreadsheets open: shown as they are, never computed."""

from __future__ import annotations

import re

BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD = "'"
INNER_FORMULA = re.compile(rf"([;\t\r\n][ \"]*)(?=[{re.escape(''.join(BEGINS_FORMULA))}])")
"""What parts fields where commas do not, as in many countries, before what begins a formula."""


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula, neither the whole nor what follows a semicolon or tab in it."""
    inner = INNER_FORMULA.sub(rf"\1{GUARD}", text)
    return GUARD + inner if inner.startswith(BEGINS_FORMULA) else inner
