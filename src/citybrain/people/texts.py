"""Texts that anybody may send, and texts of the city in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from citybrain.base.normal_forms import normal
from citybrain.messages import text as message
from citybrain.messages.form import EASY_ALONE
from citybrain.messages.language import most_wanted

UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Characters that nobody sees, among them those that turn the direction of what follows, and halves of characters,
which no file can have; joiners that scripts and emoji need stay.
"""

BLANK = re.compile(r"[\u115f\u1160\u2800\u3164\uffa0]")
"""Letters and signs that are drawn as nothing."""

MOST_NAMED = 3
"""Groups that are named in a row of several; a list of all that are withheld stands below the table."""

MOST_BLANKS = re.compile(r"\n{3,}")
EASY = "-simple"
"""How the tag of easy words of a language ends: the variant `simple` that IANA registers for BCP 47."""

MOST_LANGUAGES = 12
"""Languages of one text, easy words among them."""

TextTag = Annotated[str, StringConstraints(pattern=rf"^[a-z]{{2,3}}({EASY})?$")]
"""What a text is in: a code of ISO 639, with `-simple` of its easy words."""


class ReaderLanguage(str):
    """The language of a page. first: tags in which its reader would rather have texts of the city, dearest first."""

    first: tuple[str, ...]

    def __new__(cls, language: str, first: Iterable[str] = ()) -> Self:
        """A language, with as many tags as a text can have at most."""
        made = super().__new__(cls, language)
        made.first = tuple(dict.fromkeys(first))[:MOST_LANGUAGES]
        return made


class EasyLanguage(ReaderLanguage):
    """A language of which a reader wants easy words, where somebody wrote some."""


def cleaned(text: Any) -> Any:
    """A text in composed form without what nobody sees, empty where nothing else is left; anything else as it is."""
    if not isinstance(text, str):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = UNSEEN.sub("", normal("NFC", lines))
    return MOST_BLANKS.sub("\n\n", shown).strip() if _is_seen(shown) else ""


def on_one_line(text: Any) -> Any:
    """The same on one line."""
    shown = cleaned(text)
    return " ".join(shown.split()) if isinstance(shown, str) else shown


def _is_seen(text: str) -> bool:
    """Whether anything of a text is drawn: marks, joiners and blanks alone are not."""
    return any(unicodedata.category(sign)[0] not in "CMZ" for sign in BLANK.sub("", text))


def words(longest: int, least: int = 1) -> Any:
    """The type of a text of so many characters that is cleaned first."""
    return Annotated[str, BeforeValidator(cleaned), StringConstraints(min_length=least, max_length=longest)]


Line = Annotated[str, BeforeValidator(cleaned), StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]*$")]
"""A text of one line."""


def _beside_usual(texts: dict[str, str]) -> dict[str, str]:
    """The texts as they are. Raises where easy words of a language stand without its usual ones."""
    alone = [tag for tag in texts if tag.endswith(EASY) and tag.removesuffix(EASY) not in texts]
    if alone:
        needed = {"tag": alone[0], "usual": alone[0].removesuffix(EASY)}
        raise PydanticCustomError(EASY_ALONE, "{tag} needs a text in {usual} beside it", needed)
    return texts


Lines = Annotated[dict[TextTag, Line], Field(min_length=1, max_length=MOST_LANGUAGES), AfterValidator(_beside_usual)]
"""A line in one language or more."""

Paragraph = Annotated[str, BeforeValidator(cleaned), StringConstraints(min_length=1, max_length=4_000)]
Paragraphs = Annotated[
    dict[TextTag, Paragraph], Field(min_length=1, max_length=MOST_LANGUAGES), AfterValidator(_beside_usual)
]


def wants_easy(accept_language: str | None) -> bool:
    """Whether the language that a header wants most is of easy words (RFC 9110, 12.5.4; RFC 5646, 2.2.5)."""
    return EASY[1:] in most_wanted(accept_language or "").split("-")[1:]


def in_language(texts: Mapping[Any, str], language: str) -> str:
    """A text in a language, in its easy words for an `EasyLanguage`, else in English, else in the first one that there
    is; empty where there is none. What a `ReaderLanguage` has first comes before all of them.
    """
    return texts.get(_tag_of(texts, language), "")


def label_together(labels: Sequence[str], language: str) -> str:
    """What the row is called that groups have together."""
    if len(labels) > MOST_NAMED:
        return message("consultation-together-many", language, first=labels[0], count=len(labels) - 1)
    return message("consultation-together", language, groups=" + ".join(labels))


def fallbacks(every: Iterable[Mapping[Any, str]], language: str) -> dict[str, str]:
    """By text the tag of what it is in, of those that in_language has in another language or not in easy words.

    What is the same in all languages is a name, and in none.
    """
    wanted = f"{language}{EASY}" if isinstance(language, EasyLanguage) else language
    found = {texts[tag]: tag for texts in every if (tag := _tag_of(texts, language)) and not _is_name(texts)}
    return {words: tag for words, tag in found.items() if tag != wanted}


def languages_of(every: Iterable[Mapping[Any, str]]) -> list[str]:
    """What some texts are in, some of them at least: codes of languages in the order of the texts."""
    return list(dict.fromkeys(str(tag).removesuffix(EASY) for texts in every for tag in texts))


def tag_wanted(tag: str) -> str:
    """What a text has to be in for who wants a tag of BCP 47: its region and its script do not matter."""
    language, *variants = tag.lower().split("-")
    return f"{language}{EASY}" if EASY[1:] in variants else language


def _is_name(texts: Mapping[Any, str]) -> bool:
    return len(texts) > 1 and len(set(texts.values())) == 1


def _tags_of(tag: str, is_easy: bool) -> tuple[str, ...]:
    """What is looked for where a tag is wanted: easy words, then usual ones."""
    language = tag.removesuffix(EASY)
    return (f"{language}{EASY}", language) if is_easy or tag != language else (language,)


def _tag_of(texts: Mapping[Any, str], language: str) -> str:
    """What a text is shown in; empty where there is none."""
    is_easy = isinstance(language, EasyLanguage)
    first = language.first if isinstance(language, ReaderLanguage) else ()
    first = tuple(each for one in first for each in _tags_of(one, is_easy))
    easy = (f"{language}{EASY}",) if is_easy else ()
    english = (f"en{EASY}",) if is_easy else ()
    wanted = (*first, *easy, language, *english, "en", *(one for one in texts if not str(one).endswith(EASY)))
    return next((str(tag) for tag in wanted if texts.get(tag)), "")
