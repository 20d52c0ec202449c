"""Where on a network of water something was let in: nodes by name, samples with their time, and the answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from citybrain.base.moments import Moment
from citybrain.cases.tracing.answer import Reason, Verdict
from citybrain.cases.tracing.evidence import MOST_CANDIDATES, hash_of
from citybrain.cases.tracing.question import Name
from citybrain.cases.tracing.upstream import MOST_NODES, MOST_SAMPLES, NetworkSample, Reach, upstream
from citybrain.kernel import InputError

MOST_REACHES = 2 * MOST_NODES
LONGEST = 7 * 86_400.0
"""Seconds that water takes through one reach, and that the window has, at most."""


class GivenReach(BaseModel, extra="forbid", frozen=True):
    """Water runs from a node to a node in a time [s]."""

    start: Name
    end: Name
    travel_time: Annotated[float, Field(ge=0.0, le=LONGEST, allow_inf_nan=False)]


class GivenSample(BaseModel, extra="forbid", frozen=True):
    """What a sample at a node was: above the limit or not."""

    node: Name
    time: Moment
    above: bool


class NetworkQuestion(BaseModel, extra="forbid", frozen=True):
    """Where something was let in, some time from `since` to `until`, by samples of a network that flows one way."""

    reaches: Annotated[tuple[GivenReach, ...], Field(min_length=1, max_length=MOST_REACHES)]
    samples: Annotated[tuple[GivenSample, ...], Field(min_length=1, max_length=MOST_SAMPLES)]
    since: Moment
    until: Moment


class TracedNode(TypedDict):
    """A node, its probability, and how many of the samples above the limit lie below it."""

    name: str
    probability: float
    explained: int


class NetworkEvidence(TypedDict):
    """Likeliest nodes; `elsewhere`: probability of no node of the network. reason: no_signal where no sample is above.

    `inputs_sha256` is over the question, `sha256` over all but itself.
    """

    verdict: Verdict
    reason: Reason
    nodes: list[TracedNode]
    considered: int
    elsewhere: float
    inputs_sha256: str
    sha256: str


def trace_network(question: NetworkQuestion) -> NetworkEvidence:
    """Weigh the nodes. Raises InputError for samples at nodes that no reach has, a window that is none, or too many."""
    names = list(dict.fromkeys(name for one in question.reaches for name in (one.start, one.end)))
    number = {name: at for at, name in enumerate(names)}
    missing = list(dict.fromkeys(one.node for one in question.samples if one.node not in number))
    if missing:
        raise InputError("trace-network-node", received=", ".join(missing[:20])[:400], count=len(missing))
    window = question.since.timestamp(), question.until.timestamp()
    reaches = [Reach(number[one.start], number[one.end], one.travel_time) for one in question.reaches]
    samples = [NetworkSample(number[one.node], one.time.timestamp(), one.above) for one in question.samples]
    weighed = upstream(len(names), reaches, samples, window)
    signal = any(one.above for one in question.samples)
    order = sorted(range(len(names)), key=lambda at: (-weighed.probability[at], at))[:MOST_CANDIDATES] if signal else []
    evidence = {
        "verdict": _verdict(float(weighed.probability.max()), weighed.elsewhere) if signal else "cannot_tell",
        "reason": "" if signal else "no_signal",
        "nodes": [
            {"name": names[at], "probability": round(float(weighed.probability[at]), 6),
             "explained": int(weighed.explained[at])}
            for at in order
        ],
        "considered": len(names),
        "elsewhere": round(weighed.elsewhere, 6) if signal else 1.0,
        "inputs_sha256": hash_of(question.model_dump(mode="json")),
    }  # fmt: skip
    return evidence | {"sha256": hash_of(evidence)}  # type: ignore[return-value]


def _verdict(top: float, elsewhere: float) -> Verdict:
    return "candidate" if top >= 0.5 else "unknown" if elsewhere >= 0.5 else "undecided"
