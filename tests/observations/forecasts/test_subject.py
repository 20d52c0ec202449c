"""Which streams stand beside one: those of its place and its kind that its readers may read."""

import pytest

from citybrain.kernel.errors import NotFoundError
from citybrain.observations.forecasts.subject import ForecastSubject, beside, subject_of


def stream(number: int, thing: int = 1, label: str = "PM2.5", **more: object) -> ForecastSubject:
    said: dict = {"unit": "µg/m3", "simulated": False, "data_class": "public", **more}
    return ForecastSubject(number, f"{thing}: {label}", thing, f"{thing}", len(label), label, label, **said)


def test_other_numbers_of_the_thing_and_the_same_property_elsewhere() -> None:
    wind, direction = stream(2, label="Wind speed"), stream(3, label="Wind", unit=None)
    found = beside([stream(1), wind, direction, stream(4, 2), stream(5, 3)], stream(1))
    assert found.names == ["Wind speed", "PM2.5 elsewhere"]
    assert found.groups == [[2], [4, 5]]
    assert beside([stream(1)], stream(1)) == ([], [])


def test_a_public_forecast_is_made_from_public_streams_alone() -> None:
    known = [stream(1), stream(2, label="Power use", data_class="enterprise"), stream(3, 2, data_class="internal")]
    assert beside(known, known[0]).groups == []
    assert beside(known, known[1]).groups == [[1]]
    assert beside(known, known[2]).groups == [[1]]


def test_measured_and_simulated_streams_do_not_mix() -> None:
    known = [stream(1), stream(2, 2, simulated=True), stream(3, 3)]
    assert beside(known, known[0]).groups == [[3]]
    assert beside(known, known[1]).groups == []


def test_an_unknown_stream_is_told() -> None:
    with pytest.raises(NotFoundError, match="observations-stream-unknown"):
        subject_of([stream(1)], 2, "kallio")
