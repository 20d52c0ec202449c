"""Fine dust of one station of Beijing, forecast from real readings: better than simple rules, with honest intervals."""

import zipfile
from pathlib import Path

from citybrain.observations.forecasts.answer import forecast
from citybrain.observations.forecasts.boosting import Effort
from citybrain.observations.forecasts.hours import HOUR
from citybrain.observations.forecasts.training import train
from citybrain.observations.importing.files import import_file
from citybrain.observations.importing.judging import Asked
from citybrain.observations.importing.mapping import StatedMapping
from citybrain.observations.warnings.limit_check import warnings
from tests.observations.importing.beijing import UNITS
from tests.sensors import open_sensing

ARCHIVE = "PRSA_2013-2017_8_stations.zip"
STATION = "PRSA_Data_Gucheng_20130301-20170228.csv"
END = 413_392
"""2017-02-27 16:00 in UTC, as hours since 1970: midnight in Beijing before the last day."""


def test_fine_dust_of_a_station_is_forecast_better_than_by_simple_rules(shared_data: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(shared_data / "beijing-air" / ARCHIVE) as archive:
        file = Path(archive.extract(STATION, tmp_path))
    sensing = open_sensing(tmp_path, "Asia/Shanghai")
    asked = Asked("Asia/Shanghai", "Aino", stated=StatedMapping(units=UNITS))
    import_file(sensing.store, sensing.records, file, asked, lambda share: None)
    sensing.now = lambda: END * HOUR
    (done,) = train(sensing, [1], "Aino", lambda share: None, Effort(learn=10_000, calibrate=6000, rounds=40))
    assert done.card is not None
    day = next(band for band in done.card["bands"] if band["last"] == 24)
    scores = {one["candidate"]: one for one in day["scores"]}
    assert day["speaks"] == "boosting"
    assert (scores["boosting"]["skill_against_persistence"] or 0) > 0.1
    assert (scores["boosting"]["skill_against_seasonal_naive"] or 0) > 0.1
    assert abs((scores["boosting"]["within_90"] or 0) - 0.9) < 0.05
    answer = forecast(sensing, 1)
    assert (answer["name"], answer["issued"], answer["model"]) == ("Gucheng: PM2.5", "2017-02-27T16:00:00Z", 1)
    assert {one["limit"]["standard"] for one in warnings(sensing, "CN")} <= {"gb_3095_2012"}
    sensing.close()
