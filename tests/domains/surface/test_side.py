"""Cells as wide as a city states: the same ground at 10, 5 and 2 m, too many of them, and settings that cannot be."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from citybrain.base.importing import Imported
from citybrain.domains.surface.importers.cells import COLUMNS, LANES, cells_of_city
from citybrain.domains.surface.importers.grid import MOST_STATED, grid_of
from citybrain.kernel.errors import InputError
from citybrain.messages import text
from citybrain.twin.building.brought import require_domains
from citybrain.twin.configuration import parse_configuration
from tests.domains.surface.test_cells import toy_map

KILOMETRE = np.array([shapely.box(0, 0, 1_000, 1_000)], object)


def made(side: float | None) -> Imported:
    stated = {} if side is None else {"side": side}
    return cells_of_city({}, toy_map(), lambda share, key: None, **stated)


def areas(imported: Imported) -> dict[str, float]:
    cells = imported.tables["cells"]
    names = (*COLUMNS.values(), *LANES.values(), "cell_tree_share")
    return {name: float((cells[name] * cells["cell_area"]).sum()) for name in names}


@pytest.mark.parametrize(("side", "pixel", "count"), [(2.0, 1.0, 5_000), (5.0, 1.0, 800), (10.0, 2.0, 200)])
def test_the_same_ground_has_the_same_areas_in_cells_of_any_side(side: float, pixel: float, count: int) -> None:
    """Edges on whole metres are exact; crowns of 50.3 and 12.6 m² are as round as parts of 1 or 2 m draw them."""
    finer, usual = made(side), made(None)
    told = {one.code: one.arguments for one in finer.notices}["surface-cells-made"]
    assert (told["count"], told["side"], told["pixel"]) == (count, side, pixel)
    assert set(finer.tables["cells"]["cell_area"]) == {side**2}
    here, there = areas(finer), areas(usual)
    crowns = here.pop("cell_tree_share")
    there.pop("cell_tree_share")
    assert here == pytest.approx(there, abs=50.0)
    for name in ("cell_roof_share", "cell_water_share"):
        assert here[name] == pytest.approx(there[name], abs=0.5)
    assert crowns == pytest.approx(np.pi * (4.0**2 + 2.0**2), abs=2.0 if pixel == 1.0 else 16.0)


def test_without_a_side_cells_are_those_of_ten_metres() -> None:
    stated, usual = made(10.0).tables["cells"], made(None).tables["cells"]
    assert stated.equals(usual)


def test_too_many_cells_are_refused_before_any_is_made() -> None:
    zone = np.array([shapely.box(0, 0, 10_000, 5_000)], object)
    with pytest.raises(InputError) as refused:
        grid_of(zone, (0.0, 0.0, 10_000.0, 5_000.0), 5.0)
    told = refused.value.arguments
    assert (refused.value.code, told["received"], told["allowed"]) == ("surface-too-many-cells", 2e6, MOST_STATED)
    assert (told["next"], told["count"]) == ("10", 5e5)
    assert "State side = 10, which makes about 500,000" in text(refused.value.code, "en", **told)
    assert len(grid_of(KILOMETRE, (0.0, 0.0, 1_000.0, 1_000.0), 2.0).row) == 250_000


@pytest.mark.parametrize(("line", "code", "told"), [
    ("[domains.surface]\nside = 3", "city-domain-setting-value", {"received": "3", "allowed": "2, 5, 10, 20, 40, 80"}),
    ("[domains.surface]\nside = -5.0", "city-domain-setting-value", {"received": "-5"}),
    ("[domains.surface]\nside = nan", "city-domain-setting-value", {"received": "nan"}),
    ("[domains.surface]\nwidth = 5", "city-domain-setting", {"allowed": "side", "key": "width"}),
    ("[domains.surface]\ncanopy_height = 5", "city-domain-setting", {"key": "canopy_height"}),
    ("[domains.heat]\nside = 5", "city-domain-setting-elsewhere", {"reader": "surface"}),
])  # fmt: skip
def test_a_side_that_cannot_be_is_refused_with_its_line(
    tmp_path: Path, line: str, code: str, told: dict[str, str]
) -> None:
    file = tmp_path / "city.toml"
    file.write_text(f'name = "A"\n{line}\n', encoding="utf-8")
    with pytest.raises(InputError) as refused:
        require_domains(parse_configuration(file.read_text(encoding="utf-8"), str(file)), tmp_path)
    assert (refused.value.code, refused.value.arguments["line"]) == (code, 3)
    assert refused.value.arguments.items() >= told.items()


@pytest.mark.parametrize("value", ['"5"', "true", "[5]", "2026-01-01"])
def test_a_side_that_is_no_number_is_refused_with_its_line_and_those_that_can_be(value: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_configuration(f'name = "A"\n[domains.surface]\nside = {value}\n')
    assert (refused.value.arguments["line"], refused.value.arguments["key"]) == (3, "domains.surface.side")
    for language, said in (
        ("en", "Allowed is one of the numbers 2, 5, 10, 20, 40, 80,"),
        ("zh", "2, 5, 10, 20, 40, 80。"),
    ):
        told = text(refused.value.code, language, **refused.value.arguments)
        assert value in told and said in told


@pytest.mark.parametrize("place", ["surface]\ncanopy_height", "no_such_domain]\nside"])
def test_a_file_that_is_named_by_a_text_alone_tells_how_files_are_named(place: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_configuration(f'name = "A"\n[domains.{place} = "a.tif"\n')
    told = text(refused.value.code, "en", **refused.value.arguments)
    name = place.rpartition("\n")[2]
    assert f"line 3: domains.{place.replace(chr(10), '').replace(']', '.')} cannot be" in told
    assert f'"a.tif". Allowed is a file, named as {name} = {{file = "..."}}.' in told


def test_a_key_of_a_file_that_is_not_known_still_tells_those_that_are() -> None:
    with pytest.raises(InputError) as refused:
        parse_configuration('name = "A"\n[domains.surface]\nground_height = {file = "a.tif", titel = "A"}\n')
    assert (refused.value.code, refused.value.arguments["nearest"]) == ("city-file-key-unknown", "title")
