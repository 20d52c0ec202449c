"""What the page on indicators shows can be read, and its table adds up."""

import re
from pathlib import Path

from citybrain.progress.comparison_file import figures_in
from citybrain.progress.frameworks import CITY_FOLDER, built_in, frameworks_of
from citybrain.progress.indicator_import import values_in
from citybrain.progress.indicator_schema import IndicatorSaid
from tests.docs.code_blocks import PROJECT, blocks

PAGE = "docs/indicators.md"
FILES = {block.file: block.content for block in blocks(PAGE) if block.file}


def test_the_files_on_the_page_can_be_read(tmp_path: Path) -> None:
    (tmp_path / CITY_FOLDER).mkdir()
    (tmp_path / CITY_FOLDER / "kallio.yaml").write_text(FILES["kallio/indicators/kallio.yaml"], encoding="utf-8")
    frameworks = frameworks_of(tmp_path)
    assert frameworks.problems == ()
    assert [one.code for one in frameworks.find("own")] == ["roofs-with-sun"]
    values = values_in(FILES["kallio/values.csv"].encode(), "values.csv", frameworks, 2026)
    assert [value.year for value in values] == [2025, 2005, 2024]
    figures = figures_in(FILES["kallio/cities.csv"].encode(), "cities.csv", frameworks, 2026)
    assert {figure.accounting for figure in figures} == {"territorial", "consumption"}


def test_the_table_of_the_demo_city_adds_up_to_what_is_listed() -> None:
    text = (PROJECT / PAGE).read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", text, re.MULTILINE)
    for framework, row in zip(built_in(), rows, strict=True):
        computed, partly, entered, without, unknown = map(int, row)
        assert computed + entered + without == len(framework.indicators)
        assert unknown == framework.total - len(framework.indicators)
        assert partly <= computed <= sum(one.computed is not None for one in framework)


def test_every_field_is_on_the_page() -> None:
    text = (PROJECT / PAGE).read_text(encoding="utf-8")
    hidden = {"level", "kind", "source", "status"}
    assert [name for name in IndicatorSaid.model_fields if name not in hidden and f"`{name}`" not in text] == []
