"""Commands on forecasts: train models, show what they say and how good they are, withdraw them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer

from citybrain.cli.city import AsJson, CityFolder, print_answer, print_json, progress_bar
from citybrain.cli.reader import READER
from citybrain.messages import render, text
from citybrain.open_city import OpenCity

By = Annotated[str | None, typer.Option("--by", metavar="NAME", help=text("cli-forecast-by", READER.language))]
StreamNumber = Annotated[int, typer.Argument(metavar="STREAM", help=text("cli-forecast-stream", READER.language))]


def group() -> typer.Typer:
    """The commands of this module, to be put below `observe`."""
    made = typer.Typer(no_args_is_help=True, help=text("cli-forecast", READER.language))
    commands = (("train", train), ("show", show), ("card", card), ("models", models), ("withdraw", withdraw))
    for name, command in commands:
        made.command(name, help=text(f"cli-forecast-{name}", READER.language))(command)
    return made


def train(
    city: CityFolder,
    stream: Annotated[
        list[int] | None, typer.Option(metavar="N", help=text("cli-forecast-streams", READER.language))
    ] = None,
    by: By = None,
    seed: Annotated[int, typer.Option(metavar="N", min=0, help=text("cli-forecast-seed", READER.language))] = 1,
    threads: Annotated[int, typer.Option(metavar="N", min=1, help=text("cli-forecast-threads", READER.language))] = 1,
    as_json: AsJson = False,
) -> None:
    """Train models; what is done stays when it is stopped."""
    from citybrain.observations.forecasts.boosting import Effort
    from citybrain.observations.forecasts.training import train as train_streams

    with OpenCity(city) as opened, progress_bar() as progress:

        def told(share: float) -> None:
            progress(share, "cli-forecast-training")

        done = train_streams(opened.sensing, stream, by, told, Effort(seed=seed, threads=threads))
    if as_json:
        print_json([{**asdict(one), "refused": one.refused and render(one.refused, READER.language)} for one in done])
        return
    for one in done:
        if one.refused:
            READER.err().print(render(one.refused, READER.language), style="yellow", markup=False, soft_wrap=True)
        else:
            told_of: dict[str, Any] = {"number": one.number, "stream": one.name, "seconds": f"{one.seconds:.0f}"}
            READER.out().print(text("cli-forecast-trained", READER.language, **told_of), markup=False)


def show(city: CityFolder, stream: StreamNumber, as_json: AsJson = False) -> None:
    """Show the forecast of a stream."""
    from citybrain.cli.forecast_tables import print_forecast
    from citybrain.observations.forecasts.answer import forecast

    with OpenCity(city) as opened:
        answer = forecast(opened.sensing, stream)
    print_answer(answer, print_forecast, as_json)


def card(city: CityFolder, stream: StreamNumber, as_json: AsJson = False) -> None:
    """Show the model card of a stream."""
    from citybrain.cli.forecast_tables import print_card
    from citybrain.observations.forecasts.kept import card_of_stream

    with OpenCity(city) as opened, opened.records.read() as connection:
        kept = card_of_stream(connection, stream, str(city))
    print_answer(kept, print_card, as_json, asdict(kept))


def models(city: CityFolder, as_json: AsJson = False) -> None:
    """List all trained models."""
    from citybrain.cli.forecast_tables import print_models
    from citybrain.observations.forecasts.kept import models as kept_models

    with OpenCity(city) as opened, opened.records.read() as connection:
        found = kept_models(connection)
    print_answer(found, print_models, as_json, [asdict(one) for one in found])


def withdraw(
    city: CityFolder,
    number: Annotated[int, typer.Argument(metavar="MODEL", help=text("cli-forecast-number", READER.language))],
    by: By = None,
) -> None:
    """Withdraw a model."""
    from citybrain.observations.forecasts.kept import withdraw as withdraw_model

    with OpenCity(city) as opened, opened.records.begin() as connection:
        withdraw_model(connection, number, by)
    READER.out().print(text("cli-forecast-withdrawn", READER.language, number=str(number)))
