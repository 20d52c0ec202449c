"""Who asks for heat gets cells without naming them; files of cells named elsewhere are told where they belong."""

from pathlib import Path

import pytest

from citybrain.base.domains import find_domains
from citybrain.kernel.errors import InputError
from citybrain.twin.building.brought import require_domains
from citybrain.twin.configuration import CityConfiguration


def test_what_a_city_asks_for_is_closed_over_needs() -> None:
    domains = find_domains()
    assert {"heat", "surface", "buildings", "city"} <= domains.asked_by(["heat"])
    assert domains.asked_by(["surface"]) == {"surface", *domains["surface"].needs}
    assert domains.asked_by([]) == set()


@pytest.mark.parametrize(("source", "code"), [
    ("canopy_height", "city-domain-source-elsewhere"), ("weather_of_mars", "city-domain-source")
])  # fmt: skip
def test_a_file_of_cells_below_heat_is_sent_to_the_surface(tmp_path: Path, source: str, code: str) -> None:
    (tmp_path / "city.toml").write_text(f'[domains.heat]\n{source} = {{file = "a.tif"}}\n', encoding="utf-8")
    said = CityConfiguration.model_validate({"name": "A", "domains": {"heat": {source: {"file": ["a.tif"]}}}})
    with pytest.raises(InputError) as refused:
        require_domains(said, tmp_path)
    assert (refused.value.code, refused.value.arguments["line"]) == (code, 2)
    assert refused.value.arguments.get("reader", "surface") == "surface"
