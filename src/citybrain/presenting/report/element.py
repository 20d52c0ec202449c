"""The one way that the report makes HTML and SVG: elements whose texts and attributes are always escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TypeAlias

VOID = frozenset({"br", "col", "hr", "img", "link", "meta"})
NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]*")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class Markup(str):
    """Text that is HTML already. Only `element`, `join` and `style_sheet` make it."""

    __slots__ = ()


Child: TypeAlias = "Markup | str | float | Iterable[Child] | None"
Attribute: TypeAlias = "str | float | bool | None"


def clean(text: str) -> str:
    """A text without what no document may hold: control characters, lone surrogates, overrides of direction."""
    return FORBIDDEN.sub(REPLACEMENT, text)


def escaped(text: str) -> str:
    """A text as it stands between tags or inside quotation marks."""
    return html.escape(clean(text), quote=True)


def element(name: str, *children: Child, **attributes: Attribute) -> Markup:
    """An element with its children: texts are escaped, None is left out, lists are laid flat.

    An attribute that is Python's word ends in an underscore (`class_`), a hyphen is written as one (`aria_label`);
    False and None leave it out, True writes the bare name. Raises ValueError for a name that no element can have.
    """
    opened = "".join([name, *map(_attribute, attributes.items())])
    if not NAME.fullmatch(name):
        raise ValueError(f"no element is called {name!r}")
    return Markup(f"<{opened}>") if name in VOID else Markup(f"<{opened}>{join(*children)}</{name}>")


def join(*children: Child) -> Markup:
    """Several children one after the other."""
    return Markup("".join(_child(child) for child in children))


def style_sheet(text: str) -> Markup:
    """A style element, whose content is not escaped. Raises ValueError where it would end the element early."""
    if "</" in text:
        raise ValueError("a style sheet cannot hold '</'")
    return Markup(f"<style>{text}</style>")


def _child(child: Child) -> str:
    if isinstance(child, Markup):
        return child
    if child is None:
        return ""
    if isinstance(child, str):
        return escaped(child)
    return "".join(_child(part) for part in child) if isinstance(child, Iterable) else coordinate(child)


def _attribute(pair: tuple[str, Attribute]) -> str:
    name, value = pair[0].rstrip("_").replace("_", "-"), pair[1]
    if value is None or value is False:
        return ""
    if not NAME.fullmatch(name):
        raise ValueError(f"no attribute is called {name!r}")
    if value is True:
        return f" {name}"
    return f' {name}="{escaped(value) if isinstance(value, str) else coordinate(value)}"'


def coordinate(value: float) -> str:
    """A number for the machine: at most two decimals, none where it is whole."""
    told = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if told in ("-0", "") else told
