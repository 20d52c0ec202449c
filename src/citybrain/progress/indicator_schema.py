"""What a file of indicators may say: a whole framework, a list of indicators, or benchmarks of a city."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from citybrain.indicators.declared import Computed, Framework, Indicator, IndicatorPart, IndicatorTarget
from citybrain.plans import schema_base
from citybrain.plans.schema_base import Number, YearNumber

Text = Annotated[str, Field(strict=True, min_length=1, max_length=2000)]
Code = Annotated[str, Field(strict=True, min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f/\\?#%]+$")]
Name = Annotated[str, Field(strict=True, pattern=r"^[a-z][a-z0-9_]{0,79}$")]
Group = Annotated[str, Field(strict=True, min_length=1, max_length=80)]
Unit = Annotated[str, Field(strict=True, min_length=1, max_length=40)]
Language = Annotated[str, Field(pattern="^(en|zh)$")]
Said = Annotated[dict[Language, Text], Field(min_length=1)]


class TargetSaid(schema_base.Part):
    """What is to be reached: a value, or a factor of the value of a base year; without a year it is a benchmark."""

    year: YearNumber | None = None
    value: Number | None = None
    factor: Annotated[Number, Field(ge=0)] | None = None
    base_year: YearNumber | None = None
    source: Text

    @model_validator(mode="after")
    def _one_of_both(self) -> TargetSaid:
        if (self.value is None) == (self.factor is None):
            raise ValueError("value or factor")
        return self

    def declared(self) -> IndicatorTarget:
        """The target as the formulas take it."""
        return IndicatorTarget(**self.model_dump())


class BenchmarkSaid(schema_base.Part):
    """What is held to be good, with its source."""

    value: Number
    source: Text

    def declared(self) -> IndicatorTarget:
        """The benchmark as the formulas take it."""
        return IndicatorTarget(value=self.value, source=self.source)


class ComputedSaid(schema_base.Part):
    """The quantity of the graph (or the figure of the city) that an indicator is computed from."""

    quantity: Name | None = None
    figure: Name | None = None
    factor: Number = 1.0
    unit: Unit
    fit: Literal["whole", "part", "near"]
    caveat: Said | None = None
    otherwise: ComputedSaid | None = None

    @model_validator(mode="after")
    def _told(self) -> ComputedSaid:
        if (self.quantity is None) == (self.figure is None):
            raise ValueError("quantity or figure")
        if self.fit != "whole" and not self.caveat:
            raise ValueError("caveat")
        return self

    def declared(self) -> Computed:
        """The computation as the formulas take it."""
        return Computed(
            self.quantity or "",
            self.figure or "",
            self.factor,
            self.unit,
            self.fit,
            dict(self.caveat or {}),
            self.otherwise.declared() if self.otherwise else None,
        )


class ContributedSaid(ComputedSaid):
    """What a domain computes for an indicator of a framework, or for a data point (`part`) of one that has several."""

    framework: Name
    code: Code
    part: Annotated[str, Field(strict=True, max_length=40)] = ""


class PartSaid(schema_base.Part):
    """A data point of an indicator that has several."""

    key: Annotated[str, Field(strict=True, pattern=r"^[a-z0-9_.]{1,40}$")]
    label: Said
    benchmark: BenchmarkSaid | None = None

    def declared(self) -> IndicatorPart:
        """The data point as the formulas take it."""
        return IndicatorPart(self.key, dict(self.label), self.benchmark.declared() if self.benchmark else None)


class IndicatorSaid(schema_base.Part):
    """One indicator; what nobody knows is left out."""

    code: Code
    label: Said
    groups: Annotated[list[Group], Field(max_length=4)] = Field(default_factory=list)
    unit: Unit | None = None
    better: Literal["less", "more", "neither"] = "neither"
    level: Text | None = None
    kind: Text | None = None
    formula: Said | None = None
    question: Said | None = None
    source: Text
    status: Literal["confirmed", "press", "name", "unknown", "own"] = "own"
    goals: list[Text] = Field(default_factory=list)
    benchmark: BenchmarkSaid | None = None
    targets: Annotated[list[TargetSaid], Field(max_length=20)] = Field(default_factory=list)
    parts: Annotated[list[PartSaid], Field(max_length=40)] = Field(default_factory=list)
    computed: ComputedSaid | None = None
    about: list[Name] = Field(default_factory=list)
    people: Annotated[list[Text], Field(max_length=200)] = Field(default_factory=list)
    missing: Said | None = None
    accounting: Literal["territorial", "consumption"] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> IndicatorSaid:
        years = [target.year for target in self.targets]
        if None in years:
            raise ValueError("year")
        if years != sorted(set(years), key=lambda year: year or 0):
            raise ValueError("order")
        return self

    def declared(self) -> Indicator:
        """The indicator as the formulas take it."""
        return Indicator(
            code=self.code,
            label=dict(self.label),
            groups=tuple(self.groups),
            unit=self.unit,
            better=self.better,
            level=self.level,
            kind=self.kind,
            formula=dict(self.formula or {}),
            question=dict(self.question or {}),
            source=self.source,
            status=self.status,
            goals=tuple(self.goals),
            benchmark=self.benchmark.declared() if self.benchmark else None,
            targets=tuple(target.declared() for target in self.targets),
            parts=tuple(part.declared() for part in self.parts),
            computed=self.computed.declared() if self.computed else None,
            about=tuple(self.about),
            people=tuple(self.people),
            missing=dict(self.missing or {}),
            accounting=self.accounting,
        )


class FrameworkSaid(schema_base.Part):
    """The head of a framework: its name, source, groups, and how many indicators it has by its own count."""

    framework: Name
    label: Said
    source: Text
    total: Annotated[int, Field(strict=True, ge=0)] = 0
    scored: bool = False
    note: Said | None = None
    groups: dict[str, Said] = Field(default_factory=dict)
    indicators: Annotated[list[IndicatorSaid], Field(max_length=2000)] = Field(default_factory=list)

    def declared(self, indicators: tuple[Indicator, ...]) -> Framework:
        """The framework as the formulas take it."""
        groups = {key: dict(said) for key, said in self.groups.items()}
        return Framework(
            self.framework, dict(self.label), self.source, indicators, groups, self.total, self.scored,
            dict(self.note or {}),
        )  # fmt: skip


class CityBenchmark(schema_base.Part):
    """A benchmark or targets that a city gives to an indicator of a framework."""

    framework: Name
    code: Code
    part: Annotated[str, Field(strict=True, max_length=40)] = ""
    benchmark: BenchmarkSaid | None = None
    targets: Annotated[list[TargetSaid], Field(max_length=20)] = Field(default_factory=list)


class CityFile(schema_base.Part):
    """A file of a city: indicators of its own, and what it holds to be good of those of frameworks."""

    indicators: Annotated[list[IndicatorSaid], Field(max_length=500)] = Field(default_factory=list)
    benchmarks: Annotated[list[CityBenchmark], Field(max_length=500)] = Field(default_factory=list)
