"""`python -m docs.forecast_validation ZIP [THREADS]`: the tables of docs/validation/forecasts.md, computed anew.

ZIP holds hourly readings of stations of Beijing (UCI data set 501, doi:10.24432/C5RK5G). They are imported as a person
would import them; then the fine dust of each station is forecast as if it were then, over the last year, in four folds,
and tomorrow's daily mean is compared with the Chinese limit.
"""

import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from citybrain.observations.forecasts.backtest import LEADS, STEP, Backtest
from citybrain.observations.forecasts.blocks import BlockPairs, Fold, folds, pairs_of
from citybrain.observations.forecasts.boosting import Effort
from citybrain.observations.forecasts.candidates import RULES, Candidate, Fitted, Prepared, fit_all
from citybrain.observations.forecasts.choice import BANDS, Choice, band_of, choose
from citybrain.observations.forecasts.conformal import exceeding
from citybrain.observations.forecasts.hours import HOUR, History, local_days
from citybrain.observations.forecasts.scores import pinball, skill
from citybrain.observations.forecasts.subject import beside, subjects
from citybrain.observations.forecasts.training import history_of
from citybrain.observations.importing.files import import_file
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.observations.sensing import Sensing
from tests.sensors import open_sensing

PAGE = Path(__file__).parent / "validation" / "forecasts.md"
MARK = re.compile(r"(<!-- table (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
ZONE = "Asia/Shanghai"
UNITS = dict.fromkeys(("PM2.5", "PM10", "SO2", "NO2", "CO", "O3"), "ug/m3")
UNITS |= {"TEMP": "C", "PRES": "hPa", "DEWP": "C", "RAIN": "mm", "WSPM": "m/s"}
SHOWN = (6, 24, 48)
DAILY_LIMIT = 75.0
"""GB 3095-2012, class 2, daily mean of PM2.5 [µg/m3]."""
WEEK = 7 * 24
DRAWS = 400


class Days(NamedTuple):
    """Tomorrow's daily means (days,): what came, quantiles (days, 5), and today's mean."""

    came: np.ndarray
    quantiles: np.ndarray
    today: np.ndarray


class Station(NamedTuple):
    """One station after its test."""

    name: str
    history: History
    tested: Backtest
    chosen: list[Choice]
    days: Days


def imported(sensing: Sensing, archive: Path) -> Iterator[str]:
    """Import all files; tell rows, readings and time."""
    begin, received, stored, rejected = time.perf_counter(), 0, 0, 0
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive) as files:
        for name in sorted(files.namelist()):
            done = import_file(
                sensing.store,
                sensing.records,
                Path(files.extract(name, folder)),
                Asked(ZONE, "validation", stated=StatedMapping(units=UNITS)),
                lambda share: None,
            )
            received, stored, rejected = received + done.received, stored + done.stored, rejected + done.rejected
    tallies = sensing.store.tallies()
    assert received == sum(tally.received for tally in tallies)
    assert stored == sum(tally.stored for tally in tallies)
    yield "| | |"
    yield "|---|---|"
    yield f"| readings received | {received:,} |"
    yield f"| stored, duplicates, set apart | {stored:,}, {received - stored - rejected:,}, {rejected:,} |"
    yield f"| time | {time.perf_counter() - begin:.0f} s |"


def stations(sensing: Sensing, effort: Effort) -> Iterator[Station]:
    """Every station's fine dust, forecast as if it were then."""
    with sensing.records.read() as connection:
        known = subjects(connection)
    for subject in known:
        if subject.label != "PM2.5":
            continue
        begin = time.perf_counter()
        history = history_of(sensing, subject, beside(known, subject))
        parts = [(fold, fit_all(history.until(fold.begin), effort)) for fold in folds(len(history))]
        tested = joined([one_fold(history, *part) for part in parts])
        days = [tomorrow(history, *part) for part in parts]
        print(f"{subject.place}: {time.perf_counter() - begin:.0f} s", file=sys.stderr)
        yield Station(
            subject.place,
            history,
            tested,
            choose(tested),
            Days(*(np.concatenate(column) for column in zip(*days, strict=True))),
        )


def one_fold(
    history: History, fold: Fold, fitted: Fitted
) -> tuple[BlockPairs, np.ndarray, dict[Candidate, np.ndarray]]:
    """All candidates on one fold."""
    until = history.until(fold.end)
    pairs = pairs_of(np.isfinite(until.value), fold, LEADS, STEP)
    prepared = Prepared(until, fitted.scale)
    made = {candidate: fitted.quantiles(prepared, candidate, pairs) for candidate in fitted.shifts}
    return pairs, until.value[pairs.origin + pairs.lead], made


def joined(parts: list[tuple[BlockPairs, np.ndarray, dict[Candidate, np.ndarray]]]) -> Backtest:
    """The folds as one test."""
    return Backtest(
        np.repeat(np.arange(len(parts)), [len(pairs.lead) for pairs, _, _ in parts]),
        np.concatenate([pairs.lead for pairs, _, _ in parts]),
        np.concatenate([pairs.origin for pairs, _, _ in parts]),
        np.concatenate([came for _, came, _ in parts]),
        {name: np.concatenate([made[name] for _, _, made in parts]) for name in (*RULES, Candidate.BOOSTING)},
    )


def tomorrow(history: History, fold: Fold, fitted: Fitted) -> Days:
    """Daily means forecast at each midnight of a fold for the day that begins, hours taken high or low together."""
    until = history.until(fold.end)
    prepared, lead = Prepared(until, fitted.scale), np.arange(1, 25)
    days = local_days(history.first + np.arange(len(until)), ZONE)
    origins = np.flatnonzero(np.diff(days))
    came, made, today = [], [], []
    for origin in origins[(origins >= fold.begin) & (origins + 24 < fold.end)]:
        hours = until.value[origin + 1 : origin + 25]
        if np.isfinite(hours).sum() >= 20 and np.isfinite(until.value[origin]):
            pairs = BlockPairs(np.full(24, origin), lead)
            made.append(fitted.quantiles(prepared, Candidate.BOOSTING, pairs).mean(axis=0))
            came.append(np.nanmean(hours))
            today.append(np.nanmean(until.value[origin - 23 : origin + 1]))
    return Days(np.array(came), np.array(made), np.array(today))


def interval(tested: Backtest, rule: Candidate, lead: int) -> tuple[float, float, float]:
    """Skill of the model's loss against a rule's at one lead, and its 90 % interval: weeks drawn with replacement."""
    rows = np.flatnonzero(tested.lead == lead)
    loss = {name: pinball(tested.quantiles[name][rows], tested.actual[rows]) for name in (Candidate.BOOSTING, rule)}
    week = tested.origin[rows] // WEEK
    totals = [np.bincount(week - week.min(), loss[name]) for name in (Candidate.BOOSTING, rule)]
    chance = np.random.default_rng(1)
    drawn = chance.integers(0, len(totals[0]), (DRAWS, len(totals[0])))
    skills = 1 - totals[0][drawn].sum(axis=1) / totals[1][drawn].sum(axis=1)
    return skill(float(totals[0].sum()), float(totals[1].sum())), *np.quantile(skills, [0.05, 0.95])


def skills(done: list[Station]) -> Iterator[str]:
    """Skill at 6, 24 and 48 h against both baselines, by station."""
    yield (
        "| station | lead | forecasts | MAE model | persistence | seasonal naive | RMSE model | persistence"
        " | seasonal naive | skill against persistence | against seasonal naive | in 50 % | in 90 % | speaks |"
    )
    yield "|---" * 14 + "|"
    for station in done:
        for lead in SHOWN:
            model, *rules = (
                station.tested.scored(name, lead, lead)
                for name in (Candidate.BOOSTING, Candidate.PERSISTENCE, Candidate.SEASONAL_NAIVE)
            )
            errors = [f"{one.mean_absolute_error:.1f}" for one in (model, *rules)]
            squares = [f"{one.root_mean_square_error:.1f}" for one in (model, *rules)]
            saved = [percent(interval(station.tested, rule, lead)) for rule in RULES[:2]]
            speaks = station.chosen[band_of(lead)].candidate
            cells = [station.name, f"{lead} h", str(model.number), *errors, *squares, *saved]
            covered = [f"{100 * model.within_50:.0f} %", f"{100 * model.within_90:.0f} %"]
            yield "| " + " | ".join([*cells, *covered, NAMES[speaks]]) + " |"


def speakers(done: list[Station]) -> Iterator[str]:
    """Which candidate speaks for which hours, and how its intervals did, over all stations."""
    yield "| hours ahead | " + " | ".join(NAMES.values()) + " | in 50 % | in 90 % |"
    yield "|---" * (len(NAMES) + 3) + "|"
    for number, (first, last) in enumerate(BANDS):
        chosen = [station.chosen[number].candidate for station in done]
        scores = [station.tested.scored(one, first, last) for station, one in zip(done, chosen, strict=True)]
        counts = [str(sum(one is name for one in chosen)) for name in NAMES]
        covered = [np.mean([getattr(one, name) for one in scores]) for name in ("within_50", "within_90")]
        shares = [f"{100 * share:.0f} %" for share in covered]
        yield f"| {first} to {last} | " + " | ".join([*counts, *shares]) + " |"


def statistical(done: list[Station]) -> Iterator[str]:
    """The trained model against the statistical rule, which is the hardest to beat."""
    yield "| lead | loss of model | of statistical rule | skill, mean of stations | stations with skill above 0 |"
    yield "|---" * 5 + "|"
    for lead in (1, 3, 6, 12, 24, 48, 72):
        pairs = [
            [one.tested.scored(name, lead, lead).pinball for name in (Candidate.BOOSTING, Candidate.STATISTICAL)]
            for one in done
        ]
        model, rule = np.array(pairs).T
        saved = 1 - model / rule
        yield (
            f"| {lead} h | {model.mean():.2f} | {rule.mean():.2f} | {100 * saved.mean():.1f} %"
            f" | {(saved > 0).sum()} of {len(done)} |"
        )


def tomorrows(done: list[Station]) -> Iterator[str]:
    """Warnings of tomorrow's daily mean above the limit, against "as today"."""
    yield (
        "| station | days | above 75 µg/m³ | warned: caught | false of warned | as today: caught | false of warned"
        " | Brier score | of the share of days | in 50 % | in 90 % |"
    )
    yield "|---" * 11 + "|"
    for station in done:
        came, quantiles, today = station.days
        above = came > DAILY_LIMIT
        probability = exceeding(quantiles, DAILY_LIMIT)
        cells = [*caught(probability >= 0.5, above), *caught(today > DAILY_LIMIT, above)]
        scores = [((chance - above) ** 2).mean() for chance in (probability, np.full(len(above), above.mean()))]
        within = [((quantiles[:, low] <= came) & (came <= quantiles[:, high])).mean() for low, high in ((1, 3), (0, 4))]
        yield (
            f"| {station.name} | {len(came)} | {above.sum()} | "
            + " | ".join([*cells, *(f"{one:.3f}" for one in scores), *(f"{100 * one:.0f} %" for one in within)])
            + " |"
        )


def caught(warned: np.ndarray, above: np.ndarray) -> tuple[str, str]:
    """Share of exceeding days that were warned of, and share of warned days that did not exceed."""
    return (
        f"{100 * (warned & above).sum() / above.sum():.0f} %",
        f"{100 * (warned & ~above).sum() / warned.sum():.0f} %",
    )


def percent(told: tuple[float, float, float]) -> str:
    """A share with its interval."""
    value, low, high = (100 * one for one in told)
    return f"{value:.0f} % ({low:.0f} to {high:.0f})"


NAMES = {
    Candidate.PERSISTENCE: "persistence",
    Candidate.SEASONAL_NAIVE: "seasonal naive",
    Candidate.STATISTICAL: "statistical",
    Candidate.BOOSTING: "trained model",
}


def main(archive: Path, threads: int) -> None:
    """Compute all tables and write them into the page."""
    with tempfile.TemporaryDirectory() as folder:
        sensing = open_sensing(Path(folder), ZONE)
        tables = {"import": list(imported(sensing, archive))}
        done = list(stations(sensing, Effort(threads=threads)))
        sensing.close()
    made = {"skills": skills, "speakers": speakers, "statistical": statistical, "tomorrows": tomorrows}
    tables |= {name: list(table(done)) for name, table in made.items()}
    tested = done[0].tested
    since, until = (
        np.datetime64((done[0].history.first + int(hour)) * HOUR, "us").astype("datetime64[D]")
        for hour in (tested.origin.min(), (tested.origin + tested.lead).max())
    )
    tables["span"] = [
        "| | |",
        "|---|---|",
        f"| test | {since} to {until} |",
    ]
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MARK.sub(lambda m: m[1] + "\n".join(tables[m[2]]) + "\n" + m[3], page), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
