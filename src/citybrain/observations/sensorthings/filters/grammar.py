"""Texts of $filter and $orderby as trees: the grammar of odata-query with what SensorThings adds to it.

Where an expression cannot be read on, and what could stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from odata_query import ast
from odata_query.exceptions import ODataException, TokenizingException
from odata_query.grammar import _RWS, ODataLexer, ODataParser
from sly.lex import Token  # type: ignore[import-untyped]

from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.names import FUNCTIONS
from citybrain.observations.sensorthings.filters.trees import within

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


LONGEST = 8_000
"""Characters of one expression."""

MOST_TOKENS = 1_500
DEEPEST = 40
"""Brackets within brackets."""

MOST_NESTED = 60
"""Operators within operators; those of a chain of `and` or `or` count as one."""

LONGEST_SHOWN = 120
LONGEST_FOUND = 30
EXAMPLE = "result gt 25"


class Lexer(ODataLexer):
    """Names may begin with @ (@iot.id), and words such as any, null and true may begin a longer name."""

    tokens = ODataLexer.tokens

    @_(r"(true|false)\b")  # type: ignore[name-defined, untyped-decorator] # noqa: F821
    def BOOLEAN(self, token: Token) -> Token:  # noqa: D102, N802
        token.value = ast.Boolean(token.value)
        return token

    @_(r"null\b")  # type: ignore[name-defined, untyped-decorator] # noqa: F821
    def NULL(self, token: Token) -> Token:  # noqa: D102, N802
        token.value = ast.Null()
        return token

    @_(r"any(?=\s*\()")  # type: ignore[name-defined, untyped-decorator] # noqa: F821
    def ANY(self, token: Token) -> Token:  # noqa: D102, N802
        token.value = ast.Any()
        return token

    @_(r"all(?=\s*\()")  # type: ignore[name-defined, untyped-decorator] # noqa: F821
    def ALL(self, token: Token) -> Token:  # noqa: D102, N802
        token.value = ast.All()
        return token

    @_(rf"not(?:{_RWS}|(?=\())")  # type: ignore[name-defined, untyped-decorator] # noqa: F821
    def NOT(self, token: Token) -> Token:  # noqa: D102, N802
        token.value = ast.Not()
        return token

    @_(r"@?[_a-z](?:[.-]?\w){0,127}")  # type: ignore[name-defined, untyped-decorator] # noqa: F821
    def ODATA_IDENTIFIER(self, token: Token) -> Token:  # noqa: D102, N802
        name = "id" if token.value == "@iot.id" else token.value
        token.value = ast.Identifier(name)
        return token


def parsed(text: str) -> ast._Node:
    """The tree of an expression. Raises AskedError where it is none, or is longer or deeper than anybody needs."""
    if len(text) > LONGEST:
        raise AskedError("sta-expression-long", received=len(text), allowed=LONGEST)
    try:
        return _tree(text.rstrip())
    except _UnreadError as problem:
        first = problem
    try:  # a word such as eq is one only with a space behind it: with one it can be told what is missing after it
        _tree(f"{text.rstrip()} ")
    except _UnreadError as problem:
        raise (problem if problem.place > first.place else first).told(text) from None
    raise first.told(text)


class _UnreadError(Exception):
    """An expression cannot be read from a place on; `allowed` could stand there."""

    def __init__(self, place: int, allowed: Sequence[str]) -> None:
        super().__init__(place)
        self.place = place
        self.allowed = allowed

    def told(self, text: str) -> AskedError:
        """The error for whoever wrote it."""
        rest = text[self.place :].lstrip()
        place = len(text) - len(rest) + 1
        allowed = ", ".join(self.allowed) or EXAMPLE
        received = text.strip()[:LONGEST_SHOWN] or "''"
        if not rest:
            return AskedError("sta-expression-end", received=received, allowed=allowed)
        return AskedError("sta-expression", received=received, place=place, found=rest[:LONGEST_FOUND], allowed=allowed)


def _tree(text: str) -> ast._Node:
    begin = len(text) - len(text.lstrip())
    parser: Any = ODataParser()
    parser._function_call = _call
    tokens = Followed(_limited(Lexer().tokenize(text[begin:])))
    try:
        tree = parser.parse(tokens)
    except TokenizingException as problem:
        raise _UnreadError(begin + problem.token.index, wanted(parser)) from None
    except (ODataException, ValueError, NotImplementedError, AttributeError, TypeError):
        tree = None
    if isinstance(tree, ast._Node):
        if not within(tree, MOST_NESTED):
            raise AskedError("sta-expression-nested", allowed=MOST_NESTED)
        return tree
    raise _UnreadError(len(text) if tokens.last is None else begin + tokens.last.index, wanted(parser))


def _limited(tokens: Iterator[Token]) -> Iterator[Token]:
    depth = 0
    for number, token in enumerate(tokens):
        depth += {"(": 1, ")": -1}.get(token.type, 0)
        if number >= MOST_TOKENS or depth > DEEPEST:
            raise AskedError("sta-expression-deep", allowed=DEEPEST, words=MOST_TOKENS)
        yield token


def _call(function: ast.Identifier, arguments: list[Any]) -> ast.Call:
    """A call of a function that the standard has, with as many arguments as it takes."""
    name = function.name.lower()
    if name not in FUNCTIONS:
        raise AskedError("sta-function", received=function.name[:LONGEST_SHOWN], allowed=", ".join(sorted(FUNCTIONS)))
    allowed = FUNCTIONS[name]
    if len(arguments) not in allowed:
        wanted = " / ".join(str(number) for number in allowed)
        raise AskedError("sta-function-arguments", received=len(arguments), function=name, allowed=wanted)
    return ast.Call(ast.Identifier(name), arguments)
