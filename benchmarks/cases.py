"""`python -m benchmarks.cases [--killed N [--postgresql]] [--large N]`: readings to open cases, kills, a long list.

Without options: 2,000 rules over 5,000 streams at 10,000 readings a second; from when a delivery is durable until its
case is committed, and how long deliveries take with and without rules. `--killed N`: a program that opens cases is
killed N times at any moment; afterwards every condition that began is one episode of one case, with `--postgresql` in a
database of PostgreSQL, which must be installed. `--large N`: filters of a list of N cases.
"""

import argparse
import datetime
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from sqlalchemy import insert, select

from benchmarks.cities import Cities
from benchmarks.figure import Figure, ratio
from citybrain.cases.detector import CaseDetector
from citybrain.cases.ranking import rank_reason
from citybrain.cases.rules import CaseRules, read_rules
from citybrain.cases.service import CaseQuery, CaseService
from citybrain.observations.catalogue import Catalogue
from citybrain.observations.properties import known_properties
from citybrain.observations.readings.columns import Delivery, Readings
from citybrain.observations.readings.opening import open_store
from citybrain.observations.sensing import Sensing
from citybrain.records import CityRecords, keep_in, open_records
from citybrain.records.tables.base import now as moment
from citybrain.records.tables.cases import case_episode, case_step, city_case
from tests.services import PostgresServer, postgres_server

RULES, STREAMS, RATE, SECONDS = 2_000, 5_000, 10_000, 30
LONG = 1_000_000
"""Cases of the long list."""

PARTS = 10
"""Deliveries of a second."""

BEGIN = 1_528_200_000_000_000
EVERY = 60_000_000
"""µs from one case of the long list to the next."""

EPISODE = 4
"""Readings from one condition of a program that is killed to the next, the last of which is below its limit."""

NUMERIC = [known for known in known_properties().values() if known.unit]
ACTS = {"made_by": "benchmark", "made_at": moment()}


def rules(folder: Path, count: int) -> CaseRules:
    """So many rules, by turns over all properties; a few of each hundred begin with the alarms."""
    said = {
        f"rule_{at}": {
            "label": {"en": "r", "zh": "r"}, "family": f"family_{at}", "observes": NUMERIC[at % len(NUMERIC)].key,
            "above": 1_000 if at < len(NUMERIC) else 10_000 + at, "clears_at": 900, "source": "benchmark",
        }
        for at in range(count)
    }  # fmt: skip
    path = folder / "rules.yaml"
    path.write_text(yaml.safe_dump(said), encoding="utf-8")
    return read_rules([("benchmark", path)])


def city(folder: Path, streams: int) -> Sensing:
    """A city with so many streams, by turns of all properties."""
    sensing = Sensing(folder, "UTC", open_store(folder), open_records(folder), lambda: time.time_ns() // 1000)
    with sensing.records.begin() as connection:
        catalogue = Catalogue(connection, "benchmark")
        for at in range(streams):
            catalogue.stream(f"Station {at}", NUMERIC[at % len(NUMERIC)], "sensor")
    return sensing


def latencies(folder: Path, count: int) -> tuple[list[float], list[float]]:
    """Seconds until a case is committed after its delivery is durable, and seconds that deliveries take."""
    sensing = city(folder, STREAMS)
    detector = CaseDetector(sensing, lambda: rules(folder, count)) if count else None
    while detector is not None and not detector.at_rest():
        time.sleep(0.1)
    with sensing.records.read() as connection:
        connection.execute(select(city_case.c.id)).all()
    stored: dict[int, float] = {}
    deliveries, chance = [], np.random.default_rng(1)
    start = time.monotonic()
    for part in range(SECONDS * PARTS):
        time.sleep(max(0.0, start + part / PARTS - time.monotonic()))
        size = RATE // PARTS
        stream = (1 + (part * size + np.arange(size)) % STREAMS).astype(np.int32)
        value = chance.uniform(0, 500, size)
        alarm = part % 2 == 0 and part > PARTS
        if alarm:
            value[part % size] = 2_000
        when = np.full(size, time.time_ns() // 1000)
        begin = time.monotonic()
        sensing.deliver(Delivery("benchmark", Readings(stream, when, value))).result()
        deliveries.append(time.monotonic() - begin)
        if alarm:
            stored.setdefault(int(stream[part % size]), time.time())
    found: list[float] = []
    if detector is not None:
        while not detector.at_rest():
            time.sleep(0.1)
        detector.close()
        with sensing.records.read() as connection:
            for stream, made in connection.execute(select(city_case.c.stream, city_case.c.made_at)):
                if stream in stored:
                    found.append(_seconds(made) - stored[stream])
    sensing.close()
    sensing.store.close()
    sensing.records.close()
    return found, deliveries


def _seconds(made: str) -> float:
    return datetime.datetime.fromisoformat(made).timestamp()


def load(folder: Path) -> None:
    """Deliver onsets and ends for ever, and look for cases; say what was acknowledged."""
    sensing = city(folder, 0)
    known = rules(folder, len(NUMERIC))
    detector = CaseDetector(sensing, lambda: known)
    while not detector.at_rest():
        time.sleep(0.05)
    with sensing.records.begin() as connection:
        catalogue = Catalogue(connection, "benchmark")
        streams = [catalogue.stream(f"Station {at}", NUMERIC[at % len(NUMERIC)], "sensor") for at in range(40)]
    number = sensing.store.count(streams[0])
    while True:
        high = 2_000.0 if number % EPISODE < EPISODE - 1 else 0.0
        some = np.array(streams, np.int32)
        when = np.full(len(some), BEGIN + number * 60_000_000)
        sensing.deliver(Delivery("load", Readings(some, when, np.full(len(some), high)))).result()
        number += 1
        print("acknowledged", number, flush=True)
        time.sleep(0.02)


def killed(rounds: int, server: PostgresServer | None = None) -> None:
    """Kill the program above, and count at the end what it should have opened against what it did."""
    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        in_database = [] if server is None else ["--database", server.database("city")]
        for url in in_database[1:]:
            keep_in(folder, url)
        last = 0
        for one in range(rounds):
            command = [sys.executable, "-m", "benchmarks.cases", "--load", name, *in_database]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
                assert program.stdout is not None
                end = None
                for line in program.stdout:
                    last = int(line.split()[1]) if line.endswith("\n") else last
                    if end is None:
                        end = time.monotonic() + chance.uniform(0.2, 3.0)
                    elif time.monotonic() > end:
                        program.send_signal(signal.SIGKILL)
            print(f"{one + 1:2} killed after {last} deliveries", flush=True)
        report(folder)


def report(folder: Path) -> None:
    """Let the detector finish, and compare cases with what the readings say."""
    sensing = city(folder, 0)
    known = rules(folder, len(NUMERIC))
    detector = CaseDetector(sensing, lambda: known)
    while not detector.at_rest():
        time.sleep(0.1)
    detector.close()
    streams = range(1, 41)
    with sensing.records.read() as connection:
        episodes = Counter(connection.execute(select(case_episode.c.stream)).scalars())
        cases = Counter(connection.execute(select(city_case.c.stream)).scalars())
        opened = Counter(connection.execute(select(case_step.c.case).where(case_step.c.step == "open")).scalars())
        counted = sum(connection.execute(select(city_case.c.episodes)).scalars())
    due = {int(one): -(-sensing.store.count(int(one)) // EPISODE) for one in streams}
    lost = sum(max(0, number - episodes[one]) for one, number in due.items())
    twice = sum(max(0, episodes[one] - number) for one, number in due.items())
    doubled, steps = sum(number - 1 for number in cases.values()), sum(opened.values()) - len(cases)
    print(f"{sum(due.values()):,} conditions began: {lost} lost, {twice} twice; {len(cases)} cases of {len(due)}")
    print(f"streams, {doubled} cases twice, {steps} steps too many,")
    print(f"{counted:,} episodes counted on cases")
    sensing.close()
    sensing.store.close()
    sensing.records.close()


class FilterTimes(NamedTuple):
    """A filter of the long list: how many rows it gave, and the seconds of each of twenty times."""

    title: str
    rows: int
    seconds: list[float]


def filters(count: int) -> Iterator[FilterTimes]:
    """Filters of a long list of cases."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sensing = city(folder, 200)
        known = rules(folder, 200)
        states = ("closed", "closed", "closed", "closed", "closed", "closed", "closed", "merged", "seen", "in_work")
        owners = ("duty_officer", "device_operator", "climate_officer")
        for begin in range(0, count, 20_000):
            rows = [
                {
                    "rule": f"rule_{at % 200}", "family": f"family_{at % 200}", "stream": 1 + at % 200, "words": "",
                    "property": "pm10", "place": f"Station {at % 200}",
                    "data_class": "public" if at % 7 else "internal",
                    "severity": at % 4, **dict.fromkeys(("opened", "first_seen", "last_seen"), BEGIN + at * EVERY),
                    "episodes": 1, "standing": 0, "state": states[(at + at // 200) % 10], "owner_role": owners[at % 3],
                    "escalated": 0, "gathers": False, "version": 1,
                    "rank": rank_reason(at % 4, at % 5_000, at % 3, False, BEGIN + at * EVERY).rank,
                    **ACTS,
                }
                for at in range(begin, min(begin + 20_000, count))
            ]  # fmt: skip
            with sensing.records.begin() as connection:
                connection.execute(insert(city_case), rows)
        service = CaseService(CityRecords(folder), lambda: known, lambda: BEGIN, lambda: "UTC")
        deep = rank_reason(0, 0, 0, False, BEGIN + count // 2 * EVERY).rank
        wanted = {
            "live": {}, "all": {"live": False}, "of a rule": {"rule": "rule_7"}, "of a role": {"owner_role": owners[0]},
            "closed": {"state": "closed"}, "severe": {"severity": 3}, "of a stream": {"stream": 9},
            "closed, of a stream": {"stream": 9, "state": "closed"}, "page deep": {"after": (deep, 0)},
            "since": {"since": BEGIN + (count - 1000) * EVERY}, "of nobody": {"owner": "Nobody"},
            "family": {"family": "family_3"},
        }  # fmt: skip
        for title, query in wanted.items():
            times = []
            for _ in range(20):
                begin_at = time.perf_counter()
                listed = service.listed(CaseQuery(**query), ["public"])
                times.append(time.perf_counter() - begin_at)
            yield FilterTimes(title, len(listed), times)
        sensing.close()


def figures(_: Cities) -> Iterator[Figure]:
    """How long deliveries take with rules beside without any, and until a case is open."""
    times = {}
    for count in (0, RULES):
        with tempfile.TemporaryDirectory() as folder:
            times[count] = latencies(Path(folder), count)
    alone, beside = (float(np.percentile(times[count][1], 95)) for count in (0, RULES))
    load = f"{RULES:,} rules, {STREAMS:,} streams, {RATE:,} readings a second"
    yield Figure(f"a case is open, {load}, 95 of 100", (float(np.percentile(times[RULES][0], 95)),), "s", 0.5, "")
    yield Figure("a delivery beside them, 95 of 100", (beside,), "s", None, f"{ratio(beside, alone)} without rules")
    slowest = max(filters(LONG), key=lambda one: max(one.seconds))
    worst = f"filter {slowest.title!r}, {slowest.rows} rows, worst of twenty times"
    yield Figure(f"slowest filter of {LONG:,} cases", (max(slowest.seconds),), "s", 0.1, worst)


def main() -> None:
    """One of the three."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cases", description="Cases under load.")
    parser.add_argument("--killed", type=int)
    parser.add_argument("--large", type=int)
    parser.add_argument("--postgresql", action="store_true")
    for hidden in ("--load", "--database"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.load:
        if arguments.database:
            keep_in(Path(arguments.load), arguments.database)
        return load(Path(arguments.load))
    if arguments.killed and arguments.postgresql:
        with postgres_server() as server:
            return killed(arguments.killed, server)
    if arguments.killed:
        return killed(arguments.killed)
    if arguments.large:
        for one in filters(arguments.large):
            print(f"{one.title}: {one.rows} rows, worst {1000 * max(one.seconds):.1f} ms", flush=True)
        return None
    results = {}
    for count in (0, RULES):
        with tempfile.TemporaryDirectory() as folder:
            found, deliveries = latencies(Path(folder), count)
        results[f"{count} rules"] = {
            "cases": len(found),
            "case p95 [s]": round(float(np.percentile(found, 95)), 3) if found else None,
            "delivery p50, p95 [ms]": [round(1000 * float(np.percentile(deliveries, part)), 1) for part in (50, 95)],
        }
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
