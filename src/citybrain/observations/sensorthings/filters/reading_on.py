"""Where an expression cannot be read on, and what could stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from sly.lex import Token  # type: ignore[import-untyped]

VALUES = ("INTEGER", "STRING", "DATETIME", "BOOLEAN", "NULL")
SHOWN: Mapping[str, str] = MappingProxyType(
    {
        "ODATA_IDENTIFIER": "name", "INTEGER": "12.5", "STRING": "'text'", "DATETIME": "2026-01-31T12:00:00Z",
        "BOOLEAN": "true", "NULL": "null", "NOT": "not", "UMINUS": "-", "ANY": "any(", "ALL": "all(",
        **{word.upper(): word for word in ("eq", "ne", "gt", "ge", "lt", "le", "in", "and", "or")},
        **{word.upper(): word for word in ("add", "sub", "mul", "div", "mod")},
        **{sign: sign for sign in "(),/:"},
    }
)  # fmt: skip
"""Words of the language as they are written; of names and values an example."""

END = "$end"


class Followed:
    """Tokens on their way to a parser; the last one is where it stopped."""

    def __init__(self, tokens: Iterator[Token]) -> None:
        self._tokens = tokens
        self.last: Token | None = None

    def __iter__(self) -> Iterator[Token]:
        return self

    def __next__(self) -> Token:
        self.last = None
        self.last = next(self._tokens)
        return self.last


def wanted(parser: Any) -> list[str]:
    """What could stand where a parser stopped, spaces left out."""
    stack = list(parser.statestack)
    states = [stack]
    if parser.symstack and parser.symstack[-1].type == "WS":
        states.append(stack[:-1])
    return [shown for type_, shown in SHOWN.items() if any(_fits(parser, list(one), type_) for one in states)]


def _fits(parser: Any, stack: list[int], type_: str) -> bool:
    """Whether a token could come next, after what is complete before it was put together."""
    table = parser._lrtable
    while True:
        act = table.defaulted_states.get(stack[-1])
        if act is None:
            act = table.lr_action[stack[-1]].get(type_)
        if act is None or act >= 0:
            return act is not None
        made = parser._grammar.Productions[-act]
        if made.len:
            del stack[-made.len :]
        stack.append(table.lr_goto[stack[-1]][made.name])
