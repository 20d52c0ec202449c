"""A warning in words."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from citybrain.messages import text
from citybrain.observations.properties import known_properties
from citybrain.observations.warnings.limits import all_limits
from citybrain.observations.warnings.shapes import Warning


def headline(warning: Warning, language: str) -> str:
    """What and where, in one line."""
    told = {"property": label(warning, language), "place": warning["place"]}
    if warning["state"] == "exceeded":
        return text(f"warning-headline-exceeded-{warning['limit']['kind']}", language, **told)
    return text(f"warning-headline-expected-{warning['limit']['kind']}", language, **told)


def description(warning: Warning, language: str, zone: str) -> str:
    """From when to when, how far, against which limit, how it is known."""
    limit, known = warning["limit"], warning["known"]
    unit = warning["unit"].replace("m3", "m³")
    against: dict[str, str | float] = {"value": limit["value"], "standard": standard(warning, language)}
    parts = [
        text("warning-when", language, begins=local(warning["begins"], zone), ends=local(warning["ends"], zone)),
        text(f"warning-limit-{limit['averaging']}", language, **against),
        text("warning-value", language, value=warning["value"], unit=unit)
        if warning["low"] is None or warning["high"] is None
        else text(
            "warning-value-expected", language, value=warning["value"], unit=unit, low=warning["low"],
            high=warning["high"], probability=round(100 * warning["probability"]),
        ),
        text(f"warning-known-{known['how']}", language, issued=local(known["issued"], zone)),
    ]  # fmt: skip
    if not limit["checked"]:
        parts.append(text("warning-unchecked", language))
    if warning["simulated"]:
        parts.append(text("warning-simulated", language))
    return " ".join(parts) if language == "en" else "".join(parts)


def label(warning: Warning, language: str) -> str:
    """The name of what is measured."""
    return known_properties()[warning["property"]].label[language]


def standard(warning: Warning, language: str) -> str:
    """The name of the standard whose limit it is; its source where the standard is not declared any more."""
    names = {one.standard.key: one.standard.name[language] for one in all_limits()}
    return names.get(warning["limit"]["standard"], warning["limit"]["source"])


def local(instant: str, zone: str) -> str:
    """A time of an answer as the city's clock shows it, to the minute."""
    return datetime.datetime.fromisoformat(instant).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
