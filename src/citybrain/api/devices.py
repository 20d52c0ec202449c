"""What a session is on, in words by which its owner tells it from others: browser and system, as it says itself."""

from __future__ import annotations

from fastapi import Request

BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS X": "macOS",
    "CrOS": "ChromeOS", "Linux": "Linux",
}  # fmt: skip
"""By parts of the header, the more special first: most browsers say that they are others as well."""

LONGEST = 40


def device_of(request: Request) -> str:
    """Such as "Firefox, Linux"; of a program that is no browser the begin of what it calls itself."""
    said = request.headers.get("user-agent", "")
    named = [
        next((name for part, name in names.items() if part.lower() in said.lower()), None)
        for names in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(one for one in named if one) or "".join(one for one in said if one.isprintable())[:LONGEST]
