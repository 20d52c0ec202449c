"""What the map says of things in words of OpenStreetMap is told in words that people read."""

from citybrain.kernel.yaml_files import read_yaml
from citybrain.messages import LANGUAGES
from citybrain.messages.catalogue import keys
from citybrain.twin.importers.osm_extract import LAND_KINDS
from citybrain.twin.importers.osm_kinds import TABLES


def test_every_kind_of_the_map_has_a_name_in_every_language() -> None:
    document = read_yaml(TABLES)
    places = {kind for entry in document["places"] for kind in entry if kind != "key"}
    kinds = {*places, *LAND_KINDS, *document["railway"]}
    assert len(kinds) > 30
    for language in LANGUAGES:
        assert {f"kind-{kind.replace('_', '-')}" for kind in kinds} <= keys(language)
