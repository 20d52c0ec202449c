"""What a city from elsewhere gives power over."""

from pathlib import Path

from citybrain.open_city.powers import powers_of

TOML = """name = "Kallio"
[sources.osm]
file = "https://files.example/kallio.osm.pbf"
licence = "https://licences.example/odbl"
url = "https://www.openstreetmap.org/copyright"
[sign_in.provider]
issuer = "https://login.example/realms/city"
"""


def test_hosts_are_those_that_are_asked_and_no_links_for_readers(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text(TOML, encoding="utf-8")
    assert powers_of(tmp_path).hosts == ["files.example", "login.example"]
