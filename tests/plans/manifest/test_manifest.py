"""A manifest tells what a run hangs on, is believed only as it was written, and finds what became different."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel import InputError
from citybrain.kernel.uncertainty import FORMER_KEY
from citybrain.messages import LANGUAGES, render, text
from citybrain.open_city import OpenCity
from citybrain.plans.document import read_bytes
from citybrain.plans.manifest.canonical import canonical, digest
from citybrain.plans.manifest.compare import differences, same_numbers
from citybrain.plans.manifest.reading import read_run
from citybrain.plans.manifest.record import manifest_of, own_hash, to_text
from citybrain.plans.workspace import Workspace
from citybrain.presenting.answers.outcome import outcome_answer
from tests.city import write_city

PLAN = b"""
name: Warm blocks
seed: 7
measures:
  - {intervention: insulate_walls, where: {construction_year: {before: 1980}}, uptake: 0.7}
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


def run(workspace: Workspace, language: str = "en") -> dict:
    outcome = workspace.outcome_of(read_bytes(PLAN, "plan.yaml"))
    return manifest_of(workspace, outcome, outcome_answer(outcome, workspace.places, language))


@pytest.fixture(scope="module")
def told(city: Path) -> dict:
    return run(OpenCity(city).workspace)


@pytest.fixture
def written(told: dict, tmp_path: Path) -> Path:
    path = tmp_path / "run.json"
    path.write_text(to_text(told), encoding="utf-8")
    return path


def changed(path: Path, change: Callable[[dict], object], signed: bool = True) -> Path:
    """The file with something changed in it; `signed` puts the right hash under the change."""
    told = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    if signed:
        told["sha256"] = own_hash(told)
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_it_names_everything_that_the_run_hangs_on(told: dict, city: Path) -> None:
    table = city / "twin" / "000001" / "buildings.parquet"
    assert told["city"]["tables"]["buildings.parquet"] == hashlib.sha256(table.read_bytes()).hexdigest()
    assert told["city"]["sources"] == {"osm": "ab" * 32}
    assert (told["city"]["name"], told["city"]["snapshot"], told["seed"]) == ("Testbury", 1, 7)
    assert told["plan"]["measures"][0]["uptake"] == 0.7
    assert told["program"]["libraries"]["numpy"] == np.__version__
    assert told["machine"]["kind"]
    rate = told["parameters"]["values"]["discount_rate"]
    assert rate["unit"] == "1"
    assert all(date.fromisoformat(day) and value > 0 for day, value in rate["values"])
    assert any("tables" in parameter for parameter in told["parameters"]["values"].values())
    assert told["numbers"]["count"] == len(told["numbers"]["values"]) > 50


def test_paths_of_this_machine_are_not_in_it(told: dict, city: Path) -> None:
    assert str(city) not in to_text(told)
    assert str(Path.home()) not in to_text(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_run_gives_the_same_manifest_in_every_language(told: dict, city: Path, language: str) -> None:
    assert run(OpenCity(city).workspace, language) == told


def test_it_reads_back_as_it_was_written(written: Path, told: dict) -> None:
    read = read_run(written)
    assert read.sha256 == told["sha256"]
    assert differences(read, told) == []
    assert same_numbers(read, told)


def test_one_with_the_former_name_of_its_draws_is_the_same_run(told: dict, tmp_path: Path) -> None:
    values = {**told["numbers"]["values"], "uncertainty/quantities/x/plan/low": 1.5}
    now = {
        **told,
        "uncertainty": {"draws": 8},
        "numbers": {"count": len(values), "sha256": digest(canonical(values)), "values": values},
    }
    names = {name.replace("uncertainty/", f"{FORMER_KEY}/", 1): value for name, value in values.items()}
    former = {key: value for key, value in now.items() if key not in ("uncertainty", "sha256")}
    former |= {FORMER_KEY: {"draws": 8}}
    former |= {"numbers": {"count": len(names), "sha256": digest(canonical(names)), "values": names}}
    path = tmp_path / "former.json"
    path.write_text(to_text({**former, "sha256": own_hash(former)}), encoding="utf-8")
    run = read_run(path)
    assert run.uncertainty == {"draws": 8}
    assert same_numbers(run, now)
    assert differences(run, now) == []


def test_the_first_number_that_differs_is_told_to_its_last_digit(written: Path, told: dict) -> None:
    name = next(name for name, value in sorted(told["numbers"]["values"].items()) if isinstance(value, float) and value)
    value = told["numbers"]["values"][name]
    other = {**told["numbers"]["values"], name: np.nextafter(value, np.inf).item()}
    now = {**told, "numbers": {**told["numbers"], "sha256": "0", "values": other}}
    (found,) = differences(read_run(written), now)
    assert found.code == "rerun-different"
    assert found.arguments["number"] == name
    assert (found.arguments["before"], found.arguments["after"]) == (repr(value), repr(other[name]))
    assert not same_numbers(read_run(written), now)


def test_everything_else_that_differs_is_told(written: Path, told: dict) -> None:
    values = dict(told["parameters"]["values"])
    values["gas_price"] = {**values["gas_price"], "values": [["2020-01-01", 9.9]]}
    values["new_price"] = values.pop("oil_price")
    now = {
        **told,
        "city": {**told["city"], "tables": {**told["city"]["tables"], "zones.parquet": "0" * 64}},
        "parameters": {"sha256": "", "values": values},
        "program": {
            **told["program"],
            "citybrain": "9.9",
            "libraries": {**told["program"]["libraries"], "numpy": "0.1"},
        },
        "machine": {"system": "Plan 9", "kind": "mips"},
    }
    found = differences(read_run(written), now)
    assert [difference.code for difference in found] == [
        "rerun-snapshot",
        "rerun-parameter",
        "rerun-parameter-new",
        "rerun-parameter-gone",
        "rerun-program",
        "rerun-library",
        "rerun-machine",
    ]
    for difference in found:
        for language in LANGUAGES:
            assert "{" not in text(difference.code, language, **difference.arguments)


def test_a_price_that_the_city_changed_is_found_by_the_next_run(city: Path, written: Path) -> None:
    own = city / "parameters"
    own.mkdir()
    price = own / "price.yaml"
    price.write_text(
        "electricity_price:\n  unit: money/kWh\n  label: {en: Price, zh: 电价}\n  values:\n"
        "    - {from: 2020-01-01, value: 0.5, source: Council}\n",
        encoding="utf-8",
    )
    try:
        found = differences(read_run(written), run(OpenCity(city).workspace))
    finally:
        price.unlink()
        own.rmdir()
    assert [d.code for d in found] == ["rerun-parameter", "rerun-different"]
    assert found[0].arguments == {"parameter": "electricity_price"}
    assert "cost" in str(found[1].arguments["number"])


@pytest.mark.parametrize(
    ("change", "signed", "code"),
    [
        (lambda t: t["numbers"]["values"].update({next(iter(t["numbers"]["values"])): 1.0}), False, "manifest-changed"),
        (
            lambda t: t["numbers"]["values"].update({next(iter(t["numbers"]["values"])): 1.0}),
            True,
            "manifest-unreadable",
        ),
        (lambda t: t["plan"].update(name="Another"), False, "manifest-changed"),
        (lambda t: t.update(format=99), True, "manifest-newer"),
        (lambda t: t.pop("numbers"), True, "manifest-form"),
        (lambda t: t.update(extra=1), True, "manifest-form"),
        (lambda t: t.update(seed="x"), True, "manifest-form"),
    ],
)
def test_a_manifest_that_was_changed_is_not_believed(written: Path, change, signed: bool, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_run(changed(written, change, signed))
    assert caught.value.code == code
    assert str(written) in render(caught.value)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        *((content, "manifest-unreadable") for content in (b"", b"{", b"\xff", b"[" * 100_000)),
        *((content, "manifest-form") for content in (b"[]", b"null", b'{"format": "x"}')),
    ],
)
def test_files_that_are_no_manifest_are_told(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_run(path)
    assert caught.value.code == code
    with pytest.raises(InputError, match="manifest-unreadable"):
        read_run(tmp_path / "nowhere.json")
