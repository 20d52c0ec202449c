"""The encoding that a file does not tell: GB18030 and Windows-1252 are told apart, never taken for each other."""

import re
from importlib.resources import files

import pytest

from citybrain.base.tables import Form, decoded, read_table
from citybrain.kernel.errors import InputError

WESTERN = (
    "Käpylä Töölö määrä Rakennusvuosi kerrosala Käyttö Lämpötila sähkö työ päivä Länsi-Pakila energiateho",
    "Gebäude Straße Müller Überschuss Größe Fläche Wärme Höhe März Baujahr Köln Energieträger Schätzung",
    "Français année élève bâtiment énergie hôtel été où garçon naïve œuvre chauffage électricité",
    "Año señal eléctrico niño población São Paulo ação município não café Málaga Córdoba vivienda",
    "Malmö Göteborg år område värme över Ærø Tromsø blåbær hus byggår kvarter Åbo Västerås",
    "Temperature (°C) PM2.5 (µg/m³) area [m²] cost € 5 1½ “north” – south",
)


def guess(content: bytes) -> str:
    """The encoding that is told, "utf-8" where none need be."""
    _, notices = decoded(content, "a.csv")
    return str(notices[0].arguments["encoding"]) if notices else "utf-8"


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize("words", [3, 6, 20])
def test_western_words_are_read_as_such_or_asked_about_and_never_as_chinese(text: str, words: int) -> None:
    every = text.split()
    for some in (every[at : at + words] for at in range(0, len(every), words)):
        content = ";".join(some).encode("cp1252")
        try:
            assert guess(content) in ("cp1252", "utf-8"), some
        except InputError as refused:
            assert refused.code == "file-encoding-unclear"
            assert words == 3, some


def test_chinese_texts_are_read_as_such_or_asked_about_and_never_as_western() -> None:
    catalogue = files("citybrain.messages") / "zh"
    lines = [
        line.partition(" = ")[2]
        for file in sorted(catalogue.iterdir(), key=lambda one: one.name)
        for line in file.read_text(encoding="utf-8").splitlines()
        if " = " in line and re.search("[一-鿿]{6}", line)
    ]
    unclear = 0
    for line in lines:
        try:
            assert guess(f"id;name\n1;{line}\n".encode("gb18030")) == "gb18030", line
        except InputError:
            unclear += 1
    assert len(lines) > 1_000
    assert unclear < len(lines) // 50


def test_a_word_that_both_could_mean_is_asked_about() -> None:
    with pytest.raises(InputError) as refused:
        decoded("name\nA区\n".encode("gb18030"), "a.csv")
    assert refused.value.code == "file-encoding-unclear"


def test_names_of_columns_tell_what_letters_do_not() -> None:
    content = "id,A区,name\n1,2,3\n".encode("gb18030")
    form = Form(lambda cells: sum(cell in ("id", "A区", "name") for cell in cells))
    assert read_table(content, form, "a.csv").columns == ("id", "A区", "name")


@pytest.mark.parametrize(("encoding", "text"), [("cp1251", "здание;улица;год"), ("shift_jis", "建物;ﾀﾃﾓﾉ;さくら")])
def test_other_encodings_are_asked_about(encoding: str, text: str) -> None:
    with pytest.raises(InputError, match="file-encoding-unclear"):
        decoded(f"id;{text}\n".encode(encoding), "a.csv")
