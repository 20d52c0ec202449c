"""Plans that come with the program."""

from __future__ import annotations

from fastapi import Request, Response

from citybrain.api.language import Language
from citybrain.api.openapi import API, answering
from citybrain.api.respond import json_answer
from citybrain.api.router import Router
from citybrain.plans.example_plans import examples
from citybrain.presenting.answers.shapes.goals import ExamplePlan

router = Router(prefix=API, tags=["plans"])


@router.get("/example-plans", summary="Plans that come with the program", responses=answering(list[ExamplePlan]))
def example_plans(request: Request, language: Language) -> Response:
    """Each as a document that POST /plans takes, by its name (`sun-and-sense`, `table-1/envelopes`)."""
    told: list[ExamplePlan] = [
        {"name": name, "plan": plan.model_dump(mode="json", exclude_defaults=True)} for name, plan in examples()
    ]
    return json_answer(request, told, language)
