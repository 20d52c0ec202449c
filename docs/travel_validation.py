"""`python -m docs.travel_validation FOLDER`: the tables of docs/validation/travel.md, computed anew (seconds).

FOLDER holds `traffic` with Sioux Falls of TransportationNetworks, and `emissions` with the curves of EMEP/EEA.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from citybrain.domains.travel.models.equilibrium.network import RoadNetwork, road_network
from citybrain.domains.travel.models.equilibrium.user_equilibrium import Equilibrium, user_equilibrium
from citybrain.domains.travel.models.hot_emissions import HotFactor, hot_factor
from citybrain.kernel.units import Array
from docs.page_tables import write_tables

PAGE = Path(__file__).parent / "validation" / "travel.md"
OBJECTIVE = 42.31335287107440
"""Of Sioux Falls, times 1e5, as published with the network."""

ZONES = 24
GAPS = (1e-4, 1e-6, 1e-8, 1e-10)
COEFFICIENTS = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zita", "Hta", "ReductionFactor_perc"]
SPEEDS, STATED, AT = ["MinSpeed_kmh", "MaxSpeed_kmh"], "EF_gkm_or_ECF_MJkm", "15"


def tntp_rows(path: Path) -> Array:
    """The numbers of a file of TransportationNetworks, line by line."""
    lines = (line.replace(";", "").split() for line in path.read_text("utf-8").splitlines())
    return np.array([[float(part) for part in parts] for parts in lines if parts and parts[0].isdigit()])


def tntp_trips(path: Path, zones: int) -> Array:
    """The table of trips of TransportationNetworks."""
    table = np.zeros((zones, zones))
    for block in path.read_text("utf-8").split("Origin")[1:]:
        origin, _, cells = block.partition("\n")
        for cell in cells.replace("\n", " ").split(";"):
            if ":" in cell:
                to, cars = cell.split(":")
                table[int(origin) - 1, int(to) - 1] = float(cars)
    return table


def sioux_falls(folder: Path) -> tuple[RoadNetwork, Array, Array]:
    """The network, its trips, and the flows and costs that are published."""
    links = tntp_rows(folder / "SiouxFalls_net.tntp")
    ends = links[:, :2].astype(int) - 1
    network = road_network(
        ends[:, 0], ends[:, 1], links[:, 4], links[:, 2], links[:, 5], links[:, 6], np.zeros(len(links)),
        nodes=ZONES, zones=ZONES,
    )  # fmt: skip
    trips = tntp_trips(folder / "SiouxFalls_trips.tntp", ZONES)
    return network, trips, tntp_rows(folder / "SiouxFalls_flow.tntp")[:, 2:]


def imbalance(network: RoadNetwork, trips: Array, solved: Equilibrium) -> float:
    """The largest difference, at any node, of cars in and out from the trips that end and begin there."""
    flow, cars = solved.flow[network.place], trips * (1 - np.eye(len(trips)))
    in_and_out = np.bincount(network.head, flow, network.nodes) - np.bincount(network.tail, flow, network.nodes)
    in_and_out[: network.zones] -= cars.sum(axis=0) - cars.sum(axis=1)
    return float(np.abs(in_and_out).max())


def curves(folder: Path) -> pd.DataFrame:
    """The curves of the guidebook with the factor that each row states, and `value`, what the formula gives there."""
    rows = pd.read_csv(folder / "emep-eea-tier3-hot.csv.gz", low_memory=False)
    columns = [rows[name].to_numpy(float) for name in (*COEFFICIENTS, *SPEEDS)]
    rows["value"] = hot_factor(rows[AT].to_numpy(float), HotFactor(*columns))
    return rows[rows[STATED].notna()]


def equilibrium_table(folder: Path) -> Iterator[str]:
    """Sioux Falls at several gaps."""
    network, trips, published = sioux_falls(folder)
    yield "| gap asked for | gap reached | rounds | objective over published - 1 | largest difference of a flow |"
    yield "|--:|--:|--:|--:|--:|"
    for gap in GAPS:
        solved = user_equilibrium(network, trips, gap=gap, at_most=200)
        off = network.objective(solved.flow[network.place]) / 1e5 / OBJECTIVE - 1
        flow = np.abs(solved.flow - published[:, 0]).max()
        yield f"| {gap:g} | {solved.gap:.1e} | {solved.iterations} | {off:.1e} | {flow:.1e} cars/h |"


def emissions_table(folder: Path) -> Iterator[str]:
    """All curves by pollutant."""
    yield "| pollutant | curves | largest relative difference |"
    yield "|---|--:|--:|"
    for name, rows in curves(folder).groupby("Pollutant"):
        stated = rows[STATED].to_numpy(float)
        off = np.abs(rows["value"] - stated) / np.maximum(np.abs(stated), 1e-12)
        yield f"| {name} | {len(rows):,} | {off.max():.0e} |"


def main(folder: Path) -> None:
    """Write the tables into the page."""
    tables = {"equilibrium": equilibrium_table(folder / "traffic"), "emissions": emissions_table(folder / "emissions")}
    write_tables(PAGE, tables)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
