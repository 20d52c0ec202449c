"""Signal plans: junctions with their times, approaches with who comes, and the controls that are compared."""

from __future__ import annotations

import math
from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd

from citybrain.base.importing import Imported, Tables, importer
from citybrain.domains.signals.importers.with_units import numbers
from citybrain.domains.signals.models.simulation import prepare
from citybrain.kernel.errors import InputError

CONTROLS = ("plan", "webster", "actuated")
OF_JUNCTIONS = {"cycle": "s", "yellow": "s", "all_red": "s", "offset": "s"}
OF_APPROACHES = {
    "green": "s", "saturation_flow": "1/h", "cars": "1/h", "buses": "1/h", "bicycles": "1/h", "people_on_foot": "1/h",
    "crossing_width": "m", "travel_time": "s", "share_from": "1",
}  # fmt: skip
BLANK = {"offset": 0.0, "buses": 0.0, "bicycles": 0.0, "people_on_foot": 0.0, "crossing_width": 0.0,
         "travel_time": 0.0, "share_from": 0.0}  # fmt: skip
NAMES = ("junction", "approach", "stage")
FAULTS_SHOWN = 8


@importer("junctions", "approaches")
def signal_plans(read: Tables, known: Tables) -> Imported:
    """Takes over signal plans: junctions with cycle, yellow and all red, approaches with stage, green and who comes.

    Junctions are points: `id`, `cycle`, `yellow`, `all_red`, and where there are any `offset`, `network`. Approaches
    are a table: `junction`, `approach`, `stage`, `green`, `saturation_flow`, `cars`, and where there are any `buses`,
    `bicycles`, `people_on_foot` with `crossing_width`; `from` names the approach before (`junction/approach`), with
    `travel_time` and `share_from`. Headers of numbers state their unit: `green [s]`. Raises InputError with all that
    is wrong.
    """
    points, table = read["junctions"], read["approaches"]
    faults = [*_missing("junctions", points, ("id",)), *_missing("approaches", table, NAMES)]
    if not isinstance(points, gpd.GeoDataFrame):
        faults.append("junctions: geometry?")
    times, of_times = numbers("junctions", points, OF_JUNCTIONS, BLANK)
    counts, of_counts = numbers("approaches", table, OF_APPROACHES, BLANK)
    _refuse([*faults, *of_times, *of_counts])
    ids = pd.Index(_text(points["id"]))
    names = _text(table["junction"]) + "/" + _text(table["approach"])
    junction = ids.get_indexer(pd.Index(_text(table["junction"])))
    before = _text(table["from"]) if "from" in table else pd.Series("", table.index)
    source = pd.Index(names).get_indexer(pd.Index(before)) if names.is_unique else np.full(len(names), -1)
    network = _text(points["network"]).where(lambda one: one != "", ids) if "network" in points else pd.Series(ids)
    number, titles = pd.factorize(network.to_numpy())
    counts = counts.assign(junction=junction, source=source, stage=pd.to_numeric(table["stage"], errors="coerce"))
    _refuse([*_ends(ids, names, counts, before)])
    _refuse([*_stages(ids, times, counts), *_feeds(names, number, counts)])
    tables = {
        "signal_junctions": points.drop(columns=[one for one in points if "[" in str(one) or one == "network"]).assign(
            signal_network=number.astype(np.float64), **{f"signal_{name}": times[name] for name in times}
        ),
        "signal_approaches": _approaches(names, counts),
        "signal_controls": control_rows(titles),
    }
    prepare()
    read_from = {"signal_junctions": "junctions", "signal_approaches": "approaches", "signal_controls": "junctions"}
    return Imported(tables, read_from)


def control_rows(titles: np.ndarray) -> pd.DataFrame:
    """The ways to control each network, in the order of their titles; a title that comes again gets its number."""
    again = pd.Series(titles).groupby(titles).cumcount()
    named = [f"{title} ({count + 1})" if count else str(title) for title, count in zip(titles, again, strict=True)]
    return pd.DataFrame(
        {"id": [f"{title}: {control}" for title in named for control in CONTROLS],
         "control_network": np.repeat(np.arange(len(titles), dtype=np.float64), len(CONTROLS)),
         "signal_control_kind": pd.Categorical(list(CONTROLS) * len(titles), list(CONTROLS))}
    )  # fmt: skip


def _approaches(names: pd.Series, counts: pd.DataFrame) -> pd.DataFrame:
    source = counts["source"].to_numpy(np.float64)
    columns = {f"approach_{name}": counts[name] for name in OF_APPROACHES}
    return pd.DataFrame({"id": names, "approach_junction": counts["junction"].astype(np.float64),
                         "approach_stage": counts["stage"], "approach_from": np.where(source < 0, np.nan, source),
                         **columns})  # fmt: skip


def _text(column: pd.Series) -> pd.Series:
    named: pd.Series = column.astype(str).str.strip().str.removesuffix(".0").where(column.notna(), "")
    return named


def _refuse(faults: list[str]) -> None:
    if faults:
        more = f" (+ {len(faults) - FAULTS_SHOWN})" if len(faults) > FAULTS_SHOWN else ""
        raise InputError("signals-files", count=len(faults), received="; ".join(faults[:FAULTS_SHOWN]) + more)


def _missing(source: str, table: pd.DataFrame, columns: tuple[str, ...]) -> Iterator[str]:
    if missing := [name for name in columns if name not in table.columns]:
        yield f"{source}: {', '.join(missing)}?"


def _ends(ids: pd.Index, names: pd.Series, counts: pd.DataFrame, before: pd.Series) -> Iterator[str]:
    """Names twice or unknown, and stages that are none."""
    yield from (f"junctions.id: {one}" for one in ids[ids.duplicated()])
    yield from (f"approaches: {one}" for one in names[names.duplicated()])
    yield from (f"approaches.junction: {one}?" for one in names[counts["junction"] < 0])
    yield from (f"approaches.from: {one}?" for one in before[(before != "") & (counts["source"] < 0)])
    whole = counts["stage"].between(1, 8) & (counts["stage"] % 1 == 0)
    yield from (f"approaches.stage: {one} (1-8)" for one in names[~whole])
    yield from (f"approaches.crossing_width: {one}?" for one in
                names[(counts["people_on_foot"] > 0.0) & (counts["crossing_width"] == 0.0)])  # fmt: skip
    yield from (f"approaches.saturation_flow: {one} (> 0)" for one in names[counts["saturation_flow"] <= 0.0])


def _stages(ids: pd.Index, times: pd.DataFrame, counts: pd.DataFrame) -> Iterator[str]:
    """Stages that are not 1, 2, ..., have several greens, or do not add up to the cycle."""
    for at, name in enumerate(ids):
        of = counts[counts["junction"] == at].groupby("stage")["green"]
        if list(of.groups) != list(range(1, len(of) + 1)) or len(of) < 2:
            yield f"approaches.stage: {name}: {', '.join(f'{one:g}' for one in of.groups) or '?'} (1, 2, ...)"
            continue
        if (of.min() != of.max()).any():
            yield f"approaches.green: {name}: {', '.join(f'{one:g}' for one in of.max()[of.min() != of.max()])}?"
            continue
        change, cycle = times["yellow"].iloc[at] + times["all_red"].iloc[at], times["cycle"].iloc[at]
        whole = float(of.max().sum() + change * len(of))
        if not math.isclose(whole, cycle):
            parts = " + ".join(f"{green:g} + {change:g}" for green in of.max())
            yield f"junctions.cycle: {name}: {cycle:g} s / {parts} = {whole:g} s"


def _feeds(names: pd.Series, network: np.ndarray, counts: pd.DataFrame) -> Iterator[str]:
    """Approaches that others feed from another network, in no time, in a circle, or with more than all vehicles."""
    source, junction = counts["source"].to_numpy(), counts["junction"].to_numpy()
    for row in np.flatnonzero(source >= 0):
        apart = network[junction[row]] != network[junction[source[row]]]
        if apart or counts["travel_time"].iloc[row] < 1.0 or counts["share_from"].iloc[row] > 1.0:
            yield f"approaches.from: {names.iloc[row]}"
        at, steps = source[row], 0
        while at >= 0 and steps <= len(source):
            at, steps = source[at], steps + 1
        if at >= 0:
            yield f"approaches.from: {names.iloc[row]} > ... > {names.iloc[row]}"
    sent = counts[source >= 0].groupby("source")["share_from"].sum()
    for at, share in zip(sent.index, sent, strict=True):
        if share > 1.0 + 1e-9:
            yield f"approaches.share_from: {names.iloc[int(at)]}: {share:g} > 1"
