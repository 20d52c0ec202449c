"""An indicator that people of a city design together: said in plain words, checked, kept as a file of the city."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from citybrain.indicators.declared import Indicator
from citybrain.kernel import Graph, nearest
from citybrain.kernel.errors import NotFoundError
from citybrain.plans.document import read_bytes
from citybrain.plans.saved.files import replace_whole
from citybrain.plans.saved.names import candidates
from citybrain.plans.saved.text import yaml_text
from citybrain.plans.schema_base import Part
from citybrain.progress.frameworks import CITY_FOLDER, OWN
from citybrain.progress.indicator_reading import read_document
from citybrain.progress.indicator_schema import BenchmarkSaid, CityFile, Group, Name, TargetSaid, Text, Unit
from citybrain.progress.indicator_service import IndicatorService
from citybrain.progress.unit_conversion import factor_between
from citybrain.records import author
from citybrain.records.errors import EntryError

Person = Annotated[str, Field(strict=True, min_length=1, max_length=200)]


class OwnSaid(Part):
    """An indicator of a city's own, in one language.

    `quantity` is the quantity of the graph it is computed from, or null where its values will be entered; `people` are
    those who take part in designing it.
    """

    name: Annotated[str, Field(strict=True, min_length=1, max_length=200)]
    language: Literal["en", "zh"] = "en"
    question: Text
    unit: Unit
    better: Literal["less", "more", "neither"]
    formula: Text
    quantity: Name | None = None
    group: Group | None = None
    benchmark: BenchmarkSaid | None = None
    targets: Annotated[list[TargetSaid], Field(max_length=20)] = Field(default_factory=list)
    people: Annotated[list[Person], Field(max_length=200)] = Field(default_factory=list)
    made_by: Annotated[str, Field(strict=True, max_length=200)] | None = None


def create_own(service: IndicatorService, said: OwnSaid) -> Indicator:
    """Keep a new indicator in the folder of the city; nothing that is there is changed.

    Raises NotFoundError for an unknown quantity, EntryError where its unit does not convert or no file is kept.
    """
    with service.designing:
        return _store(service, service.city / CITY_FOLDER, said)


def _store(service: IndicatorService, folder: Path, said: OwnSaid) -> Indicator:
    known = service.frameworks().find(OWN)
    names = (name for name in candidates(said.name) if known.find(name) is None)
    code = next(name for name in names if not (folder / f"{name}.yaml").exists())
    raw = yaml_text({"indicators": [_to_answer(said, code, service.workspace.graph)]})
    made = read_document(read_bytes(raw.encode(), f"{code}.yaml"), CityFile).indicators[0].declared()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_whole(folder / f"{code}.yaml", raw.encode())
    except OSError as problem:
        raise EntryError("entry-not-kept", folder=str(folder), problem=problem.strerror or str(problem)) from None
    return made


def _to_answer(said: OwnSaid, code: str, graph: Graph) -> dict[str, Any]:
    """The indicator as its file says it."""
    words = {name: {said.language: getattr(said, name)} for name in ("question", "formula")}
    told: dict[str, Any] = {"code": code, "label": {said.language: said.name}, **words}
    told |= {
        "unit": said.unit,
        "better": said.better,
        "source": f"Designed here, written down by {author(said.made_by)}",
    }
    if said.group:
        told["groups"] = [said.group]
    if said.quantity:
        told["computed"] = _computed(said.quantity, said.unit, graph)
    if said.benchmark:
        told["benchmark"] = said.benchmark.model_dump()
    if said.targets:
        told["targets"] = [target.model_dump(exclude_none=True) for target in said.targets]
    if said.people:
        told["people"] = list(said.people)
    return told


def _computed(quantity: str, unit: str, graph: Graph) -> dict[str, Any]:
    """Of a quantity of the whole city, brought to the unit that people chose."""
    cities = [made.name for made in graph.quantities.values() if made.of == "city"]
    if quantity not in cities:
        raise NotFoundError("indicator-quantity", received=quantity, near=nearest(quantity, cities))
    factor = factor_between(graph[quantity].unit, unit)
    if factor is None:
        raise EntryError("indicator-quantity-unit", quantity=quantity, received=unit, allowed=graph[quantity].unit)
    return {"quantity": quantity, "factor": factor, "unit": unit, "fit": "whole"}
