"""What stands between a draft and a city."""

from __future__ import annotations

from citybrain.twin.configuration import SOURCE_KEYS
from citybrain.twin.drafts.city_file import by_kind
from citybrain.twin.drafts.document import Draft, DraftFile
from citybrain.twin.drafts.errors import DraftError

SEVERAL = frozenset({"gtfs"})
"""Uses of which a city may have more than one file."""
EITHER = ("osm", "buildings")


def obstacles(draft: Draft) -> list[DraftError]:
    """Everything that has to be done before the draft can be built, the first to be done first."""
    found = [error for file in draft.files if file.used and (error := _of(file)) is not None]
    kinds = by_kind(draft)
    for kind, files in kinds.items():
        if len(files) > 1 and kind not in SEVERAL:
            found.append(DraftError("draft-two-of-a-kind", files=", ".join(file.name for file in files)))
    if not set(EITHER) & {*kinds, *(draft.own or ())}:
        found.append(DraftError("draft-no-buildings"))
    if not draft.name.strip():
        found.append(DraftError("draft-no-name"))
    return found


def missing(draft: Draft) -> list[str]:
    """Kinds of files that the draft does not have, in the order in which they matter."""
    there = {*by_kind(draft), *(draft.own or ())}
    return [kind for kind in SOURCE_KEYS if kind not in there]


def _of(file: DraftFile) -> DraftError | None:
    if file.reading or file.found is None:
        return DraftError("draft-still-reading", file=file.name)
    if file.found["problem"]:
        return DraftError("draft-unreadable", file=file.name)
    if file.kind is None:
        return DraftError("draft-use-unknown", file=file.name)
    if file.found["unnamed"]:
        return DraftError("draft-columns", file=file.name)
    return None
