"""The one console of all commands: texts of data are shown, and steer nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from citybrain.cli.terminal import STEERING, harmless


class HarmlessConsole(Console):
    """Writes styles of its own, and of every text only what can be read."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """As any console, without characters that steer the terminal."""
        for segment in super().render(renderable, options):
            clean = segment.control or not STEERING.search(segment.text)
            yield segment if clean else Segment(harmless(segment.text), segment.style)

    def render_str(self, text: str, **more: Any) -> Any:
        """As any console; a text is cleaned before its width is measured."""
        return super().render_str(harmless(text), **more)
