"""Resource paths of OGC 18-088, clause 9.2: from a set of entities step by step to what is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.sensorthings.model import KINDS, Kind, target

STEP = re.compile(r"^(?P<name>[A-Za-z]+)(?:\((?P<key>\d{1,18})\))?$")
MOST_STEPS = 20
VALUE, REF = "$value", "$ref"


@dataclass(frozen=True)
class PathStep:
    """A set of entities or one of them; `navigation` is the name by which the step before leads to it."""

    kind: Kind
    navigation: str
    key: int | None = None
    many: bool = True


@dataclass(frozen=True)
class ResourcePath:
    """Steps to a set or an entity, then a property `within` it or its bare `$value`, or `$ref` for links alone."""

    steps: tuple[PathStep, ...]
    within: tuple[str, ...] = ()
    ending: str = ""

    @property
    def last(self) -> PathStep:
        """The set or the entity."""
        return self.steps[-1]

    @property
    def one(self) -> bool:
        """Whether it leads to one entity."""
        return self.last.key is not None or not self.last.many


def path_of(text: str) -> ResourcePath:
    """The path of a text such as `Things(1)/Datastreams`. Raises NotFoundError where the standard has none such."""
    parts = [part for part in text.strip("/").split("/") if part]
    ending = parts.pop() if parts and parts[-1] in (VALUE, REF) else ""
    steps: list[PathStep] = []
    while parts and len(steps) < MOST_STEPS and (step := _step(parts[0], steps)) is not None:
        steps.append(step)
        parts.pop(0)
    if not steps or (parts and not _is_property(steps[-1], parts)) or (ending == VALUE and not parts):
        raise NotFoundError("sta-path", received=text[:200])
    if ending == REF and parts:
        raise NotFoundError("sta-path", received=text[:200])
    return ResourcePath(tuple(steps), tuple(parts), ending)


def _step(text: str, before: list[PathStep]) -> PathStep | None:
    found = STEP.match(text)
    if found is None:
        return None
    name, key = found["name"], found["key"]
    number = None if key is None else int(key)
    if not before:
        return PathStep(KINDS[name], name, number) if name in KINDS else None
    last = before[-1]
    if (last.many and last.key is None) or name not in last.kind.navigations:
        return None
    navigation = last.kind.navigations[name]
    if number is not None and not navigation.many:
        return None
    return PathStep(target(last.kind, name), name, number, navigation.many)


def _is_property(step: PathStep, parts: list[str]) -> bool:
    one = step.key is not None or not step.many
    return one and (parts[0] in step.kind.properties or parts[0] in ("id", "@iot.id"))
