"""Upkeep by hand: done here where nobody has the city open, by the server where one has."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from citybrain.cli.city import AsJson, CityFolder, print_answer, print_json
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    import datetime

    from citybrain.kernel.errors import CityBrainError
    from citybrain.observations.retention.shapes import Upkeep, UpkeepRun
    from citybrain.observations.retention.standing import Task

LOCKED = "observations-locked"
PAUSE = 0.5
"""Seconds between two looks at how far the server is."""


def done(city: Path, task: Task, before: datetime.date | None = None) -> UpkeepRun:
    """Have a task done now; what came of it. Raises CityBrainError."""
    from citybrain.observations.readings.store import NotStoredError

    try:
        return _here(city, task, before)
    except NotStoredError as problem:
        if problem.code != LOCKED:
            raise
        return _there(city, task, before, problem)


def _here(city: Path, task: Task, before: datetime.date | None) -> UpkeepRun:
    import datetime

    from citybrain.governance import Actor
    from citybrain.observations.readings.progress_token import ProgressToken
    from citybrain.observations.retention.answers import run_answer
    from citybrain.observations.retention.work import perform
    from citybrain.records import author

    day = None if before is None else datetime.datetime.combine(before, datetime.time(), datetime.UTC)
    with OpenCity(city) as opened:
        return run_answer(perform(opened.sensing, task, Actor(author()), ProgressToken(), day), True, READER.language)


def _there(city: Path, task: Task, before: datetime.date | None, locked: CityBrainError) -> UpkeepRun:
    """Ask the server and wait. Raises what says that the city is open where there is no server to ask."""
    from citybrain.cli.serving import server_of
    from citybrain.kernel.errors import CityBrainError

    server = server_of(city)
    if server is None:
        raise locked
    day = "" if before is None else f"?before={quote(before.isoformat())}"
    server.ask(f"/upkeep/{task}{day}", "POST")
    while any(job["task"] == task for job in server.ask("/upkeep")["jobs"]):
        time.sleep(PAUSE)
    told: Upkeep = server.ask("/upkeep")
    run = next(one["last"] for one in told["tasks"] if one["task"] == task)
    if run is None or run["state"] != "done":
        problem = (run["problem"] if run else None) or "-"
        raise CityBrainError("cli-server-refused", address=server.address, problem=problem)
    return run


def retention(city: CityFolder, as_json: AsJson = False) -> None:
    """Forget what is older than city.toml says for its class."""
    ran = done(city, "retention")
    if as_json:
        print_json(ran)
        return
    told = text("cli-observe-forgot", READER.language, count=f"{ran['readings']:,}")
    READER.err().print(told, markup=False)


def upkeep(city: CityFolder, as_json: AsJson = False) -> None:
    """Tell what is kept for how long, what was done, and when it is done again."""
    from citybrain.cli.observe_tables import print_upkeep
    from citybrain.observations.readings.store import NotStoredError

    try:
        told = _stands(city)
    except NotStoredError as problem:
        from citybrain.cli.serving import server_of

        server = server_of(city) if problem.code == LOCKED else None
        if server is None:
            raise
        told = server.ask("/upkeep")
    print_answer(told, print_upkeep, as_json)


def _stands(city: Path) -> Upkeep:
    from citybrain.observations.retention.answers import upkeep_answer
    from citybrain.observations.retention.service import RetentionService

    with OpenCity(city) as opened:
        sensing = opened.sensing
        return upkeep_answer(sensing, RetentionService(sensing), True, READER.language)


COMMANDS: tuple[tuple[str, Any], ...] = (("retention", retention), ("upkeep", upkeep))
