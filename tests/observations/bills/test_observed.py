"""Observed quantities of a city: by building and zone, how well they are known, and where they come from."""

import datetime
from pathlib import Path

import numpy as np
import pytest

from citybrain.kernel.errors import InputError
from citybrain.messages import render
from citybrain.observations.bills.observed import ObservedBills, observed_columns
from citybrain.observations.bills.personal import personal_rows, rows_around_few
from citybrain.twin.city import city_of
from citybrain.twin.snapshot import load
from tests.observations.bills.towns import ENOUGH, HEAD, MONTHS, bring, graph, month, table, town, year

HEAT = "observed_network_heat"
SUMMER = "observed_summer_network_heat"
ONE = datetime.timedelta(days=1)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return town(tmp_path / "city")


def seasonal() -> list[str]:
    """Bills of a building that takes 100 kWh a day from May to September, and 9,000 kWh in other months."""
    return [
        month(number=n, energy=100.0 * (end - start).days if 5 <= n <= 9 else 9000.0)
        for n, (start, end) in enumerate(MONTHS, start=1)
    ]


def observe(city: Path) -> ObservedBills:
    found = observed_columns(city, load(city), graph())
    assert found is not None
    return found


def test_a_city_without_bills_has_nothing_observed(city: Path) -> None:
    assert observed_columns(city, load(city), graph()) is None


def test_bills_of_a_year_are_its_energy(city: Path) -> None:
    bring(city, table(*year(), *year("way/3", 60_000.0), *year("way/4", 30_000.0, "electricity")))
    seen = observe(city)
    assert (seen.start, seen.last) == (datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    assert seen.columns[HEAT][[0, 2]] == pytest.approx([ENOUGH, 60_000.0])
    assert seen.columns["observed_delivered_electricity"][3] == pytest.approx(30_000.0)
    assert np.isfinite(seen.columns[HEAT]).sum() == 2
    assert seen.quality[HEAT].tolist()[:4] == [1, 6, 1, 6]
    assert not seen.corrected


def test_the_base_is_the_use_of_summer_over_a_year(city: Path) -> None:
    lines = seasonal()
    bring(city, table(*lines))
    base = observe(city).columns[SUMMER][0]
    assert 0.95 * 36_500.0 < base <= 36_500.0


def test_yearly_bills_have_no_base_of_their_own(city: Path) -> None:
    bring(city, table("way/1,heat,2023-01-01,2023-12-31,90000"))
    seen = observe(city)
    assert seen.columns[HEAT][0] == pytest.approx(90_000.0)
    assert np.isnan(seen.columns[SUMMER][0])


def test_a_bill_over_the_end_of_a_year_is_divided(city: Path) -> None:
    lines = [month(number=n, energy=9000.0) for n in range(1, 11)]
    bring(city, table(*lines, "way/1,heat,2023-11-01,2024-02-29,40000"))
    seen = observe(city)
    inside = seen.columns[HEAT][0] - 90_000.0
    assert 15_000.0 < inside < 25_000.0
    assert seen.quality[HEAT][0] == 2


def test_electricity_is_divided_by_days_where_it_does_not_heat(city: Path) -> None:
    with (city / "city.toml").open("a") as file:
        file.write("[observed]\nwindow = 2023-01-01\n")
    bring(city, table(*[f"way/{n},electricity,2022-07-01,2023-06-30,36500" for n in (4, 1)],
                      *[f"way/{n},electricity,2023-07-01,2023-12-31,18400" for n in (4, 1)]))  # fmt: skip
    assert observe(city).columns["observed_delivered_electricity"][0] == pytest.approx(36_500 * 181 / 365 + 18_400)


@pytest.mark.parametrize(("months", "known"), [(12, True), (11, True), (10, False), (1, False)])
def test_bills_must_cover_the_year(city: Path, months: int, known: bool) -> None:
    bring(city, table(*[month(number=n) for n in range(1, months + 1)], *year("way/2")))
    seen = observe(city)
    assert np.isfinite(seen.columns[HEAT][0]) == known
    if months == 11:
        assert seen.columns[HEAT][0] > 11 * 7500.0
        assert seen.quality[HEAT][0] == 2


def test_gaps_within_a_meter_count_though_another_meter_is_billed(city: Path) -> None:
    head = HEAD.replace("building", "meter,building")
    first = [f"m1,{month(number=n)}" for n in range(1, 13)]
    second = [f"m2,{month(number=n)}" for n in (1, 2, 11, 12)]
    bring(city, table(*first, *second, head=head))
    seen = observe(city)
    assert np.isnan(seen.columns[HEAT][0])
    assert seen.surveys[0].year.covered[1] == pytest.approx((365 + 120) / 730)


def test_a_meter_that_follows_another_is_no_gap(city: Path) -> None:
    head = HEAD.replace("building", "meter,building")
    lines = [f"m{1 if n < 7 else 2},{month(number=n)}" for n in range(1, 13)]
    bring(city, table(*lines, head=head))
    assert observe(city).columns[HEAT][0] == pytest.approx(12 * 7500.0)


def test_two_meters_of_a_building_add_up(city: Path) -> None:
    head = HEAD.replace("building", "meter,building")
    bring(city, table(*[f"m{m},{month(number=n)}" for m in (1, 2) for n in range(1, 13)], head=head))
    assert observe(city).columns[HEAT][0] == pytest.approx(2 * 12 * 7500.0)


def test_a_meter_of_two_buildings_is_shared_by_floor_area(city: Path) -> None:
    with (city / "city.toml").open("a") as file:
        file.write('[bills.heat]\n[bills.heat.meters]\nfile = "meters.csv"\n')
    (city / "meters.csv").write_text("meter,building\nm1,way/1\nm1,way/2\nm2,way/3\nm2,way/99999\n", encoding="utf-8")
    lines = [f"{m},heat,2023-01-01,2023-12-31,90000" for m in ("m1", "m2")]
    bring(city, table(*lines, head=HEAD.replace("building", "meter")), name="heat")
    seen, area = observe(city), load(city).column("gross_floor_area")[:2]
    assert seen.columns[HEAT][:2] == pytest.approx(90_000.0 * area / area.sum())
    assert seen.quality[HEAT][:2].tolist() == [3, 3]
    assert np.isnan(seen.columns[HEAT][2])


def test_estimated_bills_are_less_well_known(city: Path) -> None:
    few = [f"{line},{'arvio' if n == 0 else ''}" for n, line in enumerate(year())]
    many = [f"{line},arvio" for line in year("way/2")]
    bring(city, table(*few, *many, head=f"{HEAD},arvio"))
    seen = observe(city)
    assert seen.quality[HEAT][:2].tolist() == [2, 3]
    assert seen.columns[HEAT][1] == pytest.approx(ENOUGH)


def test_credit_notes_count_for_nothing_but_uncertainty(city: Path) -> None:
    bring(city, table(*year(), month(number=3, energy=-100.0)))
    seen = observe(city)
    assert seen.columns[HEAT][0] == pytest.approx(ENOUGH)
    assert seen.quality[HEAT][0] == 2


def test_a_later_import_stands_over_an_earlier_one(city: Path) -> None:
    bring(city, table(*year(), *year("way/2")))
    bring(city, table(month(energy=10_000.0), *year("way/3")), file="b.csv")
    seen = observe(city)
    assert seen.columns[HEAT][:3] == pytest.approx([ENOUGH - 7500.0 + 10_000.0, ENOUGH, ENOUGH])
    again = table(*year(), *year("way/2"))
    bring(city, again + "way/5,heat,2023-01-01,2023-12-31,5000\n", file="c.csv")
    assert observe(city).columns[HEAT][:2] == pytest.approx([ENOUGH, ENOUGH])


def test_bills_of_meters_and_of_their_building_are_not_added(city: Path) -> None:
    bring(city, table(*year(), *year("way/2")))
    head = HEAD.replace("building", "meter,building")
    bring(city, table(*[f"m1,{line}" for line in year(energy=50_000.0)], head=head), file="b.csv")
    assert observe(city).columns[HEAT][:2] == pytest.approx([50_000.0, ENOUGH])


def test_zones_are_observed_as_zones(city: Path) -> None:
    lines = [*year("Kallio", 3e6), *year("091_3", 2e6)]
    bring(city, table(*lines, head=HEAD.replace("building", "zone")))
    seen = observe(city)
    assert seen.columns["observed_zone_network_heat"] == pytest.approx([np.nan, 3e6, 2e6], nan_ok=True)
    assert HEAT not in seen.columns


def test_the_year_is_the_one_that_bills_tell_most_of_or_the_declared_one(city: Path) -> None:
    earlier = [line.replace("2023", "2022") for line in year(energy=50_000.0)]
    few = [f"way/1,heat,2024-01-01,2024-01-31,{7500}"]
    bring(city, table(*earlier, *year(), *few))
    assert observe(city).start == datetime.date(2023, 1, 1)
    with (city / "city.toml").open("a") as file:
        file.write("[observed]\nwindow = 2022-01-01\n")
    seen = observe(city)
    assert (seen.start, seen.columns[HEAT][0]) == (datetime.date(2022, 1, 1), pytest.approx(50_000.0))


def temperatures(city: Path, shift: float, hours: int = 8760) -> None:
    """Hourly temperatures of 2023: those of the twin's year and a shift."""
    hourly = load(city).column("outdoor_temperature", "hour")[:hours] + shift
    times = np.datetime64("2023-01-01T00") + np.arange(hours).astype("timedelta64[h]")
    rows = [f"{str(time).replace('T', ' ')}:00,{value:.4f}" for time, value in zip(times, hourly, strict=True)]
    (city / "t.csv").write_text("time,temperature\n" + "\n".join(rows) + "\n", encoding="utf-8")
    with (city / "city.toml").open("a") as file:
        file.write('[observed]\ntemperatures = "t.csv"\n')


def test_the_weather_of_a_warm_year_is_corrected(city: Path) -> None:
    temperatures(city, 2.0)
    lines = seasonal()
    bring(city, table(*lines))
    seen = observe(city)
    assert seen.corrected
    assert seen.year_cold < seen.reference_cold
    whole = 100.0 * 153 + 7 * 9000.0
    base = seen.columns[SUMMER][0]
    assert 0.95 * 36_500 < base <= 36_500.0
    expected = base + (whole - base) * seen.reference_cold / seen.year_cold
    assert seen.columns[HEAT][0] == pytest.approx(expected)
    assert seen.columns[HEAT][0] > whole
    assert seen.leaves[HEAT].leaf(0).rule == "observed-corrected"


def test_in_the_weather_of_the_reference_year_nothing_is_corrected(city: Path) -> None:
    temperatures(city, 0.0)
    bring(city, table(*year()))
    seen = observe(city)
    assert seen.corrected
    assert seen.columns[HEAT][0] == pytest.approx(ENOUGH, rel=1e-4)


def test_temperatures_that_do_not_reach_over_the_year_correct_nothing(city: Path) -> None:
    temperatures(city, 2.0, 6000)
    bring(city, table(*year()))
    seen = observe(city)
    assert not seen.corrected
    assert seen.columns[HEAT][0] == pytest.approx(ENOUGH)


def test_temperatures_are_read_once_and_kept_under_their_hash(city: Path) -> None:
    temperatures(city, 2.0)
    bring(city, table(*year()))
    (kept,) = (city / "bills").glob("temperatures-*.parquet")
    stamp = kept.stat().st_mtime_ns
    first = observe(city)
    assert kept.stat().st_mtime_ns == stamp
    kept.unlink()
    second = observe(city)
    assert kept.is_file()
    assert second.columns[HEAT] == pytest.approx(first.columns[HEAT], nan_ok=True)
    assert second.hash == first.hash


def test_a_file_of_temperatures_that_is_not_there_is_named(city: Path) -> None:
    bring(city, table(*year()))
    with (city / "city.toml").open("a") as file:
        file.write('[observed]\ntemperatures = "no.csv"\n')
    with pytest.raises(InputError) as caught:
        observe(city)
    assert "There is no file of temperatures" in render(caught.value)


def test_a_typical_year_is_no_weather_of_the_bills(city: Path) -> None:
    with (city / "city.toml").open("a") as file:
        file.write('[observed]\ntemperatures = "t.csv"\n')
    (city / "t.csv").write_text("temperature\n" + "5.0\n" * 8760, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        bring(city, table(*year()))
    assert "t.csv is a typical year, not the weather of the bills" in render(caught.value)


def test_a_value_opens_into_files_hashes_and_lines(city: Path) -> None:
    with (city / "city.toml").open("a") as file:
        file.write('[bills.heat]\ntitle = "Heat sold"\nlicence = "internal"\nsimulated = true\n')
    imported = bring(city, table(*year("way/2"), *year()), name="heat")
    seen = observe(city)
    leaf = seen.leaves[HEAT].leaf(0)
    assert (leaf.file, leaf.title, leaf.licence, leaf.kind) == ("bills.csv", "Heat sold", "internal", "measured")
    assert leaf.sha256 == imported.manifest.files[0].sha256
    assert leaf.row == "14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25"
    assert leaf.simulated
    assert seen.leaves[HEAT].leaf(5).kind == "unknown"


def test_the_city_reads_observed_columns_beside_its_own(city: Path) -> None:
    bring(city, table(*year()))
    snapshot = load(city)
    seen = observe(city)
    whole = seen.on(city_of(snapshot))
    assert whole.columns[HEAT][0] == pytest.approx(ENOUGH)
    assert whole.quality[HEAT][0] == 1
    assert whole.leaf is not None
    assert whole.leaf(HEAT, 0).origin == "bills"
    assert whole.leaf("storeys", 0).title == "OpenStreetMap"


def test_bills_of_few_dwellings_count_but_are_never_shown(city: Path) -> None:
    bring(city, table(*year("way/3"), *year("way/4")))
    snapshot, seen = load(city), observe(city)
    whole = seen.on(city_of(snapshot))
    assert seen.columns[HEAT][[2, 3]] == pytest.approx([ENOUGH, ENOUGH])
    assert np.isnan(whole.columns[HEAT][2])
    assert whole.columns[HEAT][3] == pytest.approx(ENOUGH)
    assert whole.leaf is not None
    assert whole.leaf(HEAT, 2).rule == "observed-withheld"
    assert whole.leaf(HEAT, 3).file == "bills.csv"


def test_bills_of_a_zone_around_few_dwellings_are_never_shown(city: Path) -> None:
    """What a zone was billed less its other buildings, which are for the offices, is what few dwellings were."""
    lines = [line for zone in load(city).table("zones", ["id"]).column("id").to_pylist() for line in year(zone, 2e6)]
    bring(city, table(*lines, head=HEAD.replace("building", "zone")))
    snapshot, seen = load(city), observe(city)
    name, personal = "observed_zone_network_heat", personal_rows(snapshot)
    count = np.bincount(snapshot.of("building").inside("zone")[personal], minlength=len(lines) // 12)
    assert np.isfinite(seen.columns[name]).all() and 0 < count.min() <= count.max() < 10
    shown = seen.on(city_of(snapshot))
    assert np.isnan(shown.columns[name]).all()
    assert shown.leaf is not None and shown.leaf(name, 0).rule == "observed-withheld"
    for none_or_many in (np.zeros_like(personal), np.ones_like(personal)):
        assert not rows_around_few(snapshot, "zone", none_or_many).any()


def test_other_bills_snapshots_or_settings_give_another_hash(city: Path) -> None:
    bring(city, table(*year()))
    first = observe(city).hash
    assert observe(city).hash == first
    bring(city, table(*year("way/2")), file="b.csv")
    second = observe(city).hash
    with (city / "city.toml").open("a") as file:
        file.write("[observed]\ncoverage = 0.5\n")
    assert len({first, second, observe(city).hash}) == 3


def test_the_months_of_the_tests_are_those_of_the_year() -> None:
    assert sum((end - start) / ONE for start, end in MONTHS) == 365
