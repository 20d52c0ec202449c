"""Everything that a city folder says, as hashes: `python fingerprint.py CITY` prints them as JSON."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa

from citybrain.governance.audit_check import check_log
from citybrain.kernel import NotFoundError
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_file
from citybrain.plans.view import View
from citybrain.records.tables import METADATA


def digest(*parts: object) -> str:
    made = hashlib.sha256()
    for part in parts:
        made.update(np.ascontiguousarray(part).tobytes() if isinstance(part, np.ndarray) else repr(part).encode())
    return made.hexdigest()[:16]


def numbers(view: View) -> Iterator[tuple[str, str]]:
    """A hash of every quantity; text is said as text, as addresses of it differ between processes."""
    for name in sorted(view.graph.quantities):
        try:
            value = view.value(name)
        except NotFoundError as problem:
            value = problem.code
        if isinstance(value, np.ndarray) and value.dtype == object:
            value = value.tolist()
        yield name, digest(value)


def records(city: OpenCity) -> Iterator[tuple[str, str]]:
    with city.records.read() as connection:
        for table in METADATA.sorted_tables:
            rows = sorted(map(repr, connection.execute(sa.select(table))))
            yield f"records {table.name}", f"{len(rows)} {digest(*rows)}"


def audit(city: OpenCity) -> dict[str, Any]:
    with city.records.read() as connection:
        verdict = check_log(connection)
    return {"audit head": verdict.head.root, "audit whole": verdict.whole, "foreign": verdict.foreign}


def fingerprint(folder: Path) -> dict[str, Any]:
    with OpenCity(folder) as city:
        said: dict[str, Any] = dict(numbers(city.workspace.view()))
        said["day"] = str(city.workspace.day)
        for path in sorted((folder / "plans").glob("*.yaml")):
            outcome = city.workspace.outcome_of(read_file(path))
            said |= {f"{path.name}: {name}": value for name, value in numbers(outcome.view)}
        said |= dict(records(city)) | audit(city)
        said["readings"] = city.store.count()
        said["readings content"] = digest(*(str(batch.to_pydict()) for batch in city.store.batches()))
    return said


if __name__ == "__main__":
    json.dump(fingerprint(Path(sys.argv[1])), sys.stdout)
