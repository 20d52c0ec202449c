"""A calibration as an act: bills of an open city in, a record out, and a layer of parameters where it is adopted."""

from __future__ import annotations

import datetime
import hashlib
import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from citybrain import __version__
from citybrain.kernel import Graph, InputError, Period
from citybrain.observations.bills.declaration import billing
from citybrain.observations.bills.observed import ObservedBills
from citybrain.plans.calibration.calibrate import calibrate, observed_bills
from citybrain.plans.calibration.layer import WHERE, layer_text
from citybrain.plans.calibration.outcome import CalibrationOutcome
from citybrain.plans.calibration.record import (
    CALIBRATION,
    FORMAT,
    REVERT,
    Record,
    alone,
    digest,
    layer_of,
    record_of,
    records_of,
    standing,
    write_layer,
    write_record,
)
from citybrain.plans.calibration.settings import CalibrationSettings, corrections_of
from citybrain.plans.workspace import Workspace
from citybrain.twin.city import city_of
from citybrain.twin.progress import Progress, silent
from citybrain.twin.snapshot_folder import snapshot_folders

SHOWN = 12
"""Characters of the hash of bills in the source of a value; the record has all of them."""

NOT_WEATHER_CORRECTED = "calibration-weather"


def calibrate_city(
    folder: Path,
    workspace: Workspace,
    settings: CalibrationSettings,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Record:
    """Calibrates an open city, and unless it is a dry run records that and puts an adopted calibration in force.

    Raises InputError where its bills do not serve, or its own parameters stand in the way.
    """
    _check_own(workspace.graph)
    observed = _observed(folder, workspace)
    city = city_of(workspace.snapshot)
    bills = observed_bills(workspace.graph, observed.columns, workspace.snapshot.ids, observed.classes_of_rows)
    billed = workspace.graph.over(Period(observed.start, observed.end))
    outcome = calibrate(billed, city, bills, settings, progress)
    if dry_run:
        return _record(workspace, observed, outcome, 0, None, layer_of(folder))
    progress(0.97, "calibration-progress-writing")
    with alone(folder) as number:
        text = _layer(workspace, observed, outcome, number) if outcome.adopted else None
        record = _record(workspace, observed, outcome, number, text, layer_of(folder))
        write_record(folder, record)
        if text is not None:
            write_layer(folder, text)
    progress(1.0, "calibration-progress-writing")
    return record


def metered_places(workspace: Workspace) -> int:
    """How many places of a city have bills that a calibration can look at."""
    if workspace.observed is None:
        return 0
    observed = workspace.observed
    bills = observed_bills(workspace.graph, observed.columns, workspace.snapshot.ids, observed.classes_of_rows)
    known = [~np.isnan(values) for values in bills.observed.values()]
    return int(np.any(known, axis=0).sum()) if known else 0


def revert(folder: Path, number: int) -> Record:
    """Takes back the calibration that is in force, and records that.

    Raises NotFoundError for an unknown number, InputError where it was not adopted, is not in force, or its layer was
    changed by hand.
    """
    with alone(folder) as following:
        record, layer = record_of(folder, number), layer_of(folder)
        told = f"{number:06d}"
        if record["kind"] != CALIBRATION or not record["adopted"]:
            raise InputError("calibration-not-adopted", number=told)
        now = standing(records_of(folder), digest(layer))
        if now is None or now["number"] != number:
            stands = "-" if now is None else f"{now['number']:06d}"
            raise InputError("calibration-not-in-force", number=told, standing=stands, file=WHERE)
        before = record["layer"]["before"]
        done = {
            "format": FORMAT,
            "number": following,
            "kind": REVERT,
            "created": _now(),
            "citybrain": __version__,
            "reverts": number,
            "layer": {"file": WHERE, "sha256": digest(before), "before": layer},
        }
        write_record(folder, done)
        write_layer(folder, before)
        return done


def _check_own(graph: Graph) -> None:
    """A calibration writes one file of the city's layer; another one of it must not say the same."""
    for name in corrections_of(graph):
        where = graph.parameters[name].where
        if where.startswith("parameters/") and where != WHERE:
            raise InputError("calibration-own-parameter", parameter=name, file=where)


def _observed(folder: Path, workspace: Workspace) -> ObservedBills:
    """What bills say of buildings. Raises InputError: none, of zones alone, of buildings that are gone, with noise."""
    observed = workspace.observed
    if observed is None:
        raise InputError("calibration-no-bills", city=str(folder))
    if observed.noise is not None:
        raise InputError("calibration-noise")
    survey = next((s for s in observed.surveys if s.kind == billing().finest), None)
    if survey is None:
        raise InputError("calibration-zones-only", city=str(folder))
    if not len(survey.pairs.bill):
        imports = {m.matching.snapshot for m in survey.bills.imports if m.kind == survey.kind}
        kept = {int(path.name) for path in snapshot_folders(folder)}
        gone = imports - kept
        snapshots = ", ".join(str(n) for n in sorted(gone or imports))
        now = workspace.snapshot.manifest.snapshot
        raise InputError("calibration-snapshot-gone" if gone else "calibration-no-match", received=snapshots, now=now)
    return observed


def _layer(workspace: Workspace, observed: ObservedBills, outcome: CalibrationOutcome, number: int) -> str:
    bills = f"{observed.hash[:SHOWN]} ({observed.start.isoformat()} to {observed.last.isoformat()})"
    return layer_text(workspace.graph, outcome, f"{number:06d}", bills, workspace.day)


def _record(
    workspace: Workspace,
    observed: ObservedBills,
    outcome: CalibrationOutcome,
    number: int,
    text: str | None,
    before: str | None,
) -> Record:
    manifest = workspace.snapshot.manifest
    found = _plain(asdict(outcome))
    settings, cells = found.pop("settings"), found.pop("cells")
    for left in ("values", "adopted", "reason", "notices"):
        found.pop(left)
    notices = [*outcome.notices, *([] if observed.corrected else [NOT_WEATHER_CORRECTED])]
    return {
        "format": FORMAT,
        "number": number,
        "kind": CALIBRATION,
        "created": _now(),
        "citybrain": __version__,
        "snapshot": manifest.snapshot,
        "snapshot_sha256": hashlib.sha256(manifest.to_text().encode()).hexdigest(),
        "day": workspace.day.isoformat(),
        "bills_hash": observed.hash,
        "bills_from": observed.start.isoformat(),
        "bills_to": observed.last.isoformat(),
        "weather_corrected": observed.corrected,
        "imports": _imports(observed),
        "settings": settings,
        "periods": [None if not math.isfinite(start) else int(start) for start in outcome.cells.starts],
        "uses": cells["uses"],
        "adopted": outcome.adopted,
        "reason": outcome.reason,
        "notices": notices,
        **found,
        "layer": {"file": WHERE, "sha256": digest(text), "before": before},
    }


def _imports(observed: ObservedBills) -> list[dict[str, Any]]:
    imports = observed.surveys[0].bills.imports if observed.surveys else ()
    return [{"number": m.number, "name": m.name, "title": m.title, "simulated": m.simulated} for m in imports]


def _plain(value: Any) -> Any:
    """A value as JSON knows it: numbers that are not finite become null."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, str | bool) or value is None:
        return value
    if isinstance(value, Sequence) or hasattr(value, "tolist"):
        return [_plain(entry) for entry in (value.tolist() if hasattr(value, "tolist") else value)]
    return value if isinstance(value, int) or math.isfinite(value) else None


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
