"""Warnings as messages of the Common Alerting Protocol 1.2 (OASIS, 1 July 2010), in English and Chinese.

A message is text that programs fetch; whoever subscribed to warnings is sent its address once a person issued it.
What no person issued has the status Draft.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zoneinfo import ZoneInfo

from citybrain.kernel.errors import InputError
from citybrain.messages import text
from citybrain.observations.warnings.issued import Issued
from citybrain.observations.warnings.notifying import SEVERITY
from citybrain.observations.warnings.shapes import Warning
from citybrain.observations.warnings.texts import description, headline, label

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}
FORBIDDEN = re.compile(r"[\s,<&]")
"""What identifiers and senders must not hold (CAP 1.2, section 3.2.1)."""
DOMAIN = re.compile(r"(?:[\w.+-]+@)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
"""What names a sender: a domain or an address of mail (CAP 1.2, section 3.2.1, "sender"; RFC 1035, 2.3.1)."""

UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
LIKELY = 0.5


class CapHeader(NamedTuple):
    """The head of a message: who says it, when (UTC), and what it is about."""

    identifier: str
    sender: str
    sent: str
    status: str
    kind: str
    references: str | None = None
    withdrawn: bool = False


def draft_message(warning: Warning, sender: str, zone: str, at: str) -> str:
    """A warning that nobody issued. Raises InputError for a sender that CAP does not allow."""
    return _message(
        warning, CapHeader(f"draft-{warning['key']}-{at[:19]}", _sender(sender), at, "Draft", "Alert"), zone
    )


def issued_message(one: Issued, before: Issued | None, zone: str) -> str:
    """A warning that a person issued, updated or called off; `before` is the one that it updates."""
    status = "Exercise" if one.warning["simulated"] else "Actual"
    if one.withdrawn_at:
        header = CapHeader(
            f"{_identifier(one)}-cancel", one.sender, one.withdrawn_at, status, "Cancel", _reference(one, zone), True
        )
    else:
        kind = "Update" if before else "Alert"
        reference = _reference(before, zone) if before else None
        header = CapHeader(_identifier(one), one.sender, one.made_at, status, kind, reference)
    return _message(one.warning, header, zone)


def sender_of(folder: Path) -> str:
    """Who sends where nobody is named: the folder of the city; `.invalid` is no domain (RFC 2606)."""
    name = re.sub(r"[\W_]+", "-", folder.resolve().name).strip("-")
    return f"{name or 'city'}.invalid"


def checked_sender(sender: str) -> str:
    """The name of a sender. Raises InputError for one that is no name in the Internet, as CAP asks for."""
    if not DOMAIN.fullmatch(sender):
        raise InputError("warning-sender", received=sender)
    return _sender(sender)


def _message(warning: Warning, header: CapHeader, zone: str) -> str:
    alert = Element("alert", xmlns=NAMESPACE)
    _put(alert, "identifier", header.identifier)
    _put(alert, "sender", header.sender)
    _put(alert, "sent", _time(header.sent, zone))
    _put(alert, "status", header.status)
    _put(alert, "msgType", header.kind)
    _put(alert, "scope", "Public")
    if warning["simulated"]:
        _put(alert, "note", text("warning-simulated", "en"))
    if header.references:
        _put(alert, "references", header.references)
    for language in LANGUAGES:
        _info(alert, warning, header, language, zone)
    indent(alert)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(alert, encoding="unicode") + "\n"


def _info(alert: Element, warning: Warning, header: CapHeader, language: str, zone: str) -> None:
    info = SubElement(alert, "info")
    exceeded, likely = warning["state"] == "exceeded", warning["probability"] > LIKELY
    _put(info, "language", LANGUAGES[language])
    for category in ("Env", "Health"):
        _put(info, "category", category)
    _put(info, "event", text("warning-event", language, property=label(warning, language)))
    _put(info, "urgency", "Past" if header.withdrawn else "Immediate" if exceeded else "Future")
    _put(info, "severity", SEVERITY[warning["limit"]["kind"]].capitalize())
    _put(info, "certainty", "Observed" if warning["known"]["how"] == "measured" else "Likely" if likely else "Possible")
    _put(info, "effective", _time(header.sent, zone))
    _put(info, "onset", _time(warning["begins"], zone))
    _put(info, "expires", _time(max(warning["ends"], header.sent), zone))
    _put(info, "senderName", header.sender)
    called_off = text("warning-called-off", language) + " " if header.withdrawn else ""
    _put(info, "headline", called_off + headline(warning, language))
    _put(info, "description", description(warning, language, zone))
    for name, value in _parameters(warning):
        parameter = SubElement(info, "parameter")
        _put(parameter, "valueName", name)
        _put(parameter, "value", value)
    area = SubElement(info, "area")
    _put(area, "areaDesc", warning["place"])
    if warning["point"] is not None:
        longitude, latitude = warning["point"]
        _put(area, "circle", f"{latitude:.6f},{longitude:.6f} 0")


def _parameters(warning: Warning) -> list[tuple[str, str]]:
    limit = warning["limit"]
    interval = "" if warning["low"] is None else f"{warning['low']}/{warning['high']}"
    told = {
        "limit": f"{limit['value']} {warning['unit']}",
        "limitKey": limit["key"],
        "limitSource": limit["source"],
        "value": f"{warning['value']} {warning['unit']}",
        "interval90": interval,
        "probability": str(warning["probability"]),
        "datastream": str(warning["stream"]),
    }
    return [(name, value) for name, value in told.items() if value]


def _put(parent: Element, name: str, value: str) -> None:
    SubElement(parent, name).text = UNPRINTABLE.sub("", value)


def _time(instant: str, zone: str) -> str:
    """A time as CAP has it: with its offset from UTC, "-00:00" where that is none."""
    there = datetime.datetime.fromisoformat(instant).astimezone(ZoneInfo(zone)).replace(microsecond=0)
    return re.sub(r"\+00:00$", "-00:00", there.isoformat())


def _identifier(one: Issued) -> str:
    return f"{one.sender}-{one.number}"


def _reference(one: Issued, zone: str) -> str:
    return f"{one.sender},{_identifier(one)},{_time(one.made_at, zone)}"


def _sender(sender: str) -> str:
    if not sender or FORBIDDEN.search(sender):
        raise InputError("warning-sender", received=sender)
    return sender
