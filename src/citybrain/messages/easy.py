"""Easy words: short sentences of usual words beside the usual texts of a page, one file `XX-easy.ftl` a language.

A text without a variant is shown as it is. Public pages are those that a resident sees: `public_pages.json`.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from citybrain.messages.catalogue import FOLDER, entries_of, files
from citybrain.messages.language import DEFAULT, readable

SUFFIX: Final = "-easy"
OF_PAGES: Final = "web-"
"""How keys begin that pages show: no other text has a variant."""

LONG: Final = 7
"""Words from which on a text is a sentence more than a label."""

_FIXED: Final = re.compile(r"[a-z][\w-]* = ([^{\n]+)\n?\s*\Z")


class PublicPage(NamedTuple):
    """What a resident sees: its name, the place of the page that shows it, and how the keys of its texts begin."""

    name: str
    place: str
    starts: tuple[str, ...]


@cache
def public_pages() -> tuple[PublicPage, ...]:
    """All of them, in the order in which a resident meets them."""
    read = json.loads((FOLDER / "public_pages.json").read_text(encoding="utf-8"))
    return tuple(PublicPage(one["name"], one["place"], tuple(one["starts"])) for one in read)


def easy_file(language: str) -> Path:
    """Where the easy words of a language stand, whether or not there are any."""
    return FOLDER / f"{language}{SUFFIX}.ftl"


def easy_languages() -> tuple[str, ...]:
    """Languages that have easy words."""
    return tuple(language for language in readable() if easy_file(language).is_file())


def fixed_texts(
    page: PublicPage, language: str = DEFAULT, *, easy: bool = False, file: Path | None = None
) -> dict[str, str]:
    """Texts of a page without numbers and names in them, by key; with `easy` each as its easy variant, if it has one.

    The keys are those whose usual text has none, so that both are of the same texts. `file` has other easy words than
    those that are installed.
    """
    usual = _fixed([path for path in files(language) if path.stem.startswith("web")], page)
    own = file or easy_file(language)
    variants = _fixed([own] if easy and own.is_file() else [], page)
    return {key: variants.get(key, text) for key, text in usual.items()}


def long_texts(
    page: PublicPage, language: str = DEFAULT, *, easy: bool = False, file: Path | None = None
) -> dict[str, str]:
    """The same, of texts that have LONG words or more in the usual words of the language."""
    long = {key for key, text in fixed_texts(page, language).items() if len(text.split()) >= LONG}
    return {key: text for key, text in fixed_texts(page, language, easy=easy, file=file).items() if key in long}


def _fixed(paths: list[Path], page: PublicPage) -> dict[str, str]:
    mine = ((name, entry) for path in paths for name, entry in entries_of(path) if name.startswith(page.starts))
    # What stands behind a text of one line, up to the next one, is a comment or nothing.
    matched = ((name, _FIXED.match(entry.split("\n\n")[0].split("\n#")[0])) for name, entry in mine)
    return {name: found[1] for name, found in matched if found}
