"""Every notice and every rule of an origin that the twin names is in the catalogue, with the variables it is given."""

import re
from functools import cache
from pathlib import Path

import citybrain
from citybrain.base.notices import notice
from citybrain.messages import LANGUAGES, catalogue
from citybrain.twin.importers.weather import generate_weather
from citybrain.twin.manifest import SiteLocation
from tests.messages.fluent_files import variables
from tests.messages.message_uses import uses
from tests.syntax import tree_of

SOURCE = Path(citybrain.__file__).parent / "twin"


@cache
def shown() -> dict[str, frozenset[str]]:
    return variables(catalogue.files("en"))


def test_every_notice_has_a_text_with_its_variables() -> None:
    trees = {path: tree_of(path) for path in sorted(SOURCE.rglob("*.py"))}
    named = [use for path, tree in trees.items() for use in uses(tree, path.name, {"notice"}, {})]
    assert len(named) > 40
    wrong = [f"{use.where}: {use.key}" for use in named if use.complete and shown().get(use.key) != use.given]
    assert wrong == []


def test_every_rule_of_the_weather_has_a_text() -> None:
    rules = {
        rule
        for path in (SOURCE / "importers" / "weather").glob("*.py")
        for rule in re.findall(r'"(weather-rule-[a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(rules) == 11
    assert rules <= set(shown())


def test_notices_are_texts_in_every_language_and_entries_of_the_manifest() -> None:
    told = generate_weather(SiteLocation(latitude=60.2, longitude=24.9, utc_offset=2.0)).notices[0]
    texts = {told.text(language) for language in LANGUAGES}
    assert len(texts) == len(LANGUAGES)
    assert all("Helsinki" in text for text in texts)
    assert told.as_json() == {
        "code": "weather-generated",
        "arguments": {"name": "Helsinki", "period": "1991-2020"},
    }


def test_a_notice_keeps_its_arguments() -> None:
    assert notice("districts-same-name", names="a, b").text() == (
        "Several districts have the same name: a, b. Name the column with different names in city.toml: [districts] "
        'column = "...".'
    )
