"""Attributes of the twin and columns of weather files by what people call them, in every language."""

import pytest

from citybrain.base.domains import find_domains
from citybrain.messages import text
from citybrain.presenting.answers.words import attribute_label, attribute_value

GRAPH = find_domains().graph("fi")
COLUMNS = (
    "outdoor_temperature", "global_horizontal_irradiance", "direct_normal_irradiance", "diffuse_horizontal_irradiance",
    "wind_speed", "relative_humidity", "dew_point",
)  # fmt: skip
OF_THE_MAP = ("highway", "kind", "key", "subkind", "genus", "species", "railway_in_tunnel")


@pytest.mark.parametrize("name", OF_THE_MAP)
def test_an_attribute_is_called_as_people_call_it(name: str) -> None:
    english, chinese = (attribute_label(GRAPH, name, language) for language in ("en", "zh"))
    assert english[0].isupper() and "_" not in english
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese)


def test_a_kind_that_no_formula_reads_is_called_as_the_vocabulary_calls_it() -> None:
    called = [attribute_value(GRAPH, "habitat_kind", "open_green", language) for language in ("en", "zh")]
    assert called == ["Park and meadow", "公园与草地"]
    assert attribute_value(GRAPH, "habitat_kind", "of_the_file", "en") == "of_the_file"


@pytest.mark.parametrize("key", ["weather-gaps-closed", "weather-missing-codes"])
def test_a_gap_of_the_weather_is_told_by_the_label_of_its_column(key: str) -> None:
    for column in COLUMNS:
        for language in ("en", "zh"):
            assert column not in text(key, language, column=column, count=10)
