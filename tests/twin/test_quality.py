"""The quality report adds up and can be read."""

import io

import numpy as np
import pytest
from rich.console import Console

from citybrain.base.domains import find_domains
from citybrain.messages import LANGUAGES
from citybrain.twin.manifest import EntityEntry, TableEntry
from citybrain.twin.origins import Origin, Origins
from citybrain.twin.quality import quality_of, quality_report, quality_tables
from citybrain.twin.quality_print import print_quality
from tests.twin.small_city import describe

ORIGINS = Origins()
MEASURED = ORIGINS.code(Origin("osm", "measured", 2))
MADE = ORIGINS.code(Origin("generator", "estimated", 5, simulated=True))
TABLES = {"buildings.parquet": TableEntry(sha256="0", rows=4)}


def test_shares_of_kinds_add_up_to_one_and_simulated_is_a_part_of_them() -> None:
    codes = {"height": np.array([MEASURED, MADE, MADE, 0], np.uint8)}
    shares = quality_of(codes, ORIGINS)["height"]
    assert shares == {"measured": 0.25, "derived": 0, "estimated": 0.5, "unknown": 0.25, "simulated": 0.5}


def test_the_report_holds_shares_records_and_sources() -> None:
    manifest = describe(3, TABLES)
    manifest.report = {"records": {"osm": {"received": 5, "kept": 4, "rejected": {"rejected-year": 1}}}}
    told = quality_report(manifest)
    assert told["snapshot"] == 3
    assert told["records"]["osm"]["kept"] == 4
    assert told["sources"]["osm"]["licence"] == "ODbL-1.0"


def test_the_attributes_of_every_entity_are_told() -> None:
    manifest = describe(3, TABLES)
    shares = quality_of({"lamp_power": np.array([MEASURED, 0], np.uint8)}, ORIGINS)
    manifest.entities["building"].quality = quality_of({"height": np.array([MEASURED], np.uint8)}, ORIGINS)
    manifest.entities["lamp"] = EntityEntry(table="lamps", rows=2, quality=shares)
    told = quality_report(manifest)["attributes"]
    assert told == {**manifest.quality, **shares}
    assert ["lamp power", "50.0 %"] in [row[:2] for row in quality_tables(manifest)[0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_can_be_printed_in_every_language(language: str) -> None:
    manifest = describe(3, TABLES)
    shares = {"measured": 0.5, "derived": 0.0, "estimated": 0.4996, "unknown": 0.0004, "simulated": 0.0}
    manifest.entities["building"].quality = {"height": shares}
    manifest.report = {"records": {"osm": {"received": 5, "kept": 4, "rejected": {"rejected-year": 1}}}}
    manifest.notices = [{"code": "rejected-year", "arguments": {"count": 7}}]
    manifest.notices.append(
        {"code": "domain-first-file", "arguments": {"source": "gtfs", "count": 2, "file": "[register].zip"}}
    )
    out = io.StringIO()
    print_quality(manifest, Console(file=out, width=160), language)
    told = out.getvalue()
    assert "[register]" in told
    label = find_domains().vocabulary.label("height", language)
    for part in (label, "50.0 %", "<0.1 %", "OpenStreetMap", "5", "7"):
        assert part in told
