"""Routers of resources: every request is told who asks, and refused where the log could not tell of it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends

from citybrain.api.auditing import require_log
from citybrain.api.identity import actor_of


class Router(APIRouter):
    """A router whose routes are complete: the application takes them as they are and need not make them again."""

    def __init__(self, **more: Any) -> None:
        super().__init__(dependencies=[Depends(actor_of), Depends(require_log)], **more)
