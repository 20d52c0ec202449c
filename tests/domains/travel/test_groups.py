"""Time and money on the way of groups of residents: they are those of the city, and who is not known is counted."""

import numpy as np
import pytest

from tests.domains.travel.streets import small_city


@pytest.mark.parametrize("what", ["travel_time", "travel_money"])
def test_groups_together_are_the_city(what: str) -> None:
    today = small_city(women_share=np.array([0.6, 0.45]), older_share=np.array([0.3, 0.1]))
    incomes = ("low_income", "other_income", "unknown_income")
    whole = sum(float(today[f"city_{what}_of_{income}"]) for income in incomes)
    groups = {"women": "women", "men": "men", "older_people": "older_residents", "younger_people": "younger_residents"}
    of = {
        name: float(today[f"{what}_per_resident_of_{name}"]) * float(today[f"city_{who}"])
        for name, who in groups.items()
    }
    assert of["women"] + of["men"] == pytest.approx(whole)
    assert of["older_people"] + of["younger_people"] == pytest.approx(whole)
    assert float(today["city_women"]) == pytest.approx(0.6 * 6000 + 0.45 * 4000)
    assert float(today["unknown_gender_share"]) == float(today["unknown_age_share"]) == 0.0


def test_a_group_is_told_of_where_it_is_known() -> None:
    """Of the second zone nothing is known: women travel as those of the first one do."""
    today = small_city(women_share=np.array([0.6, np.nan]))
    zone = slice(0, 1)
    hours = sum(today[f"zone_travel_time_of_{income}_income"][zone].sum() for income in ("low", "other", "unknown"))
    assert float(today["travel_time_per_resident_of_women"]) == pytest.approx(hours / 6000)
    assert float(today["unknown_gender_share"]) == pytest.approx(0.4)


def test_where_nothing_is_known_no_number_is_told() -> None:
    today = small_city()
    assert np.isnan(float(today["travel_time_per_resident_of_women"]))
    assert np.isnan(float(today["travel_money_per_resident_of_older_people"]))
    assert float(today["unknown_gender_share"]) == float(today["unknown_age_share"]) == 1.0


def test_money_and_fares_over_income_by_group() -> None:
    """A fifth of the first zone has 15,000 a head, others 30,000; how many in the second, nobody knows."""
    incomes = {"stated_income_of_low_income": np.float64(15e3), "stated_income_of_other_income": np.float64(30e3)}
    today = small_city(values=incomes, women_share=np.array([0.6, 0.45]))
    first = today.city.inside["trip_area", "zone"] == 0
    money = sum(float(today[f"travel_money_of_{one}_income"][first].sum()) for one in ("low", "other", "unknown"))
    assert float(today["travel_share_of_income"]) == pytest.approx(money / (6000 * 27_000))
    women, men = (float(today[f"travel_share_of_income_of_{one}"]) for one in ("women", "men"))
    assert women == pytest.approx(float(today["travel_share_of_income"]))
    assert men == pytest.approx(women)
    assert float(today["travel_share_of_income_of_low_income"]) > float(today["travel_share_of_income_of_other_income"])
    assert float(today["fares_share_of_income"]) == 0.0  # no timetable
    assert np.isnan(float(today["travel_share_of_income_of_older_people"]))
    assert float(today["unknown_amount_of_income_share"]) == pytest.approx(0.4)
    assert np.isnan(float(small_city()["travel_share_of_income"]))
