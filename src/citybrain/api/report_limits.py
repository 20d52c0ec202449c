"""How many reports are taken of one address in how much time, without asking anybody whether they are a machine."""

from __future__ import annotations

from fastapi import Request

from citybrain.api.limits import origin_of
from citybrain.api.state import state_of
from citybrain.governance.errors import TooManyRequestsError
from citybrain.governance.rates import Buckets


def take_report(request: Request) -> None:
    """One more report of an address that nobody is signed in at. Raises TooManyRequestsError for one too many."""
    _take(request, state_of(request).limits.reports, "resident-report-rate")


def take_report_photo(request: Request) -> None:
    """One more photo of a report. Raises TooManyRequestsError for one too many."""
    _take(request, state_of(request).limits.photos, "resident-photo-rate")


def take_survey_photo(request: Request) -> None:
    """One more photo of an answer to a survey, of which an address has a limit of its own. Raises
    TooManyRequestsError for one too many.
    """
    _take(request, state_of(request).limits.survey_photos, "resident-photo-rate")


def _take(request: Request, buckets: Buckets, key: str) -> None:
    try:
        buckets.take(origin_of(request))
    except TooManyRequestsError as problem:
        raise TooManyRequestsError(key, wait=problem.wait) from None
