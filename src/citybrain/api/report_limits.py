"""How many reports are taken of one address in how much time, without asking anybody whether they are a machine."""

from __future__ import annotations

from fastapi import Request

from citybrain.api.limits import origin_of
from citybrain.api.state import state_of
from citybrain.governance.errors import TooManyRequestsError


def take_report(request: Request, photo: bool = False) -> None:
    """One more report of an address that nobody is signed in at, or a photo of one or of an answer to a survey.

    Raises TooManyRequestsError for one too many.
    """
    limits = state_of(request).limits
    try:
        (limits.photos if photo else limits.reports).take(origin_of(request))
    except TooManyRequestsError as problem:
        key = "resident-photo-rate" if photo else "resident-report-rate"
        raise TooManyRequestsError(key, wait=problem.wait) from None
