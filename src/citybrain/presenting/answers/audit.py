"""What an entry of the audit log says in words: what was done, and to what.

An entry names a right ("city:write"), a command ("access add"), or the method of a request with its address as the
object ("DELETE", "/api/v1/saved-plans/7"): its text goes by those parts of the address that are words and not names.
What a right does to an object that the catalogue knows ("duty book") has words of its own.
"""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from citybrain.governance import Permission
from citybrain.governance.audit_entries import REFUSED, AuditEntry
from citybrain.messages import keys, text
from citybrain.presenting.answers.audit_subjects import subject_in_words

METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
RIGHTS = frozenset(Permission)
MOST_PARTS = 6
"""Parts of an address that are looked at; no address of the server has more."""


class ActLabel(NamedTuple):
    """What was done or refused, and to what: names and numbers of the address, or the object as it stands."""

    label: str
    subject: str


def act_label(entry: AuditEntry, language: str) -> ActLabel:
    """The act as it stands where the catalogue does not know it."""
    act, parts = entry["act"], _parts(entry)
    chosen = (words for size in range(len(parts), -1, -1) for words in combinations(parts, size))
    for words in chosen:  # the most words first, and those further left
        key = "-".join(("audit-act", act.lower().replace(":", "-").replace(" ", "-"), *words))
        if key in keys(language):
            label = text(key, language)
            break
    else:
        words, label = (), act
    if entry["status"] in REFUSED:
        label = text("audit-act-refused", language, what=label)
    if not words:
        return ActLabel(label, subject_in_words(entry["object"], language))
    return ActLabel(label, "/".join(part for part in parts if part not in words and not part.startswith("{")))


def _parts(entry: AuditEntry) -> list[str]:
    """Parts of an address behind the version of the API; of a right, its object as one word."""
    if entry["act"] in METHODS:
        return entry["object"].split("/")[3 : 3 + MOST_PARTS]
    return [entry["object"].replace(" ", "-")] if entry["act"] in RIGHTS else []
