"""Names are found whatever their case, accents and order of words, and with one wrong letter."""

import pyarrow as pa
import pytest

from citybrain.base import name_search
from citybrain.base.name_search import (
    MOST_PARTS,
    NameIndex,
    differs_by_one,
    fold,
    is_unspaced,
    words_of,
    words_of_each,
)

NAMES = [
    "Aleksanterinkatu 150", "Aleksanterinkatu 15", "Aleksanterinkatu 15b", "Mikonkatu 15", "Käpyläntie 3",
    "中山路15号", "和平里西街8號", "Straße des 17. Juni 135", "Aleksanterin kirkko", "Øster Voldgade 5",
]  # fmt: skip
ZONES = ["Kluuvi", "Kluuvi", "Kluuvi", "Kluuvi", "Käpylä", "黄浦区", "东城区", "Tiergarten", "Kluuvi", "København"]
INDEX = NameIndex(pa.array(NAMES), pa.array(ZONES))


def found(text: str, most: int = 9) -> list[str]:
    return [NAMES[place] for place in INDEX.find(text, most)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("aleksanterinkatu 15", "Aleksanterinkatu 15"),
        ("15 ALEKSANTERINKATU", "Aleksanterinkatu 15"),
        ("Aleksanterinkatu 15, Kluuvi", "Aleksanterinkatu 15"),
        ("Aleksanterikatu 15", "Aleksanterinkatu 15"),
        ("alexsanterinkatu 15", "Aleksanterinkatu 15"),
        ("aleksantreinkatu 15", "Aleksanterinkatu 15"),
        ("laeksanterinkatu 15", "Aleksanterinkatu 15"),
        ("aleksatnerinkatu 15", "Aleksanterinkatu 15"),
        ("aleksanterinktau 15", "Aleksanterinkatu 15"),
        ("kapylantie", "Käpyläntie 3"),
        ("strasse 17 juni", "Straße des 17. Juni 135"),
        ("oster", "Øster Voldgade 5"),
        ("中山路15号", "中山路15号"),
        ("15号中山路", "中山路15号"),
        ("上海市黄浦区中山路15", "中山路15号"),
        ("中山路 15", "中山路15号"),
        ("和平里西街8号", "和平里西街8號"),
        ("kirkko", "Aleksanterin kirkko"),
    ],
)
def test_the_best_comes_first(text: str, first: str) -> None:
    assert found(text)[:1] == [first]


def test_a_number_is_found_from_its_beginning_only_and_the_whole_one_first() -> None:
    assert found("aleksanterinkatu 15") == ["Aleksanterinkatu 15", "Aleksanterinkatu 15b", "Aleksanterinkatu 150"]
    assert found("50") == []


@pytest.mark.parametrize("text", ["省市区" * 66, "".join(f"{chr(0x4E00 + number)}省" for number in range(100))])
def test_an_address_of_hundreds_of_parts_costs_few_scans(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(name_search, "_has", lambda folded, word: asked.append(word) or has(folded, word))
    has = name_search._matches
    found(text)
    assert 0 < len(asked) <= 6 * MOST_PARTS


def test_every_word_must_be_there_and_one_of_them_in_the_name() -> None:
    assert found("mikonkatu 3") == []
    assert found("kluuvi") == []
    assert found("katu kluuvi 15")[0] == "Mikonkatu 15"
    assert found("") == found(" ,. ") == []
    assert len(found("katu", 2)) == 2


def test_a_chinese_address_may_begin_with_its_district() -> None:
    assert found("黄浦区中山路15号") == ["中山路15号"]
    assert found("东城区中山路15号") == []


def test_short_words_and_numbers_are_never_taken_for_another() -> None:
    assert found("Mikonkatu 16") == []
    pairs = (
        ("tie", "tien"),
        ("abcd", "abed"),
        ("abcd", "abdc"),
        ("abcd", "badc"),
        ("abcd", "cbad"),
        ("a", "a"),
        ("ab", "abcd"),
    )
    assert [differs_by_one(*pair) for pair in pairs] == [True, True, True, False, False, False, False]


def test_folding_keeps_words_apart() -> None:
    assert fold(pa.array(["Ä-b  C5路"]))[0].as_py() == " a b c5 路 "
    assert words_of("12号楼 Töölö") == ("12", "toolo")
    assert words_of_each([*NAMES, "", "  "]) == [*map(words_of, NAMES), (), ()]
    assert words_of_each([]) == []
    assert is_unspaced("路") and not is_unspaced("k")


def test_an_index_of_nothing_finds_nothing() -> None:
    empty = NameIndex(pa.array([], pa.string()))
    assert len(empty.find("street", 5)) == len(empty) == 0
    assert INDEX.nbytes < 5000
