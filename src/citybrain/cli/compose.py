"""The composition root: which packages, parameter layers and executors make up a running city."""

from __future__ import annotations

from pathlib import Path

import citybrain
from citybrain.kernel import Graph, InputError, NotFoundError, load_graph, nearest
from citybrain.plans.executors import Executor, Threads
from citybrain.plans.workspace import Workspace
from citybrain.twin.snapshot import Snapshot, load

PACKAGE = Path(citybrain.__file__).parent
PARAMETERS = PACKAGE / "parameters"
VOCABULARY = PACKAGE / "vocabulary"
COMMON = "common"


def countries() -> list[str]:
    """Codes of the countries that have parameters of their own."""
    return sorted(path.name.upper() for path in PARAMETERS.iterdir() if path.is_dir() and path.name != COMMON)


def layers(country: str, city: Path | None = None) -> list[Path]:
    """Folders of parameters, the later standing over the earlier: common, the country's, the city's own."""
    own = [PARAMETERS / country.lower()] + ([city / "parameters"] if city else [])
    return [PARAMETERS / COMMON, *(folder for folder in own if folder.is_dir())]


def graph_of(country: str, city: Path | None = None) -> Graph:
    """The graph of all models and interventions with the parameters of a country and a city."""
    import citybrain.interventions
    import citybrain.models
    from citybrain.models.entities import ENTITIES

    packages = [citybrain.models, citybrain.interventions]
    return load_graph(packages, layers(country, city), VOCABULARY, entities=ENTITIES)


def graph_of_country(country: str) -> Graph:
    """The graph for a country that has parameters. Raises NotFoundError for any other."""
    known = countries()
    if country.upper() not in known:
        near = nearest(country.upper(), known)
        raise NotFoundError("country-without-parameters", received=country, near=near, allowed=", ".join(known))
    return graph_of(country)


def require_city(city: Path) -> None:
    """Raises NotFoundError where there is no such folder."""
    if not city.is_dir():
        raise NotFoundError("city-folder-missing", received=str(city))


def open_snapshot(city: Path, number: int | None = None) -> Snapshot:
    """The snapshot of a city folder. Raises NotFoundError where there is no folder or no snapshot."""
    require_city(city)
    return load(city, number)


def open_workspace(city: Path, executor: Executor | None = None) -> Workspace:
    """A city that is ready for questions; today's numbers are computed when the first question comes."""
    snapshot = open_snapshot(city)
    return Workspace(snapshot, graph_of(snapshot.manifest.country, city), executor or Threads())


def executor_of(engine: str | None) -> Executor:
    """Threads of this process, or the Dask cluster of an address such as dask://scheduler:8786.

    Raises InputError for any other kind of address and where no cluster answers.
    """
    if engine is None:
        return Threads()
    kind, _, place = engine.partition("://")
    if kind != "dask" or not place:
        raise InputError("engine-unknown", received=engine)
    from citybrain.plans.executors.dask_cluster import DaskCluster

    return DaskCluster.connect(f"tcp://{place}")
