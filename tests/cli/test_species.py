"""Commands on species: listed, their stays, detections that wait and are judged, and recordings."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citybrain.cli.main import app
from citybrain.governance import Role
from citybrain.governance.errors import NotAllowedError
from citybrain.governance.register import add_identity
from citybrain.kernel.errors import InputError, NotFoundError
from citybrain.open_city import OpenCity
from tests.api.test_licences import write_city_with_roads
from tests.observations.sound.waves import wave

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city_with_roads(tmp_path_factory.mktemp("city"))
    with OpenCity(folder) as opened, opened.records.begin() as connection:
        add_identity(connection, "Elsa", [Role.CLIMATE_OFFICER], "root")
        add_identity(connection, "Rita", [Role.DEVICE_OPERATOR], "root")
    return folder


def asked(city: Path, command: str, *more: str, by: str = "Elsa") -> str:
    done = RUNNER.invoke(app, ["species", command, str(city), *more, "--by", by], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_an_eagle_is_listed_judged_and_told_from_day_to_day(city: Path, tmp_path: Path) -> None:
    days = "".join(f"Shore,BirdNET 2.4,Haliaeetus albicilla,2025-05-{day:02}T06:00,0.9\n" for day in (1, 2, 5))
    table = tmp_path / "eagle.csv"
    table.write_text(f"station,detector,label,time,confidence\n{days}", encoding="utf-8")
    RUNNER.invoke(app, ["observe", "detections", str(city), str(table), "--by", "Rita"], catch_exceptions=False)
    assert "haliaeetus_albicilla: White-tailed eagle, 3" in asked(city, "list")
    assert "2025-05-01 to 2025-05-05: 5 days, detected on 3, gaps 1" in asked(city, "presence", "haliaeetus_albicilla")
    waiting = json.loads(asked(city, "waiting", "--json"))["detections"]
    assert len(waiting) == 3
    newest = str(waiting[0]["identity"])
    assert "On record." in asked(city, "judge", newest, "refused", "--why", "A gull")
    assert "1 detections do not count" in asked(city, "presence", "haliaeetus_albicilla")
    with pytest.raises(InputError, match="species-verdict"):
        asked(city, "judge", newest, "perhaps", "--why", "Not sure")
    with pytest.raises(NotFoundError, match="species-unknown"):
        asked(city, "presence", "eagle")


def test_a_time_that_is_none_and_a_person_who_may_not_are_refused(city: Path, tmp_path: Path) -> None:
    file = tmp_path / "dawn.wav"
    file.write_bytes(wave())
    with pytest.raises(InputError, match="cli-species-begin-unread"):
        asked(city, "recording", str(file), "--station", "Shore", "--begin", "dawn", by="Rita")
    with pytest.raises(NotAllowedError):
        asked(city, "recording", str(file), "--station", "Shore", "--begin", "2025-05-01T04:30")
