"""One search for all that has a name: places, addresses, rows of entities, indicators, terms of the field."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.results import TheOpenWorkspace
from citybrain.api.router import Router
from citybrain.api.state import TheCity, TheTiles
from citybrain.presenting.answers.search import SearchHit, hits_of_rows, hits_of_words

router = Router(prefix=API, tags=["city"])
MOST, USUAL = 50, 6
Text = Annotated[str, Query(max_length=200, description="Words in any order; case and accents do not matter.")]
Most = Annotated[int, Query(ge=1, le=MOST, description="So many of each kind at most.")]


@router.get("/search", summary="Whatever has a name or an address", responses=answering(list[SearchHit]))
def search(
    request: Request,
    city: TheCity,
    workspace: TheOpenWorkspace,
    tiles: TheTiles,
    language: Language,
    text: Text,
    most: Most = USUAL,
) -> Response:
    """Areas, addresses, rows by name or id, streets and other things, indicators and terms, the best of each first.

    A word that nothing has may have one wrong letter, or two neighbours swapped. A question needs `text`: without it,
    or with another name for it, the answer is 422. An empty text finds nothing and makes the index for the next one.
    """
    rows = hits_of_rows(city.search.find(text, most), tiles.entities, workspace.today(), language)
    words = hits_of_words(text, most, city.indicators.frameworks(), workspace.graph.quantities, language)
    return json_answer(request, [*rows, *words], language)
