"""What residents can report: the services of a city, those that are shipped and its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from citybrain.cases.declared import read_declared

FOLDER = "services"
OWN = Path(__file__).with_name("services.yaml")
MOST = 1_000
Key = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,99}$")]
Labels = Mapping[Literal["en", "zh"], Annotated[str, Field(min_length=1, max_length=500)]]
Hours = Annotated[float, Field(gt=0, le=24 * 366, allow_inf_nan=False)]
Words = Mapping[Literal["en", "zh"], tuple[Annotated[str, Field(min_length=1, max_length=80)], ...]]
VALUES = ("singlevaluelist", "multivaluelist")


class PromiseTerms(BaseModel, extra="forbid", frozen=True):
    """Hours until the first answer in words, and until what was reported is done."""

    answer: Hours
    done: Hours


class AskedAttribute(BaseModel, extra="forbid", frozen=True):
    """What is asked beside words and place (GeoReport v2, service definition); values by key."""

    code: Key
    label: Labels
    datatype: Literal["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"] = "string"
    required: bool = False
    values: Mapping[Key, Labels] = {}

    @model_validator(mode="after")
    def _has_values(self) -> Self:
        if bool(self.values) != (self.datatype in VALUES):
            raise ValueError(f"values with {', '.join(VALUES)}, and with nothing else")
        return self


class ReportableService(BaseModel, extra="forbid", frozen=True):
    """One thing that can be reported. private: shown as an area alone; anonymous: no contact is asked for."""

    name: Key
    label: Labels
    description: Labels
    group: Labels
    keywords: Words = {}
    promise: PromiseTerms
    private: bool = False
    anonymous: bool = False
    attributes: tuple[AskedAttribute, ...] = ()

    @model_validator(mode="after")
    def _speaks_both(self) -> Self:
        for faulty in self._one_language():
            raise ValueError(f"{faulty}: en and zh")
        return self

    def _one_language(self) -> Iterator[str]:
        texts = {"label": self.label, "description": self.description, "group": self.group}
        yield from (name for name, labels in texts.items() if set(labels) != {"en", "zh"})

    def attribute(self, code: str) -> AskedAttribute | None:
        """What is asked under a code."""
        return next((one for one in self.attributes if one.code == code), None)


def services_of(city: Path | None) -> dict[str, ReportableService]:
    """Services by code, those of the city over those that are shipped. Raises DeclarationError with all faults."""
    shipped, _ = read_declared(
        [("reports", OWN)], ReportableService, "service", MOST, "resident-report-services-faulty"
    )
    files = [] if city is None else [("city", path) for path in sorted((city / FOLDER).glob("*.yaml"))]
    own, _ = read_declared(files, ReportableService, "service", MOST, "resident-report-services-faulty")
    return {**shipped, **own}


def in_language(labels: Mapping[Literal["en", "zh"], str], language: str) -> str:
    """A text of a service as a reader has it."""
    return labels["zh" if language == "zh" else "en"]
