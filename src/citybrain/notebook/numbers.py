"""Numbers of an open city as data frames of pandas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np
import pandas as pd

from citybrain.kernel import CityBrainError, NotFoundError
from citybrain.messages import render
from citybrain.open_city import OpenCity
from citybrain.plans.problems import each
from citybrain.twin.geometry.shapes import GEOMETRY, runs_of

if TYPE_CHECKING:
    from citybrain.plans.view import View
    from citybrain.plans.workspace import Workspace
    from citybrain.presenting.answers.shapes.explanation import Explanation

Method = TypeVar("Method", bound=Callable[..., Any])
CATEGORY = "category"


def noted(method: Method) -> Method:
    """What goes wrong is told in words below the traceback."""

    @wraps(method)
    def asked(self: CityFrames, *args: Any, **kwargs: Any) -> Any:
        try:
            return method(self, *args, **kwargs)
        except CityBrainError as error:
            if not hasattr(error, "__notes__"):
                for single in each(error):
                    error.add_note(render(single, self.language))
            raise

    return cast(Method, asked)


class CityFrames:
    """The numbers of a city, as it is or, in a `view`, as a plan makes it."""

    def __init__(
        self, city: OpenCity, language: str, view: View | None = None, of: Mapping[str, object] | None = None
    ) -> None:
        self.language = language
        self._of = of or {}
        self._city = city
        self._given = view

    @noted
    def value(self, quantity: str, entity: str = "") -> float:
        """One number, of the city or of what an id, a name or a row number stands for. Raises NotFoundError."""
        value = self._view.value(quantity)
        return float(value[self._workspace.row(quantity, entity)] if isinstance(value, np.ndarray) else value)

    @noted
    def values(self, *quantities: str, shapes: bool = False) -> pd.DataFrame:
        """A row for each of an entity, by its id, and a column for each quantity; kinds stand by their names.

        With `shapes` it is a GeoDataFrame in the plane of the city. Raises NotFoundError for an unknown quantity and
        for quantities of several entities.
        """
        view, places = self._view, self._workspace.places
        of = {view.graph[name].of: name for name in quantities}
        if len(of) != 1 or not of.keys() <= {*places}:
            raise NotFoundError("notebook-one-entity", received=", ".join(quantities), allowed=", ".join(places))
        (entity,) = of
        columns = {name: self._column(view, name) for name in quantities}
        frame = pd.DataFrame(columns, pd.Index(places[entity].ids.astype(str), name=entity))
        return self._with_shapes(frame, entity) if shapes else frame

    @noted
    def save(self, file: Path | str, *quantities: str, entity: str = "") -> None:
        """Write the rows of an entity with shapes and quantities; the ending is .geojson, .gpkg or .parquet.

        Without an entity it is that of the first quantity, or the one by which the city is told; without quantities
        all with one number a row. Units, labels, quality, sources and licences stand in the file. Raises InputError
        where it cannot be written, NotFoundError as `values`.
        """
        from citybrain.presenting.files.entity_file import entity_file
        from citybrain.presenting.files.saving import require_ending, save_files
        from citybrain.twin.geometry.entities import Entities

        path, snapshot, view = Path(file), self._city.snapshot, self._view
        require_ending(path)
        entities = Entities(snapshot, self._workspace.graph.entities)
        name = entity or (view.graph[quantities[0]].of if quantities else next(iter(entities.all)))
        save_files(path, [entity_file(snapshot, entities, view, name, quantities or None, self._of)])

    @noted
    def explain(self, quantity: str, entity: str = "", depth: int = 2) -> Explanation:
        """Why a number is what it is: its inputs, down to files, records and parameters. Raises NotFoundError."""
        from citybrain.presenting.answers.explanation import explanation_answer

        view, workspace = self._view, self._workspace
        told = view.explain(quantity, self._workspace.row(quantity, entity), depth)
        return explanation_answer(told, workspace.graph, workspace.places, self.language, view)

    @property
    def _view(self) -> View:
        return self._given or self._workspace.today()

    @property
    def _workspace(self) -> Workspace:
        return self._city.workspace

    def _column(self, view: View, name: str) -> Any:
        value = view.value(name)
        if np.ndim(value) != 1:
            raise NotFoundError("quantity-without-rows", received=name, of=view.graph[name].of)
        if view.graph[name].unit != CATEGORY:
            return value
        kinds = pd.Index(list(view.graph.vocabulary.categories[name]))
        return pd.Categorical.from_codes(np.asarray(value, np.intp), kinds)

    def _with_shapes(self, frame: pd.DataFrame, entity: str) -> pd.DataFrame:
        import geopandas as gpd

        snapshot = self._city.snapshot
        held = snapshot.entities[entity]
        if GEOMETRY not in held.schema.names:
            raise NotFoundError("notebook-without-shapes", received=entity)
        shapes = np.concatenate([*runs_of(snapshot, held.entry.table)])
        drawn: pd.DataFrame = gpd.GeoDataFrame(frame, geometry=shapes, crs=snapshot.manifest.crs)
        return drawn
