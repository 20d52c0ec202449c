"""The peer of the equilibrium: aequilibrae in an environment of its own, bi-conjugate Frank-Wolfe on one core.

Run by its own Python: `traffic_peer.py FILE GAP`. FILE holds the links and trips (numpy); prints seconds, gap, rounds.
"""

import subprocess
import sys
import time
import venv
from pathlib import Path

PACKAGES = ("aequilibrae==1.7.2",)


def installed(kept: Path) -> Path:
    """Python of an environment that has the peer; made once."""
    folder = kept / "traffic-peer"
    python = folder / "bin" / "python"
    if not (folder / ".installed").exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (folder / ".installed").touch()
    return python


def assigned(python: Path, file: Path, gap: float) -> tuple[float, float, int]:
    """Seconds, relative gap and rounds of the peer."""
    ran = subprocess.run([python, __file__, file, str(gap)], check=True, capture_output=True, text=True)
    taken, reached, rounds = ran.stdout.split()[-3:]
    return float(taken), float(reached), int(rounds)


def main(file: Path, gap: float) -> None:
    """Assign the trips of a file with aequilibrae and print how long it took."""
    import numpy as np
    import pandas as pd
    from aequilibrae.matrix import AequilibraeMatrix
    from aequilibrae.paths import Graph, TrafficAssignment, TrafficClass

    data = np.load(file)
    zones = len(data["trips"])
    graph = Graph()
    graph.network = pd.DataFrame({
        "link_id": np.arange(1, len(data["tail"]) + 1), "a_node": data["tail"] + 1, "b_node": data["head"] + 1,
        "direction": 1, "free_flow_time": data["minutes"], "capacity": data["capacity"], "b": data["delay"],
        "power": data["power"], "id": np.arange(1, len(data["tail"]) + 1),
    })  # fmt: skip
    graph.prepare_graph(np.arange(1, zones + 1))
    graph.set_graph("free_flow_time")
    graph.set_skimming(["free_flow_time"])
    graph.set_blocked_centroid_flows(False)
    matrix = AequilibraeMatrix()
    matrix.create_empty(zones=zones, matrix_names=["cars"], memory_only=True)
    matrix.index[:] = np.arange(1, zones + 1)
    matrix.matrix["cars"][:, :] = data["trips"]
    matrix.computational_view(["cars"])
    assignment = TrafficAssignment()
    assignment.set_classes([TrafficClass("car", graph, matrix)])
    assignment.set_vdf("BPR")
    assignment.set_vdf_parameters({"alpha": "b", "beta": "power"})
    assignment.set_capacity_field("capacity")
    assignment.set_time_field("free_flow_time")
    assignment.set_algorithm("bfw")
    assignment.set_cores(1)
    assignment.max_iter, assignment.rgap_target = 5000, gap
    begin = time.perf_counter()
    assignment.execute()
    taken = time.perf_counter() - begin
    print(taken, float(assignment.assignment.rgap), int(assignment.assignment.iter))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
