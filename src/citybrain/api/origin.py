"""Whether a request that changes something was sent by a page of another site.

Browsers say where a request comes from (Sec-Fetch-Site, Origin) and pages cannot make them lie; a program without a
browser says nothing and is no page. So a page elsewhere cannot use the browser of a reader to change their city.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
OWN = frozenset({"same-origin", "none"})
LONGEST_SHOWN = 100


def foreign(request: Request) -> str | None:
    """Where an unsafe request comes from, if that is another site; None for all others."""
    if request.method in SAFE:
        return None
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if site is not None:
        return None if site.lower() in OWN else (origin or site)[:LONGEST_SHOWN]
    if origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower():
        return None
    return origin[:LONGEST_SHOWN]
