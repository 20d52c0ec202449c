"""The design storm of a city, and what the engine makes of it in its network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from citybrain.kernel import Solved, quantity, solved
from citybrain.kernel.units import (
    Array,
    Count,
    CubicMetres,
    CubicMetresPerSecond,
    Hours,
    Metres,
    Millimetres,
    MillimetresPerHour,
    Minutes,
    Percent,
    Predictor,
    Ratio,
    Rows,
    Share,
    SquareMetres,
    Years,
)

if TYPE_CHECKING:
    from citybrain.domains.sewers.engine.runs import SewerRun

SOURCE = "SWMM 5.2 (US EPA, Rossman and Simon 2022, EPA/600/R-22/030), run by swmm-toolkit"
BELL = "Bell 1969, J. Hydraulics Div. ASCE 95(1), 311-327: of 2 to 100 years and 5 to 120 minutes"
LARGEST_ERROR = 0.1
"""Share by which a balance of water may be off; the user's manual of SWMM doubts results beyond 10 %."""


@quantity(of="city", source=BELL, whole=True, compiled=True)
def sewer_storm_depth(
    sewer_storm_hour_depth: Millimetres, sewer_storm_return_period: Years, sewer_storm_duration: Minutes,
    sewer_storm_climate_factor: Ratio,
) -> Millimetres:  # fmt: skip
    """Rain of the storm that the sewers are run with, by its return period and duration, in a climate to come.

    0 for a return period of 0: then the rain of the file of the model falls.
    """
    from citybrain.domains.sewers.engine.storms import storm_depth

    if float(sewer_storm_return_period) <= 0.0:
        return np.zeros(())[()]
    depth = storm_depth(float(sewer_storm_hour_depth), float(sewer_storm_return_period), float(sewer_storm_duration))
    return depth * sewer_storm_climate_factor


@dataclass(frozen=True)
class SewerModelText:
    """The text of a model, empty where a city has none."""

    text: str


class SewerFile(NamedTuple):
    """The model of the sewers that the engine runs: the file without drawings and comments."""

    sewer_model: Predictor


@solved(of="model", source="Definition: bytes of the file in their order", tolerance=1e-9, at_most=1)
def sewer_file(
    sewer_model_part_number: Count, sewer_model_bytes: Count, *, tolerance: float, at_most: int
) -> Solved[SewerFile]:  # fmt: skip
    """The file of the model as it is run, put together of its bytes."""
    from citybrain.domains.sewers.engine.reading import unpacked

    text = unpacked(sewer_model_bytes[np.argsort(sewer_model_part_number)])
    return Solved(SewerFile(SewerModelText(text)), 0.0, 1)


class SewerStorm(NamedTuple):
    """What a storm does: of nodes, sewers and catchments, and of the network with what has no place on the map."""

    node_flooded_volume: CubicMetres
    node_flooded_hours: Hours
    node_peak_depth: Metres
    node_outflow: CubicMetres
    sewer_peak_flow: CubicMetresPerSecond
    sewer_peak_filling: Ratio
    catchment_rain: Millimetres
    catchment_infiltration: CubicMetres
    catchment_runoff: CubicMetres
    network_rain: Millimetres
    network_infiltration: Millimetres
    network_runoff: Millimetres
    network_flooding: CubicMetres
    network_overflow: CubicMetres
    network_outflow: CubicMetres
    runoff_balance_error: Percent
    routing_balance_error: Percent


OF = (*("sewer_node",) * 4, *("sewer_pipe",) * 2, *("sewer_catchment",) * 3, *("city",) * 8)
OF_CITY = 8


@solved(of=OF, source=SOURCE, tolerance=LARGEST_ERROR, at_most=1)
def sewer_storm(
    sewer_model: Predictor, sewer_node_number: Count, sewer_node_overflow: Share,
    sewer_pipe_number: Count, sewer_pipe_height: Metres, sewer_catchment_number: Count,
    bioretention_area: SquareMetres, rain_garden_area: SquareMetres, permeable_pavement_area: SquareMetres,
    green_roof_device_area: SquareMetres, rain_barrel_area: SquareMetres,
    sewer_storm_depth: Millimetres, sewer_storm_duration: Minutes, sewer_hours_after_storm: Hours,
    device_ponding_depth: Millimetres, device_soil_depth: Millimetres, device_storage_depth: Millimetres,
    device_soil_conductivity: MillimetresPerHour, device_seepage: MillimetresPerHour,
    green_roof_soil_depth: Millimetres, permeable_pavement_depth: Millimetres, rain_barrel_height: Millimetres,
    ground_drained_by_bioretention: Ratio, ground_drained_by_rain_garden: Ratio, ground_drained_by_pavement: Ratio,
    ground_drained_by_rain_barrel: Ratio, *, tolerance: float, at_most: int,
) -> Solved[SewerStorm]:  # fmt: skip
    """What a storm does to the network with its devices: one run of the engine for each distinct input, remembered.

    The residual is the larger error of the two balances of water. Nodes and catchments are told by their numbers in
    the file; without a model, or in a storm of more than 500 mm, nothing is run and nothing is known.
    """
    from citybrain.domains.sewers.engine.assemble import assembled, devices_of
    from citybrain.domains.sewers.engine.devices import DeviceLayers
    from citybrain.domains.sewers.engine.runs import run
    from citybrain.domains.sewers.engine.storms import MOST_DEPTH, design_storm

    sizes = len(sewer_node_number), len(sewer_pipe_number), len(sewer_catchment_number)
    if not sewer_model.text:
        return Solved(_unknown(sizes), 0.0, 1)
    columns = (bioretention_area, rain_garden_area, permeable_pavement_area, green_roof_device_area, rain_barrel_area)
    devices, numbers = devices_of(sewer_catchment_number, columns), sewer_catchment_number.astype(np.intp)
    layers = DeviceLayers(*map(float, (
        device_ponding_depth, device_soil_depth, device_storage_depth, device_soil_conductivity, device_seepage,
        green_roof_soil_depth, permeable_pavement_depth, rain_barrel_height, ground_drained_by_bioretention,
        ground_drained_by_rain_garden, ground_drained_by_pavement, ground_drained_by_rain_barrel,
    )))  # fmt: skip
    depth, minutes, after = map(float, (sewer_storm_depth, sewer_storm_duration, sewer_hours_after_storm))
    if not depth <= MOST_DEPTH:
        return Solved(_unknown(sizes), 0.0, 1)
    storm = design_storm(depth, minutes, after) if depth > 0.0 else None
    made = run(assembled(sewer_model.text, devices, layers, storm))
    error = max(abs(made.runoff_error), abs(made.routing_error)) / 100.0
    rows = sewer_node_number.astype(np.intp), sewer_pipe_number.astype(np.intp), numbers
    return Solved(_values(made, rows, np.asarray(sewer_pipe_height), sewer_node_overflow), error, 1)


def _values(made: SewerRun, rows: tuple[Rows, Rows, Rows], height: Array, overflow: Array) -> SewerStorm:
    nodes, pipes, catchments = rows
    filling = np.divide(
        made.peak_filling[pipes], height, out=np.full(len(pipes), np.nan), where=np.nan_to_num(height) > 0.0
    )
    of_city = (
        made.runoff_totals.get("rainfall", 0.0), made.runoff_totals.get("infil", 0.0),
        made.runoff_totals.get("runoff", 0.0), made.flooding.sum(),
        made.outflow[nodes][overflow > 0.0].sum() if (overflow > 0.0).any() else np.nan, made.outflow.sum(),
        made.runoff_error, made.routing_error,
    )  # fmt: skip
    return SewerStorm(
        made.flooding[nodes], made.flooded_hours[nodes], made.peak_depth[nodes], made.outflow[nodes],
        made.peak_flow[pipes], np.minimum(filling, 1.0), made.rain[catchments], made.infiltration[catchments],
        made.runoff[catchments], *(np.asarray(one, np.float64)[()] for one in of_city),
    )  # fmt: skip


def _unknown(sizes: tuple[int, int, int]) -> SewerStorm:
    nodes, pipes, catchments = (np.full(size, np.nan) for size in sizes)
    of_city = (np.full((), np.nan)[()],) * OF_CITY
    return SewerStorm(*(nodes,) * 4, *(pipes,) * 2, *(catchments,) * 3, *of_city)
