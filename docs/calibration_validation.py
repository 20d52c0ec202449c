"""`python -m docs.calibration_validation`: the tables of docs/validation/calibration.md, computed anew (some minutes).

A made-up city has hidden factors for every use and period; bills are computed with them and spoilt as bills are;
calibration must find the factors without being told them.
"""

import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from citybrain.observations.bills.importing import import_bills
from citybrain.open_city import OpenCity
from citybrain.plans.calibration.act import calibrate_city
from citybrain.plans.calibration.calibrate import calibrate
from citybrain.plans.calibration.outcome import CalibrationOutcome
from citybrain.plans.calibration.settings import CalibrationSettings
from citybrain.twin.configuration import CityConfiguration
from tests.plans.calibration.known_truth import (
    CORRECTIONS,
    Known,
    Noise,
    Truth,
    inside,
    known_city,
    misses,
    truth_of,
    write_bills,
)

PAGE = Path(__file__).parent / "validation" / "calibration.md"
MARK = re.compile(r"(<!-- table (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
ROWS, SEEDS, SCATTERS = 3000, 10, (0.15, 0.25, 0.30)
NOTHING_HIDDEN = 20
SIZES = ((5, 14), (15, 39), (40, 99), (100, 10_000))
NAMES = dict(zip(CORRECTIONS, ("heat loss", "hot water", "light and appliances"), strict=True))
CARRIERS = {
    "network_heat": "heat of the network",
    "summer_network_heat": "the same in summer",
    "delivered_electricity": "electricity",
    "delivered_gas": "gas",
    "delivered_oil": "oil",
}


class Trial(NamedTuple):
    """One hidden truth and what was found of it."""

    scatter: float
    truth: Truth
    outcome: CalibrationOutcome
    seconds: float

    @property
    def fitted(self) -> np.ndarray:
        """Buildings fitted on, by groups of one cell."""
        return np.array([group.fitted for group in self.outcome.groups if len(group.cells) == 1])


def trials(known: Known) -> list[Trial]:
    """All trials: every scatter with every seed."""
    return [trial(known, scatter, seed) for scatter in SCATTERS for seed in range(SEEDS)]


def trial(known: Known, scatter: float, seed: int) -> Trial:
    """One trial; the truth is drawn anew with each seed."""
    truth = truth_of(known, seed + round(1000 * scatter), Noise(scatter=scatter))
    begin = time.perf_counter()
    outcome = calibrate(known.graph, known.city, truth.bills(known), CalibrationSettings(seed=seed))
    return Trial(scatter, truth, outcome, time.perf_counter() - begin)


def coverage(done: list[Trial]) -> Iterator[str]:
    """Share of hidden factors in their intervals, by scatter and factor."""
    yield "| scatter of buildings | hidden factors | " + " | ".join(NAMES.values()) + " | all |"
    yield "|---" * 6 + "|"
    for scatter in (*SCATTERS, None):
        held = np.concatenate([inside(t.outcome, t.truth) for t in done if scatter in (t.scatter, None)])
        shares = [f"{100 * share:.0f} %" for share in (*held.mean(axis=0), held.mean())]
        told = "all" if scatter is None else f"{100 * scatter:.0f} %"
        yield f"| {told} | {held.size} | " + " | ".join(shares) + " |"


def shrinkage(done: list[Trial]) -> Iterator[str]:
    """Errors against the hidden factors with learning from other groups and without, by size of group."""
    yield (
        "| buildings fitted on | groups | " + " | ".join(f"{name}: alone | together" for name in NAMES.values()) + " |"
    )
    yield "|---" * 8 + "|"
    sizes = np.concatenate([t.fitted for t in done])
    alone, together = (np.concatenate([misses(t.outcome, t.truth, what) for t in done]) for what in ("alone", "value"))
    for low, high in SIZES:
        rows = (sizes >= low) & (sizes <= high)
        pairs = [np.sqrt((x[rows] ** 2).mean(axis=0)) for x in (alone, together)]
        cells = [f"{100 * pairs[0][k]:.1f} % | {100 * pairs[1][k]:.1f} %" for k in range(len(NAMES))]
        told = f"{low} to {high}" if high < 10_000 else f"{low} and more"
        yield f"| {told} | {rows.sum()} | " + " | ".join(cells) + " |"


def held_out(done: list[Trial]) -> Iterator[str]:
    """Errors on held-out buildings before and after, medians over the trials of the middle scatter."""
    yield "| bills | NMBE before | after | CV(RMSE) before | after |"
    yield "|---" * 5 + "|"
    shown = [t.outcome for t in done if t.scatter == SCATTERS[1]]
    for carrier, name in CARRIERS.items():
        compared = [outcome.errors[carrier] for outcome in shown]
        columns = [
            np.median([getattr(getattr(c, when), what) for c in compared])
            for what in ("nmbe", "cv_rmse")
            for when in ("before", "after")
        ]
        yield f"| {name} | " + " | ".join(f"{100 * value:.1f} %" for value in columns) + " |"
    both = [np.median([getattr(o, f"error_{when}") for o in shown]) for when in ("before", "after")]
    yield f"| all together |  |  | {100 * both[0]:.1f} % | {100 * both[1]:.1f} % |"


def decisions(known: Known, done: list[Trial]) -> Iterator[str]:
    """How often a calibration is adopted where there is something to find, and where there is nothing."""
    yield "| case | cities | adopted | groups that took their factors |"
    yield "|---" * 4 + "|"
    groups = [g.adopted for t in done for g in t.outcome.groups]
    adopted = sum(t.outcome.adopted for t in done)
    yield f"| hidden factors | {len(done)} | {adopted} | {sum(groups)} of {len(groups)} |"
    found = []
    for seed in range(NOTHING_HIDDEN):
        truth = truth_of(known, 5000 + seed, mean=(0.0, 0.0, 0.0), spread=0.0)
        found.append(calibrate(known.graph, known.city, truth.bills(known), CalibrationSettings(seed=seed)))
    taken = sum(g.adopted for outcome in found if outcome.adopted for g in outcome.groups)
    yield f"| nothing hidden: the model meets its bills | {len(found)} | {sum(o.adopted for o in found)} | {taken} |"


def whole_path(folder: Path) -> Iterator[str]:
    """From a file of bills by month to adopted factors, as a person does it."""
    known = known_city(folder, ROWS)
    truth = truth_of(known, 77)
    file = write_bills(known, truth, folder / "bills.csv")
    workspace = OpenCity(folder).workspace
    import_bills(folder, CityConfiguration(name="Known"), workspace.snapshot, workspace.graph, [file])
    workspace = OpenCity(folder).workspace
    begin = time.perf_counter()
    record = calibrate_city(folder, workspace, CalibrationSettings())
    seconds = time.perf_counter() - begin
    held, off = [], []
    for group in record["groups"]:
        if len(group["cells"]) == 1:
            hidden = np.exp(truth.effects[group["cells"][0]])
            found = [group["estimates"][name] for name in CORRECTIONS]
            held += [e["low"] <= h <= e["high"] for e, h in zip(found, hidden, strict=True)]
            off += [np.log(e["value"] / h) for e, h in zip(found, hidden, strict=True)]
    lines = len(file.read_text(encoding="utf-8").splitlines()) - 1
    yield "| | |"
    yield "|---|---|"
    yield f"| rows of bills, buildings with bills | {lines:,}, {record['buildings']:,} |"
    yield f"| set aside | {sum(sum(reasons.values()) for reasons in record['set_aside'].values())} bills |"
    yield f"| hidden factors in their 90 % interval | {sum(held)} of {len(held)} |"
    yield f"| typical error of a factor | {100 * np.sqrt(np.mean(np.square(off))):.1f} % |"
    yield f"| error held out | {100 * record['error_before']:.1f} % before, {100 * record['error_after']:.1f} % after |"
    yield f"| decision | {'adopted' if record['adopted'] else 'not adopted'} |"
    yield f"| rounds, computations of the billed buildings | {record['rounds']}, {record['runs']} |"
    yield f"| time after the import | {seconds:.1f} s |"


def main() -> None:
    """Write the tables into the page."""
    with tempfile.TemporaryDirectory() as folder:
        known = known_city(Path(folder) / "known", ROWS)
        done = trials(known)
        tables = {
            "coverage": coverage(done),
            "shrinkage": shrinkage(done),
            "held-out": held_out(done),
            "decisions": decisions(known, done),
            "whole-path": whole_path(Path(folder) / "path"),
        }
        told = {name: "\n".join(lines) + "\n" for name, lines in tables.items()}
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MARK.sub(lambda mark: mark[1] + told[mark[2]] + mark[3], page), encoding="utf-8")


if __name__ == "__main__":
    main()
