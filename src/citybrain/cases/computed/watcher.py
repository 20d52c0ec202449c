"""Looks at rules on computed quantities beside a served city, in a thread at low priority."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

from citybrain.cases.rules import CaseRules
from citybrain.kernel.errors import CityBrainError
from citybrain.kernel.parallel import step_back
from citybrain.observations.sensing import Sensing

if TYPE_CHECKING:
    from citybrain.plans.workspace import Workspace

LOG = logging.getLogger("citybrain.cases")
PAUSE = 30.0
"""Seconds between two looks whether the city was computed anew."""

AGAIN = 3_600.0
"""Seconds after which conditions are looked at again, since they must last, and after a failure."""


class ComputedRuleWatcher:
    """Looks at the city that `workspace` gives, None while nobody uses it, until it is closed."""

    def __init__(
        self,
        sensing: Sensing,
        rules: Callable[[], CaseRules],
        workspace: Callable[[], Workspace | None],
        pause: float = PAUSE,
    ) -> None:
        self._sensing, self._rules, self._workspace, self._pause = sensing, cache(rules), workspace, pause
        self._stopped = threading.Event()
        self._seen: ReferenceType[Workspace] | None = None
        self._next = 0.0
        self.failures = 0
        """How often it could not look."""

        self._thread = threading.Thread(target=self._run, name="computed rules", daemon=True)
        if sensing.records.writable:
            self._thread.start()

    def close(self) -> None:
        """Stop after the rule under way; what was recorded stays."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        step_back()
        while not self._stopped.wait(self._pause):
            try:
                workspace = self._workspace()
                same = self._seen is not None and self._seen() is workspace
                if workspace is not None and (not same or time.monotonic() >= self._next):
                    self._seen, self._next = ref(workspace), time.monotonic() + AGAIN
                    self._look(workspace)
            except Exception as problem:
                self._fail("computed rules", problem)

    def _fail(self, what: str, problem: Exception) -> None:
        if not self._stopped.is_set():
            self.failures += 1
            LOG.error("%s: %s", what, problem, exc_info=not isinstance(problem, CityBrainError))

    def _look(self, workspace: Workspace) -> None:
        rules, records = self._rules(), self._sensing.records
        from citybrain.cases.computed.conditions import ConditionWriter, end_others, seen_by, some_of_others
        from citybrain.cases.computed.values import computed_values

        names = [one.name for one in rules.computing]
        with records.read() as connection:
            others = some_of_others(connection, names)
        if others:
            with records.begin() as connection:
                end_others(connection, names, self._sensing.now())
        for rule in rules.computing:
            if self._stopped.is_set():
                return
            try:
                values = computed_values(workspace, str(rule.computes))
                if values is None:
                    LOG.info("rule %s: the city has no numbers of %s", rule.name, rule.computes)
                seen = None if values is None else seen_by(rule, values)
                with records.begin() as connection:
                    ConditionWriter(connection, rules, rule, self._sensing.now(), self._sensing.zone).look(seen)
            except Exception as problem:  # the rules after it are looked at
                self._fail(f"rule {rule.name}", problem)
