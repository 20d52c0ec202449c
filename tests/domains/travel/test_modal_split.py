"""A modal split that a city states: minutes that give it are fitted once, to the same bits in every process."""

import datetime
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel import Result, change
from tests.domains.travel.streets import small_city

STATED = {"stated_car_share": 0.3, "stated_bicycle_share": 0.1, "stated_walk_share": 0.6}
TOLD = ("road_cars", "car_trips", "fitted_car_time", "fitted_bicycle_time", "modal_split_gap")
ROOT = Path(__file__).parents[3]


def stated_city() -> Result:
    return small_city(values={name: np.float64(share) for name, share in STATED.items()})


def bits(result: Result) -> str:
    return hashlib.sha256(b"".join(np.asarray(result[name]).tobytes() for name in TOLD)).hexdigest()


@pytest.fixture(scope="module")
def fitted() -> Result:
    return stated_city()


def test_another_process_and_another_number_of_threads_give_the_same_bits(fitted: Result) -> None:
    script = "from tests.domains.travel.test_modal_split import *; print(bits(stated_city()))"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={**os.environ, "NUMBA_NUM_THREADS": "1"}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert told.stdout.strip() == bits(fitted) == bits(stated_city())


def test_plans_and_plans_on_them_keep_the_minutes_and_fit_none(fitted: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    minutes = float(fitted["fitted_car_time"])

    def again(*_: Any) -> Any:
        raise AssertionError("the minutes were fitted again")

    monkeypatch.setattr("citybrain.domains.travel.models.demand.modal_split.fitted_minutes", again)
    dear = np.full(len(fitted["parking_price"]), 3.0)
    planned = change(fitted, {"parking_price": dear, "stated_car_share": np.float64(0.3)})
    assert float(planned["fitted_car_time"]) == minutes
    assert float(planned["car_share_of_trips"]) < 0.29
    assert float(change(planned, {"fewer_cars": np.float64(0.2)})["fitted_car_time"]) == minutes


def test_a_city_states_its_split_in_a_file_without_labels_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "parameters").mkdir()
    own = [
        f'{name}: {{unit: "1", values: [{{from: 2020-01-01, value: {share}, source: "Survey of the city"}}]}}'
        for name, share in STATED.items()
    ]
    (tmp_path / "parameters" / "split.yaml").write_text("\n".join(own), encoding="utf-8")
    graph = find_domains().graph("FI", tmp_path)
    parameter = graph.parameters["stated_car_share"]
    assert parameter.label["en"] == "Stated share of trips by car"
    assert parameter.at(datetime.date(2026, 1, 1)).value == 0.3
