"""Find the column that is meant among the names a file happens to use."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from citybrain.kernel.errors import InputError


def plain(name: str) -> str:
    """Return a name in lower case without accents, with one underscore for everything that is no letter or digit."""
    decomposed = unicodedata.normalize("NFKD", name.strip())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"[\W_]+", "_", letters.casefold()).strip("_")


def nearest(name: str, known: Iterable[str], count: int = 3) -> str:
    """Return the names most like one that is missing, or all of them (at most 30) if none is alike."""
    listed = list(known)
    by_plain = {plain(candidate): candidate for candidate in listed}
    close = difflib.get_close_matches(plain(name), list(by_plain), count, 0.5)
    shown = [by_plain[match] for match in close] or listed[:30]
    return ", ".join(shown)


def first_known(columns: Sequence[str], wanted: Iterable[str]) -> str | None:
    """Return the first column whose plain name is wanted, in the order of `wanted`."""
    by_plain: dict[str, str] = {}
    for column in columns:
        by_plain.setdefault(plain(column), column)
    return next((by_plain[name] for name in wanted if name in by_plain), None)


def require_column(file: str, columns: Sequence[str], name: str) -> str:
    """Return `name` if the file has it. Raises InputError with the nearest names."""
    if name not in columns:
        raise InputError("file-column-missing", file=file, received=name, nearest=nearest(name, columns))
    return name
