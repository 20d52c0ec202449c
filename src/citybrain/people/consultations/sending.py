"""What residents send to a consultation, by a device, on paper or at the counter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from citybrain.people.texts import on_one_line, words
from citybrain.people.tokens import LONGEST
from citybrain.people.traits import Trait

MARGIN = 0.02
"""Degrees around what has a shape in which a place is still near the city."""

MOST_BY_ONE = 10
MOST_INPUTS = 20_000
Sending = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", description="A UUID.")
]
Code = Annotated[str, Field(min_length=1, max_length=LONGEST, description="The code of the device, link or form.")]
Group = Annotated[str, Field(min_length=1, max_length=200)]
Bounds = tuple[float, float, float, float]


class AnswerSent(BaseModel, extra="forbid", frozen=True):
    """One of the three answers, and what somebody says of themselves, each of it as they like."""

    sending: Sending
    code: Code
    answer: Annotated[str, Field(max_length=20)]
    traits: Annotated[dict[Group, Group], Field(max_length=10)] = {}


class PlaceSent(BaseModel, extra="forbid", frozen=True):
    """A place in degrees."""

    longitude: float = Field(ge=-180, le=180, allow_inf_nan=False)
    latitude: float = Field(ge=-90, le=90, allow_inf_nan=False)


class InputSent(BaseModel, extra="forbid", frozen=True):
    """A comment (text, with a place if it has one), a proposal (title and text), or levels of a plan of one's own."""

    sending: Sending
    code: Code
    kind: Literal["comment", "proposal", "plan"]
    title: Annotated[str, BeforeValidator(on_one_line), StringConstraints(max_length=200)] = ""
    text: words(2_000, 0) = ""  # type: ignore[valid-type]
    place: PlaceSent | None = None
    levels: Annotated[tuple[Annotated[float, Field(ge=0, le=1)], ...], Field(max_length=8)] = ()


class SupportSent(BaseModel, extra="forbid", frozen=True):
    """That somebody supports a proposal or a plan."""

    code: Code


def faults_of_answer(sent: AnswerSent, answers: tuple[str, ...], traits: Mapping[str, Trait]) -> Iterator[str]:
    """Answers, traits and groups that are not among those that were asked."""
    if sent.answer not in answers:
        yield f"answer: {sent.answer} ({', '.join(answers)})"
    for name, group in sent.traits.items():
        if name not in traits:
            yield f"traits.{name:.40}: ({', '.join(traits)})"
        elif group not in traits[name].groups:
            yield f"traits.{name}: {group:.40} ({', '.join([*traits[name].groups][:10])})"


def faults_of_input(sent: InputSent, own: bool, bounds: Bounds) -> Iterator[str]:
    """What an input of its kind lacks, or has too much; a place that is not near the city."""
    wanted = {"comment": ("text",), "proposal": ("title", "text"), "plan": ("levels",)}[sent.kind]
    for name in wanted:
        if not getattr(sent, name):
            yield f"{name}: -"
    if sent.kind != "plan" and sent.levels:
        yield "levels: (plan)"
    if sent.kind == "plan" and not own:
        yield "kind: plan (comment, proposal)"
    if sent.place is not None:
        west, south, east, north = bounds
        at = sent.place
        near = west - MARGIN <= at.longitude <= east + MARGIN and south - MARGIN <= at.latitude <= north + MARGIN
        if not near:
            yield f"place: {at.longitude:g}, {at.latitude:g} ({west:g} … {east:g}, {south:g} … {north:g})"
