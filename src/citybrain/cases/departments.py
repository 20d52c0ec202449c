"""Of which department a case is, and whether the right of somebody to work on cases reaches it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row

from citybrain.cases.steps import case_of
from citybrain.governance import Actor, Permission
from citybrain.governance.policy import Limited, require_reach


class CaseDepartments(NamedTuple):
    """limited: rights that reach one's own department alone; of: names of the department that a case is of."""

    limited: Limited
    of: Callable[[Connection, Row[Any]], Collection[str]]

    def require(self, connection: Connection, case: Row[Any], actor: Actor, act: Permission) -> None:
        """Raises NotAllowedError where somebody may do that with cases of their own department alone."""
        if actor.department is not None:
            require_reach(actor, act, self.of(connection, case), self.limited)

    def require_all(self, connection: Connection, numbers: Iterable[int], actor: Actor, act: Permission) -> None:
        """The same of cases by their numbers. Raises NotAllowedError; NotFoundError where one is not there."""
        limited = frozenset[Permission]() if actor.department is None else self.limited()
        for number in numbers if act in limited else ():
            require_reach(actor, act, self.of(connection, case_of(connection, number)), lambda: limited)


NO_DEPARTMENTS = CaseDepartments(frozenset, lambda connection, case: ())
"""Every right reaches every case."""
