"""The act from a file of bills to the factors in force and back, with its records."""

import datetime
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel import CityBrainError
from citybrain.messages import render
from citybrain.observations.bills.importing import import_bills
from citybrain.open_city import OpenCity
from citybrain.open_city.opening import graph_of
from citybrain.plans.calibration.act import calibrate_city, revert
from citybrain.plans.calibration.calibrate import calibrate, observed_bills
from citybrain.plans.calibration.layer import layer_text
from citybrain.plans.calibration.record import alone, in_force, layer_path, records_of
from citybrain.plans.calibration.settings import CalibrationSettings
from citybrain.twin.city import city_of
from citybrain.twin.configuration import CityConfiguration
from tests.city import write_city
from tests.plans.calibration.known_truth import CORRECTIONS, Noise, Truth, known_city, truth_of, write_bills

SETTINGS = CalibrationSettings(draws=200)
ROWS = 600


def bring(folder: Path, file: Path) -> None:
    """Import a file of bills as the command does."""
    workspace = OpenCity(folder).workspace
    import_bills(folder, CityConfiguration(name="Testbury"), workspace.snapshot, workspace.graph, [file])


@pytest.fixture(scope="module")
def billed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    """A city with imported bills, not calibrated yet."""
    known = known_city(tmp_path_factory.mktemp("billed"), ROWS)
    truth = truth_of(known, 3, Noise(billed=0.9))
    bring(known.folder, write_bills(known, truth, known.folder / "bills.csv"))
    return known.folder, truth


@pytest.fixture
def city(billed: tuple[Path, Truth], tmp_path: Path) -> Path:
    return Path(shutil.copytree(billed[0], tmp_path / "city"))


@pytest.fixture(scope="module")
def calibrated(billed: tuple[Path, Truth], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    folder = Path(shutil.copytree(billed[0], tmp_path_factory.mktemp("calibrated") / "city"))
    return folder, calibrate_city(folder, OpenCity(folder).workspace, SETTINGS)


def refusal(act, *arguments) -> str:
    with pytest.raises(CityBrainError) as caught:
        act(*arguments)
    return render(caught.value)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_the_record_says_all_that_was_done(calibrated) -> None:
    folder, record = calibrated
    assert record["adopted"]
    assert json.loads((folder / "calibrations" / "000001.json").read_text(encoding="utf-8")) == record
    workspace = OpenCity(folder).workspace
    assert record["snapshot"] == workspace.snapshot.manifest.snapshot
    assert (record["bills_from"], record["bills_to"]) == ("2025-01-01", "2025-12-31")
    assert record["settings"]["seed"] == SETTINGS.seed
    assert [entry["number"] for entry in record["imports"]] == [1]
    assert record["error_after"] < record["error_before"]
    assert "calibration-weather" in record["notices"]
    assert datetime.datetime.fromisoformat(record["created"]).tzinfo is not None
    for group in record["groups"]:
        assert set(group["estimates"]) == set(record["corrections"])
        assert all(e["low"] < e["value"] < e["high"] for e in group["estimates"].values())


def test_hidden_factors_come_back_through_the_import(billed, calibrated) -> None:
    _, truth = billed
    _, record = calibrated
    held, misses = [], []
    for group in record["groups"]:
        if len(group["cells"]) > 1:
            continue
        for name, found in group["estimates"].items():
            hidden = np.exp(truth.effects[group["cells"][0], CORRECTIONS.index(name)])
            held.append(found["low"] <= hidden <= found["high"])
            misses.append(np.log(found["value"] / hidden))
    assert len(held) > 30
    assert np.mean(held) > 0.75
    assert np.sqrt(np.mean(np.square(misses))) < 0.2


def test_the_layer_puts_the_factors_in_force_with_source_and_uncertainty(calibrated) -> None:
    folder, record = calibrated
    graph = graph_of("FI", folder)
    table = graph.parameters["heat_loss_correction"].table_at(datetime.date(2026, 1, 1))
    group = next(g for g in record["groups"] if g["adopted"] and len(g["cells"]) == 1)
    use = record["uses"].index(group["use"])
    year = float(group["first"] or 1800)
    line = table.row(float(use), year)
    assert line.value == pytest.approx(group["estimates"]["heat_loss_correction"]["value"], abs=1e-4)
    assert line.source.startswith(f"calibration 000001 of bills {record['bills_hash'][:12]} (2025-01-01 to 2025-12-31)")
    assert f": {group['fitted']} buildings, 90 % between" in line.source
    assert line.quality == 3
    uncertainty = graph.parameters["heat_loss_correction"].uncertainty_at(datetime.date(2026, 1, 1))
    assert uncertainty.relative == pytest.approx(record["uncertainty"]["heat_loss_correction"]["relative"], abs=1e-4)
    never_billed = table.row(float(record["uses"].index("hotel")), 1960.0)
    assert (never_billed.value, never_billed.source) == (
        1.0,
        "Definition: as computed, without correction by measured use",
    )
    base_year = graph.parameters["heat_loss_correction"].table_at(datetime.date(1990, 1, 1))
    assert np.array_equal(base_year.values, table.values)


def test_the_calibrated_city_is_closer_to_its_bills_and_explains_why(calibrated, billed) -> None:
    before, after = OpenCity(billed[0]).workspace, OpenCity(calibrated[0]).workspace
    seen = after.observed.columns["observed_network_heat"]
    known = np.isfinite(seen)
    ratios = [np.median(w.today().value("network_heat")[known] / seen[known]) for w in (before, after)]
    assert abs(ratios[1] - 1) < 0.1
    assert abs(ratios[0] - 1) > 0.2
    row = int(np.flatnonzero(known)[0])
    told = after.today().explain("heat_loss_correction", row)
    assert told.source.startswith("calibration 000001 of bills")
    assert told.quality >= 3
    assert before.today().explain("heat_loss_correction", row).source.startswith("Definition")


def test_a_second_calibration_by_the_same_bills_changes_nothing(calibrated, tmp_path) -> None:
    folder = Path(shutil.copytree(calibrated[0], tmp_path / "again"))
    text = layer_path(folder).read_bytes()
    record = calibrate_city(folder, OpenCity(folder).workspace, SETTINGS)
    assert not record["adopted"]
    assert (record["number"], record["error_after"]) == (2, pytest.approx(record["error_before"], rel=0.02))
    assert layer_path(folder).read_bytes() == text
    assert in_force(folder)["number"] == 1


def test_a_dry_run_writes_nothing(city, calibrated) -> None:
    before = files(city)
    record = calibrate_city(city, OpenCity(city).workspace, SETTINGS, dry_run=True)
    assert files(city) == before
    assert record["adopted"]
    assert record["number"] == 0
    assert record["groups"] == calibrated[1]["groups"]


def test_a_cancelled_calibration_leaves_nothing(city) -> None:
    before = files(city)

    def stop(share: float, key: str) -> None:
        if key == "calibration-progress-judging":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        calibrate_city(city, OpenCity(city).workspace, SETTINGS, progress=stop)
    assert files(city) == before


def test_taking_back_restores_what_was_before_and_is_on_record(calibrated, tmp_path) -> None:
    folder = Path(shutil.copytree(calibrated[0], tmp_path / "back"))
    done = revert(folder, 1)
    assert not layer_path(folder).exists()
    assert (done["kind"], done["number"], done["reverts"]) == ("revert", 2, 1)
    assert [r["number"] for r in records_of(folder)] == [1, 2]
    assert in_force(folder) is None
    table = graph_of("FI", folder).parameters["heat_loss_correction"].table_at(datetime.date(2026, 1, 1))
    assert (table.values == 1.0).all()
    assert "is not the one in force (in force: -)" in refusal(revert, folder, 1)
    assert "put no factors in force" in refusal(revert, folder, 2)
    assert "There is no calibration 000009. There are: 000001, 000002" in refusal(revert, folder, 9)


def test_a_layer_changed_by_hand_is_not_thrown_away(calibrated, tmp_path) -> None:
    folder = Path(shutil.copytree(calibrated[0], tmp_path / "hand"))
    layer_path(folder).write_text(layer_path(folder).read_text() + "# mine\n")
    assert "if parameters/calibration.yaml was changed by hand, restore it" in refusal(revert, folder, 1)
    assert layer_path(folder).read_text().endswith("# mine\n")


def test_a_damaged_record_is_named(calibrated, tmp_path) -> None:
    folder = Path(shutil.copytree(calibrated[0], tmp_path / "damaged"))
    (folder / "calibrations" / "000001.json").write_text("{")
    assert "000001.json is damaged" in refusal(records_of, folder)


def test_one_calibration_is_written_at_a_time(city) -> None:
    workspace = OpenCity(city).workspace
    with alone(city):
        assert "Another calibration of" in refusal(calibrate_city, city, workspace, SETTINGS)


def test_a_parameter_of_the_citys_own_stands_in_the_way(city) -> None:
    (city / "parameters").mkdir()
    own = "hot_water_correction: {unit: '1', of: building, by: [building_use, construction_year], values: "
    own += "[{from: 1900-01-01, source: 'Estimate', rows: [{value: 0.9}, {construction_year: 1946, value: 0.9}]}]}\n"
    (city / "parameters" / "own.yaml").write_text(own)
    told = refusal(calibrate_city, city, OpenCity(city).workspace, SETTINGS)
    assert "parameters/own.yaml of the city says hot_water_correction itself" in told


def test_a_city_without_bills_is_told_how_to_get_some(tmp_path) -> None:
    folder = write_city(tmp_path / "city")
    told = refusal(calibrate_city, folder, OpenCity(folder).workspace, SETTINGS)
    assert "has no bills to calibrate from. Import some first: citybrain bills import" in told


def test_bills_of_zones_alone_do_not_serve(tmp_path) -> None:
    folder = write_city(tmp_path / "city")
    lines = [
        "zone,from,to,carrier,kWh",
        *(f"{z},2025-01-01,2025-12-31,electricity,2000000" for z in ("Kluuvi", "Kallio")),
    ]
    (folder / "zones.csv").write_text("\n".join(lines) + "\n")
    bring(folder, folder / "zones.csv")
    told = refusal(calibrate_city, folder, OpenCity(folder).workspace, SETTINGS)
    assert "are of whole zones; factors of kinds of buildings need bills of buildings" in told


def test_bills_of_a_snapshot_that_is_gone_are_told(tmp_path) -> None:
    folder = write_city(tmp_path / "city")
    lines = [
        "building,from,to,carrier,kWh",
        *(f"way/{n},2025-01-01,2025-12-31,electricity,90000" for n in range(90, 121)),
    ]
    (folder / "bills.csv").write_text("\n".join(lines) + "\n")
    bring(folder, folder / "bills.csv")
    write_city(folder, 60)
    told = refusal(calibrate_city, folder, OpenCity(folder).workspace, SETTINGS)
    assert told.startswith("None of the bills is of a building of snapshot 2 (they were matched to snapshot 1)")
    shutil.rmtree(folder / "twin" / "000001")
    told = refusal(calibrate_city, folder, OpenCity(folder).workspace, SETTINGS)
    assert told.startswith("The bills were matched to buildings of snapshot 1, which is gone, and none of them is in")


def test_a_calibration_keeps_factors_of_an_earlier_one_that_it_does_not_touch(billed, calibrated, tmp_path) -> None:
    before, after = OpenCity(billed[0]).workspace, graph_of("FI", calibrated[0])
    classes = before.observed.classes_of_rows
    bills = observed_bills(before.graph, before.observed.columns, before.snapshot.ids, classes)
    outcome = calibrate(before.graph, city_of(before.snapshot), bills, SETTINGS)
    electricity = replace(outcome, corrections=("electricity_use_correction",))
    text = layer_text(after, electricity, "000002", "0123456789ab (2026-01-01 to 2026-12-31)", before.day)
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "calibration.yaml").write_text(text)
    graph = graph_of("FI", tmp_path)
    sources = {n: {row.source[:18] for row in graph.parameters[n].tables[0].rows} for n in CORRECTIONS}
    assert sources["electricity_use_correction"] == {"calibration 000002", "Definition: as com"}
    for name in ("heat_loss_correction", "hot_water_correction"):
        kept, first = graph.parameters[name].tables[0], after.parameters[name].tables[0]
        assert np.array_equal(kept.values, first.values)
        assert kept.uncertainty == first.uncertainty
        assert "calibration 000001" in sources[name]
