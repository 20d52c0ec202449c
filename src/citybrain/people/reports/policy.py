"""What a city decides about reports: `reports.yaml` in its folder, beside what is shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from citybrain.cases.declared import describe_fault
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml

FILE = "reports.yaml"


class ReportPolicy(BaseModel, extra="forbid", frozen=True):
    """jurisdiction: by which Open311 clients name the city; without one none is known.

    api_key: whether programs need a token. telephone: of the city desk, for who would rather speak to a person.
    """

    jurisdiction: Annotated[str, Field(max_length=200)] = ""
    api_key: Literal["optional", "required"] = "optional"
    telephone: Annotated[str, Field(pattern=r"^$|^\+?[0-9 ()-]{3,40}$")] = ""


def policy_of(city: Path) -> ReportPolicy:
    """The policy of a city. Raises InputError for a file that cannot be read."""
    path = city / FILE
    if not path.is_file():
        return ReportPolicy()
    try:
        return ReportPolicy.model_validate(read_yaml(path) or {})
    except ValidationError as problem:
        faults = "; ".join(describe_fault(one) for one in problem.errors(include_url=False)[:10])
        raise InputError("resident-report-policy", file=FILE, problem=faults) from problem
