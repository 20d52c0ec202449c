"""Networks by hour: published values, the engine of wntr beside it, closed pipes, and files with errors."""

from pathlib import Path

import numpy as np
import pytest

from citybrain.domains.supply.hydraulics.hours import NetworkHours, network_hours
from citybrain.domains.supply.hydraulics.input_file import MOST_ELEMENTS, NetworkFile, parse_network, unreached_nodes
from citybrain.kernel.errors import InputError, NotFoundError
from tests.domains.supply.networks import l_town, line_network, net1, net3

LINE = line_network(0.0, 0.0)


def run(text: str, hours: int = 0, closed: tuple[str, ...] = ()) -> NetworkHours:
    return network_hours(NetworkFile("line.inp", text.encode()), hours, closed)


def test_net1_at_the_first_hour_as_published() -> None:
    made = network_hours(net1(), 1)
    assert made.units == {"pressure": "psi", "flow": "GPM"}
    assert made.pressure[0, made.nodes.index("10")] == pytest.approx(127.54, abs=0.005)
    assert made.flow[0, made.links.index("9")] == pytest.approx(1866.18, abs=0.005)
    assert made.node_kinds[made.nodes.index("2")] == "tank"
    assert made.link_kinds[made.links.index("9")] == "pump"
    assert made.hours.tolist() == [0.0, 1.0]


def test_a_day_is_that_of_wntr(tmp_path: Path) -> None:
    wntr = pytest.importorskip("wntr")
    path, made = net3(), network_hours(net3(), 24)
    model = wntr.network.WaterNetworkModel(str(path))
    model.options.time.duration = 24 * 3600
    theirs = wntr.sim.EpanetSimulator(model).run_sim(file_prefix=str(tmp_path / "net3")).node["pressure"]
    ours = made.pressure * 0.3048 / 0.4333
    np.testing.assert_allclose(ours, theirs.loc[made.hours * 3600.0, list(made.nodes)].to_numpy(), atol=1e-4)


def test_a_district_of_785_nodes_takes_a_day() -> None:
    made = network_hours(l_town(), 24)
    assert made.pressure.shape == (25, 785)
    assert made.supplied.all()
    junction = np.array(made.node_kinds) == "junction"
    assert 20.0 < np.nanmin(made.pressure[:, junction]) < np.nanmax(made.pressure[:, junction]) < 80.0


def test_who_hangs_on_a_closed_pipe_has_no_water_and_no_pressure() -> None:
    made = run(LINE, closed=("p2",))
    dry = [name for name, some in zip(made.nodes, made.supplied[0], strict=True) if not some]
    assert dry == ["c", "d", "alone", "far"]
    assert np.isnan(made.pressure[0, made.nodes.index("c")])
    assert made.flow[0, made.links.index("p2")] == pytest.approx(0.0, abs=1e-3)
    assert made.demand[0, made.nodes.index("b")] == pytest.approx(2.0, abs=1e-3)


def test_isolated_nodes_are_named_and_not_supplied() -> None:
    made = run(LINE)
    assert made.isolated == ["alone", "far"]
    assert unreached_nodes(parse_network(LINE, "line.inp")) == ["alone", "far"]
    assert np.isnan(made.pressure[0, made.nodes.index("alone")])


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        (LINE.replace("p3 c d 300 100 130", "p3 c d 300 0 130"), "supply-engine-line", {"number": 211, "line": 14}),
        (LINE.replace("p3 c d", "p3 c nowhere"), "supply-node-unknown", {"line": 14, "received": "nowhere"}),
        (LINE.replace("p3 c d", "p2 c d"), "supply-id-twice", {"line": 14, "first": 13}),
        (LINE.replace("Units LPS", ""), "supply-units-missing", {"received": "-"}),
        (LINE.replace("[RESERVOIRS]\nr 60", "").replace("a 10 1", "r 10 1\na 10 1"), "supply-no-source", {"nodes": 7}),
        (LINE + "x" * 2000, "supply-line-long", {"allowed": 1024}),
        ("This is no network.\n", "supply-no-network", {"nodes": 0}),
        ("[PIPES]\n" + "\x00\xff" * 50, "supply-no-network", {"nodes": 0}),
    ],
)
def test_a_file_with_errors_says_what_and_where(text: str, code: str, told: dict[str, object]) -> None:
    with pytest.raises(InputError) as refused:
        run(text.replace("[END]\n", "") if "x" * 2000 in text else text)
    assert refused.value.code == code
    assert {name: refused.value.arguments[name] for name in told} == told


def test_absurd_sizes_and_hours_are_refused() -> None:
    many = "\n".join(f"j{number} 1 1" for number in range(MOST_ELEMENTS + 1))
    with pytest.raises(InputError, match="supply-network-large"):
        run(LINE.replace("[RESERVOIRS]", f"{many}\n[RESERVOIRS]"))
    with pytest.raises(InputError, match="supply-hours"):
        run(LINE, hours=100_000)


def test_a_link_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFoundError, match="supply-link-unknown"):
        run(LINE, closed=("p9",))


def test_a_timestep_of_a_second_ends(tmp_path: Path) -> None:
    slow = LINE.replace("Duration 24:00", "Duration 24:00\nHydraulic Timestep 0:00:01\nReport Timestep 0:00:01")
    with pytest.raises(InputError, match="supply-steps"):
        run(slow, hours=24)


def test_a_node_without_any_link_is_named_too() -> None:
    made = run(LINE.replace("island alone far", "island c far"))
    assert made.isolated == ["alone"]
    assert made.supplied[0, made.nodes.index("far")]


@pytest.mark.parametrize("head", ["[REPORT]", ' "[REPORT]"'])
def test_files_that_a_network_names_are_neither_written_nor_read(tmp_path: Path, head: str) -> None:
    report, kept = tmp_path / "report.txt", tmp_path / "kept.hyd"
    text = LINE.replace(
        "[TIMES]", f'Hydraulics SAVE {kept}\n{head}\n FILE {report}\n "FILE" {report}\nSummary Yes\n[TIMES]'
    )
    assert run(text).flow.shape == (1, 5)
    assert list(tmp_path.iterdir()) == []
