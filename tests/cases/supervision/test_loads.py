"""Loads that streams of an enterprise measure, and its readings beside those of the city."""

import numpy as np
import pytest
from sqlalchemy import update

from citybrain.cases.supervision.answers import extract_answer, file_answer
from citybrain.cases.supervision.enterprises import StreamSource, tie_stream
from citybrain.governance import DataClass
from citybrain.kernel.errors import NotFoundError
from citybrain.records.errors import EntryError
from citybrain.records.tables.sensing import datastream
from tests.cases.supervision.enterprise_city import OFFICER, OWN, EnterpriseCity, load, quota
from tests.sensors import DAY, HOUR, NOON, read, sensor

MIDNIGHT = NOON - 15 * HOUR
"""In Helsinki, at the beginning of the day of NOON."""


CHANGE = ("2018-03-24", "2018-03-25")
"""The day before, and the day of 23 hours in Helsinki."""


def stream(
    city: EnterpriseCity,
    name: str,
    unit: str,
    source: StreamSource = StreamSource.SELF_MONITORING,
    of: str = "public",
    outlet: str | None = None,
) -> int:
    number = sensor(city.sensing, name, "nitrogen_oxides")
    with city.records.to_write().begin() as connection:
        which = datastream.c.id == number
        connection.execute(update(datastream).where(which).values(unit_symbol=unit, data_class=of))
        tie_stream(connection, 1, number, source, outlet, "Olli")
    return number


def hourly(city: EnterpriseCity, number: int, days: int, value: object, skip: int = 0) -> None:
    """Readings of whole days up to last midnight, of each but the first `skip` hours of a day."""
    times = np.arange(MIDNIGHT - days * DAY, MIDNIGHT, HOUR)
    times = times[(np.arange(len(times)) % 24) >= skip]
    read(city.sensing, number, times, np.broadcast_to(value, len(times)))  # type: ignore[call-overload]


def test_a_mass_flow_that_the_enterprise_measures_uses_up_the_quota(city: EnterpriseCity) -> None:
    hourly(city, stream(city, "Stack", "kg/h"), 10, 50.0)
    city.add(quota(100))
    (told,) = city.service.quotas(1)
    assert told.measured == 10
    assert told.used == pytest.approx(10 * 24 * 50 / 1000)
    assert told.doubt == "missing"  # of January to May nothing is known


def test_what_somebody_entered_counts_before_what_was_measured(city: EnterpriseCity) -> None:
    hourly(city, stream(city, "Stack", "kg/h"), 10, 50.0)
    city.add(quota(100), *(load(month, 3) for month in (1, 2, 3, 4, 5)))
    (told,) = city.service.quotas(1)
    assert told.measured == 4  # of June
    assert told.used == pytest.approx(15 + 4 * 24 * 50 / 1000)
    assert told.doubt == ""


def test_an_enterprise_that_measures_has_one_risk_and_one_sum_wherever_it_is_told(city: EnterpriseCity) -> None:
    hourly(city, stream(city, "Stack", "kg/h"), 300, 10.0)
    city.add(quota(100), quota(50, year=2017))
    listed = next(one for one in city.service.risks() if one.number == 1)
    detail = city.service.detail(1, OFFICER)
    assert listed == detail.risk
    assert "loads_missing" not in {name for name, *_ in listed.reasons}
    uses = {one.year: one.used for one in detail.quotas}
    sums = extract_answer(city.service.extract(1), "en")["sums"]
    assert [(one["year"], one["amount"], one["quota"]) for one in sums] == [(2017, pytest.approx(uses[2017]), 50)]
    assert uses[2017] > 30


def test_the_plant_and_its_outlets_never_count_for_the_same_day(city: EnterpriseCity) -> None:
    for name, outlet in (("Whole", None), ("Stack", "S1"), ("Pipe", "S2")):
        hourly(city, stream(city, name, "kg/h", outlet=outlet), 10, 50.0)
    city.add(quota(100), load(5, 3, outlet="S1"))
    (used,) = (one.used for one in city.service.quotas(1))
    assert used == pytest.approx(3 * 25 / 31 + 10 * 24 * 50 / 1000)  # the plant, the stack on the other days of May


def test_what_is_entered_of_an_outlet_hides_nothing_of_the_plant(city: EnterpriseCity) -> None:
    hourly(city, stream(city, "Whole", "kg/h"), 10, 50.0)
    city.add(quota(100), load(5, 0.001, outlet="Pipe"))
    (used,) = (one.used for one in city.service.quotas(1))
    assert used == pytest.approx(0.001 * 25 / 31 + 10 * 24 * 50 / 1000)


def test_an_enterprise_hides_nothing_that_was_measured_by_entering_less(city: EnterpriseCity) -> None:
    hourly(city, stream(city, "Whole", "kg/h"), 10, 50.0)
    city.add(quota(100))
    city.add(load(5, 0.001), by=OWN)
    measured = 10 * 24 * 50 / 1000
    for used in (city.service.quotas(1)[0].used, city.service.detail(1, OFFICER).quotas[0].used):
        assert used == pytest.approx(0.001 * 25 / 31 + measured)
    city.add(load(4, 900.0), by=OWN)
    assert city.service.quotas(1)[0].used > 900, "more than was measured counts as it is entered"


def test_two_analysers_of_one_outlet_are_one_load(city: EnterpriseCity) -> None:
    hourly(city, stream(city, "Left", "kg/h", outlet="S1"), 4, 50.0)
    hourly(city, stream(city, "Right", "g/h", outlet="S1"), 4, 60_000.0)
    city.add(quota(100))
    assert [one.used for one in city.service.quotas(1)] == [pytest.approx(4 * 24 * 55 / 1000)]


def test_what_everybody_reads_is_made_of_what_everybody_may_read(city: EnterpriseCity) -> None:
    hourly(city, stream(city, "Stack", "kg/h", of="internal"), 300, 10.0)
    city.add(quota(50, year=2017))
    public = extract_answer(city.service.extract(1), "en")
    assert (public["sums"], public["withheld"]) == ([], 1)
    assert city.service.detail(1, OFFICER).quotas[0].used > 30
    assert [(one.used, one.days) for one in city.service.detail(1, OWN).quotas] == [(0.0, [])]


def test_a_day_on_which_the_clocks_change_is_as_long_as_it_is(city: EnterpriseCity) -> None:
    hourly(city, stream(city, "Stack", "kg/h"), 100, 1.0)
    city.add(quota(100, "kg"))
    ((_, before), (_, after)) = (one for one in city.service.quotas(1)[0].days if one[0].isoformat() in CHANGE)
    assert after - before == pytest.approx(23)


def test_a_stream_counts_as_long_as_its_class_is_open(city: EnterpriseCity) -> None:
    own, other = stream(city, "Own", "kg/h"), stream(city, "City", "kg/h", StreamSource.CITY, of="internal")
    for one in (own, other):
        hourly(city, one, 20, 50.0)
    city.add(quota(100))
    assert [len(city.service.detail(1, who).streams) for who in (OFFICER, OWN)] == [2, 1]
    assert [len(city.service.detail(1, who).checks) for who in (OFFICER, OWN)] == [1, 0]
    with city.records.to_write().begin() as connection:
        connection.execute(update(datastream).values(data_class="personal"))
    assert [one.used for one in city.service.quotas(1)] == [0.0]
    assert city.service.detail(1, OFFICER).streams == []


def test_days_that_were_hardly_measured_and_concentrations_count_nothing(city: EnterpriseCity) -> None:
    hourly(city, stream(city, "Stack", "kg/h"), 3, 50.0, skip=7)
    hourly(city, stream(city, "Fence", "µg/m3"), 3, 50.0)
    city.add(quota(100))
    assert [one.used for one in city.service.quotas(1)] == [0.0]


@pytest.mark.parametrize(
    ("days", "more", "verdict"), [(30, 0.0, "No difference shown"), (30, 20.0, "differ"), (9, 20.0, "Cannot tell")]
)
def test_self_monitoring_is_compared_with_the_city(city: EnterpriseCity, days: int, more: float, verdict: str) -> None:
    chance = np.random.default_rng(3)
    own, other = stream(city, "Own", "µg/m3"), stream(city, "City", "mg/m3", StreamSource.CITY)
    hourly(city, own, days, 100 + chance.normal(0, 5, days * 24))
    hourly(city, other, days, (100 + more + chance.normal(0, 5, days * 24)) / 1000)
    told = file_answer(city.service.detail(1, OFFICER), "Olli", "en")
    (check,) = told["checks"]
    assert (check["days"], check["unit"], verdict in check["told"]) == (days, "µg/m3", True)
    assert (check["difference"] is None) == (days < 10)
    if more and check["low"] is not None and check["high"] is not None:
        assert check["low"] < -more < check["high"]
    assert {one["source_label"] for one in told["streams"]} == {"Self-monitoring", "Readings of the city"}


def test_a_stream_is_tied_once_and_none_about_persons(city: EnterpriseCity) -> None:
    known = stream(city, "Stack", "kg/h")
    with city.records.to_write().begin() as connection:
        with pytest.raises(EntryError):
            tie_stream(connection, 1, known, StreamSource.CITY, None, "Olli")
        with pytest.raises(NotFoundError):
            tie_stream(connection, 1, 999, StreamSource.CITY, None, "Olli")
    for of in (DataClass.PERSONAL, DataClass.COMMERCIAL):
        with pytest.raises(NotFoundError):
            stream(city, of, "kg/h", of=of)
