"""`python -m benchmarks.reports [--others N]`: a report beside a million others.

It is stored, compared with all others and acknowledged: the median of 30. `benchmarks.report_pages` has pages a second.
"""

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
from sqlalchemy import insert

from benchmarks.figure import Figure, seconds
from citybrain.open_city import OpenCity
from citybrain.open_city.reports import reports_of
from citybrain.people.reports.codes import new_code
from citybrain.people.reports.given import GivenReport, ReportChannel
from citybrain.people.reports.near import cell_of
from citybrain.people.reports.service import ResidentReports
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.reports import resident_report

OTHERS = 1_000_000
AT_ONCE = 20_000
WEST, SOUTH, WIDE, HIGH = 24.8, 60.1, 0.4, 0.2
HOUR = 3_600_000_000
CONFIGURATION = 'name = "Reports"\ntime_zone = "Europe/Helsinki"\ncrs = "EPSG:3879"\n'


def fill(reports: ResidentReports, others: int) -> None:
    """So many reports of the last 30 days, all over the city."""
    chance, now = np.random.default_rng(20), reports.around.now()
    names = list(reports.services)
    for begin in range(0, others, AT_ONCE):
        count = min(AT_ONCE, others - begin)
        east, north = WEST + WIDE * chance.random(count), SOUTH + HIGH * chance.random(count)
        age = (chance.random(count) * 29 * 24 * HOUR).astype(np.int64)
        rows = [
            {
                "source": "other", "reference": str(begin + at), "content": "", "channel": "import",
                "service": names[(begin + at) % len(names)], "service_label": "", "private": 0, "text": "A report",
                "address": "", "media": "", "answers": "{}", "area": "", "longitude": float(east[at]),
                "latitude": float(north[at]), "cell": cell_of(float(east[at]), float(north[at])),
                "requested": now - int(age[at]), "shown": 1, "why": "", "made_by": "benchmark", "made_at": moment(),
            }
            for at in range(count)
        ]  # fmt: skip
        with reports.records.to_write().begin() as connection:
            connection.execute(insert(resident_report), rows)


def enter(reports: ResidentReports) -> str:
    """One report with its duplicates, as the page sends it; its code."""
    chance = np.random.default_rng()
    place = {"longitude": WEST + WIDE * chance.random(), "latitude": SOUTH + HIGH * chance.random()}
    said = {"service": "street_light", "text": "The lamp is dark", "code": new_code(), **place}
    entered = reports.enter(GivenReport.model_validate(said), ReportChannel.WEB)
    reports.near(entered.row.service, entered.row.longitude, entered.row.latitude)
    return entered.code


def figures(others: int) -> list[Figure]:
    """Those of this benchmark."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "city.toml").write_text(CONFIGURATION, encoding="utf-8")
        with OpenCity(folder) as city:
            reports = reports_of(city)
            fill(reports, others)
            taken = [1_000 * one for one in seconds(lambda: enter(reports), 30, 3)]
    return [Figure(f"a report stored, compared with {others:,} others and acknowledged", tuple(taken), "ms", 300)]


def enter_inside(reports: ResidentReports) -> str:
    """A report in the middle of a city that is built; its code."""
    bounds = reports.around.bounds()
    assert bounds is not None
    place = {"longitude": (bounds[0] + bounds[2]) / 2, "latitude": (bounds[1] + bounds[3]) / 2}
    said = {"service": "street_light", "text": "The lamp is dark", **place}
    return reports.enter(GivenReport.model_validate(said), ReportChannel.WEB).code


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--others", type=int, default=OTHERS)
    given = parser.parse_args()
    for one in figures(given.others):
        print(json.dumps({"measure": one.measure, "median": round(one.median, 1), "unit": one.unit, "met": one.met}))


if __name__ == "__main__":
    main()
