"""A plan as it stands in an answer: described by the schema of plan files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from citybrain.plans.schema import Plan


@dataclass(frozen=True)
class As:
    """Marks plain values that a model describes: the document refers to the model, the program keeps the values."""

    model: type[BaseModel]

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema of the model."""
        return handler.generate_schema(self.model)


PlanDocument = Annotated[dict[str, Any], As(Plan)]
