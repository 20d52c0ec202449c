"""How much of a quota is used by which day, and when it is used up, with what is not known."""

import datetime

import numpy as np
import pytest

from citybrain.cases.supervision.answers import quota_text
from citybrain.cases.supervision.entries import in_unit
from citybrain.cases.supervision.quota import QuotaUse
from citybrain.domains.enterprises.models.quota import quota_exhaustion
from tests.cases.supervision.enterprise_city import EnterpriseCity, load, quota


def use(city: EnterpriseCity, *entries: object) -> QuotaUse:
    city.add(*entries)  # type: ignore[arg-type]
    (told,) = city.service.quotas(1)
    return told


def test_monthly_loads_use_up_a_quota_on_a_day(city: EnterpriseCity) -> None:
    """31 t in January and 14 t in February leave 5 t of 50 t, which March uses up with 1 t a day."""
    told = use(city, quota(50), load(1, 31), load(2, 14), load(3, 31))
    assert (told.used, told.share) == (pytest.approx(76), pytest.approx(76 / 50))
    assert told.used_up == datetime.date(2018, 3, 6)  # the fifth day fills it, the sixth exceeds it
    assert told.within is not None and told.within.since == datetime.date(2018, 3, 1)
    assert "2018-03-01 to 2018-03-31" in quota_text(told, "en").replace("\u2068", "").replace("\u2069", "")


def test_units_convert_and_days_add_up(city: EnterpriseCity) -> None:
    told = use(
        city, quota(50_000, "kg"), load(1, 31), load(2, 14_000, "kg", outlet="A"), load(2, 14e6, "g", outlet="B")
    )
    days = dict(told.days)
    assert days[datetime.date(2018, 1, 10)] == pytest.approx(10_000)
    assert days[datetime.date(2018, 2, 28)] == pytest.approx(59_000)
    assert in_unit(1, "t", "kg") == pytest.approx(1000)


def test_what_comes_has_an_interval(city: EnterpriseCity) -> None:
    """26 t in 151 days leave 14 t, which take 81.3 days more."""
    told = use(city, quota(40), load(1, 4), load(2, 6), load(3, 5), load(4, 4), load(5, 7))
    assert told.earliest and told.expected
    assert told.days[-1][0] < told.earliest < told.expected
    assert told.expected == datetime.date(2018, 8, 21)
    assert told.latest is None or told.latest > told.expected
    assert quota_text(told, "zh") != quota_text(told, "en")


@pytest.mark.parametrize(
    ("months", "doubt"), [((), "none"), ((1, 2), "few"), ((1, 2, 3, 5), "missing"), ((1, 2, 3), "")]
)
def test_nobody_can_tell_by_few_loads_or_with_gaps(city: EnterpriseCity, months: tuple[int, ...], doubt: str) -> None:
    told = use(city, quota(400), *(load(month, 3 + month) for month in months))
    assert told.doubt == doubt
    assert bool(doubt) == (told.earliest is None and "Cannot tell" in quota_text(told, "en"))


def test_a_quota_that_lasts_says_so(city: EnterpriseCity) -> None:
    told = use(city, quota(4000), *(load(month, 3) for month in (1, 2, 3, 4)))
    assert (told.expected, told.earliest, told.doubt) == (None, None, "")
    assert "Lasts until the end of" in quota_text(told, "en")


def test_a_quota_of_nothing_is_used_up_by_the_first_load(city: EnterpriseCity) -> None:
    told = use(city, quota(0), load(2, 3))
    assert (told.share, told.used_up) == (1.0, datetime.date(2018, 2, 1))


def test_exactly_the_quota_does_not_use_it_up(city: EnterpriseCity) -> None:
    assert use(city, quota(3), load(1, 1.0), load(2, 2.0)).used_up is None


def test_the_interval_holds_the_day_nine_times_in_ten() -> None:
    chance, inside, runs = np.random.default_rng(7), 0, 1000
    for _ in range(runs):
        past, future = chance.gamma(6, 10 / 6, int(chance.integers(3, 9))), chance.gamma(6, 10 / 6, 60)
        told = quota_exhaustion(past, np.full(len(past), 30.0), 60.0, 1800)
        true = int(np.searchsorted(np.cumsum(np.repeat(future / 30, 30)), 60.0)) + 1
        assert told is not None and told.earliest is not None
        inside += told.earliest <= true <= (told.latest or 1800)
    assert 0.87 <= inside / runs <= 0.93


def test_days_in_a_row_are_summed_up_first() -> None:
    """Equal loads of days within each month are as good as the months."""
    months = np.array([30.0, 60.0, 45.0])
    days = np.repeat(months / 30, 30)
    by_month = quota_exhaustion(months, np.full(3, 30.0), 100.0, 400)
    by_day = quota_exhaustion(days[: 28 * 3], np.ones(28 * 3), 100.0, 400)
    assert by_month is not None and by_day is not None
    assert by_day.earliest == pytest.approx(by_month.earliest, abs=12)
    assert quota_exhaustion(days[:60], np.ones(60), 100.0, 400) is None
