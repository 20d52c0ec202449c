"""What a proposal says. It never changes: who wants something else makes another proposal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from citybrain.cases.gate.errors import ProposalError
from citybrain.cases.gate.kinds import LONGEST_TEXT, Key, ProposalKind, Simulation
from citybrain.kernel.errors import InputError
from citybrain.kernel.yaml_files import read_yaml
from citybrain.plans.document import read_bytes

LONGEST = 2_000
"""Characters of a reason."""

Said = Annotated[str, Field(max_length=LONGEST)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Target = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f#+$]+$")]
"""No signs that a topic of MQTT could not have."""

Value = Annotated[float, Field(allow_inf_nan=False)] | Annotated[str, Field(max_length=LONGEST_TEXT)]
Values = Annotated[dict[Key, Value], Field(max_length=20)]


class Alternative(BaseModel, extra="forbid", frozen=True):
    """What else could be done, and why it is not proposed."""

    what: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    why_not: Said = ""


class MachineProposal(BaseModel, extra="forbid", frozen=True):
    """What a machine of a name wants and why; `expects`: the reading that it foretells, in the unit of the stream."""

    name: Name
    values: Values
    reason: Said = ""
    expects: float | None = Field(default=None, allow_inf_nan=False)


class NewProposal(BaseModel, extra="forbid", frozen=True):
    """What is to be changed (`target`), to which values, from which (`before`), and why.

    `stream`: number of the one whose readings show it. `cost` in words. `override`: why a person wants other values
    than the machine. A plan is named by its id in `target`, and has no values.
    """

    kind: Key
    target: Target
    values: Values = {}
    before: Values = {}
    stream: int | None = Field(default=None, ge=1, lt=2**31)
    reason: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    alternatives: Annotated[tuple[Alternative, ...], Field(max_length=20)] = ()
    cost: Said = ""
    machine: MachineProposal | None = None
    override: Said = ""

    @property
    def overrides(self) -> bool:
        """Whether a person wants something else than the machine does."""
        return self.machine is not None and dict(self.machine.values) != dict(self.values)


def read_proposal(path: Path) -> NewProposal:
    """The proposal that a file of YAML or JSON says. Raises InputError for what is none."""
    try:
        return NewProposal.model_validate(read_yaml(path))
    except ValidationError as problem:
        faults = [f"- {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors(include_url=False)[:20]]
        raise InputError("proposal-file", file=str(path), faults="\n".join(faults)) from problem


def require_content(kind: ProposalKind, said: NewProposal, of_stream: str | None) -> None:
    """Raises ProposalError with all that a proposal of a kind lacks; `of_stream` is the property of its stream."""
    faults = list(_faults(kind, said, of_stream))
    if faults:
        raise ProposalError("proposal-faulty", kind=kind.name, faults="\n".join(f"- {one}" for one in faults))


def _faults(kind: ProposalKind, said: NewProposal, of_stream: str | None) -> Iterator[str]:
    yield from _wrong_values("values", kind, said.values, whole=True)
    if said.before or kind.rolls_back:
        yield from _wrong_values("before", kind, said.before, whole=True)
    if said.machine is not None:
        yield from _wrong_values("machine.values", kind, said.machine.values, whole=True, within=False)
    if not said.reason.strip():
        yield "reason: -"
    if kind.confirms and of_stream != kind.confirms.property:
        yield f"stream: {of_stream or '-'}, allowed {kind.confirms.property}"
    if said.overrides and not said.override.strip():
        yield "override: -"
    if kind.confirms and kind.rolls_back:
        was, wanted = (values.get(kind.confirms.value) for values in (said.before, said.values))
        if isinstance(was, float) and isinstance(wanted, float) and abs(wanted - was) <= kind.confirms.tolerance:
            yield f"before.{kind.confirms.value}: {was:g}, readings tell no less than {kind.confirms.tolerance:g} apart"


def _wrong_values(
    where: str, kind: ProposalKind, values: Mapping[str, Any], whole: bool, within: bool = True
) -> Iterator[str]:
    for name in sorted(set(values) | (set(kind.values) if whole else set())):
        allowed = kind.values.get(name)
        if allowed is None:
            yield f"{where}.{name}: allowed {', '.join(kind.values) or '-'}"
        elif name not in values:
            yield f"{where}.{name}: -, allowed {allowed.allowed}"
        elif within and not allowed.allows(values[name]):
            yield f"{where}.{name}: {str(values[name])[:40]}, allowed {allowed.allowed}"


def frozen(kind: ProposalKind, said: NewProposal, plan: str | None, makers: Sequence[str]) -> str:
    """The content as it is kept: what was said, the plan, who made its subject, and the kind, as they are now."""
    kept = {
        "said": said.model_dump(mode="json"),
        "plan": plan if kind.simulation is Simulation.PLAN else None,
        "makers": list(makers),
        "kind": kind.model_dump(mode="json"),
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)


def hash_of(content: str) -> str:
    """SHA-256 of a content as it is kept."""
    return hashlib.sha256(content.encode()).hexdigest()


class ProposalContent(BaseModel, frozen=True):
    """The content of a proposal on record, with its kind as it was when it was drafted.

    `makers`: names of those who made what it proposes, where that was made before.
    """

    said: NewProposal
    plan: str | None
    makers: tuple[str, ...] = ()
    kind: ProposalKind

    @property
    def plan_name(self) -> str:
        """What the plan is called; its id where it has no name."""
        data = read_bytes((self.plan or "").encode(), "plan").data
        return str(data["name"]) if isinstance(data, dict) and data.get("name") else self.said.target


def content_of(content: str) -> ProposalContent:
    """The content as it was kept."""
    return ProposalContent.model_validate_json(content)
