"""The layer of the city's parameters that corrections make: written with the record of them, or not at all."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import Connection, Row, select

from citybrain.base.files import what_went_wrong
from citybrain.kernel.parameters import Parameter, Value
from citybrain.plans.calibration.record import replace_file
from citybrain.records.errors import NotRecordedError
from citybrain.records.tables.services import parameter_correction

FILE = "corrections.yaml"
WHERE = f"parameters/{FILE}"
QUALITY = 3
"""Level of a corrected value: it has a source that a person looked at."""

HEADER = """\
# Values that objections of residents corrected; each is on record with its reason. Do not change this file by hand:
# a correction is taken back where it was made.
"""


def standing(connection: Connection) -> Sequence[Row[Any]]:
    """Corrections that hold, the oldest first."""
    of = parameter_correction.c.withdrawn_at.is_(None)
    return connection.execute(select(parameter_correction).where(of).order_by(parameter_correction.c.id)).all()


def corrected(original: Parameter, rows: Iterable[Row[Any]]) -> Parameter:
    """A parameter with those of some corrections that are of it, the oldest first."""
    dated = {one.since: one for one in original.values}
    for row in rows:
        if row.parameter == original.name:
            since = datetime.date.fromisoformat(row.since)
            dated[since] = Value(since, row.value, f"{row.source} (objection {row.matter})", QUALITY)
    return dataclasses.replace(original, values=tuple(dated[since] for since in sorted(dated)))


def commit_with_layer(connection: Connection, folder: Path, original: Mapping[str, Parameter]) -> None:
    """End a transaction that changed corrections, as the last that is done in it: both it and the layer hold, or
    neither. `original`: parameters without any correction.

    Raises what the commit raises, and NotRecordedError where the folder of the city cannot be written.
    """
    path = folder / WHERE
    try:
        _commit(connection, path, original)
    except OSError as problem:
        told = what_went_wrong(problem, path)
        raise NotRecordedError("correction-not-written", file=str(path), problem=told) from problem


def _commit(connection: Connection, path: Path, original: Mapping[str, Parameter]) -> None:
    """The layer of before lies beside the new one until the commit is done, so that it needs no room to come back."""
    before = path.with_name(f".{FILE}-before")
    stood = path.exists()
    if stood:
        replace_file(before, path.read_text(encoding="utf-8"))
    try:
        _write(path, original, standing(connection))
        connection.commit()
    except BaseException:
        try:
            if stood:
                before.replace(path)
            else:
                path.unlink(missing_ok=True)
        finally:
            connection.invalidate()  # a transaction of which the commit failed stays open otherwise: records are locked
        raise
    finally:
        before.unlink(missing_ok=True)


def _write(path: Path, original: Mapping[str, Parameter], rows: Sequence[Row[Any]]) -> None:
    """All values of what is corrected; nothing of a parameter that no domain has any more."""
    names = dict.fromkeys(row.parameter for row in rows if row.parameter in original)
    entries = {name: _entry(corrected(original[name], rows)) for name in names}
    if not entries:
        path.unlink(missing_ok=True)
        return
    replace_file(path, HEADER + str(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120)))


def _entry(parameter: Parameter) -> dict[str, Any]:
    return {"unit": parameter.unit, "values": [_dated(one) for one in parameter.values]}


def _dated(one: Value) -> dict[str, Any]:
    stated = {"from": one.since, "value": one.value, "source": one.source, "quality": one.quality}
    if one.uncertainty is None:
        return stated
    off = dataclasses.asdict(one.uncertainty)
    return {**stated, "uncertainty": {name: width for name, width in off.items() if width}}
