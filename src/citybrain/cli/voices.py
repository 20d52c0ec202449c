"""What commands on surveys and on consultations share: list, open, codes and forms on paper, and how they are told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple
from uuid import uuid4

import typer

from citybrain.cli.city import AsJson, CityFolder, print_json
from citybrain.cli.proposals import By, acting_as, note_act
from citybrain.cli.reader import READER
from citybrain.messages import text
from citybrain.open_city import OpenCity

if TYPE_CHECKING:
    from citybrain.governance import Actor
    from citybrain.people.tokens import VoiceChannel

Command = Callable[..., None]


def _help(key: str) -> str:
    return text(f"cli-voice-{key}", READER.language)


WEB_ADDRESS = re.compile(r"https?://[\w.:\[\]-]+(/[\w./~%-]*)?")
"""Of a server and a path in it, to which links add the rest."""

Number = Annotated[int, typer.Argument(metavar="NUMBER", help=_help("number"), min=1)]
File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help=_help("file"))]
Way = Annotated[str, typer.Option("--channel", metavar="link|paper|counter", help=_help("channel"))]
Count = Annotated[int, typer.Option("--count", min=1, max=5_000, help=_help("count"))]
Address = Annotated[str, typer.Option("--address", metavar="URL", help=_help("address"))]
Forms = Annotated[int, typer.Option("--count", min=1, max=500, help=_help("forms"))]
Texts = Annotated[str, typer.Option("--texts", metavar="LANGUAGE", help=_help("texts"))]
Folder = Annotated[Path, typer.Option("--output", metavar="FOLDER", file_okay=False, help=_help("output"))]


class VoiceParts(NamedTuple):
    """How a kind of voices is read, told and printed; called: the field of a row that says what it is.

    pictures: what a form needs beside words, by the names that `paper` takes it by.
    """

    listed: str
    called: str
    service: Callable[[OpenCity], Any]
    read: Callable[[Path], Any]
    summary: Callable[[Any, Any, str], Any]
    answer: Callable[[Any, Any, str], Any]
    paper: Callable[..., str]
    pictures: Callable[[OpenCity, int, str], Mapping[str, Any]] = lambda opened, number, language: {}


def add_voices(app: typer.Typer, word: str, parts: Callable[[], VoiceParts], others: Mapping[str, Command]) -> None:
    """Add a group of commands under a word; parts: what they work with, loaded when one runs."""

    def list_(city: CityFolder, as_json: AsJson = False) -> None:
        """All of them, the newest first."""
        of = parts()
        with OpenCity(city) as opened:
            service = of.service(opened)
            rows = [of.summary(one, service, READER.language) for one in service.listed()]
        if as_json:
            print_json({of.listed: rows})
            return
        for one in rows:
            said = f"{one['number']} {one['state']} {one['until']} {one['answered']}: {one[of.called]}"
            READER.out().print(said, markup=False)

    def open_(city: CityFolder, file: File, by: By) -> None:
        """Open one that a file describes."""
        of = parts()
        asked = of.read(file)
        with OpenCity(city) as opened:
            service = of.service(opened)
            with acting_as(opened, by, f"{word} open", file.name) as actor:
                made = service.open(asked, actor)
            note_act(opened, actor, f"{word} open", str(made))
            print_json(of.answer(service.one(made), service, READER.language))

    def codes(
        city: CityFolder, number: Number, by: By, channel: Way = "link", count: Count = 1, address: Address = ""
    ) -> None:  # fmt: skip
        """Print codes, one a line; of the way `link` as links, whose code stands behind # and so in no log."""
        way = channel_of(channel)
        require_web_address(address)
        with acting(city, by, f"{word} codes", number) as (opened, actor):
            made = parts().service(opened).codes(number, way, count, actor)
        begin = f"{address.rstrip('/')}/take-part#{word}-{number}=" if channel == "link" else ""
        for code in made:
            READER.out().print(begin + code, markup=False, highlight=False, soft_wrap=True)

    def paper(city: CityFolder, number: Number, by: By, folder: Folder, count: Forms = 1, texts: Texts = "") -> None:
        """Write forms to print, each with a code of its own."""
        from citybrain.people.texts import ReaderLanguage

        of, language = parts(), ReaderLanguage(READER.language, [texts] if texts else [])
        with acting(city, by, f"{word} paper", number) as (opened, actor):
            service, snapshot = of.service(opened), opened.workspace.snapshot
            told = of.answer(service.one(number), service, language)
            require_language(texts, told["languages"])
            pictures = of.pictures(opened, number, language)
            made = service.codes(number, channel_of("paper"), count, actor)
            place = snapshot.city_name, snapshot.manifest.currency
            forms = (of.paper(*place, told, code, READER.language, **pictures) for code in made)
            write_forms(folder, f"{word}-{number}", forms)

    group = typer.Typer(no_args_is_help=True, help=text(f"cli-{word}-group", READER.language))
    own: dict[str, Command] = {"list": list_, "open": open_, "codes": codes, "paper": paper}
    for name, command in {**own, **others}.items():
        group.command(name, help=text(f"cli-{word}-command-{name}", READER.language))(command)
    app.add_typer(group, name=word)


Code = Annotated[str, typer.Option("--code", metavar="CODE", help=_help("code"))]
Traits = Annotated[list[str] | None, typer.Option("--trait", metavar="NAME=GROUP", help=_help("trait"))]


def pairs_of(words: list[str] | None) -> dict[str, str]:
    """NAME=VALUE of each word. Raises NotFoundError for a word without a name or a name twice."""
    from citybrain.kernel import NotFoundError

    found: dict[str, str] = {}
    for word in words or ():
        name, mark, value = word.partition("=")
        if not mark or not name or name in found:
            raise NotFoundError("cli-voice-no-pair", received=word)
        found[name] = value
    return found


def answer_sent(of: type[Any], **said: Any) -> Any:
    """What a clerk enters, under a mark of its own. Raises EntryError with all that is wrong."""
    from pydantic import ValidationError

    from citybrain.records.errors import EntryError

    try:
        return of(sending=str(uuid4()), **said)
    except ValidationError as problem:
        told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors()[:20])
        raise EntryError("cli-voice-faulty", problem=told) from None


@contextmanager
def acting(city: Path, by: str, act: str, what: int) -> Iterator[tuple[OpenCity, Actor]]:
    """An open city and who acts in it; what they did is noted when it is done."""
    with OpenCity(city) as opened:
        with acting_as(opened, by, act, str(what)) as actor:
            yield opened, actor
        note_act(opened, actor, act, str(what))


def channel_of(channel: str) -> VoiceChannel:
    """A way for number codes are made. Raises NotFoundError."""
    from citybrain.kernel import NotFoundError
    from citybrain.people.tokens import VoiceChannel

    if channel not in ("link", "paper", "counter"):
        raise NotFoundError("cli-consultation-no-channel", received=channel)
    return VoiceChannel(channel)


def require_language(wanted: str, languages: list[str]) -> None:
    """Raises NotFoundError for a language in which the city wrote nothing of it."""
    from citybrain.kernel import NotFoundError
    from citybrain.people.texts import EASY

    if wanted and wanted.removesuffix(EASY) not in languages:
        raise NotFoundError("cli-voice-no-texts", received=wanted, languages=", ".join(languages))


def require_web_address(address: str) -> None:
    """Raises NotFoundError for what begins no link to a page of the web."""
    from citybrain.kernel import NotFoundError

    if address and WEB_ADDRESS.fullmatch(address) is None:
        raise NotFoundError("cli-voice-no-address", received=address)


def print_gaps(groups: Iterable[Mapping[str, Any]]) -> None:
    """Name the groups that take part less than they live here, with both shares."""
    for one in groups:
        if one["gap"]:
            shares = {name: f"{100 * one[name]:.1f}" for name in ("taken_part", "living")}
            said = text("cli-voice-gap", READER.language, group=one["label"], **shares)
            READER.out().print(said, markup=False, highlight=False, soft_wrap=True)


def print_part(one: Mapping[str, Any]) -> None:
    """Print the share of a group among answers and residents; nothing of one without, such as one that is withheld."""
    if one["taken_part"] is None:
        return
    shares = {name: "-" if one[name] is None else f"{100 * one[name]:.1f} %" for name in ("taken_part", "living")}
    told = text("cli-survey-part", READER.language, **shares)
    READER.out().print(f"  {one['label']}: {told}", markup=False, highlight=False)


def print_withheld(labels: Iterable[str]) -> None:
    """Name the groups that are withheld, once for all of them; nothing where there are none."""
    if told := ", ".join(labels):
        READER.out().print(f"  {text('consultation-withheld', READER.language)}: {told}", markup=False)


def print_shares(heading: str, shares: Mapping[str, Any] | None, labels: Mapping[str, str] | None = None) -> None:
    """Print shares in per cent, each with the ends of its interval; nothing where there are none."""
    called = labels or {}
    if shares:
        said = ", ".join(
            f"{called.get(name, name)} {one['share']:g} ({one['low']:g} … {one['high']:g})"
            for name, one in shares.items()
        )
        READER.out().print(f"{heading}: {said}", markup=False)


def write_forms(folder: Path, name: str, forms: Iterable[str]) -> None:
    """Write each form as a file of its own, whose number continues those that lie in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for form in forms:
        number += 1
        while (path := folder / f"{name}-{number:03d}.html").exists():
            number += 1
        path.write_text(form, encoding="utf-8")
        READER.out().print(str(path), markup=False, highlight=False, soft_wrap=True)
