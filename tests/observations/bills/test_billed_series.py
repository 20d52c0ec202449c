"""Where bills went: to rows of the twin, or nowhere, with the reason."""

from pathlib import Path

from citybrain.observations.bills.billed_series import UNKNOWN_PLACE, BilledPlace, billed_series
from citybrain.observations.bills.manifest import import_of
from citybrain.twin.snapshot import load
from tests.observations.bills.towns import bring, month, table, town


def test_each_series_says_where_it_went_or_why_nowhere(tmp_path: Path) -> None:
    city = town(tmp_path / "city")
    bring(city, table(month("way/2"), month("way/1", 1), month("way/1", 2), month("way/999")))
    nowhere, first, second = billed_series(*import_of(city, 1), load(city))
    assert (nowhere.series, nowhere.reason) == ("way/999", UNKNOWN_PLACE)
    assert nowhere.places == (BilledPlace("way/999", None),)
    assert (first.series, first.bills, first.reason) == ("way/1", 2, None)
    assert (first.first[5:], first.last[5:7]) == ("01-01", "02")
    assert [load(city).ids[place.row] for place in second.places if place.row is not None] == ["way/2"]
