"""The duty book: what is needed to go on by hand when the server is gone, as a page to print."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import Request, Response

from citybrain.api.auditing import note
from citybrain.api.guards import requires
from citybrain.api.language import Language
from citybrain.api.openapi import API, sending
from citybrain.api.respond import text_answer
from citybrain.api.router import Router
from citybrain.api.sensing_reader import TheStreams
from citybrain.api.state import TheSensing, TheSnapshot
from citybrain.governance import Permission
from citybrain.observations.warnings.monitor import WarningMonitor
from citybrain.presenting.duty_book import duty_book, duty_book_of
from citybrain.presenting.report.page import policy

router = Router(prefix=API, tags=["warnings"])
ISSUES = requires(Permission.ISSUE_WARNINGS)


@router.get(
    "/duty-book",
    summary="The duty book, for hours without the server",
    dependencies=[ISSUES],
    response_class=Response,
    responses=sending("text/html"),
)
def book(
    request: Request, sensing: TheSensing, snapshot: TheSnapshot, streams: TheStreams, language: Language
) -> Response:
    """Limits in force, sensors that the reader may see, open warnings, who is on duty, forms. It loads nothing."""
    monitor = sensing.background_service(WarningMonitor)
    standing = monitor.standing if monitor else None
    city = snapshot.city_name, snapshot.manifest.country, sensing.zone
    made = datetime.fromtimestamp(sensing.now() / 1e6, UTC)
    with sensing.records.read() as connection:
        told = duty_book_of(connection, city, made, streams.seen, standing and standing.warnings, language)
    note(request, Permission.ISSUE_WARNINGS, "duty book", len(told.people))
    response = text_answer(request, duty_book(told, language).encode(), "text/html; charset=utf-8", language)
    response.headers["Content-Security-Policy"] = (
        f"{policy()}; frame-ancestors 'self'; sandbox allow-popups allow-modals"
    )
    response.headers["Cache-Control"] = "no-store"
    return response
