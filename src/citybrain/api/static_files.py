"""The web application: files known at start, so that no path can lead elsewhere."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import brotli
from fastapi import HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from citybrain.api.language import language_of
from citybrain.api.respond import ASK_AGAIN, FOREVER, LEAST_WORTH, tagged, takes_brotli
from citybrain.api.router import Router
from citybrain.messages import text

FOLDER = Path(__file__).parent / "static"
HASHED = re.compile(r"[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$")
PACKED = frozenset({".woff2", ".png", ".jpg", ".webp", ".br"})
QUALITY = 9


@dataclass(frozen=True)
class File:
    """One file of the web application; its name holds a hash of its content where `forever`."""

    path: Path
    media_type: str
    forever: bool

    @cached_property
    def raw(self) -> bytes:
        """Its bytes."""
        return self.path.read_bytes()

    @cached_property
    def small(self) -> bytes:
        """Its bytes compressed with brotli: as the build made them, else made once."""
        beside = self.path.with_name(self.path.name + ".br")
        return beside.read_bytes() if beside.is_file() else brotli.compress(self.raw, quality=QUALITY)

    @cached_property
    def tag(self) -> str:
        """Hash of its bytes."""
        return hashlib.sha256(self.raw).hexdigest()[:32]

    def answer(self, request: Request) -> Response:
        """The file as the client wants it."""
        packs = self.path.suffix not in PACKED and len(self.raw) >= LEAST_WORTH
        headers = {"Vary": "Accept-Encoding"} if packs else {}
        raw = self.raw
        if packs and takes_brotli(request):
            raw, headers["Content-Encoding"] = self.small, "br"
        response = Response(raw, media_type=self.media_type, headers=headers)
        return tagged(request, response, self.tag, FOREVER if self.forever else ASK_AGAIN)


def files_of(folder: Path) -> dict[str, File]:
    """Files of a folder by their path in the address."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".br":
            media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            address = "/" + path.relative_to(folder).as_posix()
            found[address] = File(path, media_type, address.startswith("/assets/") and bool(HASHED.search(path.name)))
    return found


def router_of(folder: Path = FOLDER) -> Router:
    """Routes of the files; a page that says how to build them where there are none."""
    router = Router(include_in_schema=False)
    files = files_of(folder)
    if "/index.html" not in files:

        def missing(request: Request) -> HTMLResponse:
            """What to do, in place of the page."""
            return how_to_build(request, "static-missing")

        router.add_api_route("/", missing, methods=["GET"])
        return router
    page = files["/index.html"]
    pages = {address.removesuffix(".html"): file for address, file in files.items() if address.endswith(".html")}
    for address, file in {**files, **pages, "/": page}.items():
        router.add_api_route(address, file.answer, methods=["GET"])

    def place(request: Request) -> Response:
        """The page, which says itself what is at its address, for whoever reads pages."""
        if "text/html" not in request.headers.get("accept", ""):
            raise HTTPException(404)
        return page.answer(request)

    for address in ("/{place}", "/{place}/", "/now/case/{number}", "/enterprise/{number}"):
        router.add_api_route(address, place, methods=["GET"])
    return router


def how_to_build(request: Request, code: str) -> HTMLResponse:
    """The page that stands where files were not built; `code` names its text, with `-title` its heading."""
    language = language_of(request)
    title, told = text(f"{code}-title", language), text(code, language)
    head = f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
    return HTMLResponse(f"{head}<h1>{title}</h1><p>{told}</p></html>", 503)
