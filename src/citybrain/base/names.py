"""Find the column that is meant among the names a file happens to use."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from citybrain.base.normal_forms import normal
from citybrain.kernel.errors import InputError

MOST_DIGITS = 4
_NAME = re.compile(r"[\w#%°][\w .,/%°²³µμ·()\[\]<>*+#&'’?!-]{0,39}")


def plain(name: str) -> str:
    """Return a name in lower case without accents, with one underscore for everything that is no letter or digit."""
    decomposed = normal("NFKD", name.strip())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"[\W_]+", "_", letters.casefold()).strip("_")


def nearest(name: str, known: Iterable[str], count: int = 3) -> str:
    """Return the names most like one that is missing, or all of them (at most 30) if none is alike."""
    return ", ".join(close_names(name, known, count))


def close_names(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """The same as a list."""
    listed = list(known)
    by_plain = {plain(candidate): candidate for candidate in listed}
    close = difflib.get_close_matches(plain(name), list(by_plain), count, 0.5)
    return [by_plain[match] for match in close] or listed[:30]


def first_known(columns: Sequence[str], wanted: Iterable[str]) -> str | None:
    """Return the first column whose plain name is wanted, in the order of `wanted`."""
    by_plain: dict[str, str] = {}
    for column in columns:
        by_plain.setdefault(plain(column), column)
    return next((by_plain[name] for name in wanted if name in by_plain), None)


def shown_columns(columns: Iterable[object], most: int = 30, width: int | None = None) -> str:
    """Names of columns as an error shows them, of a file of `width` columns; what is no name is shown as its place.

    A file that is no table, or has no heading, has its first line for names, and that may hold anything: a sentence, a
    number, a key. So a name is at most 40 letters, digits and signs of units, few of them digits, beside other names.

    >>> shown_columns(["Time", "PM10 (µg/m3)", "ghp_16C7e42F292c6912E7710c838347Ae178B4a"])
    'Time, PM10 (µg/m3), #3'
    """
    told = [str(column) for column in columns]
    names = (
        name if (width or len(told)) > 1 and _is_name(name) else f"#{place}"
        for place, name in enumerate(told[:most], 1)
    )
    return ", ".join(names)


def first_of(names: Sequence[object], most: int = 30) -> str:
    """The first names of many, and how many they are where some are not shown.

    >>> first_of([2, 3, 5, 7], most=2)
    '2, 3 … (4)'
    """
    return ", ".join(map(str, names[:most])) + (f" … ({len(names)})" if len(names) > most else "")


def _is_name(name: str) -> bool:
    digits = sum(character.isdigit() for character in name)
    return _NAME.fullmatch(name) is not None and digits <= max(MOST_DIGITS, len(name) // 4)


def require_column(file: str, columns: Sequence[str], name: str) -> str:
    """Return `name` if the file has it. Raises InputError with the nearest names."""
    if name not in columns:
        near = shown_columns(close_names(name, columns), width=len(columns))
        raise InputError("file-column-missing", file=file, received=name, nearest=near)
    return name
