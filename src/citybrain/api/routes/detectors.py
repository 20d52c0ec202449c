"""How often detectors were right, by what persons made of their cases."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.identity import TheActor
from citybrain.api.openapi import API, answering
from citybrain.api.respond import fresh_answer
from citybrain.api.router import Router
from citybrain.api.routes.bodies import Number
from citybrain.api.state import TheSensing
from citybrain.cases.precision import precision_of
from citybrain.cases.readable import readable_classes
from citybrain.cases.shapes import DetectorAnswer
from citybrain.governance import Permission

router = Router(prefix=f"{API}/detectors", tags=["cases"])


@router.get(
    "/{number}",
    summary="How often a detector was right",
    dependencies=[requires(Permission.READ_CASES)],
    responses=answering(DetectorAnswer),
)
def detector(request: Request, sensing: TheSensing, actor: TheActor, number: Number) -> Response:
    """By number of the sensor: cases that persons closed as confirmed or cured, and as refused. Those count that the
    reader may read; 404 for a sensor none of whose streams they may read.
    """
    with sensing.records.read() as connection:
        answer: DetectorAnswer = precision_of(connection, number, readable_classes(actor))._asdict()  # type: ignore[assignment]
    note(request, Permission.READ_CASES, f"detector {number}")
    return fresh_answer(request, answer)
