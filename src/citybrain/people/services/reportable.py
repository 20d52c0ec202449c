"""The short list of what residents can report, taken over into the catalogue so that there is one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from citybrain.cases.declared import describe_fault
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.people.services.entry import CityService

CHANNELS = ("page", "open311", "telephone", "counter")
FREE = {"amount": 0, "text": {"en": "A report costs nothing and needs no account.", "zh": "上报免费且无需账号。"}}


def is_reportable(content: Any) -> bool:
    """Whether the content of a file is a list by code of what can be reported: label, description, group, promise."""
    return (
        isinstance(content, dict)
        and bool(content)
        and all(isinstance(one, dict) and {"label", "description", "promise"} <= set(one) for one in content.values())
    )


def read_reportable(path: Path, unit: str, since: datetime.date) -> list[CityService]:
    """Services of such a file; it names no unit and no first day, so that these are asked for.

    Raises InputError with all faults.
    """
    found, faults = list[CityService](), list[str]()
    for code, said in read_yaml(path).items():
        try:
            found.append(CityService.model_validate(_entry(str(code), said, unit, since, path.name)))
        except (ValidationError, AttributeError, TypeError) as problem:
            listed = problem.errors(include_url=False) if isinstance(problem, ValidationError) else ()
            faults += [f"{str(code)[:60]}: {describe_fault(one)}" for one in listed] or [f"{code}: {problem}"]
    if faults:
        told = "\n".join(f"- {one}" for one in faults[:20])
        raise InputError("cli-services-bad-file", file=path.name, number=len(faults), faults=told)
    return found


def _entry(code: str, said: Mapping[str, Any], unit: str, since: datetime.date, source: str) -> dict[str, Any]:
    words, group, promise = said.get("keywords") or {}, said.get("group") or {}, said["promise"]
    pairs = [{"en": one} for one in words.get("en", ())]
    chinese = words.get("zh", ())
    if pairs and chinese:
        pairs[0]["zh"] = " ".join(chinese)
    named = str(group.get("en", "reports") if isinstance(group, dict) else group)
    return {
        "code": code, "from": since, "kind": "report", "name": said["label"], "description": said["description"],
        "group": "".join(one if one.isalnum() else "_" for one in named.lower()), "keywords": pairs,
        "unit": {"name": unit}, "fee": FREE, "events": ["street"], "channels": list(CHANNELS),
        "promise": {"answer": promise["answer"], "decision": promise["done"], "by": "The list of reports"},
        "source": {"text": source},
    }  # fmt: skip
