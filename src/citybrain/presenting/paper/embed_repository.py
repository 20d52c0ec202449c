"""Charts and maps that somebody published to stand inside other pages: one file each in the folder `embeds` of a city.

A file holds the numbers of the day on which it was published, so its address goes on after a restart and costs nothing
to answer. Which sites may frame them is for the administrator to say; without that none may.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from citybrain.kernel.errors import NotFoundError
from citybrain.plans.saved.errors import not_stored
from citybrain.plans.saved.files import replace_whole
from citybrain.presenting.paper.errors import PaperError

FOLDER = "embeds"
ORIGINS = "origins.json"
ENDING, ABOUT = ".html", ".json"
"""Of a page, and of what is known of it."""

IDENTITY = re.compile(r"[0-9a-f]{24}")
MOST = 1_000
"""Published parts of a city."""

MOST_ORIGINS = 50
HOST = re.compile(r"[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\]")


class PublishedPage(BaseModel):
    """What is published: the name of the plan, the part of its report, who published it and when (UTC)."""

    plan: str | None = None
    part: str | None = None
    who: str | None = None
    published: str


def moment(seconds: float) -> str:
    """Seconds since 1970 as a time in UTC."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat(timespec="seconds")


class EmbedRepository:
    """The published parts of a city, and the origins that may frame them."""

    def __init__(self, city: Path) -> None:
        self.folder = city / FOLDER

    def publish(self, page: bytes, about: PublishedPage) -> str:
        """Keep a page and return its id, which follows from its bytes. Raises PaperError where there are too many."""
        identity = hashlib.sha256(page).hexdigest()[:24]
        path = self._path(identity)
        if not path.exists() and len(self.identities()) >= MOST:
            raise PaperError("embed-full", allowed=MOST)
        self._write(path, page)
        self._write(path.with_suffix(ABOUT), about.model_dump_json().encode())
        return identity

    def identities(self) -> list[str]:
        """Ids of all that is published."""
        return sorted(path.stem for path in self.folder.glob(f"*{ENDING}") if IDENTITY.fullmatch(path.stem))

    def published(self) -> list[tuple[str, PublishedPage]]:
        """All that is published with its id, the latest first; of what a former version published the day alone."""
        found = [(identity, self._about(self._path(identity))) for identity in self.identities()]
        return sorted(found, key=lambda one: one[1].published, reverse=True)

    def _about(self, path: Path) -> PublishedPage:
        with contextlib.suppress(OSError, ValidationError):
            return PublishedPage.model_validate_json(path.with_suffix(ABOUT).read_bytes())
        with contextlib.suppress(OSError):
            return PublishedPage(published=moment(path.stat().st_mtime))
        return PublishedPage(published=moment(0))

    def find(self, identity: str) -> bytes:
        """A published page. Raises NotFoundError where there is none of that id."""
        try:
            return self._path(identity).read_bytes()
        except FileNotFoundError:
            raise NotFoundError("embed-unknown", received=identity) from None

    def withdraw(self, identity: str) -> None:
        """Publish something no longer. Raises NotFoundError as `find`."""
        try:
            self._path(identity).unlink()
            self._path(identity).with_suffix(ABOUT).unlink(missing_ok=True)
        except FileNotFoundError:
            raise NotFoundError("embed-unknown", received=identity) from None

    def origins(self) -> list[str]:
        """Origins that may frame what is published. What cannot be read allows none."""
        try:
            told = json.loads((self.folder / ORIGINS).read_text(encoding="utf-8"))
            return [origin_of(str(one)) for one in told]
        except (OSError, ValueError, TypeError, PaperError):
            return []

    def allow(self, origins: list[str]) -> list[str]:
        """Say which origins may frame what is published. Raises PaperError for what is no origin."""
        known = list(dict.fromkeys(map(origin_of, origins)))
        self._write(self.folder / ORIGINS, json.dumps(known).encode())
        return known

    def _path(self, identity: str) -> Path:
        if not IDENTITY.fullmatch(identity):
            raise NotFoundError("embed-unknown", received=identity)
        return self.folder / f"{identity}{ENDING}"

    def _write(self, path: Path, raw: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(path, raw)
        except OSError as problem:
            raise not_stored(problem, path.parent) from None


def origin_of(said: str) -> str:
    """An origin as a policy names it (RFC 6454): scheme, host and port, no wildcard. Raises PaperError for others."""
    try:
        parts = urlsplit(said.strip().lower())
        host, port = parts.netloc.rpartition(":")[0] if parts.port else parts.netloc, parts.port
    except ValueError:
        raise PaperError("embed-origin", received=said[:100]) from None
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(host) or parts.path.strip("/") or parts.query:
        raise PaperError("embed-origin", received=said[:100])
    return f"{parts.scheme}://{host}:{port}" if port else f"{parts.scheme}://{host}"
