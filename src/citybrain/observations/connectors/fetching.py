"""What stands at an address of the web, within limits of size and time."""

from __future__ import annotations

import gzip
import http.client
import io
import urllib.error
import urllib.request
from collections.abc import Mapping
from urllib.parse import urlsplit

from citybrain import __version__
from citybrain.kernel.errors import CityBrainError

LARGEST = 50 << 20
"""Bytes that are read at most, also after unpacking."""

PATIENCE = 30.0
"""Seconds that a service may be silent."""

AGENT = f"OpenCityBrain/{__version__}"


class ConnectorError(CityBrainError):
    """A service that cannot be asked, or answers something else than it should."""


def fetch(url: str, headers: Mapping[str, str] | None = None) -> bytes:
    """The content at an address of http or https. Raises ConnectorError."""
    place = urlsplit(url)
    where = f"{place.scheme}://{place.netloc}{place.path}"
    if place.scheme not in ("http", "https"):
        raise ConnectorError("connector-address", received=url[:200])
    asked = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip", **(headers or {})})
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            content: bytes = answer.read(LARGEST + 1)
            packed = answer.headers.get("Content-Encoding") == "gzip"
        if packed:
            content = gzip.GzipFile(fileobj=io.BytesIO(content)).read(LARGEST + 1)
    except urllib.error.HTTPError as problem:
        raise ConnectorError("connector-refused", url=where, status=problem.code, problem=problem.reason) from problem
    except (OSError, EOFError, http.client.HTTPException, ValueError) as problem:
        raise ConnectorError("connector-unreachable", url=where, problem=str(problem)[:200]) from problem
    if len(content) > LARGEST:
        raise ConnectorError("connector-large", url=where, allowed=LARGEST)
    return content
