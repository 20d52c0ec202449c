"""Easy words: a file of variants for a language, easier to read than the usual texts, refused where it may not be."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citybrain.cli.main import app
from citybrain.cli.translation import check_translation
from citybrain.messages import keys
from citybrain.messages.catalogue import entries_of
from citybrain.messages.easy import PublicPage, easy_file, easy_languages, fixed_texts, long_texts, public_pages
from citybrain.people.services.reading_level import reading_level

EASY = 2.0
"""School grade that sentences in easy words stay below; the usual ones have up to 6.4."""

WHOLE = 0.97
"""Share of the texts of Take part that Finnish has at least: new ones may come before it has them."""

PAGES = {page.name: page for page in public_pages()}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_easy_words_are_easier_than_the_usual_ones(page: PublicPage) -> None:
    usual, easy = (reading_level(long_texts(page, easy=one).values()).grade for one in (False, True))
    assert easy < usual
    assert easy < EASY
    assert long_texts(page).keys() == long_texts(page, easy=True).keys()
    assert len(fixed_texts(page)) > len(long_texts(page)) > 0


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_no_sentence_of_easy_words_is_long(page: PublicPage) -> None:
    texts = fixed_texts(page, easy=True).items() - fixed_texts(page).items()
    sentences = [(key, one) for key, text in texts for one in text.replace("?", ".").replace(":", ".").split(". ")]
    assert [(key, one) for key, one in sentences if len(one.split()) > 20] == []


def test_public_pages_have_texts() -> None:
    for page in public_pages():
        assert all(any(key.startswith(start) for key in keys("en")) for start in page.starts)


@pytest.mark.parametrize("language", easy_languages())
def test_every_file_of_easy_words_that_is_shipped_has_no_fault_and_all_its_texts_differ(language: str) -> None:
    assert check_translation(easy_file(language), easy=True).faults == ()
    shown = {key: text for page in public_pages() for key, text in fixed_texts(page, language).items()}
    easy = {key: text for page in public_pages() for key, text in fixed_texts(page, language, easy=True).items()}
    own = {name for name, _ in entries_of(easy_file(language))} & shown.keys()
    assert {key for key in own if shown[key] == easy[key]} == set()
    assert own <= {key for page in public_pages() for key in keys("en") if key.startswith(page.starts)}


def test_a_text_that_no_page_shows_has_no_easy_words(tmp_path: Path) -> None:
    file = tmp_path / "en-easy.ftl"
    file.write_text("web-close = Shut it\nresident-report-form = No\nweb-cancel = <b>x</b>\n", encoding="utf-8")
    faults = check_translation(file, easy=True).faults
    assert [(one.key, one.code) for one in faults] == [
        ("resident-report-form", "translation-unknown-key"),
        ("web-cancel", "translation-markup"),
    ]
    answer = CliRunner().invoke(app, ["messages", "check", "en-easy", "--file", str(file)])
    assert answer.exit_code == 1
    assert "3 texts in easy words" in answer.stdout


def test_the_commands_count_and_measure_easy_words() -> None:
    listed = CliRunner().invoke(app, ["messages", "languages"]).stdout
    assert "en-easy: " in listed
    assert "zh-easy: " in listed
    assert "fi-easy: " in listed
    checked = CliRunner().invoke(app, ["messages", "check", "en-easy"])
    assert checked.exit_code == 0
    assert "Reports: school grade 2." in checked.stdout
    unknown = CliRunner().invoke(app, ["messages", "check", "qps-easy"])
    assert unknown.exit_code == 2


def test_finnish_has_nearly_every_text_of_take_part() -> None:
    written = {name for name, _ in entries_of(easy_file("fi").with_name("fi.ftl"))}
    pages = [page for page in public_pages() if page.place != "open"]
    every = {key for page in pages for key in keys("en") if key.startswith(page.starts)}
    assert len(every & written) > WHOLE * len(every)


def test_every_text_of_pages_for_residents_is_measured() -> None:
    """What begins like texts that no other page shows belongs to them: its easy words and its level are asked for."""
    web = Path(__file__).parents[2] / "web" / "src"
    used: dict[str, set[str]] = {}
    for path in (*web.rglob("*.svelte"), *web.rglob("*.ts")):
        folder = path.relative_to(web).parts[0]
        for start in re.findall(r"['`](web-[a-z]+-)", path.read_text("utf-8")):
            used.setdefault(start, set()).add(folder)
    starts = {start for page in public_pages() for start in page.starts}
    residents = {"takepart", "services", "consent", "reach", "ways"}
    own = {start for start, folders in used.items() if folders & residents and folders <= {*residents, "map"}}
    assert len(own) > 8
    assert own - starts == set()


def test_the_file_of_public_pages_names_places_of_the_page() -> None:
    address = Path(__file__).parents[2] / "web" / "src" / "state" / "address.ts"
    places = address.read_text("utf-8")
    assert all(f"'{page.place}'" in places for page in public_pages())
