"""Photographs of the page for whoever reviews its design: `python -m docs.screens ADDRESS FOLDER [NAME ...]`.

ADDRESS is a running server (`make demo`), FOLDER receives one PNG for each place, size, theme and language, and one
sheet per place that has them side by side. What differs from the design language is told in docs/design.md.
"""

import base64
import json
import sys
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from tests.web.browser import Browser, Chromium

SIZES = ((1440, 900), (390, 844))
THEMES = (False, True)
LANGUAGES = ("en", "zh")
PLAN = {
    "name": "Warm blocks",
    "years": {"from": 2026, "to": 2040},
    "target": {"base_year": 2026, "reduction": 0.8, "by": 2040},
    "budget": {"emissions": 250_000},
    "measures": [
        {
            "intervention": "insulate_walls",
            "where": {"construction_year": {"before": 1985}},
            "uptake": {"2026": 0, "2036": 0.7},
        },
        {"intervention": "install_rooftop_solar", "uptake": {"2027": 0.1, "2040": 0.5}},
        {"intervention": "install_smart_control", "uptake": 0.5, "off": True},
    ],
}
DAY = {
    "name": "Warm blocks",
    "measures": [
        {"intervention": "insulate_walls", "where": {"construction_year": {"before": 1985}}, "uptake": 0.7},
        {"intervention": "install_air_source_heat_pump", "where": {"heating_system": ["oil_boiler"]}, "uptake": 0.7},
        {"intervention": "install_rooftop_solar", "uptake": 0.5},
    ],
}
TRACKS = {
    "name": "Cycle tracks",
    "measures": [{"intervention": "cycle_track", "where": {"street_class": ["residential"]}}],
}


class Screen(NamedTuple):
    """One place in one state."""

    path: str
    query: dict[str, str]
    ready: str


def encoded(plan: dict[str, Any]) -> str:
    """A plan as the address of the page keeps it."""
    return base64.urlsafe_b64encode(json.dumps(plan).encode()).decode().rstrip("=")


SURE = "document.querySelector('.note ol') !== null"
SCREENS = {
    "plan": Screen("", {"plan": encoded(DAY)}, SURE),
    "plan-years": Screen("", {"plan": encoded(PLAN)}, SURE),
    "plan-compared": Screen(
        "", {"plan": encoded(DAY), "against": encoded(PLAN)}, "document.querySelectorAll('.plans li').length === 2"
    ),
    "plan-empty": Screen("", {}, "document.querySelector('.goal') !== null"),
    "why": Screen(
        "",
        {"plan": encoded(DAY), "why": "city_operational_emissions~~plan"},
        "document.querySelector('.why [role=treeitem]') !== null",
    ),
    "layers": Screen(
        "", {"quantity": "street_speed_limit"}, "performance.getEntriesByName('layer-coloured').length > 0"
    ),
    "section": Screen(
        "",
        {"quantity": "width_parked", "chosen": "way/8033892", "plan": encoded(TRACKS)},
        "document.querySelectorAll('aside figure svg').length === 2",
    ),
    "open": Screen("open", {}, "document.querySelector('main ul li') !== null"),
    "open-algorithm": Screen(
        "open",
        {"register": "algorithms", "item": "space_heating_need"},
        "document.querySelector('main article, main aside') !== null",
    ),
    "progress": Screen(
        "progress",
        {},
        "document.querySelector('.budget figure .wide, .budget .go') !== null"
        " && document.querySelectorAll('.indicators tbody tr, .inventory tbody tr').length > 8",
    ),
    "now": Screen(
        "now", {}, "document.querySelectorAll('.map li').length > 10 && !!document.querySelector('.detail svg')"
    ),
    "now-stream": Screen("now", {"stream": "2"}, "document.querySelector('aside svg .expected') !== null"),
    "now-ledger": Screen("now", {"panel": "ledger"}, "document.querySelector('aside tfoot') !== null"),
    "states": Screen("states", {}, "document.querySelector('main h2') !== null"),
    "my-city": Screen("my-city", {}, "document.querySelector('main .zone') !== null"),
}


def photograph(chromium: Chromium, address: str, folder: Path, name: str) -> None:
    """All photographs of one place, and the sheet of them."""
    screen = SCREENS[name]
    taken = []
    for (width, height), dark, language in product(SIZES, THEMES, LANGUAGES):
        with Browser(chromium, width, height, dark=dark) as page:
            page.open(f"{address}/{screen.path}")
            page.run("localStorage.setItem('citybrain-guide', 'seen')")
            query = "&".join(f"{key}={value}" for key, value in (screen.query | {"language": language}).items())
            page.open(f"{address}/{screen.path}?{query}")
            page.wait_for(screen.ready, 120)
            page.page.wait_for_timeout(1500)
            file = folder / f"{name}-{width}-{'dark' if dark else 'light'}-{language}.png"
            page.screenshot(file)
            taken.append(file)
    sheet(chromium, folder, name, taken)


def sheet(chromium: Chromium, folder: Path, name: str, files: list[Path]) -> None:
    """Photographs side by side on one page: the desktop in two columns, the phone in a row below."""
    images = "".join(f'<img src="{file.name}">' for file in files)
    page = folder / f"{name}.html"
    page.write_text(f"<body style='margin:16px;background:#888;display:flex;flex-wrap:wrap;gap:16px'>{images}")
    with Browser(chromium, 2 * SIZES[0][0] + 64, 3 * SIZES[0][1]) as browser:
        browser.open(page.as_uri())
        browser.wait_for("[...document.images].every(image => image.complete)")
        browser.screenshot(folder / f"{name}.png")
    page.unlink()


def main(address: str, folder: Path, *names: str) -> None:
    """Photograph the named places, or all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    with Chromium() as chromium:
        for name in names or SCREENS:
            photograph(chromium, address, folder, name)
            print(folder / f"{name}.png", flush=True)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]), *sys.argv[3:])
