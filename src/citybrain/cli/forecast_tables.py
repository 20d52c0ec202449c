"""Forecasts and model cards as tables on a terminal."""

from __future__ import annotations

from rich.markup import escape
from rich.table import Table

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader
from citybrain.messages import text
from citybrain.messages.catalogue import fill
from citybrain.observations.forecasts.answer import ForecastAnswer
from citybrain.observations.forecasts.card import ScoreCard
from citybrain.observations.forecasts.kept import StoredModel

COLUMN = "cli-forecast-column-"
QUANTILES = ("middle", "half", "most")
SCORES = ("error", "loss", "persistence", "naive", "covered")


def print_forecast(answer: ForecastAnswer, reader: Reader) -> None:
    """One row for each hour; who speaks for it; what to know."""
    out, language = reader.out(), reader.language
    told = {"name": answer["name"], "issued": answer["issued"]}
    out.print(text("cli-forecast-issued", language, **told), markup=False)
    for notice in answer["notices"]:
        out.print(fill(notice["code"], language, notice["arguments"]), style="yellow", soft_wrap=True)
    table = headed_table(reader, COLUMN, ("time", *QUANTILES, "speaks"), QUANTILES)
    late = 72 - len(answer["times"])
    for row, (time, values) in enumerate(zip(answer["times"], answer["values"], strict=True), start=late + 1):
        speaks = next(one["candidate"] for one in answer["speaks"] if row <= one["last"])
        low, lower, middle, upper, high = (f"{value:.1f}" for value in values)
        table.add_row(
            time, middle, f"{lower} – {upper}", f"{low} – {high}", text(f"forecast-candidate-{speaks}", language)
        )
    out.print(table)


def print_card(kept: StoredModel, reader: Reader) -> None:
    """What a card says, scores as a table."""
    out, language, card = reader.out(), reader.language, kept.card
    versions = ", ".join(f"{name} {version}" for name, version in kept.versions.items())
    lines = [
        text("forecast-card-title", language, number=str(kept.number), name=card["name"]),
        text("forecast-card-purpose", language, name=card["name"]),
        text(
            "forecast-card-made", language, by=kept.made_by, at=kept.made_at[:19], since=kept.since, until=kept.until,
            hours=card["hours"], share=round(100 * card["share_known"], 1), tested_since=card["tested_since"],
            tested_until=card["tested_until"],
        ),
        text("forecast-card-data", language, hash=kept.data_hash[:16], seed=str(kept.seed), versions=versions),
        text("forecast-card-beside", language, names=", ".join(card["beside"]) or "–"),
    ]  # fmt: skip
    if card["simulated"]:
        lines.append(text("forecast-card-simulated", language))
    if kept.withdrawn_at:
        lines.append(text("forecast-card-withdrawn", language, by=kept.withdrawn_by or "", at=kept.withdrawn_at[:19]))
    for line in lines:
        out.print(line, markup=False, soft_wrap=True)
    out.print(_scores(kept, reader))
    for limit in card["limits"]:
        out.print(fill(limit["code"], language, limit["arguments"]), style="yellow", markup=False, soft_wrap=True)


def print_models(found: list[StoredModel], reader: Reader) -> None:
    """One row for each model, the last one first."""
    table = headed_table(reader, COLUMN, ("model", "stream", "at", "by", "holds"))
    for one in found:
        holds = text("cli-forecast-no" if one.withdrawn_at else "cli-forecast-yes", reader.language)
        table.add_row(str(one.number), escape(one.card["name"]), one.made_at[:19], escape(one.made_by), holds)
    reader.out().print(table)


def _scores(kept: StoredModel, reader: Reader) -> Table:
    table = headed_table(reader, COLUMN, ("ahead", "candidate", *SCORES, "speaks"), SCORES)
    for band in kept.card["bands"]:
        for mine in band["scores"]:
            speaks = "✓" if mine["candidate"] == band["speaks"] else ""
            table.add_row(f"{band['first']}–{band['last']}", *_score(mine, reader), speaks)
    return table


def _score(mine: ScoreCard, reader: Reader) -> tuple[str, ...]:
    return (
        text(f"forecast-candidate-{mine['candidate']}", reader.language),
        _number(mine["mean_absolute_error"]),
        _number(mine["pinball"]),
        _percent(mine["skill_against_persistence"]),
        _percent(mine["skill_against_seasonal_naive"]),
        f"{_percent(mine['within_50'])} / {_percent(mine['within_90'])}",
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"
