"""Commands on services that are asked for readings."""

import json
from pathlib import Path

import pytest

from tests.city import write_city
from tests.cli.conftest import Run
from tests.observations.connectors.services import serving
from tests.observations.connectors.test_open_meteo import AIR_TOLD


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return write_city(tmp_path / "city")


def declare(city: Path, lines: str) -> None:
    (city / "city.toml").write_text(f'name = "Test"\n{lines}', encoding="utf-8")


def test_a_connector_is_asked_and_how_it_stands_is_told(city: Path, run: Run) -> None:
    with serving(lambda path, asked: AIR_TOLD) as service:
        parameters = f'{{ latitude = 60.2, longitude = 24.9, url = "{service.url}" }}'
        declare(city, f'[[connector]]\nname = "air"\nkind = "open-meteo-air"\nparameters = {parameters}\n')
        code, out, err = run("observe", "pull", city, "air", "--json")
        assert code == 0, err
        assert json.loads(out) == {"received": 2, "stored": 2, "duplicates": 0, "rejected": 0}
        code, out, _ = run("observe", "pull", city, "air")
        assert code == 0
        assert "air" in out
    code, _, err = run("observe", "pull", city, "air")
    assert code == 2
    assert "cannot be reached" in err
    code, out, _ = run("observe", "connectors", city, "--json")
    (row,) = json.loads(out)
    assert row["failures"] == 1
    assert row["succeeded_at"] is not None
    assert "cannot be reached" in row["told"]
    assert "Open-Meteo.com" in run("observe", "connectors", city)[1]


@pytest.mark.parametrize(
    ("lines", "words", "said"),
    [
        ("", ("pull", "CITY", "air"), "no [[connector]] with the name air"),
        ('[[connector]]\nname = "a"\nkind = "openq"', ("connectors", "CITY"), "Did you mean openaq?"),
        ('[[mqtt.topic]]\npattern = "a"', ("connectors", "CITY"), "say which stream"),
    ],
)
def test_what_city_toml_says_wrongly_is_told(city: Path, run: Run, lines: str, words: tuple, said: str) -> None:
    declare(city, lines)
    code, _, err = run("observe", *(city if word == "CITY" else word for word in words))
    assert code == 2
    assert said in " ".join(err.split())
