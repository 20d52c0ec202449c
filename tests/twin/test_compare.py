"""What differs between two snapshots."""

from pathlib import Path

import numpy as np

from citybrain.twin.compare import compare
from citybrain.twin.snapshot import load
from citybrain.twin.snapshot_write import write_snapshot
from tests.twin.small_city import contents, describe, write


def test_equal_snapshots_do_not_differ(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path)
    told = compare(load(tmp_path, 1), load(tmp_path, 2))
    assert (told.added.count, told.removed.count, told.changed) == (0, 0, {})


def test_added_removed_and_changed_buildings_are_counted_with_examples(tmp_path: Path) -> None:
    write(tmp_path, rows=4)
    changed = contents(rows=5)
    buildings = changed.tables["buildings"]
    buildings["height"] = [9.0, 12.0, np.nan, 9.0, 9.0]
    buildings["building_use"] = ["office", "retail", "office", "office", "office"]
    buildings["building_use"] = buildings["building_use"].astype("category")
    buildings["storeys"] = 3.0
    buildings["storeys_origin"] = np.uint8(1)
    buildings.loc[3, "id"] = "way/other"
    write_snapshot(tmp_path, changed, describe)
    told = compare(load(tmp_path, 1), load(tmp_path, 2))
    assert told.added.count == 2
    assert {example[0] for example in told.added.examples} == {"way/other", "way/4"}
    assert told.removed.examples == [("way/3", None, None)]
    assert told.changed["height"].count == 2
    assert told.changed["height"].examples == [("way/1", 9.0, 12.0), ("way/2", 9.0, None)]
    assert told.changed["building_use"].examples == [("way/2", "detached_house", "office")]
    assert (told.new_attributes, told.lost_attributes) == (["storeys"], [])
    assert told.as_json()["removed"]["count"] == 1
