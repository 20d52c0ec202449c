"""Training as an act: recorded with its data, repeatable, cut off without traces, withdrawn but never deleted."""

import json
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel.errors import NotFoundError
from citybrain.messages import render
from citybrain.observations.forecasts.answer import forecast
from citybrain.observations.forecasts.files import FOLDER, folder_of
from citybrain.observations.forecasts.kept import card_of_stream, model_of, models, withdraw
from citybrain.observations.forecasts.training import Trained, train
from citybrain.observations.sensing import Sensing
from tests.observations.forecasts.measured import LEAST, course, deliver, sensing_with, simulate

DAYS = 70 * 24


def quiet(share: float) -> None:
    assert 0 <= share <= 1


@pytest.fixture
def sensing(tmp_path: Path):
    value = course(DAYS, fading=0.98)
    value[100:130] = np.nan
    opened = sensing_with(tmp_path, DAYS, pm2_5=value, air_temperature=course(DAYS, seed=1) - 30)
    deliver(opened, "Pasila", "pm2_5", course(DAYS, seed=2))
    yield opened
    opened.close()


def trained(sensing: Sensing, stream: int = 1) -> Trained:
    (done,) = train(sensing, [stream], "Aino", quiet, LEAST)
    assert done.number is not None, done.refused
    return done


def test_a_training_is_recorded_with_who_when_and_from_which_data(sensing: Sensing) -> None:
    done = trained(sensing)
    with sensing.records.read() as connection:
        kept = card_of_stream(connection, 1, "here")
    assert (kept.number, kept.made_by, kept.seed) == (1, "Aino", 1)
    assert (kept.since, kept.until) == ("2024-01-01T00:00:00Z", "2024-03-11T00:00:00Z")
    assert set(kept.versions) == {"python", "numpy", "lightgbm"}
    assert kept.card == json.loads(json.dumps(done.card))
    assert kept.card["beside"] == ["Air temperature", "PM2.5 elsewhere"]
    assert kept.card["hours"] == DAYS
    assert kept.card["share_known"] == pytest.approx(1 - 30 / DAYS, abs=1e-4)
    assert [band["last"] for band in kept.card["bands"]] == [1, 3, 6, 12, 24, 48, 72]
    codes = [limit["code"] for limit in kept.card["limits"]]
    assert "forecast-limit-seasons" in codes
    assert {path.name for path in folder_of(sensing.folder, 1).iterdir()} == set(kept.files)


def test_the_same_data_and_seed_give_the_same_model(sensing: Sensing) -> None:
    trained(sensing)
    trained(sensing)
    with sensing.records.read() as connection:
        later, first = models(connection, 1)
    assert (later.data_hash, later.files) == (first.data_hash, first.files)
    deliver(sensing, "Kallio", "pm2_5", np.array([41.0]), first=473_352 + 110)
    trained(sensing)
    with sensing.records.read() as connection:
        changed = models(connection, 1)[0]
    assert changed.data_hash != first.data_hash


def test_withdrawn_models_stay_and_the_one_before_holds_again(sensing: Sensing) -> None:
    trained(sensing)
    trained(sensing)
    with sensing.records.begin() as connection:
        withdraw(connection, 2, "Eino")
    with sensing.records.read() as connection:
        assert [(kept.number, kept.withdrawn_by) for kept in models(connection)] == [(2, "Eino"), (1, None)]
        found = model_of(connection, 1)
    assert found is not None
    assert found.number == forecast(sensing, 1)["model"] == 1
    assert folder_of(sensing.folder, 2).is_dir()
    with sensing.records.begin() as connection, pytest.raises(NotFoundError, match="forecast-model-unknown"):
        withdraw(connection, 2, "Eino")


def test_a_training_that_is_stopped_leaves_nothing(sensing: Sensing) -> None:
    def stop(share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(sensing, [1], "Aino", stop, LEAST)
    with sensing.records.read() as connection:
        assert models(connection) == []
    assert not list(sensing.folder.glob(f"{FOLDER}/*"))


def test_a_folder_that_a_crash_left_behind_is_replaced(sensing: Sensing) -> None:
    left = folder_of(sensing.folder, 1)
    left.mkdir(parents=True)
    (left / "left.txt").write_text("of a training that was cut off")
    trained(sensing)
    assert not (left / "left.txt").exists()
    assert forecast(sensing, 1)["model"] == 1


def test_what_cannot_be_trained_is_told_with_the_reason(sensing: Sensing) -> None:
    few = deliver(sensing, "Malmi", "ozone", course(200))
    same = deliver(sensing, "Malmi", "rainfall", np.zeros(DAYS))
    done = train(sensing, [few, same], "Aino", quiet, LEAST)
    assert [one.refused and one.refused.code for one in done] == [
        "forecast-history-short",
        "forecast-history-constant",
    ]
    assert done[0].refused is not None
    assert "8 days of readings" in render(done[0].refused)
    with pytest.raises(NotFoundError, match="observations-stream-unknown"):
        train(sensing, [99], "Aino", quiet, LEAST)


def test_a_card_of_simulated_readings_says_so(sensing: Sensing) -> None:
    simulate(sensing, 1)
    assert trained(sensing).card["simulated"] is True
    assert "forecast-notice-simulated" in [notice["code"] for notice in forecast(sensing, 1)["notices"]]
