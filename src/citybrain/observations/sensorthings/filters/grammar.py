"""Texts of $filter and $orderby as trees: the grammar of odata-query with what SensorThings adds to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from odata_query import ast
from odata_query.exceptions import ODataException, TokenizingException
from odata_query.grammar import _RWS, ODataLexer, ODataParser
from sly.lex import Token  # type: ignore[import-untyped]

from citybrain.observations.sensorthings.errors import AskedError
from citybrain.observations.sensorthings.filters.names import FUNCTIONS
from citybrain.observations.sensorthings.filters.reading_on import Followed, wanted
from citybrain.observations.sensorthings.filters.trees import within

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
