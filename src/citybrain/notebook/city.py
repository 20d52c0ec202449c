"""An open city in Python: its numbers, plans and readings as data frames of pandas.

What a call needs is loaded when it is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pandas as pd

from citybrain.kernel import NotFoundError
from citybrain.notebook.numbers import CityFrames, noted
from citybrain.open_city import OpenCity
from citybrain.open_city.opening import require_city

if TYPE_CHECKING:
    from citybrain.plans.outcome import Outcome
    from citybrain.presenting.answers.shapes.measure_search import SearchResult


class EvaluatedPlan(CityFrames):
    """A plan that was evaluated, and the numbers of the city with it; of a plan of years, of its last."""

    def __init__(self, city: OpenCity, language: str, outcome: Outcome) -> None:
        from citybrain.presenting.answers.outcome import outcome_answer

        super().__init__(city, language, outcome.view, {"plan": outcome.plan.name, "plan_id": outcome.id})
        self._outcome = outcome
        self.answer = outcome_answer(outcome, city.workspace.places, language)
        """All that is told of it, as `citybrain plan run --json` does."""

    @property
    def effects(self) -> pd.DataFrame:
        """The headline numbers of the city: today, without the plan on its day, and with it."""
        return pd.DataFrame(self.answer["headline"]).set_index("quantity")

    @noted
    def in_year(self, year: int) -> CityFrames:
        """The city in a year of the plan. Raises NotFoundError for a year that it does not have."""
        view = self._workspace.paths.view(self._outcome, year)
        return CityFrames(self._city, self.language, view, {**self._of, "year": year})


class FoundMeasures:
    """The answer of a search for measures."""

    def __init__(self, city: City, answer: SearchResult) -> None:
        self._city = city
        self.answer = answer
        """All that is told of it, as `citybrain plan find --json` does."""

    def __repr__(self) -> str:
        """The answer in a sentence, and a line for each measure."""
        columns = ["label", "adopted", "first", "last", "share", "investment", "added"]
        table = self.measures[columns].to_string() if self.answer["measures"] else ""
        return "\n".join(filter(None, (self.answer["text"], table, *(one["text"] for one in self.answer["obstacles"]))))

    @property
    def measures(self) -> pd.DataFrame:
        """The measures with their roll-out, the cheapest unit first."""
        from citybrain.presenting.answers.shapes.measure_search import SearchedMeasure

        return pd.DataFrame(self.answer["measures"], columns=list(SearchedMeasure.__annotations__)).set_index(
            "position"
        )

    def plan(self) -> EvaluatedPlan | None:
        """The plan, evaluated; None where the search found none."""
        said = self.answer["plan"]
        return self._city.plan(dict(said)) if said else None


class City(CityFrames):
    """A city folder that is open: each part of it is opened when it is first asked for, and closed with it.

    Readings and records that a server has open cannot be opened a second time.
    """

    @noted
    def __init__(self, folder: Path, language: str = "en") -> None:
        super().__init__(OpenCity(folder), language)
        require_city(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files."""
        self._city.close()

    @property
    @noted
    def name(self) -> str:
        """What people call it."""
        return self._city.snapshot.city_name

    @noted
    def quantities(self) -> pd.DataFrame:
        """Everything that can be known of the city: entity, unit, label and source of each quantity, by its name."""
        from citybrain.presenting.answers.quantities import quantities_answer

        quality = self._city.snapshot.manifest.quality
        return pd.DataFrame(quantities_answer(self._workspace.graph, quality, self.language)).set_index("name")

    @noted
    def plan(self, said: Mapping[str, Any] | Path | str) -> EvaluatedPlan:
        """Evaluate a plan: what a plan file would say, a file, or the name of a plan of the city or of an example.

        Raises PlanError with all that is wrong with it.
        """
        from citybrain.plans.document import Document, read_file
        from citybrain.plans.example_plans import plan_file

        if isinstance(said, Mapping):
            document = Document(dict(said), "plan")
        else:
            document = read_file(plan_file(self._city.folder, Path(said)))
        return EvaluatedPlan(self._city, self.language, self._workspace.outcome_of(document))

    @noted
    def find_measures(self, said: Mapping[str, Any]) -> FoundMeasures:
        """The measures that reach a target at least cost; without a target that of the city's promise.

        `said` is what POST /searches takes. Raises PlanError with what is wrong with it.
        """
        from citybrain.plans.document import Document
        from citybrain.presenting.answers.measure_search import search_answer

        found = self._city.searches.of(Document(dict(said), "target"))
        return FoundMeasures(self, search_answer(found, self._workspace, self.language))

    @noted
    def streams(self) -> pd.DataFrame:
        """The streams of readings: what each measures, where, and in which unit, by its number."""
        from citybrain.observations.catalogue import Stream, streams

        with self._city.records.read() as connection:
            known = [one._asdict() for one in streams(connection)]
        return pd.DataFrame(known, columns=list(Stream._fields)).set_index("number")

    @noted
    def readings(self, stream: int | None = None) -> pd.DataFrame:
        """All readings, or those of one stream, by stream and time (UTC)."""
        import pyarrow as pa

        from citybrain.observations.catalogue import streams
        from citybrain.observations.export import SCHEMA, named

        store = self._city.store
        with self._city.records.read() as connection:
            known = {one.number: one for one in streams(connection)}
        if stream is not None and stream not in known:
            raise NotFoundError("observations-stream-unknown", received=str(stream), city=str(self._city.folder))
        tables = [SCHEMA.empty_table(), *named(store.batches(stream), known)]
        frame: pd.DataFrame = pa.concat_tables(tables).to_pandas()
        return frame

    @noted
    def cases(self, live: bool = True) -> pd.DataFrame:
        """Cases by rank, those that somebody has to see to or all of them: what, where, state, owner, clocks."""
        from citybrain.cases.answers import case_answer
        from citybrain.cases.service import CaseQuery
        from citybrain.cases.shapes import CaseAnswer

        service = self._city.cases
        rows = service.listed(CaseQuery(live=live, most=100_000))
        answers = [case_answer(row, service.rules, self.language) for row in rows]
        return pd.DataFrame(answers, columns=list(CaseAnswer.__annotations__)).set_index("number")
