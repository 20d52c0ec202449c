"""The reference of public pages: how hard they are to read, in usual and in easy words, and how far translated."""

from collections.abc import Iterator

from citybrain.messages import LANGUAGES, readable
from citybrain.messages.catalogue import keys, untranslated
from citybrain.messages.easy import PublicPage, easy_languages, fixed_texts, long_texts, public_pages
from citybrain.people.services.reading_level import reading_level


def reading_page() -> Iterator[str]:
    """Lines of the page."""
    yield from ("# Words of public pages", "", "Written by `make docs` from the texts.", "", "## Reading level", "")
    yield "School grade of Flesch and Kincaid of the English texts without numbers or names in them; long texts have"
    yield from ("seven words or more.", "")
    yield "| Page | Texts | Grade | Long texts | Grade | In easy words |"
    yield "|---|---|---|---|---|---|"
    for page in public_pages():
        usual, long = fixed_texts(page), long_texts(page)
        easy = _grade(long_texts(page, easy=True))
        yield f"| {page.name} | {len(usual)} | {_grade(usual)} | {len(long)} | {_grade(long)} | {easy} |"
    yield from ("", "## Languages", "")
    yield "| Language | Texts | In English |"
    yield "|---|---|---|"
    for language in readable():
        lacking = len(untranslated(language))
        yield f"| {language} | {len(keys(language)) - lacking} | {lacking} |"
    further = [language for language in readable() if language not in LANGUAGES]
    yield from ("", "Share of the texts of each public page that a language of one file has:", "")
    yield f"| Page | {' | '.join(further)} |"
    yield f"|---|{'---|' * len(further)}"
    for page in public_pages():
        yield f"| {page.name} | {' | '.join(f'{_share(page, language):.0%}' for language in further)} |"
    yield from ("", f"Easy words: {', '.join(easy_languages())}.")


def _grade(texts: dict[str, str]) -> str:
    return f"{reading_level(texts.values()).grade:.1f}"


def _share(page: PublicPage, language: str) -> float:
    every = {key for key in keys("en") if key.startswith(page.starts)}
    return len(every - untranslated(language)) / len(every)
