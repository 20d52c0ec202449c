"""Bills on the command line: import, report, and observed beside computed numbers."""

import json
from functools import partial
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from citybrain.observations.bills import importing
from citybrain.presenting.answers.shapes.explanation import Explanation
from tests.cli.conftest import Run
from tests.contract.form import hold_against
from tests.observations.bills.towns import month, table, town, year


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = town(tmp_path_factory.mktemp("cli") / "city", 24)
    lines = [
        *year(),
        *year("way/3", 60_000.0),
        *year("way/999"),
        month(),
        month(number=2, energy=-5.0),
        "way/1,heat,x,y,z",
    ]
    (folder / "heat.csv").write_text(table(*lines), encoding="utf-8")
    return folder


@pytest.fixture
def run(run: Run) -> Run:
    return partial(run, columns=160)


def test_bills_are_imported_reported_and_explained(run, city: Path) -> None:
    code, _, err = run("bills", "report", city)
    assert code == 2
    assert "No bills have been imported yet. Next: citybrain bills import" in err

    code, out, err = run("bills", "import", city, city / "heat.csv")
    assert code == 0, err
    assert "Rows received 39 = kept 37 + doubled 1 + set apart 1" in out
    assert "1 credit notes" in out
    assert "2 of 3 meters or places are in the city" in out
    assert "for example: way/999" in out
    assert "personal data" in out
    assert "Import 1 is in" in err

    code, out, err = run("bills", "import", city, city / "heat.csv")
    assert code == 0
    assert "These files were imported before in the same way (import 1)" in err

    code, out, _ = run("bills", "report", city)
    assert code == 0
    for told in ("Bills of 2023-01-01 to 2023-12-31", "District heat (building)", "150 MWh/a", "[observed]"):
        assert told in out

    code, out, _ = run("explain", city, "network_heat", "way/1", "--depth", 0)
    assert "observed 90 MWh/a (computed " in out
    code, out, _ = run("explain", city, "observed_network_heat", "way/1")
    assert "heat.csv" in out
    assert "weather not corrected" in out


def test_the_report_as_json_adds_up(run, city: Path) -> None:
    run("bills", "import", city, city / "heat.csv")
    code, out, _ = run("bills", "report", city, "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["year"] == {"from": "2023-01-01", "to": "2023-12-31"}
    assert not answer["weather"]["corrected"]
    (heat,) = answer["carriers"]
    assert heat["carrier"] == "district_heat"
    assert heat["observed"] == pytest.approx(150_000.0)
    assert heat["unmatched"] == pytest.approx(90_000.0)
    assert (heat["places_billed"], heat["places_observed"]) == (2, 2)
    assert heat["computed"] > 0
    assert heat["difference_percent"] == pytest.approx(100 * (heat["computed"] / heat["observed"] - 1))
    assert sum(heat["levels"].values()) == pytest.approx(1.0)
    (told,) = answer["imports"]
    assert told["ledger"]["received"] == 39
    assert told["data_class"] == "personal"


def test_an_explanation_holds_the_observed_number_and_the_difference(run, city: Path) -> None:
    run("bills", "import", city, city / "heat.csv")
    _, out, _ = run("explain", city, "network_heat", "way/1", "--depth", 0, "--json")
    answer = json.loads(out)
    hold_against(TypeAdapter(Explanation), out)
    seen = answer["observed"]
    assert seen["value"] == pytest.approx(90_000.0)
    assert seen["difference"] == pytest.approx(answer["value"] - seen["value"])
    assert seen["leaf"]["file"] == "heat.csv"
    _, out, _ = run("explain", city, "network_heat", "way/2", "--depth", 0, "--json")
    assert json.loads(out)["observed"] is None


def test_an_import_as_json_is_its_manifest(run, city: Path) -> None:
    code, out, _ = run("bills", "import", city, city / "heat.csv", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["already"]
    assert answer["ledger"]["received"] == 39


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Nothing in b.csv is in Testbury"), ("zh", "b.csv 中没有任何对象属于Testbury")]
)
def test_what_is_wrong_is_told_in_the_readers_language(run, city: Path, language: str, told: str) -> None:
    (city / "b.csv").write_text(table(*year("91-1")), encoding="utf-8")
    code, _, err = run("bills", "import", city, city / "b.csv", language=language)
    assert code == 2
    assert told in err


def test_an_import_that_is_stopped_leaves_nothing_behind(run, tmp_path: Path, monkeypatch) -> None:
    city = town(tmp_path / "city", 12)
    (city / "a.csv").write_text(table(*year()), encoding="utf-8")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "publish", stop)
    code, out, err = run("bills", "import", city, city / "a.csv")
    assert (code, out) == (130, "")
    assert "Stopped. Nothing was changed" in err
    assert [path.name for path in (city / "bills").iterdir()] == [".lock"]
