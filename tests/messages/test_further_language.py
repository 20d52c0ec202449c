"""A further language is one file: what it lacks is English, and a file that may not be shown is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from citybrain.cli.translation import LARGEST, check_translation
from citybrain.kernel import InputError
from citybrain.messages import LANGUAGES, catalogue, choose, keys, language, on_page, readable, source, text

PSEUDO = "qps"
OWN = """web-close = Ĉļöšé
web-now-headline = { $count ->
    [one] öñé
   *[other] { $count } öf ŧħëm
}
sensing-nothing = { web-close }
"""


@pytest.fixture
def pseudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A catalogue with the texts of the project and one more file."""
    for code in LANGUAGES:
        (tmp_path / code).symlink_to(catalogue.FOLDER / code)
    file = tmp_path / f"{PSEUDO}.ftl"
    file.write_text(OWN, encoding="utf-8")
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    readable.cache_clear()
    yield file
    monkeypatch.undo()
    readable.cache_clear()
    catalogue.forget()


def test_one_file_makes_a_language(pseudo: Path) -> None:
    assert readable() == (*LANGUAGES, PSEUDO)
    assert choose(f"{PSEUDO}-x, en;q=0.5") == PSEUDO
    assert text("web-close", PSEUDO) == "Ĉļöšé"
    assert text("web-now-headline", PSEUDO, count=12) == "12 öf ŧħëm"
    assert source(PSEUDO).startswith(OWN)


def test_what_it_lacks_is_english(pseudo: Path) -> None:
    assert text("web-cancel", PSEUDO) == text("web-cancel", "en")
    assert on_page("web-cancel", PSEUDO, {}) == "Cancel"
    assert keys(PSEUDO) >= keys("en")
    lacking = catalogue.untranslated(PSEUDO)
    assert "web-cancel" in lacking
    assert "web-close" not in lacking
    assert source(PSEUDO).count("\nweb-cancel =") == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("web-close = <b>x</b>", "translation-markup"),
        ("web-close = <script src='x'>", "translation-markup"),
        ("web-close = javascript:alert(1)", "translation-markup"),
        ("web-close = a\u202eb", "translation-unseen"),
        ("web-close = { $secret }", "translation-variables"),
        ("web-close = { broken", "translation-syntax"),
        ("web-never-heard-of = x", "translation-unknown-key"),
        ("web-close = x\nweb-close = y", "translation-twice"),
        (f"web-close = {'x' * 5000}", "translation-long"),
    ],
)
def test_a_hostile_file_is_refused_by_name(tmp_path: Path, line: str, code: str) -> None:
    file = tmp_path / "qps.ftl"
    file.write_text(f"{line}\n", encoding="utf-8")
    (fault,) = check_translation(file).faults
    assert (fault.code, fault.key) == (code, line.partition(" ")[0])
    assert all(fault.key in text(fault.code, one, key=fault.key, detail=fault.detail) for one in LANGUAGES)


def test_a_file_too_large_or_in_another_coding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "qps.ftl"
    file.write_bytes("web-close = Schließen\n".encode("latin-1"))
    with pytest.raises(InputError, match="not-utf8"):
        check_translation(file)
    file.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(InputError, match="too-large"):
        check_translation(file)


@pytest.mark.parametrize("code", readable()[len(LANGUAGES) :])
def test_every_further_language_that_is_shipped_has_no_fault(code: str) -> None:
    found = check_translation(catalogue.FOLDER / f"{code}.ftl")
    assert found.faults == ()
    assert {f"web-report-{one}" for one in ("title", "send", "where", "what")} <= found.translated
