"""What a reader of files noticed and a person should know, as a message key and its arguments."""

from dataclasses import dataclass, field
from typing import Any

from citybrain.kernel.errors import Argument
from citybrain.messages import text


@dataclass(frozen=True)
class Notice:
    """Something that did not stop a build, but that changes how far its result can be trusted."""

    code: str
    arguments: dict[str, Argument] = field(default_factory=dict)

    def text(self, language: str = "en") -> str:
        """Return the notice as a person reads it."""
        return text(self.code, language=language, **self.arguments)

    def as_json(self) -> dict[str, Any]:
        """Return the notice as the manifest writes it."""
        return {"code": self.code, "arguments": dict(self.arguments)}


def notice(code: str, /, **arguments: Argument) -> Notice:
    """Make a notice from a message key and the values of its variables."""
    return Notice(code, arguments)
