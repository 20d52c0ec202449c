"""Roles: domains fill those that are asked for, with quantities that can fill them."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import citybrain
from citybrain.base.domains import Domains, find_domains, read_domain
from citybrain.base.roles import ROLES
from citybrain.kernel import DeclarationError
from citybrain.messages import render

SOURCE = Path(citybrain.__file__).parent
PAGES = SOURCE.parents[1] / "web" / "src"


def spoilt(domain: str, roles: dict[str, tuple[str, ...]]) -> Domains:
    return Domains(
        tuple(replace(one, roles={**one.roles, **roles}) if one.name == domain else one for one in find_domains())
    )


@pytest.mark.parametrize(
    ("roles", "message"),
    [
        ({"emission": ("city_emissions",)}, "role emission, which nothing asks for. Nearest names: emissions"),
        (
            {"emissions": ("operational_emissions",)},
            "operational_emissions of building to the role emissions, but nothing",
        ),
        ({"emissions": ("delivered_energy",)}, "delivered_energy to the role emissions, but its unit is kWh/a"),
        ({"residents": ("residents",)}, "residents to the role residents, but it is of building"),
    ],
)
def test_what_cannot_fill_a_role_is_told(roles: dict[str, tuple[str, ...]], message: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        spoilt("carbon", roles).graph("FI")
    assert message in render(caught.value)
    assert "{" not in render(caught.value, "zh")


def test_every_role_is_asked_for_by_a_mechanism() -> None:
    files = [path for path in SOURCE.rglob("*.py") if "domains" not in path.relative_to(SOURCE).parts]
    files = [path for path in files if path.name != "roles.py" or path.parent.name != "base"]
    asked = " ".join(
        path.read_text(encoding="utf-8") for path in (*files, *PAGES.rglob("*.ts"), *PAGES.rglob("*.svelte"))
    )
    assert [name for name in ROLES if not re.search(f"[\"']{name}[\"']", asked)] == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("needs: city", "needs is city. A list of names is needed"),
        ("roles: {emissions: city_x}", "roles: emissions is city_x. A list of names is needed"),
        ("roles: [emissions]", "roles is ['emissions']. Entries by name are needed"),
        ("entities: {lamp: {table: lamps, labels: {en: 1}}}", "lamp"),
    ],
)
def test_another_form_is_told(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "domain.yaml").write_text(f"label: {{en: Lamps, zh: 路灯}}\n{line}\n", encoding="utf-8")
    with pytest.raises(DeclarationError) as caught:
        read_domain("lamps", "ours", tmp_path)
    assert message in render(caught.value)
