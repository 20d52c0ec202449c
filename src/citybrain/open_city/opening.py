"""What an open city is made of: its folder, the graph of all domains, and where it is computed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citybrain.kernel import Graph
    from citybrain.plans.executors import Executor
    from citybrain.twin.snapshot import Snapshot


def graph_of(country: str, city: Path | None = None) -> Graph:
    """The graph of all domains with the parameters of a country and a city."""
    from citybrain.base.domains import find_domains

    return find_domains().graph(country, city)


def graph_of_city(snapshot: Snapshot, city: Path) -> Graph:
    """The graph of all domains with the parameters of the country, the region and the folder of a city."""
    from citybrain.base.domains import find_domains
    from citybrain.base.regions import Region

    manifest = snapshot.manifest
    region = Region(manifest.country, manifest.climate, manifest.currency)
    return find_domains().graph(manifest.country, city, region)


def graph_of_country(country: str) -> Graph:
    """The graph for a country that has parameters. Raises NotFoundError for any other."""
    from citybrain.base.domains import find_domains
    from citybrain.kernel import NotFoundError, nearest

    known = find_domains().countries()
    if country.upper() not in known:
        near = nearest(country.upper(), known)
        raise NotFoundError("country-without-parameters", received=country, near=near, allowed=", ".join(known))
    return graph_of(country)


def require_city(city: Path) -> None:
    """Raises NotFoundError where there is no such folder."""
    from citybrain.kernel import NotFoundError

    if not city.is_dir():
        raise NotFoundError("city-folder-missing", received=str(city))


def executor_of(engine: str | None) -> Executor:
    """Threads of this process, or the Dask cluster of an address such as dask://scheduler:8786.

    Raises InputError for any other kind of address and where no cluster answers.
    """
    from citybrain.kernel import InputError
    from citybrain.plans.executors import Threads

    if engine is None:
        return Threads()
    kind, _, place = engine.partition("://")
    if kind != "dask" or not place:
        raise InputError("engine-unknown", received=engine)
    from citybrain.plans.executors.dask_cluster import DaskCluster

    return DaskCluster.connect(f"tcp://{place}")
