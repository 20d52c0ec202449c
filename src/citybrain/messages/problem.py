"""Text of an error, in the language of its reader."""

from collections.abc import Mapping
from typing import Protocol

from citybrain.messages.catalogue import Value, fill, keys, on_page


class Problem(Protocol):
    """What every error of the project carries: a message key and the arguments of that message."""

    code: str

    @property
    def arguments(self) -> Mapping[str, Value]:
        """Values of the variables of the message."""
        ...


def render(error: Problem, language: str = "en") -> str:
    """Text of an error: what, where, received, allowed and the next step.

    An error whose code the catalogue does not have (one of a plug-in, say) is shown as its code and arguments, so that
    showing a problem never hides it behind another one.
    """
    if error.code not in keys(language):
        return str(error)
    return fill(error.code, language, error.arguments)


def render_on_page(error: Problem, language: str = "en") -> str:
    """The same for who reads it on a page, where there is something to choose in place of a file to correct."""
    return on_page(error.code, language, error.arguments) if error.code in keys(language) else str(error)
