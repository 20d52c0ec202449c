"""What travel takes of the income of people: energy, parking, charges and fares, and fares alone.

Incomes are those that the city states of people of low and of other income; women, men, older and younger people of an
area travel alike and earn alike, so that they differ by where they live.
"""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import mean, quantity
from citybrain.kernel.ratios import per
from citybrain.kernel.units import MoneyPerPersonYear, MoneyPerYear, People, Share

OF_AREA = "Definition: people of a zone are taken to earn alike"


@quantity(of="trip_area", source="Definition: the mean of both incomes by the households of low income")
def income_around(
    low_income_around: Share, stated_income_of_low_income: MoneyPerPersonYear,
    stated_income_of_other_income: MoneyPerPersonYear,
) -> MoneyPerPersonYear:  # fmt: skip
    """Income of a resident of the zone of an area; none where the city states none, or not how many have a low one."""
    stated = (stated_income_of_low_income > 0.0) & (stated_income_of_other_income > 0.0)
    low = low_income_around * stated_income_of_low_income
    other = (1.0 - low_income_around) * stated_income_of_other_income
    return np.where(stated, low + other, np.nan)


@quantity(of="city", source="Definition")
def travel_share_of_income_of_low_income(
    travel_money_per_resident_of_low_income: MoneyPerPersonYear, stated_income_of_low_income: MoneyPerPersonYear
) -> Share:
    """Part of income that energy, parking, charges and fares take: low income; none where no income is stated."""
    return per(travel_money_per_resident_of_low_income, stated_income_of_low_income)


@quantity(of="city", source="Definition")
def travel_share_of_income_of_other_income(
    travel_money_per_resident_of_other_income: MoneyPerPersonYear, stated_income_of_other_income: MoneyPerPersonYear
) -> Share:
    """Part of income that energy, parking, charges and fares take: other income; none where no income is stated."""
    return per(travel_money_per_resident_of_other_income, stated_income_of_other_income)


class IncomeOfGroups(NamedTuple):
    """Income of the residents of an area in a year, all of them and by group; 0 where it is not known."""

    income_of_residents: MoneyPerYear
    income_of_women: MoneyPerYear
    income_of_men: MoneyPerYear
    income_of_older_people: MoneyPerYear
    income_of_younger_people: MoneyPerYear


class TravelOfIncome(NamedTuple):
    """Parts of the income of an area that its travel and its fares take; 0 where income is not known."""

    travel_part_of_income: Share
    fares_part_of_income: Share


@quantity(of="trip_area", source=OF_AREA)
def income_of_groups(
    area_residents: People, women: People, men: People, older_residents: People, younger_residents: People,
    income_around: MoneyPerPersonYear,
) -> IncomeOfGroups:  # fmt: skip
    """Income of the residents of an area in a year, all of them and by group; 0 where it is not known."""
    each = np.nan_to_num(income_around)
    return IncomeOfGroups(*(one * each for one in (area_residents, women, men, older_residents, younger_residents)))


@quantity(of="trip_area", source="Definition: what residents pay over what they earn")
def travel_of_income(
    travel_money_per_resident: MoneyPerPersonYear, fares_paid: MoneyPerYear, area_residents: People,
    income_around: MoneyPerPersonYear,
) -> TravelOfIncome:  # fmt: skip
    """Parts of the income of an area that its travel and its fares take; 0 where income is not known."""
    fares = per(fares_paid, area_residents)
    return TravelOfIncome(*(np.nan_to_num(per(one, income_around)) for one in (travel_money_per_resident, fares)))


@quantity(of="trip_area", source=OF_AREA, totals=("city",))
def residents_of_unknown_amount(area_residents: People, income_around: MoneyPerPersonYear) -> People:
    """Residents of an area of whom it is not known how much they earn."""
    return np.where(np.isnan(income_around), area_residents, 0.0)


@quantity(of="city", source="Definition")
def unknown_amount_of_income_share(city_residents_of_unknown_amount: People, city_area_residents: People) -> Share:
    """Part of the residents of whom it is not known how much they earn; none where nobody lives."""
    return per(city_residents_of_unknown_amount, city_area_residents)


@mean(of="city")
def travel_share_of_income(travel_part_of_income: Share, income_of_residents: MoneyPerYear) -> Share:
    """Part of income that energy, parking, charges and fares take: all; none where none is known."""
    ...


@mean(of="city")
def fares_share_of_income(fares_part_of_income: Share, income_of_residents: MoneyPerYear) -> Share:
    """Part of income that fares take: all; none where none is known."""
    ...


@mean(of="city")
def travel_share_of_income_of_women(travel_part_of_income: Share, income_of_women: MoneyPerYear) -> Share:
    """Part of income that energy, parking, charges and fares take: women; none where none is known."""
    ...


@mean(of="city")
def fares_share_of_income_of_women(fares_part_of_income: Share, income_of_women: MoneyPerYear) -> Share:
    """Part of income that fares take: women; none where none is known."""
    ...


@mean(of="city")
def travel_share_of_income_of_men(travel_part_of_income: Share, income_of_men: MoneyPerYear) -> Share:
    """Part of income that energy, parking, charges and fares take: men; none where none is known."""
    ...


@mean(of="city")
def fares_share_of_income_of_men(fares_part_of_income: Share, income_of_men: MoneyPerYear) -> Share:
    """Part of income that fares take: men; none where none is known."""
    ...


@mean(of="city")
def travel_share_of_income_of_older_people(travel_part_of_income: Share, income_of_older_people: MoneyPerYear) -> Share:
    """Part of income that energy, parking, charges and fares take: 65 years and more; none where none is known."""
    ...


@mean(of="city")
def fares_share_of_income_of_older_people(fares_part_of_income: Share, income_of_older_people: MoneyPerYear) -> Share:
    """Part of income that fares take: 65 years and more; none where none is known."""
    ...


@mean(of="city")
def travel_share_of_income_of_younger_people(
    travel_part_of_income: Share, income_of_younger_people: MoneyPerYear
) -> Share:
    """Part of income that energy, parking, charges and fares take: below 65 years; none where none is known."""
    ...


@mean(of="city")
def fares_share_of_income_of_younger_people(
    fares_part_of_income: Share, income_of_younger_people: MoneyPerYear
) -> Share:
    """Part of income that fares take: below 65 years; none where none is known."""
    ...
