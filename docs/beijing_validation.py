"""`python -m docs.beijing_validation FOLDER`: the tables of docs/validation/beijing.md, computed anew (five minutes).

FOLDER holds `PRSA_2013-2017_8_stations.zip` (UCI 501, CC BY 4.0).
"""

import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import select

from citybrain.base.domains import find_domains
from citybrain.cases.answers import case_answer
from citybrain.cases.service import CaseQuery
from citybrain.cases.states import CaseStep
from citybrain.cases.tracing.question import TraceQuestion
from citybrain.cases.tracing.service import trace
from citybrain.cases.tracing.station import StationEvidence, station_evidence
from citybrain.records.tables.cases import case_episode, case_step, city_case
from docs.beijing import ARCHIVE, FIRST, HOUR, POINTS, ReplayedCity, read_archive, row_of, time_of

PAGE = Path(__file__).parent / "validation" / "beijing.md"
MARK = re.compile(r"(<!-- table (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
YEAR = "2015-03-01T00", "2016-03-01T00"
RANKED = "2015-12-09T10"
MOST = 10


class Episode(NamedTuple):
    """What is diagnosed: a property at a station in some hours by the clock of Beijing."""

    name: str
    key: str
    station: str
    begin: str
    end: str

    @property
    def hours(self) -> range:
        """Its hours, from 1970 in UTC."""
        return range(FIRST + row_of(self.begin), FIRST + row_of(self.end))


EPISODES = (
    Episode("dust storm", "pm10", "Aotizhongxin", "2015-04-15T18", "2015-04-16T04"),
    Episode("haze", "pm2_5", "Aotizhongxin", "2015-12-07T12", "2015-12-08T12"),
    Episode("New Year's Eve", "pm2_5", "Aotizhongxin", "2016-02-07T22", "2016-02-08T06"),
)


def all_cases(city: ReplayedCity) -> list[Any]:
    """Every case, in the order in which they were opened."""
    with city.sensing.records.read() as connection:
        return list(connection.execute(select(city_case).order_by(city_case.c.id)).all())


def by_month(city: ReplayedCity) -> Iterator[str]:
    """Cases opened and merged, and episodes behind them, by month."""
    months, rows = sorted({_month(one.opened) for one in all_cases(city)}), all_cases(city)
    with city.sensing.records.read() as connection:
        began = Counter(_month(one) for one in connection.execute(select(case_episode.c.began)).scalars())
    yield "| month | episodes | cases opened | of these merged into another | left for people |"
    yield "|---|--:|--:|--:|--:|"
    for month in months:
        of = [one for one in rows if _month(one.opened) == month]
        merged = sum(one.state == "merged" for one in of)
        yield f"| {month} | {began[month]:,} | {len(of)} | {merged} | {len(of) - merged} |"
    merged = sum(one.state == "merged" for one in rows)
    yield f"| all | {sum(began.values()):,} | {len(rows)} | {merged} | {len(rows) - merged} |"


def by_rule(city: ReplayedCity) -> Iterator[str]:
    """The same by rule, with steps that nobody made."""
    with city.sensing.records.read() as connection:
        episodes = Counter(connection.execute(select(case_episode.c.rule)).scalars())
        made = connection.execute(
            select(city_case.c.rule, case_step.c.step).join(city_case, city_case.c.id == case_step.c.case)
        ).all()
    steps = Counter((rule, step) for rule, step in made)
    yield "| rule | episodes | cases | merged | gathered | handed on by a clock | most episodes of one case |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for rule in sorted(episodes):
        of = [one for one in all_cases(city) if one.rule == rule]
        merged, most = sum(one.state == "merged" for one in of), max(one.episodes for one in of)
        gathered, handed = steps[rule, CaseStep.GATHER.value], steps[rule, CaseStep.ESCALATE.value]
        yield f"| {rule} | {episodes[rule]:,} | {len(of)} | {merged} | {gathered} | {handed} | {most} |"


def lost_and_doubled(city: ReplayedCity) -> str:
    """Episodes without a case, and those that stand twice for one reading."""
    with city.sensing.records.read() as connection:
        rows = connection.execute(select(case_episode)).all()
    lost = sum(one.case is None for one in rows)
    doubled = len(rows) - len({(one.rule, one.stream, one.words, one.sequence) for one in rows})
    return f"Episodes without a case: {lost}; recorded twice: {doubled}."


def ranking(city: ReplayedCity) -> Iterator[str]:
    """The first live cases, and what their rank is made of."""
    yield "| | case | place | worst | for its severity | less if it fires often | next clock runs out | rank |"
    yield "|--:|---|---|--:|--:|--:|---|--:|"
    first = None
    for number, row in enumerate(city.service.listed(CaseQuery(most=MOST)), start=1):
        one = case_answer(row, city.rules, "en")
        first = one["rank"] if first is None else first
        worst = "–" if one["peak"] is None else f"{one['peak']:.0f} {one['unit']}"
        reason, due = one["reason"], (one["due"] or "–")[:16].replace("T", " ")
        words = f" ({one['words']})" if one["words"] else ""
        yield (
            f"| {number} | {one['label']}{words} | {one['place']} | {worst} | {reason['severity']:.0f} d | "
            f"{reason['often']:.0f} d | {due} | {one['rank'] - first:+.2f} d |"
        )


def diagnosis(city: ReplayedCity, episode: Episode) -> tuple[StationEvidence, dict[str, Any]]:
    """What the station says of an episode, and the trace over all stations, nobody's sources being known."""
    stream = city.numbers[episode.station, episode.key]
    said = station_evidence(city.sensing, stream, episode.hours)
    assert said is not None
    start, end = (time_of(row_of(one)) for one in (episode.begin, episode.end))
    return said, dict(trace(TraceQuestion(property=episode.key, start=start, end=end), city.sensing))


def diagnosed(city: ReplayedCity, episode: Episode) -> Iterator[str]:
    """One row of the table of episodes."""
    said, traced = diagnosis(city, episode)
    sides = ", ".join(_point(one["wind_from"]) for one in said["sectors"] if one["stands_out"]) or "none"
    wind = "all around" if said["wind_from"] is None else f"{_point(said['wind_from'])} ({said['wind_from']:.0f}°)"
    speeds = [one["wind_speed"] for one in traced["wind"]]
    worst = max((one["value"] for one in traced["readings"]), default=float("nan"))
    verdict = ": ".join(traced[name].replace("_", " ") for name in ("verdict", "reason") if traced[name])
    begin, end = (one[5:].replace("T", " ") for one in (episode.begin, episode.end))
    yield (
        f"| {episode.name}: {episode.key}, {begin} to {end} h | {wind}, {np.mean(speeds):.1f} m/s | "
        f"{worst:.0f} | {sides} | {verdict} |"
    )


def episodes_table(city: ReplayedCity) -> Iterator[str]:
    """Sides and verdict of all episodes."""
    sides = "sides of the highest tenth in the 30 days before its end"
    yield f"| episode | wind meanwhile | highest hour at a station [µg/m3] | {sides} | trace |"
    yield "|---|---|--:|---|---|"
    for episode in EPISODES:
        yield from diagnosed(city, episode)


def ratios_table(city: ReplayedCity) -> Iterator[str]:
    """Ratios above the background beside those of kinds of source."""
    yield "| episode | ratio | measured | kinds of source that fit (what they emit) | kinds that do not |"
    yield "|---|---|--:|---|---|"
    for episode in EPISODES:
        said, _ = diagnosis(city, episode)
        for over, under in dict.fromkeys((one["over"], one["under"]) for one in said["ratios"]):
            of = [one for one in said["ratios"] if (one["over"], one["under"]) == (over, under)]
            told = [
                ", ".join(
                    f"{one['kind'].replace('_', ' ')} ({one['emitted']:.2g})" for one in of if one["fits"] is fits
                )
                for fits in (True, False)
            ]
            ratio = f"{over} to {under}".replace("_", " ")
            yield f"| {episode.name} | {ratio} | {of[0]['measured']:.2g} | {told[0] or 'none'} | {told[1] or 'none'} |"


def polar_table(archive: Any) -> Iterator[str]:
    """Sides of the highest tenth of a whole year, at each station."""
    begin, end = (row_of(one) for one in YEAR)
    make = find_domains().made("bivariate_probability")
    pollutants = " | ".join(f"{name}: sides that stand out | greatest share (90 %)" for name in ("PM2.5", "PM10"))
    yield f"| station | {pollutants} |"
    yield "|---|---|---|---|---|"
    for station, values in archive.items():
        cells = []
        for key in ("pm2_5", "pm10"):
            wind, speed, value = (values[one][begin:end] for one in ("wind_direction", "wind_speed", key))
            made = make(wind, speed, value, np.arange(end - begin) // 24)
            out = np.flatnonzero(made.stands_out)
            best = int(out[np.argmax(made.by_sector[out])]) if len(out) else -1
            share = f"{made.by_sector[best]:.0%} ({made.low[best]:.0%}–{made.high[best]:.0%})" if len(out) else "–"
            cells += [", ".join(POINTS[one] for one in out) or "none", share]
        yield f"| {station} | {' | '.join(cells)} |"


def _point(degrees: float) -> str:
    return POINTS[round(degrees / 22.5) % len(POINTS)]


def _month(time_of_city: int) -> str:
    return f"{time_of(time_of_city // HOUR - FIRST):%Y-%m}"


def main(folder: Path) -> None:
    """Write the tables into the page."""
    archive = read_archive(folder / ARCHIVE)
    begin = time.perf_counter()
    tables: dict[str, Iterator[str] | list[str]] = {"sides": polar_table(archive)}
    with tempfile.TemporaryDirectory() as made:
        city = ReplayedCity(Path(made), archive, row_of(YEAR[0]))
        city.until(row_of(RANKED))
        tables["ranking"] = list(ranking(city))
        city.until(row_of(YEAR[1]))
        later: dict[str, Callable[[ReplayedCity], Iterator[str]]] = {
            "months": by_month, "rules": by_rule, "episodes": episodes_table, "ratios": ratios_table,
        }  # fmt: skip
        tables |= {name: list(table(city)) for name, table in later.items()}
        tables["counts"] = [lost_and_doubled(city)]
        evidence = {one.name: diagnosis(city, one)[1]["sha256"][:12] for one in EPISODES}
        city.close()
    said = {name: "\n".join(rows) for name, rows in tables.items()}
    text = MARK.sub(lambda found: f"{found[1]}\n{said[found[2]]}\n\n{found[3]}", PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(text, encoding="utf-8")
    print(json.dumps(evidence), f"{time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
