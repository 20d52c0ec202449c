"""One service of the city as its file declares it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, Field, model_validator

from citybrain.people.texts import EASY, MOST_LANGUAGES, in_language

LONGEST_TEXT = 2_000
TAG = re.compile(f"[a-z]{{2,3}}({EASY})?")
Key = Annotated[str, Field(pattern="^[a-z][a-z0-9_-]{0,99}$")]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
Hours = Annotated[float, Field(gt=0, le=24 * 366, allow_inf_nan=False)]
LISTS = ("singlevaluelist", "multivaluelist")
WebAddress = Annotated[str, Field(pattern='^https?://[^\\s<>"]+$', max_length=500)]


class LifeEvent(StrEnum):
    """What happens in a life or a firm that people come to the city for (CPSV-AP: life and business events)."""

    MOVING = "moving"
    CHILD = "child"
    SCHOOL = "school"
    WORK = "work"
    HOME = "home"
    CONSTRUCTION = "construction"
    ILLNESS = "illness"
    AGEING = "ageing"
    MONEY = "money"
    LEISURE = "leisure"
    VEHICLE = "vehicle"
    BUSINESS = "business"
    EVENT = "event"
    STREET = "street"
    ENVIRONMENT = "environment"


class ServiceChannel(StrEnum):
    """How one comes to a service."""

    PAGE = "page"
    COUNTER = "counter"
    TELEPHONE = "telephone"
    PAPER = "paper"
    OPEN311 = "open311"


class Text(BaseModel, extra="allow", frozen=True):
    """A text in English and, where they are given, in other languages by their codes, with easy words of each by
    `-simple`, such as `en-simple`.
    """

    __pydantic_extra__: dict[str, Words] = Field(init=False)

    en: Words
    zh: Words | None = None

    @model_validator(mode="after")
    def _is_of_languages(self) -> Self:
        for tag in self.by_tag:
            if not TAG.fullmatch(tag):
                raise ValueError(f"{tag[:40]}: no code of a language, such as en, zh or en{EASY}")
            if tag.removesuffix(EASY) not in self.by_tag:
                raise ValueError(f"{tag}: easy words need a text in {tag.removesuffix(EASY)} beside them")
        if len(self.by_tag) > MOST_LANGUAGES:
            raise ValueError(f"{len(self.by_tag)} languages, allowed {MOST_LANGUAGES}")
        return self

    @property
    def by_tag(self) -> dict[str, str]:
        """The text by the tag of each language, and of the easy words, that it has."""
        return {"en": self.en, **({"zh": self.zh} if self.zh else {}), **self.__pydantic_extra__}

    @property
    def usual(self) -> dict[str, str]:
        """The same without easy words."""
        return {tag: said for tag, said in self.by_tag.items() if not tag.endswith(EASY)}

    def of(self, language: str) -> str:
        """The text in a language, the English one where there is no other; see `in_language`."""
        return in_language(self.by_tag, language)


def _both(said: object) -> object:
    return {"en": said} if isinstance(said, str) else said


LocalText = Annotated[Text, BeforeValidator(_both)]
Texts = Annotated[tuple[LocalText, ...], Field(max_length=30)]


class LegalBasis(BaseModel, extra="forbid", frozen=True):
    """The law that a service stands on, and where it can be read."""

    law: Words
    url: WebAddress | None = None


class ReceivingUnit(BaseModel, extra="forbid", frozen=True):
    """The office that receives and decides."""

    name: LocalText
    contact: LocalText | None = None
    url: WebAddress | None = None


class HeldDocument(BaseModel, extra="forbid", frozen=True):
    """The register that has a document already, and whether the city looks there by consent or by law."""

    records: LocalText
    by: Literal["consent", "law"] = "consent"


class RequiredDocument(BaseModel, extra="forbid", frozen=True):
    """A document of an application. left_out: when it may be missing; held: where the city has it already."""

    name: LocalText
    left_out: LocalText | None = None
    held: HeldDocument | None = None


class Fee(BaseModel, extra="forbid", frozen=True):
    """What a service costs: an amount in a currency, or where the price stands."""

    amount: float | None = Field(default=None, ge=0, le=1e9, allow_inf_nan=False)
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    text: LocalText

    @model_validator(mode="after")
    def _has_currency(self) -> Self:
        if self.amount and self.currency is None:
            raise ValueError("currency: a fee with an amount has one (such as EUR)")
        return self


class ServicePromise(BaseModel, extra="forbid", frozen=True):
    """By when the city answers first, and decides [h], and who promises that: the law or the city."""

    answer: Hours
    decision: Hours
    by: Words

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.answer > self.decision:
            raise ValueError(f"answer: {self.answer:g} h, after the decision ({self.decision:g} h)")
        return self


class DigitalNeed(BaseModel, extra="forbid", frozen=True):
    """What making a service digital would change: cases and visits a year, visits saved, way to the counter [km].

    Each number is of the file's own source; nothing is assumed for what is left out.
    """

    cases: float = Field(ge=0, le=1e9, allow_inf_nan=False)
    visits: float = Field(ge=0, le=1e3, allow_inf_nan=False)
    distance: float = Field(ge=0, le=1e3, allow_inf_nan=False)
    source: Words


class ServiceSource(BaseModel, extra="forbid", frozen=True):
    """Where an entry is from; checked: the day on which a person held it against the source, none where nobody has."""

    text: Words
    url: WebAddress | None = None
    checked: datetime.date | None = None


class AskedAttribute(BaseModel, extra="forbid", frozen=True):
    """What a report is asked beside words and place (GeoReport v2, service definition); values by key."""

    code: Key
    label: LocalText
    datatype: Literal["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"] = "string"
    required: bool = False
    values: Mapping[Key, LocalText] = {}

    @model_validator(mode="after")
    def _has_values(self) -> Self:
        if bool(self.values) != (self.datatype in LISTS):
            raise ValueError(f"values with {', '.join(LISTS)}, and with nothing else")
        return self


class CityService(BaseModel, extra="forbid", frozen=True):
    """A version of a service; `code` is the same in all of its versions, `from` the first day of this one.

    until: its last day, after which the service is not there until a later version begins. heading: the group in words.
    unit: nobody names it of a report that the duty of the city receives. Of a report alone: attributes; private, shown
    as an area alone; anonymous, nobody is asked for a contact.
    """

    code: Key
    since: datetime.date = Field(alias="from")
    until: datetime.date | None = None
    kind: Literal["application", "notice", "report", "advice"]
    name: LocalText
    description: LocalText
    group: Key
    heading: LocalText | None = None
    keywords: Annotated[tuple[LocalText, ...], Field(max_length=50)] = ()
    basis: Annotated[tuple[LegalBasis, ...], Field(max_length=20)] = ()
    unit: ReceivingUnit | None = None
    conditions: Texts = ()
    documents: Annotated[tuple[RequiredDocument, ...], Field(max_length=30)] = ()
    fee: Fee
    promise: ServicePromise | None = None
    alternatives: Texts = ()
    events: Annotated[tuple[LifeEvent, ...], Field(max_length=15)] = ()
    channels: Annotated[tuple[ServiceChannel, ...], Field(min_length=1, max_length=5)]
    need: DigitalNeed | None = None
    private: bool = False
    anonymous: bool = False
    attributes: Annotated[tuple[AskedAttribute, ...], Field(max_length=50)] = ()
    source: ServiceSource

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        for fault in self._faults():
            raise ValueError(fault)
        return self

    def _faults(self) -> Iterator[str]:
        if self.kind in ("application", "notice") and not self.basis:
            yield "basis: an application or a notice names the law that it stands on"
        if self.kind != "advice" and self.promise is None:
            yield "promise: say by when the city answers and decides, in hours"
        if self.kind != "report" and self.unit is None:
            yield "unit: name the office that receives and decides"
        if self.kind != "report" and (self.attributes or self.private or self.anonymous):
            yield "attributes, private, anonymous: of a report alone"
        if self.until is not None and self.until < self.since:
            yield f"until: {self.until}, before {self.since}"
        for name in ("events", "channels"):
            listed = getattr(self, name)
            if len(set(listed)) < len(listed):
                yield f"{name}: twice"

    @property
    def takes_applications(self) -> bool:
        """Whether somebody can apply here: on the page, and by the same rules at the counter."""
        return self.kind in ("application", "notice")

    @property
    def hours(self) -> tuple[float, float] | None:
        """Hours until the first answer and until it is decided or done, None where nothing is promised."""
        return None if self.promise is None else (self.promise.answer, self.promise.decision)

    @property
    def group_text(self) -> Text:
        """The group in words."""
        return self.heading or Text(en=self.group)

    def attribute(self, code: str) -> AskedAttribute | None:
        """What a report is asked under a code."""
        return next((one for one in self.attributes if one.code == code), None)

    def to_bring(self) -> list[RequiredDocument]:
        """Documents that the city has nowhere: only these are asked for."""
        return [one for one in self.documents if one.held is None]

    def own_texts(self) -> Iterator[Mapping[str, str]]:
        """All that the city wrote of it and the page shows, each in its languages."""
        unit = self.unit
        yield from (one.by_tag for one in (self.name, self.description, self.fee.text))
        yield from (one.by_tag for one in (*self.keywords, *self.conditions, *self.alternatives))
        yield from (one.by_tag for one in (unit and unit.name, unit and unit.contact) if one)
        for one in self.documents:
            yield from (said.by_tag for said in (one.name, one.left_out, one.held and one.held.records) if said)

    def texts(self, language: str) -> str:
        """All words that say what it is."""
        return " ".join(one.of(language) for one in (self.name, *self.keywords, self.description))
