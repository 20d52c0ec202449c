"""The documentation as it was built into the package: a site without a server of its own, at /docs/."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from fastapi import HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from citybrain.api.http_guard import HEADERS
from citybrain.api.router import Router
from citybrain.api.static_files import File, files_of, how_to_build

FOLDER = Path(__file__).parent / "documentation"
ADDRESS = "/docs"
POLICY = "content-security-policy"
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def router_of(folder: Path = FOLDER) -> Router:
    """Routes of the site; a page that says how to build it where it is not there yet."""
    router = Router(include_in_schema=False)
    found: dict[str, File] = {}

    def files() -> dict[str, File]:
        if not found:
            found.update(files_of(folder))
        return found

    def page(request: Request, path: str) -> Response:
        """A file of the site, or the index of a folder of it."""
        if not files():
            return how_to_build(request, "documentation-missing")
        file = files().get(f"/{path}index.html" if path.endswith("/") or not path else f"/{path}")
        if file is not None:
            return _answer(request, file)
        if f"/{path}/index.html" in files():
            return RedirectResponse(f"{ADDRESS}/{path}/", 308)
        raise HTTPException(404)

    def entrance() -> Response:
        """The address without its last stroke, from which relative links would lead elsewhere."""
        return RedirectResponse(f"{ADDRESS}/", 308)

    router.add_api_route(ADDRESS, entrance, methods=["GET"])
    router.add_api_route(f"{ADDRESS}/{{path:path}}", page, methods=["GET"])
    return router


def _answer(request: Request, file: File) -> Response:
    """A file; of a page the short scripts that the build wrote into it may run, and no others."""
    response = file.answer(request)
    if file.path.suffix == ".html":
        response.headers[POLICY] = policy(file.raw)
    return response


def policy(page: bytes) -> str:
    """Content security policy of a page: that of the server, and the hashes of the scripts inside the page."""
    digests = [base64.b64encode(hashlib.sha256(script).digest()).decode() for script in INLINE_SCRIPT.findall(page)]
    return "; ".join([HEADERS[POLICY], " ".join(["script-src 'self'", *(f"'sha256-{one}'" for one in digests)])])
