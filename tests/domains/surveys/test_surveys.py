"""For what groups of people travel: shares with honest intervals, nothing of few persons, statements without doubt."""

import numpy as np
import pandas as pd
import pytest

from citybrain.base.shares import wilson
from citybrain.domains.surveys.importers.statements import survey_statements
from citybrain.domains.surveys.importers.trips import survey_trips
from citybrain.domains.surveys.models.shares import closed_cells, shares_of
from citybrain.kernel.errors import InputError
from tests.parity.wheels import table_of_biogeme

BOOK = [
    ("person", "ID", "", ""),
    ("purpose", "WHY", "1", "work"), ("purpose", "WHY", "2", "shopping"), ("purpose", "WHY", "-1", ""),
    ("gender", "SEX", "1", "man"), ("gender", "SEX", "2", "woman"), ("gender", "SEX", "-1", ""), ("age", "AGE", "", ""),
]  # fmt: skip


def book(*more: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame([*BOOK, *more], columns=["name", "column", "code", "meaning"])


def trips(persons: int = 60) -> pd.DataFrame:
    """Two trips of each person: men to work and shopping, women twice shopping; half of all are young."""
    person = np.repeat(np.arange(persons), 2)
    man = person % 2 == 0
    first = np.arange(len(person)) % 2 == 0
    why = np.where(man & first, "1", "2")
    old = np.where(person % 4 < 2, "20", "70")
    return pd.DataFrame({"ID": person.astype(str), "WHY": why, "SEX": np.where(man, "1", "2"), "AGE": old})


def survey(table: pd.DataFrame, codes: pd.DataFrame | None = None):
    made = survey_trips({"trips": table, "codes": book() if codes is None else codes}, {})
    return made.tables["purpose_shares"].set_index("id"), {one.code: one.arguments["count"] for one in made.notices}


def refused(read, **tables: pd.DataFrame) -> str:
    with pytest.raises(InputError) as error:
        read(tables, {})
    assert error.value.code == "surveys-files"
    return str(error.value.arguments["received"])


def test_shares_of_groups_add_up_and_lie_in_their_intervals() -> None:
    table, notices = survey(trips())
    assert not notices
    assert table.loc["all, all, all: work", "share_of_trips"] == pytest.approx(0.25)
    assert table.loc["man, all, all: work", "share_of_trips"] == pytest.approx(0.5)
    assert table.loc["man, from_15, all: shopping", "share_of_trips"] == pytest.approx(0.5)
    assert table.loc["woman, all, all: work", ["share_of_trips", "persons_asked", "trips_asked"]].tolist() == [
        0,
        30,
        60,
    ]
    told = table[table["share_of_trips"].notna()]
    assert (told["share_of_trips_low"] <= told["share_of_trips"]).all()
    assert (told["share_of_trips"] <= told["share_of_trips_high"]).all()
    whole = table.groupby(["group_gender", "group_age", "group_income"], observed=True)["share_of_trips"].sum(
        min_count=9
    )
    assert np.allclose(whole, 1.0)


def test_answers_of_one_trip_each_have_the_interval_of_wilson() -> None:
    ones = np.zeros(50, np.intp)
    made = shares_of(np.arange(50), ones, (np.arange(50) < 12).astype(np.intp), np.ones(50), 1, 2)
    share, low, high = wilson(12, 50)
    assert made.share[0, 1] == share
    assert (made.low[0, 1], made.high[0, 1]) == pytest.approx((low, high), abs=0.003)


def test_the_interval_knows_weights_and_trips_of_one_person() -> None:
    """Of 400 surveys of 80 persons with up to six trips alike and unequal weights, about 95 % hold the truth."""
    chance = np.random.default_rng(7)
    held = []
    for _ in range(400):
        count = chance.integers(1, 7, 80)
        person = np.repeat(np.arange(80), count)
        works = chance.random(80) < 0.3
        weight = np.repeat(chance.uniform(0.5, 2.0, 80), count)
        made = shares_of(person, person * 0, works[person].astype(np.intp), weight, 1, 2)
        held.append(made.low[0, 1] <= 0.3 <= made.high[0, 1])
    assert 0.92 <= np.mean(held) <= 0.98


def test_nothing_is_told_of_few_persons_nor_follows_from_sums() -> None:
    table = trips(80)
    table.loc[table["ID"].isin([str(one) for one in range(0, 12, 2)]), "WHY"] = "2"
    few = book(("purpose", "WHY", "3", "care"))
    table.loc[table["ID"] == "1", "WHY"] = "3"  # one woman alone
    shares, _ = survey(table, few)
    women = shares.loc[[one for one in shares.index if one.startswith("woman, all, all")], "share_of_trips"]
    assert women.isna().sum() == 2, "care of one woman, and a second one, so that the rest does not tell it"
    assert np.isnan(shares.loc["all, all, all: care", "share_of_trips"])
    persons = np.array([[3.0, 20.0, 30.0], [15.0, 40.0, 25.0], [12.0, 11.0, 30.0]])
    shut = closed_cells(persons, np.zeros((3, 3), bool))
    assert shut[0, 0]
    assert {int(one) for one in shut.sum(0)} | {int(one) for one in shut.sum(1)} <= {0, 2, 3}


def test_persons_of_small_groups_are_left_out_and_counted() -> None:
    table = trips()
    table.loc[table["ID"].isin(["1", "3", "5"]), "SEX"] = "-1"
    shares, notices = survey(table)
    assert notices == {"surveys-small-groups": 3}
    assert shares.loc["all, all, all: work", "persons_asked"] == 57


def test_trips_without_a_purpose_are_counted() -> None:
    table = trips()
    table.loc[:5, "WHY"] = "-1"
    assert survey(table)[1] == {"surveys-no-purpose": 6}


def test_everything_that_is_wrong_with_a_survey_comes_in_one_message() -> None:
    strange = trips().assign(WHY=lambda one: ["7", *one["WHY"][1:]], AGE=lambda one: ["old", *one["AGE"][1:]])
    codes = book(("weight", "ID", "", ""))
    strange.loc[1, "ID"] = ""
    assert refused(survey_trips, trips=strange, codes=codes) == (
        "trips.person: 2; trips.weight: 2; codes.code: purpose 7 (1)?; trips.age: 1"
    )
    wrong = book(("mode", "HOW", "1", "car"), ("gender", "SEX", "3", "girl"), ("income", "PAY", "", ""))
    received = refused(survey_trips, trips=trips(), codes=wrong)
    assert "codes.name: mode? (person, purpose, order, linked, weight, gender, age, income)" in received
    assert "trips: PAY?" in received
    assert "codes.meaning: gender girl? (woman, man, other)" in received
    assert refused(survey_trips, trips=trips(), codes=book().drop(columns="code")) == "codes: code?"
    assert refused(survey_trips, trips=trips(4), codes=book()) == "trips: < 10"


def stated(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["group", "purpose", "share"])


WOMEN = (("women", "commuting", "39.67%"), ("women", "shopping", "35 %"), ("women", "escort", "8,91 %"))
"""Beijing: CCICED 2024, Digital and green cities, section 3.3.2."""


def test_what_stated_shares_leave_is_other() -> None:
    shares = survey_statements({"statements": stated(*WOMEN)}, {}).tables["stated_shares"].set_index("id")
    assert shares.loc["women: other", "stated_share_of_trips"] == pytest.approx(0.1642)
    compared = stated(*WOMEN, ("men", "commuting", "women - 10 points"), ("men", "shopping", "women x 0.9"))
    shares = survey_statements({"statements": compared}, {}).tables["stated_shares"].set_index("id")
    assert shares.loc["men: commuting", "stated_share_of_trips"] == pytest.approx(0.2967)
    assert shares.loc["men: shopping", "stated_share_of_trips"] == pytest.approx(0.315)


def test_a_share_that_may_mean_two_things_is_refused_with_both() -> None:
    for doubtful in ("10 % less", "10% less than women"):
        assert refused(survey_statements, statements=stated(*WOMEN, ("men", "commuting", doubtful))) == (
            f"statements.share 4: {doubtful} = women - 10 points = 29.67 % / women x 0.9 = 35.70 %?"
        )


def test_everything_that_is_wrong_with_statements_comes_in_one_message() -> None:
    wrong = stated(
        ("women", "work", "70 %"), ("women", "shopping", "35 %"), ("women", "work", "3 %"), ("men", "work", "0.4"),
        ("men", "care", "girls - 3 points"), ("men", "", "5 %"),
    )  # fmt: skip
    received = refused(survey_statements, statements=wrong)
    for part in ("statements 3: women, work", "statements.share 4: 0.4 (39.67 %)", "statements.share 5: girls, care?",
                 "statements 6: men, ?"):  # fmt: skip
        assert part in received
    assert refused(survey_statements, statements=stated(*WOMEN, ("women", "care", "20 %"))) == "women: 103.58 % > 100 %"


def test_the_survey_of_swiss_commuters_is_read() -> None:
    """Optima: answers of 1,763 persons in Switzerland, 2009 and 2010."""
    codes = pd.DataFrame(
        [("person", "ID", "", ""), ("weight", "Weight", "", ""), ("age", "age", "", ""),
         ("income", "CalculatedIncome", "", ""), ("purpose", "TripPurpose", "1", "work"),
         ("purpose", "TripPurpose", "2", "other"),
         ("purpose", "TripPurpose", "3", "leisure"), ("purpose", "TripPurpose", "-1", ""),
         ("gender", "Gender", "1", "man"), ("gender", "Gender", "2", "woman"), ("gender", "Gender", "-1", "")],
        columns=book().columns,
    )  # fmt: skip
    table = table_of_biogeme("optima.dat", dtype=str)
    shares, notices = survey(table, codes)
    assert notices == {"surveys-no-purpose": 154, "surveys-small-groups": 47}
    women, men = (shares.loc[f"{one}, all, all: work"] for one in ("woman", "man"))
    assert women["share_of_trips_high"] < men["share_of_trips_low"]
    assert women["share_of_trips"] == pytest.approx(0.340, abs=0.005)
    assert men["share_of_trips"] == pytest.approx(0.458, abs=0.005)
