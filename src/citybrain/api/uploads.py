"""Files that come as the body of a request, piece by piece."""

from __future__ import annotations

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from citybrain.twin.drafts.upload import Upload


def announced_size(request: Request) -> int | None:
    """Bytes that the body has by its header; None where that says nothing."""
    announced = request.headers.get("content-length", "")
    return int(announced) if announced.isdigit() else None


async def write_body(request: Request, upload: Upload) -> None:
    """Write the body of a request as it comes. Raises DraftError once it is too large, InputError on a full disk."""
    async for piece in request.stream():
        if piece:
            await run_in_threadpool(upload.write, piece)
