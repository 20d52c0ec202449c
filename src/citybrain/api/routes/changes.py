"""What grew and shrank over the years by class."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheWorkspace
from citybrain.api.router import Router
from citybrain.presenting.answers.changes import ChangesAnswer, changes_answer

router = Router(prefix=API, tags=["city"])


@router.get("/changes", summary="Classes of land cover over the years", responses=answering(ChangesAnswer))
def changes(
    request: Request,
    workspace: TheWorkspace,
    language: Language,
    area: Annotated[str | None, Query(max_length=200, description="Id or name of a zone. Else the whole city.")] = None,
) -> Response:
    """Areas by class and year as files state them, a change of the city told apart from a change of classes.

    404 where the city has no such file.
    """
    return json_answer(request, changes_answer(workspace.snapshot, area, language), language)
