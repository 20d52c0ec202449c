"""Results of a run as files, and running a manifest again, as a person does it."""

import json
import os
from pathlib import Path

import pytest

from tests.city import write_city
from tests.presenting.paper.pictures import png

PLAN = """\
name: Warm blocks
measures:
  - {intervention: insulate_walls, where: {construction_year: {before: 1980}}, uptake: 0.6}
"""
YEARS = PLAN + "years: {from: 2026, to: 2029}\nbudget: {emissions: 1000}\n"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_city(tmp_path_factory.mktemp("city"))
    for name, text in (("plan", PLAN), ("years", YEARS), ("few", PLAN.replace("1980", "1920").replace("Warm", "Few"))):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_one_run_leaves_all_its_documents(run, city: Path, tmp_path: Path) -> None:
    paths = {name: tmp_path / f"run.{name}" for name in ("report", "xlsx", "csv", "manifest", "numbers")}
    options = [word for name, path in paths.items() for word in (f"--{name}", path)]
    code, out, err = run("plan", "run", city, city / "years.yaml", *options)
    assert code == 0
    assert "Warm blocks" in out
    assert err.count("Written: ") == 5
    assert paths["report"].read_text(encoding="utf-8").startswith("<!doctype html>")
    assert paths["xlsx"].read_bytes().startswith(b"PK")
    told = json.loads(paths["manifest"].read_text(encoding="utf-8"))
    assert json.loads(paths["numbers"].read_text(encoding="utf-8")) == told["numbers"]["values"]
    assert told["sha256"] in paths["report"].read_text(encoding="utf-8")
    assert told["scenario"]


@pytest.mark.parametrize("name", ["plan", "years"])
def test_a_manifest_run_again_gives_the_same_bytes(run, city: Path, tmp_path: Path, name: str) -> None:
    manifest, first, second = tmp_path / "m.json", tmp_path / "1.json", tmp_path / "2.json"
    run("plan", "run", city, city / f"{name}.yaml", "--manifest", manifest, "--numbers", first)
    code, out, _ = run("plan", "rerun", city, manifest, "--numbers", second)
    assert code == 0
    assert out.startswith("Same bytes: ")
    assert first.read_bytes() == second.read_bytes()


def test_uncertainty_is_drawn_again_with_the_same_seed(run, city: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "m.json"
    run("plan", "run", city, city / "plan.yaml", "--draws", 40, "--uncertainty-seed", 3, "--manifest", manifest)
    told = json.loads(manifest.read_text(encoding="utf-8"))
    assert (told["uncertainty"]["draws"], told["uncertainty"]["seed"]) == (40, 3)
    assert any(name.startswith("uncertainty/quantities/") for name in told["numbers"]["values"])
    code, out, _ = run("plan", "rerun", city, manifest)
    assert (code, out.startswith("Same bytes: ")) == (0, True)


def test_what_became_different_is_told_with_the_first_number(run, city: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "m.json"
    run("plan", "run", city, city / "plan.yaml", "--manifest", manifest)
    own = city / "parameters"
    own.mkdir()
    (own / "prices.yaml").write_text(
        "electricity_price:\n  unit: money/kWh\n  label: {en: Price, zh: 电价}\n  values:\n"
        "    - {from: 2020-01-01, value: 0.5, source: Council}\n",
        encoding="utf-8",
    )
    try:
        code, out, _ = run("plan", "rerun", city, manifest)
    finally:
        (own / "prices.yaml").unlink()
        own.rmdir()
    assert code == 3
    assert "The parameter electricity_price is not as it was." in out
    assert "numbers differ. The first is " in out


def test_an_older_snapshot_is_used_again_and_a_lost_one_is_told(run, city: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "m.json"
    run("plan", "run", city, city / "plan.yaml", "--manifest", manifest)
    write_city(city, rows=60)
    try:
        code, out, _ = run("plan", "rerun", city, manifest)
        assert (code, out.startswith("Same bytes")) == (0, True)
        (city / "twin" / "000001").rename(city / "twin" / "away")
        code, _, err = run("plan", "rerun", city, manifest)
        assert code == 2
        assert "a run on snapshot 1, which this city no longer has. It has: 2" in err
    finally:
        (city / "twin" / "away").rename(city / "twin" / "000001")
        newer = city / "twin" / "000002"
        for path in newer.iterdir():
            path.unlink()
        newer.rmdir()


def test_a_manifest_of_another_city_is_refused(run, city: Path, tmp_path: Path) -> None:
    from citybrain.plans.manifest.record import own_hash

    manifest = tmp_path / "m.json"
    run("plan", "run", city, city / "plan.yaml", "--manifest", manifest)
    told = json.loads(manifest.read_text(encoding="utf-8"))
    told["city"]["name"] = "Elsewhere"
    manifest.write_text(json.dumps({**told, "sha256": own_hash(told)}), encoding="utf-8")
    code, _, err = run("plan", "rerun", city, manifest)
    assert code == 2
    assert "Elsewhere" in err and "Testbury" in err


@pytest.mark.parametrize("option", ["--report", "--xlsx", "--csv", "--manifest", "--numbers"])
def test_a_place_that_cannot_be_written_is_told_before_any_work(run, city: Path, tmp_path: Path, option: str) -> None:
    code, out, err = run("plan", "run", city, city / "plan.yaml", option, tmp_path / "no" / "file")
    assert (code, out) == (2, "")
    assert "cannot be written (No such file or directory)" in err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told(run, city: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    code, _, err = run("plan", "run", city, city / "plan.yaml", "--report", tmp_path / "r.html")
    assert code == 2
    assert "Permission denied" in err


def test_a_paper_has_own_words_a_logo_and_other_plans(run, city: Path, tmp_path: Path) -> None:
    (tmp_path / "mark.png").write_bytes(png())
    said = tmp_path / "paper.yaml"
    said.write_text("title: Warm homes\ndecision: Approve it.\nlogo: mark.png\n", encoding="utf-8")
    paper = tmp_path / "paper.html"
    options = ["--paper", paper, "--paper-text", said, "--paper-with", city / "few.yaml"]
    code, _, err = run("plan", "run", city, city / "plan.yaml", *options)
    assert (code, err.count("Written: ")) == (0, 1)
    page = paper.read_text(encoding="utf-8")
    assert "Warm homes" in page and "Approve it." in page and "data:image/png" in page and "Few blocks" in page


@pytest.mark.parametrize(
    ("text", "told"),
    [("title: [1]", "title"), ("colour: red", "colour"), ("- 1", "cannot be read"), ("logo: paper.yaml", "PNG")],
)
def test_what_is_no_paper_is_told_before_any_work(run, city: Path, tmp_path: Path, text: str, told: str) -> None:
    said = tmp_path / "paper.yaml"
    said.write_text(text, encoding="utf-8")
    code, out, err = run("plan", "run", city, city / "plan.yaml", "--paper", tmp_path / "p.html", "--paper-text", said)
    assert (code, out) == (2, "")
    assert told in err and not (tmp_path / "p.html").exists()


def test_without_a_browser_a_pdf_is_refused_before_any_work(
    run, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITYBRAIN_BROWSER", str(tmp_path / "none"))
    code, out, err = run("plan", "run", city, city / "plan.yaml", "--pdf", tmp_path / "p.pdf")
    assert (code, out) == (2, "")
    assert "CITYBRAIN_BROWSER" in err


def test_any_number_of_plans_is_compared(run, city: Path, tmp_path: Path) -> None:
    report, table = tmp_path / "c.html", tmp_path / "c.csv"
    names = [city / f"{name}.yaml" for name in ("plan", "few", "years")]
    code, out, err = run("compare", city, *names, "--report", report, "--csv", table)
    assert code == 0
    assert "Cost against emissions" in out
    assert "Few blocks" in out
    assert "Plans side by side" in report.read_text(encoding="utf-8")
    assert "net_cost" in table.read_text(encoding="utf-8-sig")
    assert err.count("Written: ") == 2
    code, _, err = run("compare", city, city / "plan.yaml")
    assert code == 2
    assert "1 plans cannot be compared" in err
