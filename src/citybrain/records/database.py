"""A PostgreSQL database that a city is kept in, and which cities are."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citybrain.kernel.errors import CityBrainError, InputError

if TYPE_CHECKING:
    import psycopg

KINDS = ("postgresql", "postgres")
WAITING = {"connect_timeout": 5, "keepalives_idle": 20, "keepalives_interval": 5, "keepalives_count": 3}
"""Seconds until a server that does not answer counts as gone, where the address does not say otherwise."""

CODES = {
    "23": None,  # a rule of the tables: the fault of who writes
    "53100": "postgresql-disk-full",
    "53": "postgresql-unreachable",
    "55P03": "postgresql-busy",
    "25006": "postgresql-read-only",
    "42501": "postgresql-not-allowed",
    "08": "postgresql-unreachable",
    "57P": "postgresql-unreachable",
    "58": "postgresql-unreachable",
    "XX001": "postgresql-damaged",
    "XX002": "postgresql-damaged",
}
"""Messages by SQLSTATE or its beginning (PostgreSQL 17, appendix A)."""


@dataclass(frozen=True)
class Database:
    """An address such as postgresql://user@host/name. As a text it never holds a password."""

    url: str = field(repr=False)
    name: str

    def __str__(self) -> str:
        return self.name

    def connect(self, **options: Any) -> psycopg.Connection:
        """A connection. Raises psycopg.OperationalError where there is none to be had."""
        import psycopg
        from psycopg.conninfo import conninfo_to_dict

        given = conninfo_to_dict(self.url)
        defaults: dict[str, Any] = {name: value for name, value in WAITING.items() if name not in given}
        return psycopg.connect(self.url, application_name="citybrain", **defaults, **options)

    def told(self, problem: BaseException) -> tuple[str, dict[str, str]] | None:
        """Message and arguments for an error of the database, None where the fault is one of the program."""
        import psycopg

        if not isinstance(problem, psycopg.Error):
            return None
        state = problem.sqlstate
        if state is None:
            code = "postgresql-unreachable" if isinstance(problem, psycopg.OperationalError) else None
        else:
            code = next((CODES[state[:size]] for size in (5, 3, 2) if state[:size] in CODES), None)
        said = " ".join(str(problem).split())[:300]
        return None if code is None else (code, {"database": self.name, "problem": said})


def database(url: str) -> Database:
    """The database at an address; nothing is connected yet.

    Raises InputError for another kind of address, CityBrainError where the driver is not installed.
    """
    kind, _, place = url.partition("://")
    authority = place.partition("/")[0]
    if kind not in KINDS or not place or authority.count("@") > 1:
        raise InputError("postgresql-address", received=f"{kind}://..." if place else "...")
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as problem:
        raise CityBrainError("postgresql-no-driver") from problem
    try:
        parts = conninfo_to_dict(url)
    except psycopg.ProgrammingError as problem:
        raise InputError("postgresql-address", received=f"{kind}://...") from problem
    host = str(parts.get("host", ""))
    user = f"{parts['user']}@" if "user" in parts else ""
    port = f":{parts['port']}" if "port" in parts else ""
    where = "" if host.startswith("/") else host + port
    return Database(url, f"postgresql://{user}{where}/{parts.get('dbname', '')}")


_KEPT: dict[Path, Database] = {}


def keep_in(folder: Path, url: str) -> None:
    """From now on this program keeps the records and readings of a city in a database. Raises as `database` does."""
    _KEPT[folder.absolute()] = database(url)


def database_of(folder: Path) -> Database | None:
    """The database that a city is kept in, None where its records and readings lie in its folder."""
    return _KEPT.get(folder.absolute())
