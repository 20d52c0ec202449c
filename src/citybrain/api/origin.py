"""Whether a request comes from a page of another site.

Browsers say where a request comes from (Sec-Fetch-Site, Origin) and pages cannot make them lie; a program without a
browser says nothing and is no page. So a page elsewhere cannot use the browser of a reader to change their city. Nor
can it make its own name point here and read the answers (DNS rebinding): a request must name a host that this server
goes by.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.requests import Request

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
OWN = frozenset({"same-origin", "none"})
LONGEST_SHOWN = 100


def hosts_of(listens: str, further: Iterable[str] = ()) -> frozenset[str] | None:
    """Names that a server goes by; None where it listens to a network and nobody named any: then all will do."""
    named = frozenset(name.lower().strip("[]") for name in further)
    if listens.lower() in LOOPBACK:
        return LOOPBACK | named
    return LOOPBACK | named | {listens.lower()} if named else None


def stranger(request: Request, hosts: frozenset[str] | None) -> str | None:
    """The host that a request asks for, if the server does not go by that name; None for all others."""
    if hosts is None:
        return None
    received = request.headers.get("host", "")
    try:
        name = urlsplit(f"//{received}").hostname or ""
    except ValueError:
        name = ""
    return None if name in hosts else received[:LONGEST_SHOWN]


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
