"""Names that people take for the same, though a computer tells them apart."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from citybrain.base.normal_forms import normal

_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Signs of other kinds that show nothing either (Default_Ignorable_Code_Point)."""


_LOOKALIKES = str.maketrans(
    "авеԍһіјкӏмносрԛтуѕԝхԁғαβεζηικμνορτυχϲϳ",
    "abeghijklmhocpqtyswxdfabezhikmnoptyxcj",
)
"""Letters of the Cyrillic and the Greek alphabet, and Latin ones that they or their capitals are taken for (UTS 39)."""


def folded(name: str) -> str:
    """A name without spaces around, case, and wide or narrow forms of letters (UAX 15: NFKC, casefold, NFKC), without
    signs that nobody sees (`visible`), and with Latin letters in the place of others that look like them.
    """
    return " ".join(_composed(_composed(visible(name)).casefold()).translate(_LOOKALIKES).split())


def visible(name: str) -> str:
    """A name without signs that show nothing: of control or format (UAX 44: Cc, Cf), fillers and selectors."""
    plain = (" " if one.isspace() else one for one in name)
    return "".join(one for one in plain if unicodedata.category(one) not in ("Cc", "Cf") and not _UNSEEN.match(one))


def alike(names: Iterable[str]) -> list[list[str]]:
    """Those that differ in nothing but what `folded` leaves out, put together."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        same[folded(name)].append(name)
    return [one for one in same.values() if len(one) > 1]


def _composed(text: str) -> str:
    return normal("NFKC", text)
