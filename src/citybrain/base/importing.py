"""Importers of domains: what the tables of a city's files say, as tables and relations of the twin."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias

from citybrain.base.notices import Notice
from citybrain.kernel.relations import Relation

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Tables: TypeAlias = "Mapping[str, pd.DataFrame]"
Tell: TypeAlias = Callable[[float, str], None]
"""Told the share of a work that is done, and the key of the message that says what is being done; may stop the work."""

Reusable: TypeAlias = "Mapping[str, NDArray[Any]]"
"""What an importer leaves for itself at the next build of the city, by name."""

MARK = "__importer__"

TEXT, FILE_NAME, SOURCE_CRS = "text", "file", "crs"
"""The column of a source that is read as its lines, and what `attrs` of that table tell."""

MOST_ROWS = 1_000_000
"""Rows that a file of a domain may have where its importer states no other number."""


@dataclass(frozen=True)
class Imported:
    """What an importer makes: tables of the snapshot by name, and relations of the domain by name.

    Columns are called like attributes of the entity (those with a `column` like that), rows have an `id` of the file.
    `read_from` is the source that each table comes from, or the table of the twin; several names are those of its rows.
    `notices` count what was left out. `reusable` is what one that `reuses` gets at the next build. `columns_from`
    names the source of single columns of a table that come from another than its rows.
    """

    tables: Tables
    read_from: Mapping[str, str | Sequence[str]]
    relations: Mapping[str, Relation] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    reusable: Reusable = field(default_factory=dict)
    columns_from: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


Read: TypeAlias = "Callable[..., Imported]"

Settings: TypeAlias = Mapping[str, tuple[float, ...]]
"""Numbers that city.toml may state for a domain beside its files: name and the values that are allowed."""


YEAR, DIGITS_OF_YEAR = "{year}", "(?P<year>(?:19|20)[0-9]{2})"


def matches_year(pattern: str, name: str) -> re.Match[str] | None:
    """The match of a name by a pattern in which `{year}` stands for a year, with the group `year`."""
    return re.fullmatch(re.escape(pattern).replace(re.escape(YEAR), DIGITS_OF_YEAR, 1), name)


@dataclass(frozen=True)
class Importer:
    """A pure function of what files say (tables by source) and of the tables that the twin has already (by name).

    Shapes are in the coordinate system of the city, in metres; the columns of a table without shapes are texts. Of a
    source that is a zip of tables each of its `parts` that is there is a table called `source/part`. Sources are those
    that `city.toml` names for the domain; for one `of_city` also those of the city itself. No more than `most_rows`
    of a source are read: one that has more is refused. One that `reuses` is given what it left at the last build,
    nothing where its code is another; what it makes must not hang on that. A source among `lines` is no table: it is
    read as its lines (`TEXT`), each as it stands, with the name of the file and the coordinate system that the city
    states for it in `attrs` (`FILE_NAME`, `SOURCE_CRS`). `settings` that city.toml states are given to it by name.
    """

    sources: tuple[str, ...]
    read: Read
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of_city: bool = False
    asked: bool = False
    most_rows: int = MOST_ROWS
    reuses: bool = False
    optional: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    settings: Settings = field(default_factory=dict)

    def reads(self, key: str) -> bool:
        """Whether it reads a source of a name; `{year}` in a name of its own stands for any year."""
        return any(matches_year(one, key) for one in (*self.sources, *self.optional))

    @property
    def name(self) -> str:
        """Of its function."""
        return self.read.__name__


def importer(
    *sources: str, parts: Mapping[str, tuple[str, ...]] | None = None, of_city: bool = False, asked: bool = False,
    most_rows: int = MOST_ROWS, reuses: bool = False, optional: tuple[str, ...] = (), lines: tuple[str, ...] = (),
    settings: Settings | None = None,
) -> Callable[[Read], Read]:  # fmt: skip
    """Declare a function of a domain's `importers/`, and the sources of `city.toml` that it needs all of.

    One without sources reads the tables of the twin alone, in every city. `parts` names the tables that are read of a
    source that is a zip; `of_city` says that the city itself has such sources, under `[sources]`; `asked` that it runs
    only where `city.toml` names the domain; `most_rows` how many rows each of its sources may have; `reuses` that its
    last argument is what it left at the last build. `optional` are sources that it reads as well where the city names
    them; `{year}` in their name stands for any year; `lines` those of either that are read line by line. `settings`
    are numbers that city.toml may state below `[domains.NAME]`, each with the values that are allowed: those that it
    states are arguments of their name, so that the function needs a default of each.
    """

    def mark(function: Read) -> Read:
        made = Importer(
            sources, function, parts or {}, of_city, asked, most_rows, reuses, optional, lines, settings or {}
        )
        setattr(function, MARK, made)
        return function

    return mark


def importers_of(modules: Iterable[ModuleType]) -> Iterator[Importer]:
    """The importers that modules declare themselves, in the order in which they stand there."""
    for module in modules:
        for value in vars(module).values():
            made: Any = getattr(value, MARK, None)
            if made is not None and value.__module__ == module.__name__:
                yield made


@cache
def importer_names(folder: Path) -> tuple[tuple[str, str, str], ...]:
    """Name, first sentence and place (file:line) of the importers of a folder, read once from the code without running.

    What serves a city knows by it which importers there are, and loads none of them.
    """
    return tuple(
        (node.name, (ast.get_docstring(node) or "").partition("\n")[0], f"{file}:{node.lineno}")
        for file, node, _ in _written(folder)
    )


@cache
def has_asked_importer(folder: Path) -> bool:
    """Whether an importer of a folder runs only where a city asks for its domain, read from the code as well."""
    said = (one for *_, call in _written(folder) for one in call.keywords if one.arg == "asked")
    return any(isinstance(one.value, ast.Constant) and one.value.value is True for one in said)


@cache
def _written(folder: Path) -> tuple[tuple[str, ast.FunctionDef, ast.Call], ...]:
    """Importers as they are written: the file of each, its function, and the call that declares it.

    Only files with the word are parsed: the third that declare importers.
    """
    texts = ((path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py")))
    parsed = [(name, ast.parse(text).body) for name, text in texts if f"@{importer.__name__}(" in text]
    return tuple(
        (file, node, call)
        for file, body in parsed
        for node in body
        if isinstance(node, ast.FunctionDef)
        for call in node.decorator_list
        if isinstance(call, ast.Call) and getattr(call.func, "id", None) == importer.__name__
    )
