"""`python -m docs.signals_validation`: the tables of docs/validation/signals.md, computed anew (a minute).

The table beside uxsim is computed where that is installed (`pip install uxsim`), and stays as it is elsewhere.
"""

import importlib.util
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from citybrain.domains.signals.models.delay_formulas import incremental_delay, uniform_delay, webster_delay
from citybrain.domains.signals.models.simulation import (
    HOUR,
    Layout,
    QueueCounts,
    SignalManner,
    Timing,
    by_chance,
    simulate,
)
from citybrain.open_city import OpenCity
from citybrain.twin.build import build
from docs.page_tables import write_tables
from docs.uxsim_arterial import delay_by_queues, delay_by_uxsim
from tests.domains.signals.plans import write_files

PAGE = Path(__file__).parent / "validation" / "signals.md"
CYCLE, FLOW, RUNS, EVEN_RUNS, SEED = 60.0, 1800.0, 100, 50, 1
GREENS = (15.0, 30.0)
SATURATION = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)
MANNER = SignalManner(lost=2, used_yellow=2, walk=7, gap=3, seen=10, added=10, warm_up=600, bus_cars=2)
CONTROLS = ("plan", "Webster", "actuated")
VERDICTS = ("", "better", "worse", "cannot tell")


def isolated() -> tuple[Layout, Timing, np.ndarray, np.ndarray]:
    """A junction for each green and degree of saturation, whose other stage is empty; greens and degrees."""
    green, x = (one.ravel() for one in np.meshgrid(GREENS, SATURATION, indexing="ij"))
    size = len(x)
    demand = np.zeros((2 * size, 4))
    demand[::2, 0] = x * FLOW / HOUR * green / CYCLE
    demand[::2, 3] = 120 / HOUR
    alike, light = np.ones(2 * size), np.ones(size)
    both = np.column_stack([green, CYCLE - green - 10.0]).ravel()
    layout = Layout(
        np.repeat(np.arange(size), 2), np.arange(2 * size), alike * FLOW / HOUR, alike * 0.5, alike * 5.0, demand,
        np.full(2 * size, -1), alike, alike.astype(np.intp),
    )  # fmt: skip
    return layout, Timing(light * 3, light * 2, light * 0, light < 0, both, alike * 7, both), green, x


def chance_table() -> Iterator[str]:
    """Delay of cars that come by chance, beside the formulas."""
    layout, timing, green, x = isolated()
    counts = simulate(layout, [timing], MANNER, RUNS, by_chance(layout, MANNER, RUNS, SEED))
    runs = counts.waited[0, :, ::2, 0] / counts.arrived[0, :, ::2, 0]
    delay, half = runs.mean(axis=0), 1.98 * runs.std(axis=0, ddof=1) / RUNS**0.5
    webster = webster_delay(CYCLE, green, x, layout.demand[::2, 0])
    manual = uniform_delay(CYCLE, green, x) + incremental_delay(FLOW * green / CYCLE, x)
    yield "| green / cycle | degree of saturation | simulated, 95 % | Webster 1958 | off | HCM 2000 |"
    yield "|--:|--:|--:|--:|--:|--:|"
    for row in zip(green / CYCLE, x, delay, half, webster, delay / webster - 1.0, manual, strict=True):
        yield "| {:.2f} | {:.2f} | {:.1f} ± {:.1f} s | {:.1f} s | {:+.1%} | {:.1f} s |".format(*row)


def even_table() -> Iterator[str]:
    """Delay of cars that come evenly, beside the uniform delay."""
    layout, timing, green, x = isolated()
    begin = (np.arange(EVEN_RUNS) + 0.5)[:, None, None] / EVEN_RUNS
    total = np.floor(np.arange(MANNER.warm_up + HOUR + 1)[:, None, None, None] * layout.demand + begin)
    counts = simulate(layout, [timing], MANNER, EVEN_RUNS, np.diff(total, axis=0).astype(np.int64))
    delay = counts.waited[0, :, ::2, 0].sum(axis=0) / counts.arrived[0, :, ::2, 0].sum(axis=0)
    formula = uniform_delay(CYCLE, green, x)
    yield "| green / cycle | degree of saturation | simulated | HCM 2000, uniform delay | off |"
    yield "|--:|--:|--:|--:|--:|"
    for row in zip(green / CYCLE, x, delay, formula, delay / formula - 1.0, strict=True):
        yield "| {:.2f} | {:.2f} | {:.1f} s | {:.1f} s | {:+.1%} |".format(*row)


def balance_table() -> Iterator[str]:
    """Who came and who left, in fixed time and in actuated control, below and above capacity."""
    layout, timing, _, x = isolated()
    more = layout.demand * (1.0 + 0.5 * (np.arange(len(layout.demand)) % 4 == 0))[:, None]
    layout = layout._replace(demand=more)
    yield "| control | came | served | more in the queues | left over |"
    yield "|---|--:|--:|--:|--:|"
    for name, one in (("fixed time", timing), ("actuated", timing._replace(actuated=np.ones(len(x), bool)))):
        counts: QueueCounts = simulate(layout, [one], MANNER, 5, islice(by_chance(layout, MANNER, 5, SEED), 4200))
        grown = (counts.after - counts.before).sum()
        came, served = counts.arrived.sum(), counts.served.sum()
        yield f"| {name} | {came:,.0f} | {served:,.0f} | {grown:,.0f} | {came - served - grown:,.0f} |"


def network_table() -> Iterator[str]:
    """Three made-up networks of `tests/domains/signals/plans.py`, each way to control them."""
    with tempfile.TemporaryDirectory() as folder:
        build(city := write_files(Path(folder) / "signalby"))
        today = OpenCity(city).workspace.baseline().view.result
        names = ("delay", "car_delay", "bus_delay", "walking_delay", "cycle", "delay_change_low", "delay_change_high",
                 "verdict")  # fmt: skip
        table = np.column_stack([today[f"control_{name}"] for name in names])
    yield "| network | control | a person | a car | a bus | on foot | cycle | against the plan, 95 % | |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|---|"
    for row, values in enumerate(table):
        network, control = ("isolated", "arterial", "bus and walking")[row // 3], CONTROLS[row % 3]
        seconds = " | ".join("-" if np.isnan(one) else f"{one:.1f} s" for one in values[:5])
        change = f"{values[5]:+.1f} to {values[6]:+.1f} s" if row % 3 else "-"
        yield f"| {network} | {control} | {seconds} | {change} | {VERDICTS[int(values[7])]} |"


def uxsim_table() -> Iterator[str]:
    """Cars along three signals, the same arrivals in both programs."""
    runs = 5
    yield "| cars an hour | degree of saturation | offset from signal to signal | here | uxsim | off |"
    yield "|--:|--:|--:|--:|--:|--:|"
    for cars in (400.0, 700.0, 850.0):
        for offset in (0.0, 30.0):
            own = delay_by_queues(cars, offset, runs, SEED).mean()
            other = np.mean([delay_by_uxsim(cars, offset, run, SEED) for run in range(runs)])
            x = cars / (FLOW * 45.0 / 80.0)
            yield f"| {cars:.0f} | {x:.2f} | {offset:.0f} s | {own:.1f} s | {other:.1f} s | {own / other - 1.0:+.1%} |"


def main() -> None:
    """Write the tables into the page."""
    tables = {"chance": chance_table(), "even": even_table(), "balance": balance_table(), "networks": network_table()}
    if importlib.util.find_spec("uxsim"):
        tables["uxsim"] = uxsim_table()
    write_tables(PAGE, tables)


if __name__ == "__main__":
    main()
