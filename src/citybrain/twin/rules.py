"""Rules that make values which no file gives, as their files declare them: the twin's own and those of domains."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from citybrain.base.domains import find_domains
from citybrain.kernel.yaml_files import read_yaml
from citybrain.twin.origins import Kind, Origin, made_by

OWN = Path(__file__).parent / "data" / "rules.yaml"
OF_DOMAINS = "imputation", "rules"


class ImputationRule(NamedTuple):
    """A rule by its name, which is the key of its message; `where` is the file that declares it."""

    name: str
    kind: Kind
    quality: int
    source: str
    where: str


def declared_rules() -> list[ImputationRule]:
    """Every rule that fills what files leave open."""
    files = {f"twin/{OWN.name}": OWN}
    files |= {
        f"{one.name}/{'/'.join(OF_DOMAINS)}.yaml": path for one in find_domains() for path in one.files(*OF_DOMAINS)
    }
    return [rule for where, path in files.items() for rule in _rules(path, where)]


@cache
def _rules(path: Path, where: str) -> list[ImputationRule]:
    told: Mapping[str, Any] = read_yaml(path)
    return [
        ImputationRule(name, one["kind"], one["quality"], one.get("source", told.get("source", "")), where)
        for name, one in told["rules"].items()
    ]


def origin_by(name: str, source: str | None = None) -> Origin:
    """The origin of values that a rule of the twin itself makes; `source` where it uses a file of the city."""
    rule = next(one for one in _rules(OWN, OWN.name) if one.name == name)
    return made_by(rule.name, rule.kind, rule.quality, source)
