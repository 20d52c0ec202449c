"""For those who run the server: is it alive, and how is it doing?"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST

from citybrain import __version__
from citybrain.api.state import TheState

router = APIRouter(tags=["operation"])


@router.get("/health", summary="Is the server alive, and are today's numbers there?")
async def health(state: TheState) -> dict[str, Any]:
    """`status` is starting, ready or failed."""
    return {"status": state.status, "ready": state.status == "ready", "version": __version__}


@router.get("/metrics", summary="Counters for Prometheus", response_class=Response)
async def metrics(state: TheState) -> Response:
    """Text format of Prometheus."""
    return Response(state.metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})
