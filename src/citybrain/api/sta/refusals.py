"""Errors of SensorThings as JSON in the reader's language."""

from __future__ import annotations

from typing import Any

from citybrain.api.problems import challenge, outward, status_of
from citybrain.kernel.errors import CityBrainError
from citybrain.messages import render


def refusal(error: CityBrainError, language: str) -> tuple[int, dict[str, Any]]:
    """Status and document of an error: `code` is a key of the message catalogue, `message` a text for a person."""
    status = status_of(error)
    return status, {"code": error.code, "type": "error", "status": status, "message": render(outward(error), language)}


def headers_of(error: CityBrainError) -> dict[str, str]:
    """What a client must be told besides."""
    return challenge(error)
