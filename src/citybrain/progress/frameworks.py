"""All frameworks of indicators: those of the program, and what a city adds in its folder `indicators`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import citybrain.indicators
from citybrain.base.domains import Domains, find_domains
from citybrain.indicators.declared import Computed, Framework, Indicator, plain_code
from citybrain.kernel import nearest
from citybrain.kernel.errors import CityBrainError, NotFoundError
from citybrain.plans.document import Document, read_file
from citybrain.plans.problems import each
from citybrain.progress.indicator_reading import read_document, read_list
from citybrain.progress.indicator_schema import (
    CityBenchmark,
    CityFile,
    ContributedSaid,
    FrameworkSaid,
    IndicatorSaid,
)

FOLDER = Path(citybrain.indicators.__file__).parent / "frameworks"
HEAD = "framework.yaml"
CONTRIBUTIONS = "indicators"
"""Part of a domain's folder that says what it computes for which indicator."""

OWN = "own"
CITY_FOLDER = "indicators"
MOST_FILES = 500
ORDER = ("u4ssc", "iso37120", "sdg11", "vienna", "gbt33356", "ethics", OWN)
OWN_LABEL = {"en": "Indicators of our own", "zh": "本市自定指标"}


class Frameworks:
    """Frameworks by name, in the order in which they are shown; `problems` are of files that were left out."""

    def __init__(self, frameworks: Iterable[Framework], problems: Iterable[CityBrainError] = ()) -> None:
        self._by_name = {framework.name: framework for framework in frameworks}
        self.problems = tuple(problems)

    def __iter__(self) -> Iterator[Framework]:
        return iter(self._by_name.values())

    def find(self, name: str) -> Framework:
        """A framework. Raises NotFoundError with the nearest names."""
        if name not in self._by_name:
            allowed = ", ".join(self._by_name)
            raise NotFoundError("framework-unknown", received=name, near=nearest(name, self._by_name), allowed=allowed)
        return self._by_name[name]

    def indicator(self, framework: str, code: str) -> Indicator:
        """An indicator of a framework. Raises NotFoundError with the nearest codes."""
        inside = self.find(framework)
        found = inside.find(code)
        if found is None:
            near = nearest(code, [one.code for one in inside])
            raise NotFoundError("indicator-unknown", received=code, framework=framework, near=near)
        return found


@cache
def built_in() -> tuple[Framework, ...]:
    """The frameworks of the program, computed from what its domains bring."""
    return contributed(stated(), find_domains())


@cache
def stated() -> tuple[Framework, ...]:
    """The frameworks as their files say what is asked."""
    names = sorted(path.parent.name for path in FOLDER.glob(f"*/{HEAD}"))
    ordered = sorted(names, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return tuple(_framework(FOLDER / name) for name in ordered)


def contributed(frameworks: Iterable[Framework], domains: Domains) -> tuple[Framework, ...]:
    """Frameworks with what domains compute for their indicators, behind what is computed for them already.

    Raises NotFoundError for a framework or an indicator that there is not, with the nearest names.
    """
    known = {framework.name: framework for framework in frameworks}
    for path in (path for domain in domains for path in domain.files(CONTRIBUTIONS)):
        for said in read_list(read_file(path), ContributedSaid):
            indicator = Frameworks(known.values()).indicator(said.framework, said.code)
            own = _computed(indicator, said)
            known[said.framework] = _with(known[said.framework], indicator, own)
    return tuple(known.values())


def _computed(indicator: Indicator, said: ContributedSaid) -> Indicator:
    """An indicator with what is computed for it, or for one data point of it.

    Raises NotFoundError for a data point that it lacks, and without one where it has some.
    """
    require_part(indicator, said.part, said.framework)
    computed = _behind(indicator.computed_of(said.part), said.declared())
    if not said.part:
        return replace(indicator, computed=computed)
    parts = (replace(one, computed=computed) if one.key == said.part else one for one in indicator.parts)
    return replace(indicator, parts=tuple(parts))


def require_part(indicator: Indicator, part: str, framework: str) -> None:
    """Raises NotFoundError for a data point that an indicator lacks, and without one where it has some."""
    keys = [one.key for one in indicator.parts]
    if (part and part not in keys) or (keys and not part):
        allowed = ", ".join(keys) or "-"
        raise NotFoundError(
            "indicator-part", received=part or "-", indicator=f"{framework} {indicator.code}", allowed=allowed
        )


def _behind(first: Computed | None, last: Computed) -> Computed:
    """What stands in for the first where it has no value."""
    return last if first is None else replace(first, otherwise=_behind(first.otherwise, last))


def _with(framework: Framework, old: Indicator, new: Indicator) -> Framework:
    return replace(framework, indicators=tuple(new if one is old else one for one in framework))


def frameworks_of(city: Path | None) -> Frameworks:
    """The frameworks of the program with what a city adds; a file that cannot be understood is left out and told of."""
    indicators: dict[str, Indicator] = {}
    frameworks = {framework.name: framework for framework in built_in()}
    problems: list[CityBrainError] = []
    for path in _city_files(city):
        try:
            document = read_file(path)
            file = read_document(document, CityFile)
            added = _new(document, file, indicators)
            changed = _with_benchmarks(frameworks, file.benchmarks)
        except CityBrainError as problem:
            problems += each(problem)
        else:
            indicators |= added
            frameworks |= changed
    own = tuple(indicators.values())
    frameworks[OWN] = Framework(OWN, OWN_LABEL, CITY_FOLDER, own, _groups_of(own), len(own))
    return Frameworks(frameworks.values(), problems)


def _framework(folder: Path) -> Framework:
    head = read_document(read_file(folder / HEAD), FrameworkSaid)
    said = list(head.indicators)
    for path in sorted(folder.glob("*.yaml")):
        if path.name != HEAD:
            said += read_list(read_file(path), IndicatorSaid)
    return head.declared(tuple(one.declared() for one in said))


def _city_files(city: Path | None) -> list[Path]:
    if city is None:
        return []
    files = (path for path in (city / CITY_FOLDER).glob("*.yaml") if path.is_file())
    return sorted(files, key=lambda path: path.stem)[:MOST_FILES]


def _new(document: Document, file: CityFile, known: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """Indicators of a file of a city. Raises PlanError for a code that stands twice or in an earlier file."""
    added: dict[str, Indicator] = {}
    for position, one in enumerate(file.indicators):
        code = plain_code(one.code)
        if code in added or code in known:
            raise document.fault("indicator-twice", ("indicators", position, "code"), received=one.code)
        added[code] = one.declared()
    return added


def _groups_of(indicators: Iterable[Indicator]) -> Mapping[str, Mapping[str, str]]:
    return {group: {"en": group} for one in indicators for group in one.groups}


def _with_benchmarks(known: Mapping[str, Framework], said: Iterable[CityBenchmark]) -> dict[str, Framework]:
    """Frameworks with what a city holds to be good laid over them. Raises NotFoundError for a name that is unknown."""
    changed = dict(known)
    for benchmark in said:
        inside = Frameworks(changed.values())
        indicator = inside.indicator(benchmark.framework, benchmark.code)
        framework = inside.find(benchmark.framework)
        changed[framework.name] = _with(framework, indicator, _overlaid(indicator, benchmark))
    return changed


def _overlaid(indicator: Indicator, said: CityBenchmark) -> Indicator:
    benchmark = said.benchmark.declared() if said.benchmark else None
    targets = tuple(target.declared() for target in said.targets) or indicator.targets
    if not said.part:
        return replace(indicator, benchmark=benchmark or indicator.benchmark, targets=targets)
    parts = tuple(replace(one, benchmark=benchmark) if one.key == said.part else one for one in indicator.parts)
    return replace(indicator, parts=parts, targets=targets)
