"""Commands on forecasts."""

import json
from pathlib import Path

import pytest

from tests.city import write_city
from tests.cli.conftest import Run
from tests.observations.forecasts.measured import FIRST, HOUR, LEAST, course, sensing_with

HOURS = 62 * 24


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("city"))
    sensing_with(folder, HOURS, pm2_5=course(HOURS), rainfall=course(30)).close()
    return folder


@pytest.fixture
def then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run when the last reading was new, and train with the least effort."""
    monkeypatch.setattr("citybrain.observations.sensing.time.time_ns", lambda: (FIRST + HOURS) * HOUR * 1000)
    monkeypatch.setattr("citybrain.observations.forecasts.boosting.Effort", lambda **_: LEAST)


@pytest.mark.usefixtures("then")
def test_a_stream_is_trained_shown_described_and_withdrawn(city: Path, run: Run) -> None:
    def told(*words: object, language: str = "en") -> str:
        code, out, err = run("observe", "forecast", *words, language=language)
        assert code == 0, err
        return out

    trained, refused = json.loads(told("train", city, "--by", "Aino", "--json"))
    assert (trained["number"], trained["refused"]) == (1, None)
    assert "training needs 60 days" in refused["refused"]
    shown = json.loads(told("show", city, 1, "--json"))
    assert (shown["model"], len(shown["times"])) == (1, 72)
    assert shown["times"][0] in told("show", city, 1)
    card = told("card", city, 1)
    assert "Aino" in card
    assert "weather forecast" in card.replace("\n", " ")
    assert "训练" in told("card", city, 1, language="zh")
    assert json.loads(told("card", city, 1, "--json"))["made_by"] == "Aino"
    assert "Kallio" in told("models", city)
    told("withdraw", city, 1, "--by", "Eino")
    (one,) = json.loads(told("models", city, "--json"))
    assert one["withdrawn_by"] == "Eino"
    assert "simple rules" in told("show", city, 1).replace("\n", " ")
    code, _, err = run("observe", "forecast", "card", city, 1)
    assert code == 2
    assert "no trained model" in err


@pytest.mark.usefixtures("then")
def test_what_was_trained_and_what_was_not_is_told(city: Path, run: Run) -> None:
    code, out, err = run("observe", "forecast", "train", city, "--stream", 1, "--stream", 2)
    assert code == 0
    assert "of Kallio: PM2.5 trained" in out
    assert "days of readings" in err.replace("\n", " ")
    assert run("observe", "forecast", "show", city, 9)[0] == 2
