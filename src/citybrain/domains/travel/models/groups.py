"""Time and money on the way of people by gender and age: those of the areas in which they live.

People of an area travel alike, whoever they are: what differs between women and men is where they live.
"""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import mean, quantity, spread
from citybrain.kernel.ratios import per
from citybrain.kernel.units import HoursPerPersonYear, HoursPerYear, MoneyPerPersonYear, MoneyPerYear, People, Share

OF_AREA = "Definition: parts of the residents of the zone; who travel as all of their area do"


@spread(of="trip_area")
def women_around(women_share: Share) -> Share:
    """Part of the residents of the zone of an area who are women; none where it is not known."""
    ...


@spread(of="trip_area")
def older_around(older_share: Share) -> Share:
    """Part of the residents of the zone of an area who are 65 years and more; none where it is not known."""
    ...


class ResidentsByGroup(NamedTuple):
    """Residents of an area by gender, by age, and those of whom one of these is not known."""

    women: People
    men: People
    unknown_gender_residents: People
    older_residents: People
    younger_residents: People
    unknown_age_residents: People


@quantity(of="trip_area", source=OF_AREA, totals=("city",))
def residents_by_group(area_residents: People, women_around: Share, older_around: Share) -> ResidentsByGroup:
    """Residents of an area by gender, by age, and those of whom one of these is not known."""
    return ResidentsByGroup(
        area_residents * np.nan_to_num(women_around),
        area_residents * np.nan_to_num(1.0 - women_around),
        area_residents * np.isnan(women_around),
        area_residents * np.nan_to_num(older_around),
        area_residents * np.nan_to_num(1.0 - older_around),
        area_residents * np.isnan(older_around),
    )


class TravelPerResident(NamedTuple):
    """Time and money on the way of a resident of an area in a year, in the mean of all incomes."""

    travel_time_per_resident: HoursPerPersonYear
    travel_money_per_resident: MoneyPerPersonYear


@quantity(of="trip_area", source="Definition: sums over incomes for each resident; 0 where nobody lives")
def travel_per_resident(
    travel_time_of_low_income: HoursPerYear,
    travel_time_of_other_income: HoursPerYear,
    travel_time_of_unknown_income: HoursPerYear,
    travel_money_of_low_income: MoneyPerYear,
    travel_money_of_other_income: MoneyPerYear,
    travel_money_of_unknown_income: MoneyPerYear,
    area_residents: People,
) -> TravelPerResident:
    """Time and money on the way of a resident of an area in a year, in the mean of all incomes."""
    time = travel_time_of_low_income + travel_time_of_other_income + travel_time_of_unknown_income
    money = travel_money_of_low_income + travel_money_of_other_income + travel_money_of_unknown_income
    return TravelPerResident(np.nan_to_num(per(time, area_residents)), np.nan_to_num(per(money, area_residents)))


@mean(of="city")
def travel_time_per_resident_of_women(
    travel_time_per_resident: HoursPerPersonYear, women: People
) -> HoursPerPersonYear:
    """Hours on the way of a resident in a year: women; none where nobody is known to be."""
    ...


@mean(of="city")
def travel_money_per_resident_of_women(
    travel_money_per_resident: MoneyPerPersonYear, women: People
) -> MoneyPerPersonYear:
    """Money on the way of a resident in a year: women; none where nobody is known to be."""
    ...


@mean(of="city")
def travel_time_per_resident_of_men(travel_time_per_resident: HoursPerPersonYear, men: People) -> HoursPerPersonYear:
    """Hours on the way of a resident in a year: men; none where nobody is known to be."""
    ...


@mean(of="city")
def travel_money_per_resident_of_men(travel_money_per_resident: MoneyPerPersonYear, men: People) -> MoneyPerPersonYear:
    """Money on the way of a resident in a year: men; none where nobody is known to be."""
    ...


@mean(of="city")
def travel_time_per_resident_of_older_people(
    travel_time_per_resident: HoursPerPersonYear, older_residents: People
) -> HoursPerPersonYear:
    """Hours on the way of a resident in a year: 65 years and more; none where nobody is known to be."""
    ...


@mean(of="city")
def travel_money_per_resident_of_older_people(
    travel_money_per_resident: MoneyPerPersonYear, older_residents: People
) -> MoneyPerPersonYear:
    """Money on the way of a resident in a year: 65 years and more; none where nobody is known to be."""
    ...


@mean(of="city")
def travel_time_per_resident_of_younger_people(
    travel_time_per_resident: HoursPerPersonYear, younger_residents: People
) -> HoursPerPersonYear:
    """Hours on the way of a resident in a year: below 65 years; none where nobody is known to be."""
    ...


@mean(of="city")
def travel_money_per_resident_of_younger_people(
    travel_money_per_resident: MoneyPerPersonYear, younger_residents: People
) -> MoneyPerPersonYear:
    """Money on the way of a resident in a year: below 65 years; none where nobody is known to be."""
    ...


@quantity(of="city", source="Definition: residents whose gender is not known over all")
def unknown_gender_share(city_unknown_gender_residents: People, city_area_residents: People) -> Share:
    """Part of the residents whose gender is not known: of these no answer says who gains; none where nobody lives."""
    return per(city_unknown_gender_residents, city_area_residents)


@quantity(of="city", source="Definition: residents whose age is not known over all")
def unknown_age_share(city_unknown_age_residents: People, city_area_residents: People) -> Share:
    """Part of the residents whose age is not known: of these no answer says who gains; none where nobody lives."""
    return per(city_unknown_age_residents, city_area_residents)
