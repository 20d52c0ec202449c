"""How long work tells how far it is, and how a caller stops it."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """Raised by a caller's progress function to stop the work; importers let it pass and leave nothing behind."""


class Progress(Protocol):
    """A function that is called now and then while work goes on."""

    def __call__(self, done_share: float, message_key: str) -> None:
        """Tell the share of the work that is done (0 to 1) and the message key of what is being done.

        Raise `Cancelled` in here to stop the work.
        """


def silent(done_share: float, message_key: str) -> None:
    """Report nothing."""


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """A progress function for one stage of a longer work: its 0 to 1 becomes `start` to `end` of the whole."""

    def report(done_share: float, message_key: str) -> None:
        progress(start + (end - start) * min(max(done_share, 0.0), 1.0), message_key)

    return report
