"""The name of a city: as city.toml says now, changed without touching the rest."""

from pathlib import Path

import pytest

from citybrain.kernel.errors import InputError
from citybrain.twin.city_name import city_name, rename_city

TEXT = '# of the city\ncountry = "FI"\nname="Old"  # for now\n\n[sources.osm]\nfile = "name = x"\n'


def test_a_city_is_renamed_and_all_else_stays(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text(TEXT, encoding="utf-8")
    assert city_name(tmp_path, "built") == "Old"
    rename_city(tmp_path, 'a "b" \\ 城')
    assert city_name(tmp_path, "built") == 'a "b" \\ 城'
    lines = (tmp_path / "city.toml").read_text(encoding="utf-8").splitlines()
    assert lines[:2] + lines[3:] == TEXT.splitlines()[:2] + TEXT.splitlines()[3:]


@pytest.mark.parametrize("text", [None, "name = ", "country = 'FI'", "[a]\nname = 'inside'"])
def test_a_name_that_stands_nowhere_is_that_of_the_build_and_is_not_changed(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "city.toml").write_text(text, encoding="utf-8")
    assert city_name(tmp_path, "built") == "built"
    with pytest.raises(InputError, match="city-not-renamed"):
        rename_city(tmp_path, "New")
    assert not text or (tmp_path / "city.toml").read_text(encoding="utf-8") == text
