"""A warning in words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from citybrain.messages import label_language, text
from citybrain.observations.properties import known_properties
from citybrain.observations.warnings.limits import Averaging, Limit, Standard, all_limits
from citybrain.observations.warnings.shapes import Warning


def headline(warning: Warning, language: str) -> str:
    """What and where, in one line."""
    told = {"property": label(warning, language), "place": warning["place"]}
    limit = declared_limit(warning)
    what = warning["limit"]["kind"]
    if limit is not None and limit.level is not None:
        what, told["level"] = "level", limit.level[label_language(language)]
    if warning["state"] == "exceeded":
        return text(f"warning-headline-exceeded-{what}", language, **told)
    return text(f"warning-headline-expected-{what}", language, **told)


def event(warning: Warning, language: str) -> str:
    """What a warning is about, such as air quality; the property alone where its standard is not declared."""
    found, about = declared_standard(warning), label(warning, language)
    return (
        about
        if found is None
        else text("warning-event", language, event=found.event[label_language(language)], property=about)
    )


def limit_text(limit: Limit, language: str) -> str:
    """What should not be exceeded, with what else must hold."""
    unit = written_unit(known_properties()[limit.observed].unit)
    about: dict[str, str | float] = {
        "value": limit.value, "unit": unit, "standard": limit.standard.name[label_language(language)]
    }  # fmt: skip
    parts = [text(f"warning-limit-{limit.averaging}", language, **about)]
    if limit.day_mean is not None:
        parts.append(text("warning-limit-day-mean", language, value=limit.day_mean, unit=unit))
    if limit.consecutive > 1 and limit.averaging is not Averaging.HOUR:
        parts.append(text("warning-limit-days", language, count=limit.consecutive))
    return joined(parts, language)


def joined(parts: Sequence[str], language: str) -> str:
    """Sentences one after the other."""
    return (" " if language == "en" else "").join(parts)


def written_unit(unit: str | None) -> str:
    """A unit as people write it."""
    return (unit or "").replace("m3", "m³")


def description(warning: Warning, language: str, zone: str) -> str:
    """From when to when, how far, against which limit, how it is known."""
    limit, known = warning["limit"], warning["known"]
    unit, declared = written_unit(warning["unit"]), declared_limit(warning)
    against: dict[str, str | float] = {"value": limit["value"], "unit": unit, "standard": standard(warning, language)}
    measured = "warning-value" if warning["area"] is None else "warning-value-added"
    parts = [
        text("warning-when", language, begins=local(warning["begins"], zone), ends=local(warning["ends"], zone)),
        limit_text(declared, language)
        if declared
        else text(f"warning-limit-{limit['averaging']}", language, **against),
        text(measured, language, value=warning["value"], unit=unit)
        if warning["low"] is None or warning["high"] is None
        else text(
            "warning-value-expected", language, value=warning["value"], unit=unit, low=warning["low"],
            high=warning["high"], probability=round(100 * warning["probability"]),
        ),
        text(f"warning-known-{known['how']}", language, issued=local(known["issued"], zone)),
    ]  # fmt: skip
    if (of := warning["area"]) is not None:
        about: dict[str, str | float] = {
            "least": of["least"],
            "most": of["most"],
            "unit": unit,
            "station": of["station"],
        }
        parts.append(text("warning-zone", language, **about))
        parts += [] if of["calibrated"] else [text("warning-uncalibrated", language)]
    if warning.get("beyond_map"):
        parts.append(text("warning-beyond-map", language))
    if not limit["checked"]:
        parts.append(text("warning-unchecked", language))
    if warning["simulated"]:
        parts.append(text("warning-simulated", language))
    return joined(parts, language)


def declared_limit(warning: Warning) -> Limit | None:
    """The limit of a warning as it is declared; None where it is not any more, or has another value by now."""
    key, value = warning["limit"]["key"], warning["limit"]["value"]
    return next((one for one in all_limits() if (one.key, one.value) == (key, value)), None)


def label(warning: Warning, language: str) -> str:
    """The name of what is measured."""
    return known_properties()[warning["property"]].label[label_language(language)]


def standard(warning: Warning, language: str) -> str:
    """The name of the standard whose limit it is; its source where the standard is not declared any more."""
    found = declared_standard(warning)
    return warning["limit"]["source"] if found is None else found.name[label_language(language)]


def declared_standard(warning: Warning) -> Standard | None:
    """The standard of a warning as it is declared; None where it is not any more."""
    return next((one.standard for one in all_limits() if one.standard.key == warning["limit"]["standard"]), None)


def local(instant: str, zone: str) -> str:
    """A time of an answer as the city's clock shows it, to the minute."""
    return datetime.datetime.fromisoformat(instant).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
