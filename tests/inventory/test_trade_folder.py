"""A table of trade from a folder: as pymrio computes it, and nothing that a hostile folder could do."""

import json
import os
import shutil
from pathlib import Path

import pytest

from citybrain.inventory.consumption import require_pymrio
from citybrain.inventory.trade_folder import footprint_in, tonnes_in
from citybrain.kernel import CityBrainError
from citybrain.messages import LANGUAGES, render

ASKED = ("reg3", "emissions", "emission_type1, air")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trade")
    require_pymrio().load_test().save_all(folder)
    return folder


@pytest.fixture
def folder(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "trade"))


def change(path: Path, **changes: object) -> None:
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**said, **changes}), encoding="utf-8")


def refused(folder: Path, *asked: str) -> CityBrainError:
    with pytest.raises(CityBrainError) as caught:
        footprint_in(folder, *(asked or ASKED))
    assert all("{" not in render(caught.value, language) for language in LANGUAGES)
    return caught.value


@pytest.mark.parametrize("kind", ["txt", "parquet"])
def test_a_saved_table_gives_the_accounts_of_pymrio(tmp_path: Path, kind: str) -> None:
    system = require_pymrio().load_test()
    system.save_all(tmp_path, table_format=kind)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    found, tonnes = footprint_in(tmp_path, *ASKED)
    system.calc_all()
    accounts, column = system.emissions, ("emission_type1", "air")
    for ours, theirs in (
        (found.consumption, accounts.D_cba_reg),
        (found.territorial, accounts.D_pba_reg),
        (found.imported, accounts.D_imp_reg),
        (found.exported, accounts.D_exp_reg),
    ):
        assert ours == pytest.approx(theirs.loc[column, "reg3"], rel=1e-9)
    assert tonnes == 0.001
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_table_that_was_computed_before_it_was_saved_is_read(tmp_path: Path, saved: Path) -> None:
    require_pymrio().load_test().calc_all().save_all(tmp_path)
    assert footprint_in(tmp_path, *ASKED)[0].consumption == pytest.approx(footprint_in(saved, *ASKED)[0].consumption)


@pytest.mark.parametrize(
    ("unit", "tonnes"),
    [("kg", 1e-3), ("t", 1.0), ("Gg", 1e3), ("kt CO2", 1e3), ("Mt CO2-eq", 1e6), ("kg CO2 eq.", 1e-3), ("t CO₂e", 1.0)],
)
def test_units_of_mass_are_understood(unit: str, tonnes: float) -> None:
    assert tonnes_in(unit) == pytest.approx(tonnes)


@pytest.mark.parametrize("unit", ["", "TJ", "kg CH4", "kg/a", "M.EUR", "CO2", "kg CO2 eq * 2"])
def test_other_units_are_refused(unit: str) -> None:
    with pytest.raises(CityBrainError) as caught:
        tonnes_in(unit)
    assert caught.value.code == "trade-unit"


@pytest.mark.parametrize(
    ("asked", "code", "near"),
    [
        (("reg9", *ASKED[1:]), "accounting-region-unknown", "reg"),
        (("reg3", "emission", ASKED[2]), "accounting-extension-unknown", "emissions"),
        (("reg3", "../emissions", ASKED[2]), "accounting-extension-unknown", "emissions"),
        (("reg3", "emissions", "emission_type1"), "accounting-stressor-unknown", "emission_type1, air"),
    ],
)
def test_what_the_table_does_not_have_is_named(saved: Path, asked: tuple[str, ...], code: str, near: str) -> None:
    found = refused(saved, *asked)
    assert found.code == code
    assert near in found.arguments["near"]


def test_a_folder_that_is_no_table_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere").code == "trade-folder-missing"
    assert refused(Path("a\0b")).code == "trade-folder-missing"
    assert refused(tmp_path).code == "trade-folder-unknown"
    for said in ("", "[]", "{}", '{"files": []}', '{"files": {"Z": 1}, "systemtype": "IOSystem"}', "[" * 100_000):
        (tmp_path / "file_parameters.json").write_text(said, encoding="utf-8")
        assert refused(tmp_path).code in ("trade-folder-unknown", "trade-folder-broken")


def test_a_pickle_is_never_opened(folder: Path, tmp_path: Path) -> None:
    class Attack:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "attacked"),)

    import pickle

    for place, table in ((folder, "Y"), (folder / "emissions", "F")):
        (place / f"{table}.pkl").write_bytes(pickle.dumps(Attack()))
        described = json.loads((place / "file_parameters.json").read_text(encoding="utf-8"))
        kept = dict(described["files"])
        described["files"][table]["name"] = f"{table}.pkl"
        change(place / "file_parameters.json", files=described["files"])
        assert refused(folder).code == "trade-file-kind"
        change(place / "file_parameters.json", files={**kept, table: {**kept[table], "name": f"{table}.txt"}})
    assert not (tmp_path / "attacked").exists()
    assert footprint_in(folder, *ASKED)[0].consumption > 0


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "emissions/F.txt", "missing.txt", "", "link.txt"])
def test_nothing_outside_the_folder_is_read(folder: Path, tmp_path: Path, name: str) -> None:
    shutil.copy(folder / "Y.txt", tmp_path / "secret.txt")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    files = json.loads((folder / "file_parameters.json").read_text(encoding="utf-8"))["files"]
    change(folder / "file_parameters.json", files={**files, "Y": {**files["Y"], "name": name}})
    assert refused(folder).code == "trade-file-outside"


def test_names_of_tables_that_nobody_asked_for_change_nothing(folder: Path, saved: Path) -> None:
    files = json.loads((folder / "file_parameters.json").read_text(encoding="utf-8"))["files"]
    change(folder / "file_parameters.json", files={**files, "calc_all": files["unit"]})
    assert footprint_in(folder, *ASKED)[0] == footprint_in(saved, *ASKED)[0]


def test_tables_that_do_not_fit_together_are_refused(folder: Path) -> None:
    files = json.loads((folder / "file_parameters.json").read_text(encoding="utf-8"))["files"]
    for without in ("Y", "Z"):
        change(folder / "file_parameters.json", files={name: x for name, x in files.items() if name != without})
        assert refused(folder).code == "trade-table-missing"
    change(folder / "file_parameters.json", files=files)
    whole = (folder / "Y.txt").read_text(encoding="utf-8")
    for text in ("", "a\tb\n1\t2\n", whole[: len(whole) // 2], whole.replace("0.", "x.")):
        (folder / "Y.txt").write_text(text, encoding="utf-8")
        assert refused(folder).code in ("trade-folder-broken", "accounting-region-unknown"), text[:20]
    (folder / "Y.txt").write_text(whole, encoding="utf-8")
    (folder / "emissions" / "unit.txt").write_text("nothing", encoding="utf-8")
    assert refused(folder).code in ("trade-unit", "trade-folder-broken")


def test_a_table_that_is_too_large_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citybrain.inventory.trade_folder.LARGEST", 1000)
    assert refused(folder).code == "trade-too-large"
