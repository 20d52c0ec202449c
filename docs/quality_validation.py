"""`python -m docs.quality_validation FOLDER`: tables of docs/validation/quality-beijing.md, computed anew (minutes).

FOLDER holds the files of the stations of Beijing as UCI gives them (data set 501), or the archive of them. Thresholds
of changes and neighbours were set on the first four stations by name; what is told of the others tells how they fare on
stations that they were not set on.
"""

import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from citybrain.observations.importing.files import import_file
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.observations.properties import named
from citybrain.observations.quality.defaults import default_settings
from citybrain.observations.quality.flags import Flag
from citybrain.observations.quality.ordinary import LIMIT
from citybrain.observations.quality.runner import check
from citybrain.observations.quality.summary import QualitySummary, summarise
from citybrain.observations.sensing import Sensing
from tests.observations.quality.known_truth import FAULTS, clean, flagged, judged, trial
from tests.sensors import open_sensing

PAGE = Path(__file__).parent / "validation" / "quality-beijing.md"
MARK = re.compile(r"(<!-- table (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
ZONE = "Asia/Shanghai"
UNITS = dict.fromkeys(("PM2.5", "PM10", "SO2", "NO2", "CO", "O3"), "ug/m3")
UNITS |= {"TEMP": "C", "PRES": "hPa", "DEWP": "C", "RAIN": "mm", "WSPM": "m/s"}
COLUMNS = ("PM2.5", "PM10", "SO2", "NO2", "CO", "O3", "TEMP", "PRES", "DEWP", "WSPM")
CASES = 60
SIZES = {
    "pm2_5": (("5 times", 5.0), ("10 times", 10.0), ("20 times", 20.0)),
    "air_temperature": (("+10", 10.0), ("+15", 15.0), ("+20", 20.0)),
}
SIZES |= {"ozone": (("3 times", 3.0), ("5 times", 5.0), ("10 times", 10.0))}


def tables_of(folder: Path) -> list[pl.DataFrame]:
    """The stations by name."""
    return [pl.read_csv(file, null_values="NA", infer_schema_length=None) for file in sorted(folder.rglob("*.csv"))]


def series(tables: list[pl.DataFrame], column: str) -> list[np.ndarray]:
    """Hourly values of a column of each station, NaN where there is none."""
    return [table[column].cast(pl.Float64).to_numpy() for table in tables]


def run(sensing: Sensing, files: list[Path]) -> Iterator[str]:
    """Import and tests in numbers."""
    begin = time.perf_counter()
    done = [
        import_file(
            sensing.store,
            sensing.records,
            file,
            Asked(ZONE, "validation", stated=StatedMapping(units=UNITS)),
            lambda _: None,
        )
        for file in files
    ]
    imported = time.perf_counter() - begin
    begin, used = time.perf_counter(), time.process_time()
    found = check(sensing)
    seconds, used = time.perf_counter() - begin, time.process_time() - used
    yield "| | |"
    yield "|---|---|"
    yield f"| files, readings stored | {len(files)}, {sum(one.stored for one in done):,} |"
    yield f"| import | {imported:.1f} s |"
    yield f"| readings tested | {found.readings:,} |"
    yield f"| tests | {seconds:.1f} s, {found.readings / seconds:,.0f} readings/s; {used:.1f} s of processor |"
    yield f"| suspect, failed | {found.suspect:,} ({100 * found.suspect / found.readings:.2f} %), {found.failed:,} |"


def summary(rows: list[QualitySummary]) -> Iterator[str]:
    """What was found by property, and by test: suspect + failed."""
    tests = ("gross_range", "spike", "rate_of_change", "flat_line", "gap", "neighbours", "words")
    yield "| property | readings | suspect | failed | " + " | ".join(one.replace("_", " ") for one in tests) + " |"
    yield "|---" * (4 + len(tests)) + "|"
    for row in rows:
        counts = [f"{sum(row.tests[one]):,}" if one in row.tests else "–" for one in tests]
        share = f"{row.suspect:,} ({100 * row.suspect / row.readings:.2f} %)"
        yield f"| {row.property} | {row.readings:,} | {share} | {row.failed:,} | " + " | ".join(counts) + " |"


def thresholds(tables: list[pl.DataFrame]) -> Iterator[str]:
    """Quantiles of four stations, and the share beyond the thresholds at the other four."""
    told = " | ".join(f"{name}: quantile 0.999 | threshold | beyond, others" for name in ("spike", "change"))
    yield f"| property | {told} |"
    yield "|---" * 7 + "|"
    for column in COLUMNS:
        known, _ = named(column)
        assert known is not None
        settings = default_settings()[known.key]
        cells = []
        for limits, away in ((settings.spike, spikes), (settings.rate_of_change, changes)):
            if limits is None:
                cells += ["–"] * 3
                continue
            four, others = (
                np.concatenate([away(one) for one in series(some, column)]) for some in (tables[:4], tables[4:])
            )
            beyond = np.nanmean(np.where(np.isnan(others), np.nan, others > limits.suspect))
            cells += [f"{np.nanquantile(four, 0.999):.1f}", f"{limits.suspect:g}", f"{100 * beyond:.2f} %"]
        yield f"| {known.label['en']} [{known.unit}] | " + " | ".join(cells) + " |"


def spikes(values: np.ndarray) -> np.ndarray:
    """Distances from the middle of the values before and after."""
    return np.abs(values[1:-1] - (values[:-2] + values[2:]) / 2)


def changes(values: np.ndarray) -> np.ndarray:
    """Changes from hour to hour."""
    return np.abs(np.diff(values))


def truth(tables: list[pl.DataFrame]) -> Iterator[str]:
    """Faults put into made-up stations without any, and into a station of Beijing beside its seven neighbours."""
    yield "| fault | made-up: cases found | readings flagged | Beijing: cases found | readings flagged | found by |"
    yield "|---" * 6 + "|"
    for key, faults in FAULTS.items():
        made_up, real = clean(key), stations_of(tables, key)
        for fault in faults:
            cells = []
            for stations in (made_up, real):
                found = trial(key, stations, fault, CASES)
                cells += [f"{found.found} of {found.cases}", f"{100 * found.readings:.0f} %"]
            tests = ", ".join(one.replace("_", " ") for one in found.tests[:3])
            yield f"| {fault.name} | " + " | ".join(cells) + f" | {tests} |"


def stations_of(tables: list[pl.DataFrame], key: str) -> list[np.ndarray]:
    """All stations, one of those that thresholds were not set on first."""
    column = next(one for one in COLUMNS if getattr(named(one)[0], "key", "") == key)
    found = series(tables, column)
    return [found[4], *found[:4], *found[5:]]


def alarms(tables: list[pl.DataFrame]) -> Iterator[str]:
    """Flags where nothing was put in."""
    yield "| readings | suspect | failed |"
    yield "|---|---|---|"
    for key in FAULTS:
        for name, stations in (("made-up, no fault", clean(key, 7)), ("Beijing, as it is", stations_of(tables, key))):
            outcome = flagged(key, stations)
            suspect, failed = (np.mean(outcome.flag == flag) for flag in (Flag.SUSPECT, Flag.FAIL))
            label = default_settings()[key].unit
            yield f"| {key} [{label}], {name}: {len(outcome.flag):,} | {100 * suspect:.3f} % | {100 * failed:.3f} % |"


def ordinary(tables: list[pl.DataFrame]) -> Iterator[str]:
    """What is out of the ordinary: single hours put in, and how often something is told without."""
    yield "| property | told without, by station and month | put in | found |"
    yield "|---|---|---|---|"
    for key, sizes in SIZES.items():
        how = default_settings()[key].ordinary
        assert how is not None
        values = stations_of(tables, key)[0]
        hours = np.flatnonzero(~np.isnan(values))
        values = values[hours]
        plain = judged(how, hours, values) >= LIMIT
        told = np.count_nonzero(plain[1:] & ~plain[:-1]) / (len(values) / 24 / 30)
        for index, (name, size) in enumerate(sizes):
            rows = np.random.default_rng(index).choice(np.arange(1000, len(values)), 300, replace=False)
            spoilt = values.copy()
            spoilt[rows] = spoilt[rows] + size if name.startswith("+") else spoilt[rows] * size
            found = np.mean(judged(how, hours, spoilt)[rows] >= LIMIT)
            first = ("", "") if index else (key, f"{told:.2f}")
            yield f"| {' | '.join(first)} | {name} | {100 * found:.0f} % |"


def main(folder: Path) -> None:
    """Write the tables into the page."""
    with tempfile.TemporaryDirectory() as made:
        for archive in folder.rglob("*.zip"):
            zipfile.ZipFile(archive).extractall(made)
        source = Path(made) if any(Path(made).rglob("*.csv")) else folder
        city = Path(made) / "city"
        city.mkdir()
        sensing = open_sensing(city, ZONE)
        ran = list(run(sensing, sorted(source.rglob("*.csv"))))
        rows = summarise(sensing)
        sensing.close()
        tables = tables_of(source)
        found = {
            "run": ran,
            "summary": summary(rows),
            "thresholds": thresholds(tables),
            "truth": truth(tables),
            "alarms": alarms(tables),
            "ordinary": ordinary(tables),
        }
        told = {name: "\n".join(lines) + "\n" for name, lines in found.items()}
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MARK.sub(lambda mark: mark[1] + told[mark[2]] + mark[3], page), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
