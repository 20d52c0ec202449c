"""Query options of OGC 18-088, clause 9.3.3, for a set of entities or one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import quote

from odata_query import ast

from citybrain.observations.sensorthings.asked.position import OPTION, Position, position_of
from citybrain.observations.sensorthings.asked.splitting import split
from citybrain.observations.sensorthings.errors import AskedError, NotServedError
from citybrain.observations.sensorthings.model import Kind, target

DEFAULT_TOP = 100
MOST_TOP = 1000
"""Entities of one set in one answer; more are behind @iot.nextLink."""

MOST_ROWS = 10_000
"""The same of a table with nothing expanded, which has as many where no number is asked for."""

TABLES = ("dataArray", "CSV")

MOST_SKIP = 1 << 53
DEEPEST = 5
"""Expansions within expansions."""

MOST_EXPANSIONS = 25
"""Expansions of one request."""

FORMATS = ("dataArray", "CSV", "GeoJSON", "JSON")
KNOWN = ("$filter", "$orderby", "$top", "$skip", "$count", "$select", "$expand")
WHOLE = ("$resultFormat", OPTION)
"""Options of a whole answer."""

SAFE = "$()',;:=/@*"
"""Signs that a query may hold as they are."""

LONGEST_SHOWN = 120


@dataclass(frozen=True)
class Order:
    """A value to order by; `down` for the greatest first."""

    node: ast._Node
    down: bool = False


@dataclass(frozen=True)
class QueryOptions:
    """What is asked of a set; `text` is how it was written, for the link to its next page.

    `after` is the position that the set is told from, in the order asked for; empty from its begin on.
    """

    filter: ast._Node | None = None
    order: tuple[Order, ...] = ()
    top: int | None = None
    skip: int = 0
    count: bool = False
    select: tuple[str, ...] | None = None
    expand: Mapping[str, QueryOptions] = field(default_factory=dict)
    format: str = "JSON"
    after: Position = ()
    text: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def most(self) -> int:
        """Entities of one page."""
        table = self.format in TABLES and not self.expand
        usual, most = (MOST_ROWS, MOST_ROWS) if table else (DEFAULT_TOP, MOST_TOP)
        return usual if self.top is None else min(self.top, most)

    def following(self, end: str) -> str:
        """The query of the next page: the same question, from the position on where this page ends."""
        return f"{self._repeated}{OPTION}={quote(end, safe=SAFE)}"

    @cached_property
    def _repeated(self) -> str:
        given = {name: value for name, value in self.written.items() if name != "$skip"}
        return "".join(f"{name}={quote(value, safe=SAFE)}&" for name, value in given.items())

    @cached_property
    def written(self) -> dict[str, str]:
        """The options as texts; those that a path within $expand stands for are written out."""
        given = dict(self.text)
        if self.expand and "$expand" not in given:
            given["$expand"] = ",".join(_expansion_text(name, nested) for name, nested in self.expand.items())
        return given


def options_of(kind: Kind, pairs: Iterable[tuple[str, str]]) -> QueryOptions:
    """The options of a request for entities of a kind.

    Raises AskedError for one that cannot be read, NotServedError for one that this service does not know.
    """
    given = _named(pairs)
    form = given.pop("$resultFormat", "JSON")
    if form.lower() not in [known.lower() for known in FORMATS]:
        raise AskedError("sta-format", received=form[:LONGEST_SHOWN], allowed=", ".join(FORMATS))
    after = position_of(given.pop(OPTION)) if OPTION in given else ()
    options = _options(kind, given, _Counter())
    name = next(known for known in FORMATS if known.lower() == form.lower())
    told = {} if name == "JSON" else {"$resultFormat": name}
    return replace(options, format=name, after=after, text={**options.text, **told})


class _Counter:
    """Expansions so far."""

    def __init__(self) -> None:
        self.expansions = 0

    def expand(self, depth: int) -> None:
        self.expansions += 1
        if depth > DEEPEST or self.expansions > MOST_EXPANSIONS:
            raise AskedError("sta-expand-deep", allowed=DEEPEST, most=MOST_EXPANSIONS)


def _named(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Options by name; other parameters, such as the language, are not ours."""
    given: dict[str, str] = {}
    for name, value in pairs:
        if not name.startswith("$"):
            continue
        if name not in (*KNOWN, *WHOLE):
            raise NotServedError("sta-option", received=name[:LONGEST_SHOWN], allowed=", ".join([*KNOWN, *WHOLE]))
        if name in given:
            raise AskedError("sta-option-twice", received=name)
        given[name] = value.strip()
    return given


def _options(kind: Kind, given: Mapping[str, str], counter: _Counter, depth: int = 0) -> QueryOptions:
    return QueryOptions(
        parsed(given["$filter"]) if "$filter" in given else None,
        tuple(_order(part) for part in split(given["$orderby"], ",")) if "$orderby" in given else (),
        _whole("$top", given["$top"]) if "$top" in given else None,
        _whole("$skip", given["$skip"]) if "$skip" in given else 0,
        _truth(given.get("$count", "false")),
        _selected(kind, given["$select"]) if given.get("$select", "*") != "*" else None,
        _expansions(kind, given["$expand"], counter, depth + 1) if "$expand" in given else {},
        text=given,
    )


def _whole(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 19 or int(text) > MOST_SKIP:
        raise AskedError("sta-whole", option=name, received=text[:LONGEST_SHOWN])
    return int(text)


def _truth(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise AskedError("sta-count", received=text[:LONGEST_SHOWN])
    return text.lower() == "true"


def parsed(text: str) -> ast._Node:
    """The tree of an expression. Raises AskedError where it is none."""
    from citybrain.observations.sensorthings.filters import grammar  # its tables are made when it is loaded

    return grammar.parsed(text)


def _order(text: str) -> Order:
    head, _, last = text.rpartition(" ")
    down = last.lower() == "desc"
    return Order(parsed(head if head and last.lower() in ("asc", "desc") else text), down)


def _selected(kind: Kind, text: str) -> tuple[str, ...]:
    names = tuple("id" if name == "@iot.id" else name for name in split(text, ","))
    for name in names:
        if name.partition("/")[0] not in ("id", *kind.properties, *kind.navigations):
            allowed = ", ".join(["id", *kind.properties, *kind.navigations])
            raise AskedError("sta-name", received=name[:LONGEST_SHOWN], kind=kind.plural, allowed=allowed)
    return names


def _expansions(kind: Kind, text: str, counter: _Counter, depth: int) -> dict[str, QueryOptions]:
    """Expansions by navigation; `A/B` expands B within A."""
    found: dict[str, QueryOptions] = {}
    for part in split(text, ","):
        name, options = _expansion(kind, part, counter, depth)
        found[name] = _merged(found[name], options) if name in found else options
    return found


def _expansion(kind: Kind, text: str, counter: _Counter, depth: int) -> tuple[str, QueryOptions]:
    counter.expand(depth)
    path, bracket, rest = text.partition("(")
    name, slash, further = path.strip().partition("/")
    if name not in kind.navigations:
        allowed = ", ".join(kind.navigations)
        raise AskedError("sta-expand", received=name[:LONGEST_SHOWN], kind=kind.plural, allowed=allowed)
    leads = target(kind, name)
    if slash:
        nested, options = _expansion(leads, further + bracket + rest, counter, depth + 1)
        return name, QueryOptions(expand={nested: options})
    if not bracket:
        return name, QueryOptions()
    if not rest.endswith(")"):
        raise AskedError("sta-brackets", received=text[:LONGEST_SHOWN])
    pairs = (part.partition("=") for part in split(rest[:-1], ";") if part)
    given = _named((one.strip(), other) for one, _, other in pairs)
    for whole in WHOLE:
        if whole in given:
            raise AskedError("sta-format-nested", received=whole)
    return name, _options(leads, given, counter, depth)


def _merged(one: QueryOptions, other: QueryOptions) -> QueryOptions:
    """Options of a navigation that is expanded twice: of the set itself, what the second says if it says anything."""
    nested = dict(one.expand)
    for name, options in other.expand.items():
        nested[name] = _merged(nested[name], options) if name in nested else options
    base = other if other.text else one
    return replace(base, expand=nested)


def _expansion_text(name: str, options: QueryOptions) -> str:
    given = ";".join(f"{option}={value}" for option, value in options.written.items())
    return f"{name}({given})" if given else name
