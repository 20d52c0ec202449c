"""Who takes part less than they live here: named where it is no matter of noise or of what is withheld."""

import numpy as np

from citybrain.messages import text
from citybrain.people.consultations.answers import result_answer
from citybrain.people.consultations.results import tally
from citybrain.people.consultations.service import ConsultationService, Told
from citybrain.people.participation import shares_of_groups
from citybrain.people.tally import CHANNEL, Voice, table_of, totals
from citybrain.people.traits import Trait

ANSWERS = ("yes", "otherwise", "no")


def test_a_group_that_is_withheld_is_no_gap_and_makes_no_other_larger() -> None:
    table = {"a": {"yes": 300, "no": 54}, "kallio": {"yes": 9, "no": 5}, "b": None, "not_said": {"yes": 40, "no": 2}}
    shares = shares_of_groups(table, {"a": 48_000.0, "kallio": 700.0, "b": 51_300.0})
    assert shares["b"] == (None, None, False), "35 answers may hide behind it"
    assert shares["kallio"] == (round(14 / 368, 4), round(700 / 100_000, 4), False)
    assert shares["a"].living == round(48_000 / 100_000, 4) and shares["not_said"] == (None, None, False)


def test_a_group_that_is_missing_is_a_gap() -> None:
    shares = shares_of_groups({"old": {"yes": 20, "no": 20}, "young": {"yes": 180, "no": 180}}, {"old": 1, "young": 3})
    assert shares["old"].gap and not shares["young"].gap


def test_no_group_is_a_gap_whose_share_of_answers_is_larger_than_that_of_residents() -> None:
    """Of the groups that are shown `a` takes part less than it lives here, of all it does not."""
    table = {"a": {"yes": 17}, "b": {"yes": 83}, "c": None, "not_said": None}
    shares = shares_of_groups(table, {"a": 12.0, "b": 8.0, "c": 80.0}, 137, {"yes": 37})
    assert shares["a"] == (round(17 / 137, 4), 0.12, False)
    assert shares["together"] == (round(37 / 137, 4), 0.8, True) and shares["c"] == (None, None, False)


def test_one_group_alone_has_no_share_and_living_is_of_all_residents() -> None:
    """The share of those who live here is the same whichever other groups are shown."""
    living = {"00100": 30.0, "00120": 29.0, "00130": 41.0}
    one = {"00100": {"all": 31}, "00120": None, "00130": None, "not_said": {"all": 5}}
    assert set(shares_of_groups(one, living, 36).values()) == {(None, None, False)}
    two, three = {**one, "00120": {"all": 12}}, {**one, "00120": {"all": 12}, "00130": {"all": 20}}
    assert shares_of_groups(two, living, 63)["00100"] == (round(31 / 58, 4), 0.3, False)
    assert shares_of_groups(three, living, 68)["00100"].living == 0.3


def test_noise_alone_makes_few_gaps() -> None:
    """Groups take part exactly as they live here: what a table tells of them differs by noise alone."""
    random = np.random.default_rng(4)
    people = {"a": 50.0, "b": 30.0, "c": 14.0, "d": 6.0}
    trait = Trait("area", {}, {name: {} for name in people}, people)
    named = 0
    for draw in range(100):
        said = [
            Voice(str(random.choice(ANSWERS)), {"area": name}) for name, count in people.items()
            for _ in range(round(2 * count))
        ]  # fmt: skip
        table = table_of(said, trait, ANSWERS, f"g {draw}", totals(said, ANSWERS, f"g {draw}", True))
        named += sum(one.gap for one in shares_of_groups(table, people, len(said)).values())
    assert named <= 4, "of 400 groups"


def test_ways_of_answers_have_no_group_that_did_not_say_theirs() -> None:
    said = [Voice(ANSWERS[at % 3], {CHANNEL: "web" if at < 40 else "paper"}) for at in range(80)]
    service = ConsultationService.__new__(ConsultationService)
    service.__dict__["traits"] = {}
    answer = result_answer(Told(tally(said, {}, "ways", True), 80, True), service, "en")
    [ways] = answer["traits"]
    assert ways["label"] == text("consultation-channel", "en")
    assert [one["name"] for one in ways["groups"]] == ["web", "link", "paper", "counter"]
