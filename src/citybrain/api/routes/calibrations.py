"""Calibration from the page: fit the city to its bills, see what came of it, take it back; and work that goes on."""

from __future__ import annotations

from typing import Literal

from fastapi import Request, Response
from typing_extensions import TypedDict

from citybrain.api.auditing import note
from citybrain.api.city_work import WorkTold, work_answer
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number
from citybrain.api.state import TheState
from citybrain.governance import Permission
from citybrain.kernel.errors import InputError
from citybrain.messages import text
from citybrain.plans.calibration.act import calibrate_city, metered_places, revert
from citybrain.plans.calibration.record import Record, in_force, records_of
from citybrain.plans.calibration.settings import CalibrationSettings
from citybrain.records.errors import EntryError
from citybrain.twin.progress import Progress

router = Router(prefix=API, tags=["my city"])
WRITES = requires(Permission.WRITE_CITY)


class Calibration(TypedDict):
    """A calibration, or the taking back of one: whether its factors were put in force, and how large the error was.

    `error_before` and `error_after` are the CV(RMSE) on held-out bills, null where they were not computed; `reason`
    says why it was adopted or not.
    """

    number: int
    kind: Literal["calibration", "revert"]
    created: str
    adopted: bool
    in_force: bool
    reason: str
    error_before: float | None
    error_after: float | None
    fitted: int | None
    held_out: int | None
    reverts: int | None


class Calibrations(TypedDict):
    """All of a city, the last one first; `bills` tells whether there are any to calibrate from.

    A calibration needs the bills of at least `least` places; those of `metered` ones are known.
    """

    bills: bool
    metered: int
    least: int
    calibrations: list[Calibration]


@router.get("/calibrations", summary="Calibrations of the city", responses=answering(Calibrations))
def calibrations(request: Request, workspace: TheWorkspace, language: Language) -> Response:
    """What was fitted to bills, when, and what it changed."""
    standing = in_force(workspace.folder)
    number = standing["number"] if standing else None
    told: Calibrations = {
        "bills": workspace.observed is not None,
        "metered": metered_places(workspace),
        "least": CalibrationSettings().fewest_altogether,
        "calibrations": [_answer(one, number, language) for one in records_of(workspace.folder)[::-1]],
    }
    return fresh_answer(request, told, language)


@router.post(
    "/calibrations",
    summary="Calibrate the city from its bills",
    status_code=202,
    responses=answering(WorkTold, 202, "Runs: `GET` of /city/work tells how far it is, `DELETE` stops it."),
    dependencies=[WRITES],
)
def calibrate(request: Request, state: TheState, workspace: TheWorkspace, language: Language) -> Response:
    """Factors are put in force where they serve on bills that were held out, else nothing changes."""
    if workspace.observed is None:
        raise EntryError("calibration-no-bills", city=workspace.snapshot.city_name)

    def work(progress: Progress) -> int:
        record = calibrate_city(workspace.folder, workspace, CalibrationSettings(), progress=progress)
        if record["adopted"]:
            state.refresh(workspace)
        return int(record["number"])

    note(request, Permission.WRITE_CITY, "calibration asked for")
    begun = state.work.start("calibration", workspace.snapshot.city_name, workspace.folder, work)
    return fresh_answer(request, work_answer(begun, language), language, 202)


@router.post("/calibrations/{number}/revert", summary="Take a calibration back", status_code=204, dependencies=[WRITES])
def take_back(request: Request, state: TheState, workspace: TheWorkspace, number: Number) -> Response:
    """The parameters are again as they were before it."""
    try:
        revert(workspace.folder, number)
    except InputError as problem:
        raise EntryError(problem.code, **problem.arguments) from problem
    note(request, Permission.WRITE_CITY, f"calibration {number} taken back")
    state.refresh(workspace)
    return Response(status_code=204)


@router.get(
    "/city/work",
    summary="What goes on at the city",
    responses=answering(WorkTold) | {204: {"description": "Nothing did at this city since the server began."}},
)
def at_work(request: Request, state: TheState, actor: TheActor, language: Language) -> Response:
    """An import of bills or a calibration: how far it is, or how the last one at the city that is served ended.

    What it is of, a file say, is for those who may begin one.
    """
    work = state.work.task_at(state.city.folder)
    if work is None:
        return Response(status_code=204)
    told = work_answer(work, language)
    if Permission.WRITE_CITY not in actor.permissions:
        told |= {"what": state.city.snapshot.city_name, "problem": None}
    return fresh_answer(request, told, language)


@router.delete("/city/work", summary="Stop what goes on at the city", status_code=204, dependencies=[WRITES])
def stop(state: TheState) -> Response:
    """Nothing of it is left. Nothing happens where nothing goes on."""
    state.work.stop()
    return Response(status_code=204)


def _answer(record: Record, standing: int | None, language: str) -> Calibration:
    reason = record.get("reason")
    return {
        "number": record["number"],
        "kind": record["kind"],
        "created": record["created"],
        "adopted": bool(record.get("adopted")),
        "in_force": record["number"] == standing,
        "reason": text(f"calibration-{reason}", language) if reason else "",
        "error_before": record.get("error_before"),
        "error_after": record.get("error_after"),
        "fitted": record.get("fitted"),
        "held_out": record.get("held_out"),
        "reverts": record.get("reverts"),
    }
