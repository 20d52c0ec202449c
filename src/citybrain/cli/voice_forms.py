"""What commands on surveys and on consultations share: ways by which answers come, and forms written to a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citybrain.cli.reader import READER
from citybrain.messages import text

if TYPE_CHECKING:
    from citybrain.people.tokens import VoiceChannel

Folder = Annotated[
    Path, typer.Option("--output", metavar="FOLDER", file_okay=False, help=text("cli-survey-output", READER.language))
]


def channel_of(channel: str) -> VoiceChannel:
    """A way for which codes are made. Raises NotFoundError."""
    from citybrain.kernel import NotFoundError
    from citybrain.people.tokens import VoiceChannel

    if channel not in ("link", "paper", "counter"):
        raise NotFoundError("cli-consultation-no-channel", received=channel)
    return VoiceChannel(channel)


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
