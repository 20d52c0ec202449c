"""Trips that are linked to work on a chain from home to home, by groups, with intervals, nothing of few persons."""

import numpy as np
import pandas as pd
import pytest

from citybrain.base.shares import wilson
from citybrain.domains.surveys.importers.trips import survey_trips
from citybrain.domains.surveys.models.chains import linked_trips
from tests.domains.surveys.test_surveys import book, refused, survey
from tests.parity.wheels import table_of_biogeme

WORK, HOME, ESCORT, SHOP, UNKNOWN = 0, 7, 4, 3, -1
DAY = [("order", "NR", "", ""), *(("purpose", "WHY", code, name) for code, name in (("4", "escort"), ("9", "home")))]


def test_what_a_chain_links() -> None:
    """School and work and home, shop and home; then school and home, work and home; then work that comes not home."""
    purpose = [ESCORT, WORK, HOME, SHOP, HOME, ESCORT, HOME, WORK, HOME, WORK, SHOP, UNKNOWN, WORK, HOME]
    person = [1] * 5 + [2] * 4 + [3] * 2 + [4] * 3
    expected = [1, 1, -1, 0, -1, 0, -1, 0, -1, -1, -1, -1, -1, -1]
    mixed = np.random.default_rng(1).permutation(len(purpose))
    linked = linked_trips(np.array(person)[mixed], mixed * 1.0, np.array(purpose)[mixed], (WORK, 1), HOME)
    assert linked.tolist() == np.array(expected)[mixed].tolist()


def days(persons: int = 80) -> pd.DataFrame:
    """Women bring a child on the way to work, three of four; men, one of four, and else from home."""
    rows = []
    for person in range(persons):
        woman = person % 2 == 1
        on_the_way = (person // 2) % 4 < (3 if woman else 1)
        why = ["4", "1", "9"] if on_the_way else ["4", "9", "1", "9"]
        rows += [
            {"ID": str(person), "NR": str(nr), "WHY": code, "SEX": "2" if woman else "1", "AGE": "40"}
            for nr, code in enumerate(why)
        ]
    return pd.DataFrame(rows).sample(frac=1.0, random_state=1)


def test_shares_of_linked_trips_by_gender_have_the_interval_of_wilson() -> None:
    table, notices = survey(days(), book(*DAY))
    assert not notices
    for group, share in (("woman", 30), ("man", 10)):
        row = table.loc[f"{group}, all, all: escort"]
        assert row["linked_share"] == share / 40
        ends = wilson(share, 40)[1:]
        assert (row["linked_share_low"], row["linked_share_high"]) == pytest.approx(ends, abs=0.006)
    assert table.loc["all, all, all: work", "linked_share"] == 0.5
    assert np.isnan(table.loc["all, all, all: home", "linked_share"])
    assert table.loc["all, all, all: escort", "share_of_trips"] == pytest.approx(80 / (40 * 3 + 40 * 4))


def test_a_share_of_few_persons_is_not_told_nor_that_of_the_other_gender() -> None:
    """Of 40 men 8 bring a child on the way: too few to tell; with women told as well they would follow from all."""
    few = days()
    men = few["ID"].astype(int).isin([0, 8])
    few = few[~(men & few["WHY"].eq("1"))]
    table, _ = survey(few, book(*DAY))
    shown = table["linked_share"].filter(regex="^(woman|man|all), all, all: escort")
    assert shown["all, all, all: escort"] == pytest.approx(38 / 80)
    assert shown.drop("all, all, all: escort").isna().all()


def test_trips_of_unknown_chains_are_counted() -> None:
    table, notices = survey(days()[lambda one: ~((one["ID"] == "1") & (one["WHY"] == "9"))], book(*DAY))
    assert notices == {"surveys-no-chain": 2}
    assert table.loc["all, all, all: escort", "linked_share"] == pytest.approx(39 / 79)


def test_a_survey_without_order_tells_no_links() -> None:
    assert survey(days().drop(columns="NR"), book(*DAY[1:]))[0]["linked_share"].isna().all()


def test_what_is_wrong_with_an_order_is_told() -> None:
    twice = days()
    twice.loc[0, "NR"] = "1"
    twice = twice.sort_index()
    assert refused(survey_trips, trips=twice, codes=book(*DAY)) == "trips.order: 1, 2"
    no_home = [one for one in DAY if one[3] != "home"]
    both = book(*no_home, ("linked", "HOW", "1", "chained"))
    received = refused(survey_trips, trips=days().assign(HOW="1"), codes=both)
    assert "codes.meaning: linked chained? (alone, linked)" in received
    assert "codes.name: order / linked?" in received
    assert "codes.meaning: purpose home?" in received


def test_tours_of_swiss_commuters_that_link_work_and_leisure() -> None:
    """Optima: each row is a tour from home; 1,763 persons in Switzerland, 2009 and 2010."""
    rows = [
        ("person", "ID", "", ""), ("weight", "Weight", "", ""), ("purpose", "TripPurpose", "1", "work"),
        ("purpose", "TripPurpose", "2", "work"), ("purpose", "TripPurpose", "3", "leisure"),
        ("purpose", "TripPurpose", "-1", ""), ("linked", "TripPurpose", "1", "alone"),
        ("linked", "TripPurpose", "2", "linked"), ("linked", "TripPurpose", "3", "alone"),
        ("linked", "TripPurpose", "-1", ""), ("gender", "Gender", "1", "man"), ("gender", "Gender", "2", "woman"),
        ("gender", "Gender", "-1", ""),
    ]  # fmt: skip
    codes = pd.DataFrame(rows, columns=book().columns)
    table, _ = survey(table_of_biogeme("optima.dat", dtype=str), codes)
    women, men = (table.loc[f"{one}, all, all: work"] for one in ("woman", "man"))
    assert women["linked_share"] == pytest.approx(0.302, abs=0.005)
    assert men["linked_share"] == pytest.approx(0.219, abs=0.005)
    assert women["linked_share_low"] < men["linked_share_high"], "the intervals meet: not told apart"
