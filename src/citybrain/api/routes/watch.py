"""For those who run the server: is it alive, and how is it doing?"""

from __future__ import annotations

from fastapi import Response
from prometheus_client import CONTENT_TYPE_LATEST

from citybrain.api.health import Health, health_of
from citybrain.api.openapi import sending
from citybrain.api.router import Router
from citybrain.api.state import TheState
from citybrain.notifications.severity import Channel

router = Router(tags=["operation"])


@router.get("/health", summary="Is the server alive, and is the city open?")
async def health(state: TheState) -> Health:
    """`status` is starting, ready or failed."""
    return health_of(state)


@router.get("/metrics", summary="Counters for Prometheus", response_class=Response, responses=sending("text/plain"))
async def metrics(state: TheState) -> Response:
    """Text format of Prometheus."""
    for where, size in state.column_bytes().items():
        state.metrics.column_bytes.labels(where).set(size)
    if (worker := state.notification_worker) is not None:
        for standing, count in worker.counts.items():
            state.metrics.notifications.labels(standing).set(count)
        for channel in Channel:
            state.metrics.resting.labels(channel).set(channel in worker.resting)
    return Response(state.metrics.text(), headers={"Content-Type": CONTENT_TYPE_LATEST})
