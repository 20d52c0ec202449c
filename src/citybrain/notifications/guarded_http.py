"""Calls of servers elsewhere that city.toml names: no other ones, no redirects, all within limits of size and time.

The address of a host is looked up once, checked, and called as it is: a name that changes its address meanwhile leads
nowhere else. To an address that is not one of the Internet nothing is sent but where its server is said to be private.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import SplitResult, urlsplit

from citybrain import __version__
from citybrain.notifications.faults import RefusedForGoodError, SendingError
from citybrain.records.errors import EntryError

PATIENCE = 15.0
"""Seconds that a call may take, all in all."""

LONGEST_WAIT = 3600.0
"""Seconds that another server may ask for at most."""

PRIVATE = "private"
PORTS = {"http": 80, "https": 443}
AGENT = f"OpenCityBrain/{__version__}"
FINAL = frozenset({301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 410, 411, 413, 414, 415, 422})
"""Answers after which the same call would get the same one: the address is wrong, or gone (RFC 9110)."""


def origin_of(address: str, allowed: Mapping[str, str]) -> str:
    """The server of an address of city.toml. Raises EntryError for an address of any other, and for what is none."""
    place = _split(address)
    origin = f"{place.scheme}://{place.netloc.lower()}"
    if origin not in allowed:
        raise EntryError("subscription-server", received=origin[:200], allowed=", ".join(allowed) or "-")
    return origin


def push_service_of(address: str, allowed: Mapping[str, str]) -> str:
    """The service of an address, one of city.toml or below one. Raises EntryError as `origin_of` does."""
    place = _split(address)
    hosts = (name for name in allowed if place.netloc == name or (place.hostname or "").endswith(f".{name}"))
    service = next(hosts, None)
    if service is None or (place.scheme != "https" and allowed[service] != PRIVATE):
        raise EntryError("subscription-server", received=place.netloc[:200], allowed=", ".join(allowed) or "-")
    return service


def post(address: str, body: bytes, headers: Mapping[str, str], private: bool) -> None:
    """Send something to an address, of a private network only where that is allowed. Raises SendingError.

    Of the answer nothing is read but its head.
    """
    asked = _post(_split(address), body, headers, private)
    try:
        with ThreadPoolExecutor(1) as aside:  # whoever calls may have a loop that runs
            aside.submit(asyncio.run, _within(asked)).result()
    except TimeoutError as late:
        raise SendingError("sending-slow", server=urlsplit(address).netloc, allowed=PATIENCE) from late


async def _within(asked: Coroutine[None, None, None]) -> None:
    await asyncio.wait_for(asked, PATIENCE)


async def _post(place: SplitResult, body: bytes, headers: Mapping[str, str], private: bool) -> None:
    import httpx

    host, port = place.hostname or "", place.port or PORTS[place.scheme]
    where = await _looked_up(host, port, private)
    url = httpx.URL(place.geturl()).copy_with(host=where)
    sent = {"User-Agent": AGENT, **headers, "Host": place.netloc}
    try:
        async with httpx.AsyncClient(follow_redirects=False, trust_env=False, timeout=PATIENCE) as client:
            asked = client.build_request("POST", url, content=body, headers=sent, extensions={"sni_hostname": host})
            answer = await client.send(asked, stream=True)
            await answer.aclose()
    except httpx.HTTPError as problem:
        described = str(problem)[:200] or type(problem).__name__
        raise SendingError("sending-unreachable", server=place.netloc, problem=described) from problem
    if not answer.is_success:
        status = answer.status_code
        kind = RefusedForGoodError if status in FINAL else SendingError
        refusal = kind("sending-refused", server=place.netloc, status=status)
        refusal.wait = _wait(answer.headers.get("retry-after", ""))
        raise refusal


async def _looked_up(host: str, port: int, private: bool) -> str:
    """An address of a host. Raises SendingError where it has none, or one that may not be called."""
    try:
        answers = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as problem:
        raise SendingError("sending-unreachable", server=host, problem=problem.strerror or str(problem)) from problem
    addresses = [str(one[4][0]).partition("%")[0] for one in answers]
    closed = [one for one in addresses if not _is_public(one)]
    if closed and not private:
        raise SendingError("sending-private", server=host, received=closed[0])
    return f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]


def _is_public(address: str) -> bool:
    """Whether an address is one of the Internet, also where it is written as one of the other version (RFC 4291)."""
    known = ipaddress.ip_address(address)
    known = getattr(known, "ipv4_mapped", None) or known
    return known.is_global and not known.is_multicast


def _wait(text: str) -> float:
    """Seconds of Retry-After (RFC 9110, 10.2.3); a date is not waited for."""
    return min(float(text), LONGEST_WAIT) if text.isascii() and text.isdecimal() and len(text) < 10 else 0.0


def _split(address: str) -> SplitResult:
    """Raises EntryError for what is no plain address of a server."""
    try:
        place = urlsplit(address)
        plain = place.scheme in PORTS and bool(place.hostname) and place.port != 0
    except ValueError:
        plain = False
    if not plain or "@" in place.netloc or place.fragment or not address.isascii() or not address.isprintable():
        raise EntryError("subscription-address", received=address[:80])
    return place
