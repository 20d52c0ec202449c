"""Commands on early warnings."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.city import write_city
from tests.cli.conftest import Run
from tests.observations.forecasts.measured import FIRST, HOUR, course, sensing_with

HOURS = 62 * 24
KEY = "1-who_2021-pm2_5-day-guideline"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("city"))
    sensing_with(folder, HOURS, pm2_5=course(HOURS)).close()
    return folder


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run when the last reading was new."""
    monkeypatch.setattr("citybrain.observations.sensing.time.time_ns", lambda: (FIRST + HOURS) * HOUR * 1000)


def test_a_draft_is_listed_issued_fetched_and_called_off(city: Path, tmp_path: Path, run: Run) -> None:
    def told(*words: object, language: str = "en") -> str:
        code, out, err = run("observe", "warnings", *words, language=language)
        assert code == 0, err
        return out

    (draft,) = json.loads(told("list", city, "--json"))
    assert (draft["key"], draft["status"]) == (KEY, "draft")
    assert "guideline" in told("list", city)
    assert "指导值" in told("list", city, language="zh")
    assert "<status>Draft</status>" in told("cap", city, KEY)
    told("issue", city, KEY, "--by", "Aino", "--sender", "air.kallio.example")
    file = tmp_path / "warning.xml"
    told("cap", city, 1, "--out", file)
    assert ElementTree.parse(file).findtext("{*}status") == "Actual"
    assert json.loads(told("issued", city, "--json"))[0]["made_by"] == "Aino"
    told("issue", city, KEY, "--sender", "air.kallio.example")
    assert "<msgType>Update</msgType>" in told("cap", city, 2)
    told("withdraw", city, 1, "--by", "Eino")
    assert "<msgType>Cancel</msgType>" in told("cap", city, 1)
    assert "called off" in told("issued", city)


def test_limits_are_those_of_the_country(city: Path, run: Run) -> None:
    for words, here, elsewhere in (((), "eu_20", "gb_3095"), (("--country", "CN"), "gb_3095", "eu_20")):
        code, out, _ = run("observe", "warnings", "limits", city, *words, "--json")
        keys = " ".join(one["key"] for one in json.loads(out))
        assert code == 0
        assert here in keys
        assert elsewhere not in keys
    assert "health guideline" in run("observe", "warnings", "limits", city)[1]


def test_a_city_without_exceedance_says_so(tmp_path: Path, run: Run) -> None:
    folder = write_city(tmp_path)
    sensing_with(folder, HOURS, pm2_5=course(HOURS) / 100).close()
    code, out, _ = run("observe", "warnings", "list", folder)
    assert (code, out.strip()) == (0, "Nothing exceeds a limit, now or expected.")


def test_what_is_unknown_and_a_bad_sender_are_told(city: Path, run: Run) -> None:
    for words, said in (
        (("cap", city, "9-none"), "There is no warning 9-none"),
        (("withdraw", city, 99), "There is no warning 99"),
        (("issue", city, KEY, "--sender", "two words"), "neither a domain nor an address of mail"),
    ):
        code, _, err = run("observe", "warnings", *words)
        assert code == 2
        assert said in err.replace("\n", " ")


def test_the_duty_book_is_printed(city: Path, tmp_path: Path, run: Run) -> None:
    for name, beginning in (("book.html", "<!doctype html>"), ("book.pdf", "%PDF-")):
        code, _, err = run("observe", "warnings", "book", city, tmp_path / name, language="zh")
        assert code == 0, err
        assert (tmp_path / name).read_bytes().decode(errors="replace").lower().startswith(beginning.lower())
    assert "值班手册" in (tmp_path / "book.html").read_text(encoding="utf-8")
    code, _, err = run("observe", "warnings", "book", city, tmp_path / "book.docx")
    assert (code, "book.docx" in err, ".pdf" in err) == (2, True, True)
