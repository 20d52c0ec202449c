"""What goes on at the served city beside its answers, one at a time: bills imported, a calibration, an effect."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from typing_extensions import TypedDict

from citybrain.kernel.errors import CityBrainError
from citybrain.messages import on_page, render_on_page
from citybrain.records.errors import EntryError
from citybrain.twin.progress import Cancelled, Progress

LOG = logging.getLogger("citybrain.api")
WorkKind: TypeAlias = Literal["bills", "calibration", "effect"]
WorkState: TypeAlias = Literal["running", "done", "cancelled", "failed"]


@dataclass
class CityTask:
    """How far a piece of work is, what is being done, and how it ended: the number of what was made, or a problem."""

    kind: WorkKind
    what: str
    folder: Path
    """Of the city that it is done at."""
    state: WorkState = "running"
    share: float = 0.0
    step: str = ""
    number: int | None = None
    problem: CityBrainError | None = None
    stopped: threading.Event = field(default_factory=threading.Event)

    def report(self, done_share: float, message_key: str) -> None:
        """Raises Cancelled where somebody stopped it."""
        self.share, self.step = done_share, message_key
        if self.stopped.is_set():
            raise Cancelled


class WorkTold(TypedDict):
    """How far it is, or how it ended; `number` is that of what was made, `text` what is being done."""

    kind: WorkKind
    what: str
    state: WorkState
    share: float
    text: str
    number: int | None
    problem: str | None


def work_answer(work: CityTask, language: str) -> WorkTold:
    """A piece of work as the API tells it."""
    return {
        "kind": work.kind,
        "what": work.what,
        "state": work.state,
        "share": work.share,
        "text": on_page(work.step, language, {}) if work.step else "",
        "number": work.number,
        "problem": render_on_page(work.problem, language) if work.problem else None,
    }


class CityWork:
    """The last piece of work. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: CityTask | None = None

    def task_at(self, folder: Path) -> CityTask | None:
        """The one that runs, or that ended last if it was done at this city; None where there is none."""
        last = self._last
        return last if last is not None and (last.state == "running" or last.folder == folder) else None

    def start(self, kind: WorkKind, what: str, folder: Path, do: Callable[[Progress], int]) -> CityTask:
        """Begin one in a thread; `do` gives the number of what it made. Raises EntryError while another one runs."""
        with self._lock:
            if self._last is not None and self._last.state == "running":
                raise EntryError("city-work-running", what=self._last.what)
            work = self._last = CityTask(kind, what, folder)
        threading.Thread(target=_run, args=(work, do), name=f"city-{kind}", daemon=True).start()
        return work

    def stop(self) -> None:
        """Tell the one that runs to end at its next step."""
        if self._last is not None:
            self._last.stopped.set()


def _run(work: CityTask, do: Callable[[Progress], int]) -> None:
    try:
        work.number = do(work.report)
        work.state = "done"
    except Cancelled:
        work.state = "cancelled"
    except CityBrainError as problem:
        work.problem, work.state = problem.alone(), "failed"
    except Exception:
        LOG.exception("%s of %s failed", work.kind, work.what)
        work.problem, work.state = EntryError("city-work-broke", what=work.what), "failed"
