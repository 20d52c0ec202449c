"""Rules by which cases are opened, declared in YAML: those of this mechanism, of each domain, and of the city."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, Field, model_validator

from citybrain.base.domains import Domains
from citybrain.cases.declared import declared_files, read_declared
from citybrain.cases.effect.declared import EvaluationTerms
from citybrain.cases.readable import role_reads
from citybrain.governance import Role
from citybrain.notifications.severity import Severity
from citybrain.observations.properties import known_properties

FOLDER, PLAYBOOKS = "cases", "playbooks"
"""Rules lie in the one folder, what is done in an emergency in the other one within it."""

OWN = Path(__file__).with_name("rules.yaml")
MOST_FAULTS = 20
"""Faults of rule files that are named at once."""

MOST_RULES = 5_000


class Statistic(StrEnum):
    """What of the readings of a window is compared: the newest one, or the mean, sum, least or greatest of all."""

    VALUE = "value"
    MEAN = "mean"
    SUM = "sum"
    LEAST = "least"
    GREATEST = "greatest"


class FindingKind(StrEnum):
    """What observations find by themselves, of any property."""

    EXCEEDED = "exceeded"
    EXPECTED = "expected"
    UNUSUAL = "unusual"
    SILENT = "silent"
    TEST = "test"


_LESS_SPECIFIC = {FindingKind.UNUSUAL: 0, FindingKind.EXPECTED: 1, FindingKind.EXCEEDED: 2}

Hours = Annotated[float, Field(ge=0, le=24 * 366, allow_inf_nan=False)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Key = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,99}$")]


class Merges(BaseModel, extra="forbid", frozen=True):
    """Which other cases of family and property a new one joins: so near [m], seen so lately [h], by the same words.

    yields: it also joins those of a more specific rule about the property, of any family, before or after it.
    """

    metres: float = Field(gt=0, le=100_000)
    hours: float = Field(gt=0, le=24 * 31)
    words: bool = True
    yields: bool = False


class CaseRule(BaseModel, extra="forbid", frozen=True):
    """What opens a case. Times in hours, thresholds in the unit of the property.

    One of five: `observes` a property, whose `statistic` over a `window` lies `above` or `below` a value and does so
    for as long as `lasts`; `detects` a property of events, with any of these `words`; `finds` what observations find;
    `raises` what another part of the city or a person raises, a kind of subject ("proposal"); `computes` a quantity,
    whose value of a building, a district or the city lies `above` or `below` one, in every look for as long as `lasts`.
    An episode ends once the statistic has been on the other side of `clears_at` for as long as `clears_after`.
    `evaluates` says how what was done about a case is judged by the readings after it. What is raised may be
    `ends_with_subject`: what it is about closes it, and no person does, so that it waits for nobody unseen.
    """

    name: Key
    label: Mapping[Literal["en", "zh"], str]
    family: Key
    observes: str | None = None
    detects: str | None = None
    finds: FindingKind | None = None
    raises: Key | None = None
    ends_with_subject: bool = False
    computes: Key | None = None
    words: tuple[str, ...] = ()
    statistic: Statistic = Statistic.VALUE
    window: Hours = 0.0
    above: Number | None = None
    below: Number | None = None
    lasts: Hours = 0.0
    clears_at: Number | None = None
    clears_after: Hours = 0.0
    severity: Literal["minor", "moderate", "severe", "extreme"] = "moderate"
    owner: Role = Role.DUTY_OFFICER
    escalates: tuple[Role, ...] = ()
    acknowledge: Hours = 4.0
    resolve: Hours = 72.0
    merges: Merges | None = None
    evaluates: EvaluationTerms | None = None
    source: str = Field(min_length=1, max_length=500)

    @model_validator(mode="after")
    def _is_one_condition(self) -> Self:
        for fault in self._faults():
            raise ValueError(fault)
        return self

    def _faults(self) -> Iterator[str]:
        if self.merges and self.merges.yields and self.finds not in _LESS_SPECIFIC:
            yield f"merges.yields with finds: {', '.join(_LESS_SPECIFIC)}"
        conditions = (self.observes, self.detects, self.finds, self.raises, self.computes)
        if sum(one is not None for one in conditions) != 1:
            yield "one of observes, detects, finds, raises, computes"
        of = self.observes or self.detects
        if of is not None and of not in known_properties():
            yield f"{of}: one of {', '.join(sorted(known_properties()))}"
        if self.ends_with_subject and self.raises is None:
            yield "ends_with_subject with raises"
        if set(self.label) != {"en", "zh"}:
            yield "label: en and zh"
        yield from self._faults_of_numbers()
        if self.words and self.detects is None:
            yield "words with detects"
        if self.evaluates and self.observes is None and self.finds not in (FindingKind.EXCEEDED, FindingKind.EXPECTED):
            yield "evaluates with observes, or with what exceeds a limit"
        if len(set(self.escalates) | {self.owner}) <= len(self.escalates):
            yield "escalates: each role once, and not the owner"

    def _faults_of_numbers(self) -> Iterator[str]:
        bounds = (self.above is not None) + (self.below is not None)
        if bounds != (self.observes is not None or self.computes is not None):
            yield "observes or computes with one of above, below, and nothing else with them"
        elif self.observes and known_properties()[self.observes].unit is None:
            yield f"{self.observes} has no numbers"
        if self.window > 0 and self.computes:
            yield "window with observes"
        if (self.statistic is not Statistic.VALUE) != (self.window > 0):
            yield "window with mean, sum, least or greatest, and with nothing else"
        if self.clears_at is not None and (self.clears_at - self.limit) * self.side > 0:
            yield f"clears_at: no further out than {self.limit:g}"

    @property
    def side(self) -> int:
        """1 where the rule is about what lies above its limit, -1 for below."""
        return -1 if self.below is not None else 1

    @property
    def limit(self) -> float:
        """The threshold; NaN for a rule without one."""
        return next((one for one in (self.above, self.below) if one is not None), math.nan)

    @property
    def clear(self) -> float:
        """The value at which an episode ends."""
        return self.limit if self.clears_at is None else self.clears_at

    @property
    def specificity(self) -> int:
        """How much a rule says of what it is about: its own condition most, what is unusual least."""
        return _LESS_SPECIFIC.get(self.finds, 0) if self.finds else len(_LESS_SPECIFIC)

    def yields_to(self, other: CaseRule) -> bool:
        """Whether cases of this rule join those of another one about the same property, which says more."""
        return self.merges is not None and self.merges.yields and self.specificity < other.specificity

    @property
    def degree(self) -> int:
        """The severity as a number."""
        return Severity(self.severity).urgency


class CaseRules(NamedTuple):
    """All rules that hold in a city, by name; `of` names the domain that owns one."""

    all: Mapping[str, CaseRule]
    of: Mapping[str, str]

    def ends_with_subject(self, name: str) -> bool:
        """Whether cases of a rule end with what they are about alone; False for a rule that is gone."""
        rule = self.all.get(name)
        return rule is not None and rule.ends_with_subject

    @property
    def observing(self) -> list[CaseRule]:
        """Rules on numbers."""
        return [one for one in self.all.values() if one.observes]

    @property
    def detecting(self) -> list[CaseRule]:
        """Rules on events."""
        return [one for one in self.all.values() if one.detects]

    @property
    def named_words(self) -> frozenset[tuple[str | None, str]]:
        """Words of events that a rule names, each with the property."""
        return frozenset((one.detects, words) for one in self.detecting for words in one.words)

    @property
    def computing(self) -> list[CaseRule]:
        """Rules on quantities of the twin."""
        return [one for one in self.all.values() if one.computes]

    @property
    def finding(self) -> list[CaseRule]:
        """Rules on what observations find."""
        return [one for one in self.all.values() if one.finds]


def rules_of(domains: Domains, city: Path | None = None) -> CaseRules:
    """The rules of this mechanism, of every domain and of a city's own folder `cases/`.

    Raises DeclarationError with all faults of all files, each with its file and place.
    """
    files = [("cases", OWN), *declared_files(domains, city, FOLDER)]
    return read_rules((owner, path) for owner, path in files if f"/{FOLDER}/{PLAYBOOKS}/" not in path.as_posix())


def read_rules(files: Iterable[tuple[str, Path]]) -> CaseRules:
    """Rules of files, each with who owns it. Raises DeclarationError."""
    return CaseRules(*read_declared(files, CaseRule, "rule", MOST_RULES, "case-rules-faulty"))


def words_fit(rule: CaseRule, words: str, named: frozenset[tuple[str | None, str]]) -> bool:
    """Whether an event's words are among those of a rule; where it names none, whether they are `named` by no other."""
    return words in rule.words if rule.words else (rule.detects, words) not in named


def owners(rule: CaseRule, data_class: str) -> Sequence[Role]:
    """Who owns a case of a rule and a class of data, in the order in which it goes on when nobody answers.

    They are those of the declared order who may read it; where nobody of that may, whoever looks after the city.
    """
    return [one for one in (rule.owner, *rule.escalates) if role_reads(one, data_class)] or [Role.ADMINISTRATOR]
