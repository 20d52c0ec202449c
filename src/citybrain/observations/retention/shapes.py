"""What the API answers about upkeep. Times are ISO 8601 in UTC."""

from __future__ import annotations

from typing_extensions import TypedDict

from citybrain.observations.retention.standing import State, Task


class UpkeepMonth(TypedDict):
    """Readings of a month that moved into a file."""

    file: str
    month: str
    readings: int


class UpkeepRun(TypedDict):
    """One run of a task: `readings` were forgotten, moved or copied, `forgotten` says how many of each data class.

    `by`, `folder` (of the copy) and `problem` are null for those who may not look after readings.
    """

    state: State
    by: str | None
    began_at: str
    ended_at: str | None
    readings: int
    forgotten: dict[str, int]
    months: list[UpkeepMonth]
    folder: str | None
    problem: str | None


class UpkeepTask(TypedDict):
    """`last` is the newest run, `done` the newest one that did its work; `why` says why a task is not done here."""

    task: Task
    why: str | None
    last: UpkeepRun | None
    done: UpkeepRun | None


class UpkeepKept(TypedDict):
    """How long streams of a data class are kept as they came, as means of hours, as means of days.

    Ages are as city.toml has them, or "forever".
    """

    data_class: str
    readings: str
    hours: str
    days: str


class UpkeepJob(TypedDict):
    """A task that runs or waits: `done` of `of` parts are done, after so many seconds since somebody asked for it."""

    task: Task
    done: int
    of: int
    seconds: float


class Upkeep(TypedDict):
    """`next_at` is when everything is done by the clock, null where that is not scheduled.

    `forgotten` readings were stored and are no more, over all streams. `problem` says what is wrong with city.toml.
    """

    next_at: str | None
    jobs: list[UpkeepJob]
    tasks: list[UpkeepTask]
    kept: list[UpkeepKept]
    forgotten: int
    problem: str | None
