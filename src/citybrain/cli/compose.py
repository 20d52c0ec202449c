"""The composition root: which domains and executors make up a running city."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from citybrain.base.domains import find_domains
from citybrain.base.regions import Region
from citybrain.kernel import Graph, InputError, NotFoundError, nearest
from citybrain.plans.executors import Executor, Threads
from citybrain.plans.workspace import Workspace
from citybrain.twin.configuration import FILE, read_configuration
from citybrain.twin.snapshot import Snapshot, load


def graph_of(country: str, city: Path | None = None) -> Graph:
    """The graph of all domains with the parameters of a country and a city."""
    return find_domains().graph(country, city)


def graph_of_city(snapshot: Snapshot, city: Path) -> Graph:
    """The graph of all domains with the parameters of the country, the region and the folder of a city."""
    manifest = snapshot.manifest
    region = Region(manifest.country, manifest.climate, manifest.currency)
    return find_domains().graph(manifest.country, city, region)


def graph_of_country(country: str) -> Graph:
    """The graph for a country that has parameters. Raises NotFoundError for any other."""
    known = find_domains().countries()
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


class Whereabouts(NamedTuple):
    """Time zone of a city, None where nobody has stated it, and its country, "" where nobody has."""

    time_zone: str | None
    country: str


def whereabouts(city: Path) -> Whereabouts:
    """As the snapshot has them, else as city.toml states them: a city that is not built can have readings, too.

    Raises NotFoundError where there is neither.
    """
    try:
        manifest = open_snapshot(city).manifest
    except NotFoundError:
        if not (city / FILE).is_file():
            raise
        said = read_configuration(city)
        return Whereabouts(said.time_zone, said.country or "")
    return Whereabouts(manifest.time_zone, manifest.country)


def time_zone_of(city: Path, stated: str | None = None) -> str:
    """The time zone that is stated, else that of a city. Raises InputError where nobody has stated one."""
    zone = stated or whereabouts(city).time_zone
    if zone is None:
        raise InputError("observations-zone-missing", city=str(city))
    return zone


def open_workspace(city: Path, executor: Executor | None = None) -> Workspace:
    """A city that is ready for questions; today's numbers are computed when the first question comes."""
    snapshot = open_snapshot(city)
    return Workspace(snapshot, graph_of_city(snapshot, city), executor or Threads())


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
