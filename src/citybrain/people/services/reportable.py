"""The short list of what residents can report as entries of the one catalogue: shipped, of a city, or imported."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from citybrain.cases.declared import describe_fault
from citybrain.kernel.yaml_files import read_yaml
from citybrain.people.services.entry import CityService
from citybrain.people.services.file import faulty_file, read_catalogue, read_content

SHIPPED = Path(__file__).with_name("reports.yaml")
FOLDER = "services"
"""Of a city: files that stand over what is shipped, and under what was imported."""

SINCE = datetime.date(2000, 1, 1)
"""First day of what no file dates: what is shipped, and what the folder of a city lists."""

CHANNELS = ("page", "open311", "telephone", "counter", "paper")
FREE = {"amount": 0, "text": {"en": "A report costs nothing and needs no account.", "zh": "上报免费且无需账号。"}}
KNOWN = {"label", "description", "group", "keywords", "promise", "private", "anonymous", "attributes"}
OWN = ("private", "anonymous", "attributes")


def reportable_services(city: Path | None) -> dict[str, CityService]:
    """What can be reported without any import, by code: the folder of a city over what is shipped. Raises InputError.

    A file of the folder is a short list or a catalogue; of a catalogue the last version of each service holds.
    """
    files = [] if city is None else sorted((city / FOLDER).glob("*.yaml"))
    listed = [*read_reportable(SHIPPED, None, SINCE), *(one for path in files for one in read_services(path))]
    return {one.code: one for one in listed}


def read_services(path: Path, unit: str | None = None, since: datetime.date = SINCE) -> list[CityService]:
    """Services of a file, of whichever of the two forms it has. Raises InputError with all faults."""
    return read_reportable(path, unit, since) if is_reportable(read_content(path)) else read_catalogue(path)


def is_reportable(content: Any) -> bool:
    """Whether the content of a file is a list by code of what can be reported: label, description, group, promise."""
    return (
        isinstance(content, dict)
        and bool(content)
        and all(isinstance(one, dict) and {"label", "description", "promise"} <= set(one) for one in content.values())
    )


def read_reportable(path: Path, unit: str | None, since: datetime.date) -> list[CityService]:
    """Services of a short list; it names no unit and no first day. Raises InputError with all faults."""
    found, faults = list[CityService](), list[str]()
    for code, said in read_yaml(path).items():
        faults += [f"{str(code)[:60]}: {str(one)[:60]}: ({', '.join(sorted(KNOWN))})" for one in set(said) - KNOWN]
        try:
            found.append(CityService.model_validate(_entry(str(code), said, unit, since, path.name)))
        except ValidationError as problem:
            faults += [f"{str(code)[:60]}: {describe_fault(one)}" for one in problem.errors(include_url=False)]
        except (AttributeError, TypeError, LookupError) as problem:
            faults.append(f"{str(code)[:60]}: {problem}")
    if faults:
        raise faulty_file(path, faults)
    return found


def _entry(code: str, said: Mapping[str, Any], unit: str | None, since: datetime.date, source: str) -> dict[str, Any]:
    group, promise = said.get("group") or {}, said["promise"]
    named = str(group.get("en", "reports") if isinstance(group, dict) else group)
    return {
        "code": code, "from": since, "kind": "report", "name": said["label"], "description": said["description"],
        "group": "".join(one if one.isalnum() else "_" for one in named.lower()), "heading": group or None,
        "keywords": list(_keywords(said.get("keywords") or {})), "unit": None if unit is None else {"name": unit},
        "fee": FREE, "events": ["street"], "channels": list(CHANNELS),
        "promise": {"answer": promise["answer"], "decision": promise["done"], "by": "The list of reports"},
        "source": {"text": source}, **{name: said[name] for name in OWN if name in said},
    }  # fmt: skip


def _keywords(words: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Other words in pairs, an English one and a Chinese one; of the longer list the last pair has the rest."""
    english, chinese = list(words.get("en", ())), list(words.get("zh", ()))
    for place, one in enumerate(english):
        some = chinese[place:] if place == len(english) - 1 else chinese[place : place + 1]
        yield {"en": one, "zh": " ".join(some)} if some else {"en": one}
