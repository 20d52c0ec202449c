"""`citybrain scaffold quantity` writes files that pass the project's own checks, or nothing at all."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from citybrain.cli.scaffold import app
from citybrain.kernel.errors import InputError
from citybrain.messages import render

RIGHT = {
    "--domain": "buildings",
    "--topic": "use",
    "--of": "building",
    "--unit": "person/m²",
    "--formula": "residents / gross_floor_area",
    "--sentence": "People who live in a building for each square metre of its floors.",
    "--sentence-zh": "建筑内每平方米建筑面积的居住人数。",
    "--source": "Definition",
    "--label": "Residents per floor area",
    "--label-zh": "单位面积居民数",
    "--expect": "0.02",
    "--better": "neither",
}
GIVEN = ("residents=4", "gross_floor_area=200")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "src" / "citybrain" / "domains" / "buildings").mkdir(parents=True)
    return tmp_path


def scaffold(checkout: Path, name: str = "residents_by_floor_area", given: tuple[str, ...] = GIVEN, **changed: str):
    options = RIGHT | {f"--{key.replace('_', '-')}": value for key, value in changed.items()}
    command = ["quantity", name, "--project", str(checkout)]
    command += [word for option in options.items() for word in option]
    command += [word for entry in given for word in ("--given", entry)]
    return CliRunner().invoke(app, command)


def test_a_new_quantity_gets_model_term_with_sentence_and_case(checkout: Path) -> None:
    told = scaffold(checkout)
    assert told.exit_code == 0, told.output
    assert told.output.splitlines() == [
        "wrote src/citybrain/domains/buildings/models/use/residents_by_floor_area.py",
        "wrote src/citybrain/domains/buildings/vocabulary/use.yaml",
        "wrote tests/cases/use/residents_by_floor_area.yaml",
        'Read the three files, then run: make test PYTEST_ARGS="-k residents_by_floor_area"',
    ]
    assert (checkout / "src/citybrain/domains/buildings/models/use/residents_by_floor_area.py").read_text() == (
        '"""Residents per floor area."""\n\n'
        "from citybrain.kernel import quantity\n"
        "from citybrain.kernel.units import People, PeoplePerSquareMetre, SquareMetres\n\n\n"
        '@quantity(of="building", source="Definition")\n'
        "def residents_by_floor_area(residents: People, gross_floor_area: SquareMetres) -> PeoplePerSquareMetre:\n"
        '    """People who live in a building for each square metre of its floors."""\n'
        "    return residents / gross_floor_area\n"
    )
    assert yaml.safe_load((checkout / "src/citybrain/domains/buildings/vocabulary/use.yaml").read_text()) == {
        "residents_by_floor_area": {
            "label": {"en": "Residents per floor area", "zh": "单位面积居民数"},
            "better": "neither",
            "sentence": {"zh": "建筑内每平方米建筑面积的居住人数。"},
        }
    }
    assert yaml.safe_load((checkout / "tests/cases/use/residents_by_floor_area.yaml").read_text()) == {
        "quantity": "residents_by_floor_area",
        "source": "Definition",
        "inputs": {"residents": 4, "gross_floor_area": 200},
        "expect": 0.02,
        "tolerance": 1e-6,
    }


def test_what_is_written_is_formatted_as_the_project_is(checkout: Path) -> None:
    long = "np.abs(wall_area_north) + wall_area_east + wall_area_south + wall_area_west + party_wall_area"
    given = tuple(f"{side}=1" for side in ("wall_area_north", "wall_area_east", "wall_area_south", "wall_area_west"))
    told = scaffold(
        checkout,
        given=(*given, "party_wall_area=1"),
        formula=long,
        unit="m²",
        expect="5",
        name="all_the_walls",
    )
    assert told.exit_code == 0, told.output
    config = Path(__file__).parents[2] / "pyproject.toml"
    for check in (["check"], ["format", "--check"]):
        command = [Path(sys.executable).with_name("ruff"), *check, "--config", config, checkout / "src"]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_second_quantity_of_a_domain_keeps_the_first_in_the_vocabulary(checkout: Path) -> None:
    scaffold(checkout)
    assert scaffold(checkout, name="density").exit_code == 0
    vocabulary = yaml.safe_load((checkout / "src/citybrain/domains/buildings/vocabulary/use.yaml").read_text())
    assert list(vocabulary) == ["residents_by_floor_area", "density"]


def test_the_one_file_of_a_vocabulary_is_written_where_there_is_one(checkout: Path) -> None:
    single = checkout / "src/citybrain/domains/buildings/vocabulary.yaml"
    single.write_text("# Words.\n", encoding="utf-8")
    assert scaffold(checkout).exit_code == 0
    assert list(yaml.safe_load(single.read_text(encoding="utf-8"))) == ["residents_by_floor_area"]


def test_where_what_was_written_cannot_be_read_nothing_stays(checkout: Path) -> None:
    (checkout / "src/citybrain/domains/buildings/domain.yaml").write_text("label: {en: x}\nneeds: [nothing]\n")
    before = sorted(checkout.rglob("*.*"))
    assert scaffold(checkout).exit_code == 1
    assert sorted(checkout.rglob("*.*")) == before


def test_nothing_is_overwritten(checkout: Path) -> None:
    scaffold(checkout)
    model = checkout / "src/citybrain/domains/buildings/models/use/residents_by_floor_area.py"
    model.write_text("mine")
    told = scaffold(checkout)
    assert isinstance(told.exception, InputError)
    assert told.exception.code == "scaffold-file-exists"
    assert model.read_text() == "mine"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"name": "Heat"}, "“Heat” cannot be a name."),
        ({"name": "residents"}, "There is already a quantity residents, in buildings/attributes.yaml"),
        ({"domain": "../x"}, "“../x” cannot be a name."),
        ({"topic": "../x"}, "“../x” cannot be a name."),
        ({"domain": "trees"}, "There is no domain trees. Choose one of these: buildings."),
        ({"formula": "residents / "}, "The formula “residents / ” cannot be read: invalid syntax."),
        ({"formula": "resident / gross_floor_area"}, "reads resident, which nothing makes. Nearest names: residents"),
        ({"formula": "residents / gross_floor_area * storeys"}, "--given storeys=VALUE."),
        ({"of": "zone"}, "is of a zone but reads residents, which is of a building."),
        ({"unit": "furlong"}, "No alias stands for the unit “furlong”."),
        ({"unit": "kWh/a"}, "does not give kWh/a"),
        ({"expect": "0.2"}, "the formula gives 0.02, expected were 0.2 person/m²."),
        ({"given": ("residents=4",)}, "The case does not say what gross_floor_area is."),
        ({"given": ("residents",)}, "“residents” is not an input of the case."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(checkout: Path, changed: dict, message: str) -> None:
    told = scaffold(checkout, **changed)
    assert isinstance(told.exception, InputError), told.output
    assert message in render(told.exception)
    assert [path for path in checkout.rglob("*") if path.is_file()] == []


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path) -> None:
    told = scaffold(tmp_path)
    assert "has no src/citybrain/domains" in render(told.exception)
