"""Why a request of SensorThings is not answered; each kind is one status of HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, ProgrammingError

from citybrain.kernel.errors import CityBrainError, InputError
from citybrain.records.errors import EntryError
from citybrain.records.texts import NUL

UNFIT = ("42725", "42804", "42883", "42846")
"""SQLSTATE of PostgreSQL for operators and functions that there are not for the types of their operands."""


class AskedError(InputError):
    """What is asked for, or sent, is not written as the standard wants it."""


class NotServedError(CityBrainError):
    """The standard, or OData, has it, and this service does not."""


class ConflictError(CityBrainError):
    """Something else is there under the same identity."""


@contextmanager
def translating_refusals() -> Iterator[None]:
    """What the database of records refuses of values, such as a NUL in a text, as errors of who sent them."""
    try:
        yield
    except EntryError as problem:
        if problem.code != NUL:
            raise
        raise AskedError(problem.code, **problem.arguments) from None
    except (DataError, ProgrammingError) as problem:
        if isinstance(problem, ProgrammingError) and getattr(problem.orig, "sqlstate", None) not in UNFIT:
            raise
        raise AskedError("sta-database", problem=str(problem.orig).partition("\n")[0][:120]) from None
