"""Whose data the city is made of, and how well it is known."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from citybrain.twin.quality import QualityReport


class LabelledQuality(QualityReport):
    """How well a snapshot is known; `labels` are what people call its attributes."""

    labels: dict[str, str]


class HeldAttribute(TypedDict):
    """How many values of an attribute a source or a rule gave."""

    name: str
    label: str
    entity: str
    count: int


class ReadFile(TypedDict):
    """A file that was read."""

    file: str
    sha256: str
    bytes: int


class Reason(TypedDict):
    """How many records were left out, and why."""

    text: str
    count: int


class DataSource(TypedDict):
    """Files that the city is made of, bills, or readings of a sender; counts are null where records are not counted."""

    key: str
    kind: Literal["file", "bills", "readings"]
    title: str
    licence: str | None
    url: str | None
    date: str | None
    read: str
    files: list[ReadFile]
    simulated: bool
    received: int | None
    kept: int | None
    rejected: list[Reason]
    attributes: list[HeldAttribute]


class Rule(TypedDict):
    """How values were made that no file gives."""

    rule: str
    text: str
    kind: Literal["measured", "derived", "estimated", "unknown"]
    quality: int
    simulated: bool
    attributes: list[HeldAttribute]


class Sources(TypedDict):
    """Every file and import, and the rules that filled what they leave open."""

    sources: list[DataSource]
    rules: list[Rule]
