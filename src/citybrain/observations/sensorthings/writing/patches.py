"""JSON Patch (RFC 6902) on the properties of an entity."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonpatch
import jsonpointer

from citybrain.observations.sensorthings.errors import AskedError

MOST_STEPS = 100
LARGEST = 2_000_000
"""Characters that a patched document may grow to: a few copies of itself double it each time."""


def patched(values: dict[str, Any], patch: Any) -> dict[str, Any]:
    """The properties after a patch. Raises AskedError for one that cannot be applied."""
    if not isinstance(patch, list) or len(patch) > MOST_STEPS:
        raise AskedError("sta-patch-steps", allowed=MOST_STEPS)
    document = copy.deepcopy(values)
    for number, step in enumerate(patch):
        try:
            document = jsonpatch.apply_patch(document, [step])
        except (jsonpatch.JsonPatchException, jsonpointer.JsonPointerException, TypeError, KeyError) as problem:
            raise AskedError("sta-patch", place=f"/{number}", problem=str(problem)[:120]) from None
        if not isinstance(document, dict) or len(json.dumps(document)) > LARGEST:
            raise AskedError("sta-patch", place=f"/{number}", problem="-")
    return document
