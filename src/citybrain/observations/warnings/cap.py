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
from citybrain.observations.warnings.texts import declared_standard, description, event, headline

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}
FORBIDDEN = re.compile(r"[\s,<&]")
"""What identifiers and senders must not hold (CAP 1.2, section 3.2.1)."""
DOMAIN = re.compile(r"(?:[\w.+-]+@)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
"""What names a sender: a domain or an address of mail (CAP 1.2, section 3.2.1, "sender"; RFC 1035, 2.3.1)."""

UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
LIKELY = 0.5
HEALTH = ("Health",)


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
    alert = begun_message(header, zone, text("warning-simulated", "en") if warning["simulated"] else "")
    for language in LANGUAGES:
        _info(alert, warning, header, language, zone)
    return written_message(alert)


def begun_message(header: CapHeader, zone: str, remark: str = "") -> Element:
    """The head of a message, to which a part for each language is added."""
    alert = Element("alert", xmlns=NAMESPACE)
    put(alert, "identifier", header.identifier)
    put(alert, "sender", header.sender)
    put(alert, "sent", cap_time(header.sent, zone))
    put(alert, "status", header.status)
    put(alert, "msgType", header.kind)
    put(alert, "scope", "Public")
    if remark:
        put(alert, "note", remark)
    if header.references:
        put(alert, "references", header.references)
    return alert


def written_message(alert: Element) -> str:
    """A message as text."""
    indent(alert)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(alert, encoding="unicode") + "\n"


def _info(alert: Element, warning: Warning, header: CapHeader, language: str, zone: str) -> None:
    info = SubElement(alert, "info")
    exceeded, likely = warning["state"] == "exceeded", warning["probability"] > LIKELY
    put(info, "language", LANGUAGES[language])
    standard = declared_standard(warning)
    for category in HEALTH if standard is None else standard.categories:
        put(info, "category", category)
    put(info, "event", event(warning, language))
    put(info, "urgency", "Past" if header.withdrawn else "Immediate" if exceeded else "Future")
    put(info, "severity", SEVERITY[warning["limit"]["kind"]].capitalize())
    observed = warning["known"]["how"] == "measured" and warning["area"] is None  # what is added elsewhere is modelled
    put(info, "certainty", "Observed" if observed else "Likely" if likely else "Possible")
    put(info, "effective", cap_time(header.sent, zone))
    put(info, "onset", cap_time(warning["begins"], zone))
    put(info, "expires", cap_time(max(warning["ends"], header.sent), zone))
    put(info, "senderName", header.sender)
    called_off = text("warning-called-off", language) + " " if header.withdrawn else ""
    put(info, "headline", called_off + headline(warning, language))
    put(info, "description", description(warning, language, zone))
    for name, value in _parameters(warning):
        parameter = SubElement(info, "parameter")
        put(parameter, "valueName", name)
        put(parameter, "value", value)
    area = SubElement(info, "area")
    put(area, "areaDesc", warning["place"])
    if warning["point"] is not None:
        longitude, latitude = warning["point"]
        put(area, "circle", f"{latitude:.6f},{longitude:.6f} 0")
    if warning["area"] is not None:
        code = SubElement(area, "geocode")
        put(code, "valueName", "area")
        put(code, "value", warning["area"]["id"])


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
    if (zone := warning["area"]) is not None:
        told["addedToReadings"] = f"{zone['least']}/{zone['most']} {warning['unit']}"
        told["calibrated"] = str(zone["calibrated"]).lower()
    return [(name, value) for name, value in told.items() if value]


def put(parent: Element, name: str, value: str) -> None:
    """Add an element with a text, without what XML cannot hold."""
    SubElement(parent, name).text = UNPRINTABLE.sub("", value)


def cap_time(instant: str, zone: str) -> str:
    """A time as CAP has it: with its offset from UTC, "-00:00" where that is none."""
    there = datetime.datetime.fromisoformat(instant).astimezone(ZoneInfo(zone)).replace(microsecond=0)
    return re.sub(r"\+00:00$", "-00:00", there.isoformat())


def _identifier(one: Issued) -> str:
    return f"{one.sender}-{one.number}"


def _reference(one: Issued, zone: str) -> str:
    return f"{one.sender},{_identifier(one)},{cap_time(one.made_at, zone)}"


def _sender(sender: str) -> str:
    if not sender or FORBIDDEN.search(sender):
        raise InputError("warning-sender", received=sender)
    return sender
