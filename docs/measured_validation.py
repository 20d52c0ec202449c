"""`python -m docs.measured_validation` writes validation/measured.md: what U-values from a register are worth.

A city whose truth is known: central Helsinki from its real files where they are at hand, else the demo city, with
U-values, air change and room temperatures of every building drawn from the reviewed table of uncertainty. The twin does
not see them. A register tells it the U-values of some buildings, each measured to within some per cent.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.cities import Cities
from citybrain.base.domains import find_domains
from citybrain.kernel import City, Graph, Result
from citybrain.kernel.uncertainty import EDGE
from citybrain.twin.snapshot import load

PAGE = Path(__file__).parent / "validation" / "measured.md"
TOLD = ("wall_transmittance", "roof_transmittance", "floor_transmittance", "window_transmittance")
HIDDEN = ("air_change_at_50_pascals", "heating_setpoint")
NEED, SIZE = "space_heating_need", "gross_floor_area"
OFF = 0.05
"""Relative error (90 %) of a U-value in the register."""

CERTIFICATES, TRUTHS = 40, 10
SHARES = (0.1, 0.5, 1.0)


class Told(NamedTuple):
    """Error of the heating need where a register tells U-values: of buildings that it tells of, of all, of the city."""

    buildings: int
    before: float
    after: float
    all: float
    city: float


def truth_of(graph: Graph, city: City, chance: np.random.Generator) -> dict[str, NDArray[np.float64]]:
    """What every building really is: each quantity off its table by a part of all and a part of its own."""
    stated, rows = Result(graph, city), next(iter(city.size.values()))
    found = {}
    for name in (*TOLD, *HIDDEN):
        uncertainty = graph.parameters[name].uncertainty_at(city.day)
        assert uncertainty is not None
        found[name] = uncertainty.of_rows(stated[name], chance.normal(), chance.normal(size=rows))
    return found


def need(graph: Graph, city: City, told: Mapping[str, Any]) -> NDArray[np.float64]:
    """Heating need of each building [kWh/a] with some columns of its own."""
    value: NDArray[np.float64] = Result(graph, replace(city, columns={**city.columns, **told}))[NEED]
    return value


def measure(graph: Graph, city: City, share: float | int, seed: int) -> Told:
    """Errors before and after a register tells U-values of a share, or a number, of the heated buildings."""
    chance = np.random.default_rng(seed)
    truth = truth_of(graph, city, chance)
    real, before = need(graph, city, truth), need(graph, city, {})
    heated = np.flatnonzero(real > 0)
    count = share if isinstance(share, int) else round(share * len(heated))
    rows = np.sort(chance.permutation(heated)[:count])
    register = {}
    for name in TOLD:
        column = np.full(len(real), np.nan)
        column[rows] = np.round(truth[name][rows] * (1.0 + OFF) ** (chance.normal(size=count) / EDGE), 2)
        register[name] = column
    after = need(graph, city, register)
    return Told(
        count,
        _usual(before[rows], real[rows]),
        _usual(after[rows], real[rows]),
        _usual(after[heated], real[heated]),
        float(after.sum() / real.sum() - 1.0),
    )


def _usual(found: NDArray[np.float64], real: NDArray[np.float64]) -> float:
    """Error that half of the buildings stay below; of no building, none."""
    return float(np.median(np.abs(found / real - 1.0))) if len(real) else 0.0


def over_truths(graph: Graph, city: City, share: float | int) -> Told:
    """Means over some truths; of the city the root of the mean square."""
    found = np.array([measure(graph, city, share, seed) for seed in range(TRUTHS)])
    touched, *errors = found[:, :4].mean(axis=0).tolist()
    return Told._make([int(touched), *errors, float(np.sqrt(np.mean(found[:, 4] ** 2)))])


def page() -> Iterator[str]:
    """Lines of the page, measured now."""
    cities = Cities()
    snapshot = load(cities.small)
    graph, city = find_domains().graph(snapshot.manifest.country), snapshot.city()
    nothing = over_truths(graph, city, 0)
    found = [over_truths(graph, city, share) for share in (CERTIFICATES, *SHARES)]
    yield "# What is measured stands over what is looked up: heating need against a hidden truth"
    yield ""
    yield f"`python -m docs.measured_validation` wrote this page of {cities.name} ({len(snapshot.first):,} buildings)."
    yield "Every building was given a truth that the twin does not see: U-values of wall, roof, floor and window, air"
    yield "change and room temperature, each off its table by what the reviewed uncertainty of that table says, in part"
    yield "together with all others. A register then tells the U-values of some heated buildings, measured to within"
    yield f"{OFF:.0%} (90 %) and rounded to two digits. Air change and room temperature stay hidden: they are what is"
    yield f"left of the error. Means over {TRUTHS} truths."
    yield ""
    yield "| buildings with U-values | median error of their heating need, before | after | of all buildings | city |"
    yield "|---|---|---|---|---|"
    yield f"| none | | | {nothing.all:.1%} | {nothing.city:.1%} |"
    for one in found:
        yield f"| {one.buildings:,} | {one.before:.1%} | {one.after:.1%} | {one.all:.1%} | {one.city:.1%} |"
    yield ""
    yield "The error of the whole city (root of the mean square) is that of tables as a whole and hangs on air change"
    yield "and room temperature too, which no register tells here: [bills](../bills.md) are compared with what is"
    yield "computed to find it. How a register is read, and what becomes of values that cannot be:"
    yield "[attributes](../attributes.md)."


def main() -> None:
    """Write the page, or print it with `-`."""
    told = "\n".join(page()) + "\n"
    if "-" in sys.argv[1:]:
        print(told)
    else:
        PAGE.write_text(told, encoding="utf-8")
        print(PAGE)


if __name__ == "__main__":
    main()
