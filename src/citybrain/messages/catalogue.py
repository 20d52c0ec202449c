"""Read the Fluent files of a language and make texts from them."""

import math
import re
import threading
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from citybrain.messages.language import DEFAULT, LANGUAGES, readable

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Message, Pattern

FOLDER: Final = Path(__file__).parent
DOMAINS: Final = FOLDER.parent / "domains"
PART: Final = "messages"
"""Folder of a domain with its own texts, one file a language."""

LONGEST_VALUE: Final = 2000
PATHS: Final = frozenset({"file", "folder"})
"""Arguments that are paths."""

SMALL: Final = 0.1
SEPARATOR: Final = {"en": ", ", "zh": "、"}
TINY: Final = 1e-6
LARGE: Final = 1e15
"""Below the one and from the other on numbers are written with a power of ten: zeros say little, and those who format
numbers fail at 25 digits and more."""

NEAREST: Final = ("near", "nearest")
"""Arguments with names that look like one that is not known."""

NOTHING: Final = "-"
_LACKING: Final = "\x00"
_SENTENCE_LACKING: Final = re.compile(r"(?<=[.。])\s?[^.。，;；]*\x00[.。？]")
"""The whole of a later sentence that ends with what is lacking."""

_BROUGHT: dict[str, Path] = {}
"""Folders of domains that other distributions bring, by name."""

PARSING: Final = threading.Lock()
BEGIN: Final = re.compile(r"^(?=-?[a-zA-Z][a-zA-Z0-9_-]*[ ]*=)", re.MULTILINE)
REFERENCE: Final = re.compile(r"\{\s*(-?[a-zA-Z][a-zA-Z0-9_-]*)")

Value: TypeAlias = "str | int | float | Mapping[str, Any]"
"""A mapping is a message by itself, such as why a file was refused: its `code` and `arguments`."""


class NamedText(str):
    """Keys of messages with spaces between, as an argument of a text, which has their texts in its own language."""

    __slots__ = ()


class UnknownMessageError(LookupError):
    """A message key or a language that the catalogue does not have."""


def text(key: str, /, language: str = DEFAULT, **arguments: Value) -> str:
    """Text of a message in one language, its arguments filled in and its numbers formatted for that language.

    Raises UnknownMessageError where the language or the key is not in the catalogue.
    """
    return fill(key, language, arguments)


def fill(key: str, language: str, arguments: Mapping[str, Value]) -> str:
    """The same as `text`, for arguments that are at hand as a mapping and may have any name."""
    bundle, message = _message(key, language)
    if message.value is None:
        raise UnknownMessageError(f"The message '{key}' has attributes only and no text of its own.")
    return _formatted_text(bundle, message.value, language, arguments)


def on_page(key: str, language: str, arguments: Mapping[str, Value]) -> str:
    """The same for who reads it on a page: its attribute `page`, where it has one, which sends nobody to a file.

    Files and folders go by their names there, not by their paths. A key that is not in the catalogue is shown as it is.
    """
    if key not in keys(language):
        return key
    arguments = {name: _named(value) if name in PATHS else _inner(value, language) for name, value in arguments.items()}
    bundle, message = _message(key, language)
    if (pattern := message.attributes.get("page")) is None:
        return fill(key, language, arguments)
    return _formatted_text(bundle, pattern, language, arguments)


def _formatted_text(bundle: "FluentBundle", pattern: "Pattern", language: str, arguments: Mapping[str, Value]) -> str:
    """A pattern with its arguments, without the sentence that names what is near where nothing is."""
    lacking = {name: _LACKING for name in NEAREST if arguments.get(name) == NOTHING}
    formatted = str(bundle.format_pattern(pattern, _fluent_arguments({**arguments, **lacking}, language))[0])
    return _SENTENCE_LACKING.sub("", formatted).replace(_LACKING, NOTHING) if lacking else formatted


def _named(value: Value) -> Value:
    """A path as its last part."""
    return Path(value).name or value if isinstance(value, str) else value


def _inner(value: Value, language: str) -> Value:
    """A message within another as it stands on a page; other values as they are."""
    return on_page(value["code"], language, value["arguments"]) if isinstance(value, Mapping) else value


def source(language: str) -> str:
    """All Fluent files of a language as one text, as a client in another programming language reads them.

    A language of one file has its own texts first, then the English ones that it lacks. Raises UnknownMessageError for
    a language that is not there.
    """
    own = "\n".join(path.read_text(encoding="utf-8") for path in files(language))
    if language in LANGUAGES:
        return own
    return "\n".join([own, *(entry for name, entry in _entries(DEFAULT).items() if name not in _entries(language))])


def untranslated(language: str) -> frozenset[str]:
    """Keys that a language shows in English, as it has no text of its own for them."""
    return frozenset() if language in LANGUAGES else keys(DEFAULT) - _entries(language).keys()


def files(language: str) -> list[Path]:
    """The Fluent files of a language in the order of their names. Raises UnknownMessageError for an unknown one."""
    if language not in readable():
        raise UnknownMessageError(
            f"There is no language '{language}' in the message catalogue; there are: {', '.join(readable())}."
        )
    if language not in LANGUAGES:
        return [FOLDER / f"{language}.ftl"]
    own = sorted(DOMAINS.glob(f"*/{PART}/{language}.ftl"))
    brought = (folder / PART / f"{language}.ftl" for folder in _BROUGHT.values())
    return [*sorted((FOLDER / language).glob("*.ftl")), *own, *(path for path in brought if path.is_file())]


def bring(folders: Mapping[str, Path]) -> None:
    """Adds the texts of domains of other distributions, each in its folder; a key that is there already stays."""
    if _BROUGHT.items() != folders.items():
        _BROUGHT.clear()
        _BROUGHT.update(folders)
        forget()


def forget() -> None:
    """Reads the files again when the next text is asked for."""
    for read in (keys, _entries, _bundle):
        read.cache_clear()


def twice(language: str = DEFAULT) -> list[tuple[str, Path, Path]]:
    """Keys that stand in two files, with both."""
    first: dict[str, Path] = {}
    found = ((name, path) for path in files(language) for name, _ in entries_of(path))
    return [(name, first[name], path) for name, path in found if first.setdefault(name, path) != path]


@cache
def keys(language: str) -> frozenset[str]:
    """The keys of all messages that a reader of a language gets, in English where it has none of its own."""
    own = frozenset(name for name in _entries(language) if not name.startswith("-"))
    return own if language in LANGUAGES else own | keys(DEFAULT)


@cache
def _entries(language: str) -> dict[str, str]:
    """Source of every message and term by name. It is parsed when it is first needed: a command needs few of many."""
    found: dict[str, str] = {}
    for path in files(language):
        for name, entry in entries_of(path):
            found.setdefault(name, entry)
    return found


def entries_of(path: Path) -> list[tuple[str, str]]:
    """Names of the messages and terms of a Fluent file, each with its source."""
    entries = BEGIN.split(path.read_text(encoding="utf-8"))[1:]
    return [(entry.partition("=")[0].strip(), entry) for entry in entries]


@cache
def _bundle(language: str) -> "tuple[FluentBundle, set[str]]":
    """What has been parsed of a language so far, and the names of it."""
    from fluent.runtime import FluentBundle

    return FluentBundle([language], use_isolating=False), set()


def _message(key: str, language: str) -> "tuple[FluentBundle, Message]":
    """A message in a bundle that holds all it refers to. Raises UnknownMessageError."""
    if key not in keys(language):
        raise UnknownMessageError(_unknown_key(key, language))
    language = language if key in _entries(language) else DEFAULT
    bundle, parsed = _bundle(language)
    if key not in parsed:
        with PARSING:
            _parse(key, language, bundle, parsed)
    return bundle, bundle.get_message(key)


def _parse(name: str, language: str, bundle: "FluentBundle", parsed: set[str]) -> None:
    """Add a message or a term to a bundle, what it refers to first.

    Two threads that are the first to ask have a bundle each: what is parsed is in the one that is read.
    """
    from fluent.runtime import FluentResource

    entry = _entries(language).get(name) or _entries(DEFAULT).get(name)
    if entry is None or name in parsed:
        return
    for reference in set(REFERENCE.findall(entry)) - {name}:
        _parse(reference, language, bundle, parsed)
    bundle.add_resource(FluentResource(entry))
    parsed.add(name)


def _fluent_arguments(arguments: Mapping[str, object], language: str) -> dict[str, object]:
    return {name: _fluent_value(_formatted(value, language)) for name, value in arguments.items()}


def _formatted(value: object, language: str) -> object:
    if isinstance(value, Mapping):
        return fill(value["code"], language, value["arguments"]) if value["code"] in keys(language) else value["code"]
    return (
        SEPARATOR.get(language, SEPARATOR[DEFAULT]).join(text(key, language) for key in value.split())
        if isinstance(value, NamedText)
        else value
    )


def _fluent_value(value: object) -> object:
    """A value that Fluent can format: numbers as Python's own, anything else as a text of bounded length."""
    from fluent.runtime.types import fluent_number

    plain = value.item() if hasattr(value, "item") else value
    if isinstance(plain, float) and 0 < abs(plain) < TINY:
        return f"{plain:.3g}"
    if isinstance(plain, float) and 0 < abs(plain) < SMALL:
        return fluent_number(plain, maximumSignificantDigits=3)
    if isinstance(plain, int | float) and not isinstance(plain, bool):
        return f"{Decimal(plain):.5e}" if LARGE <= abs(plain) < math.inf else plain
    told = str(plain)
    return told if len(told) <= LONGEST_VALUE else told[:LONGEST_VALUE] + "…"


def _unknown_key(key: str, language: str) -> str:
    near = get_close_matches(key, keys(language), n=3)
    hint = f" Nearest: {', '.join(near)}." if near else ""
    return (
        f"There is no message '{key}' in language '{language}'.{hint}"
        f" Add it to a file in src/citybrain/messages/{language}/."
    )
