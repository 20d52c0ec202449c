"""Where it changes: zones and, in cities that are not too large, buildings, coloured by the change of emissions."""

from __future__ import annotations

from functools import reduce
from operator import add

import numpy as np
from numpy.typing import NDArray

from citybrain.plans.outcome import holds_none
from citybrain.plans.roles import EMISSIONS
from citybrain.presenting.report.charts.frame import table_of
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.maps.classes import COUNT, MIDDLE, Classes, per_cent
from citybrain.presenting.report.maps.outlines import bar
from citybrain.presenting.report.maps.shapes import Shown
from citybrain.presenting.report.numbers import digits
from citybrain.presenting.report.sections.section import Section, note, section, swatch
from citybrain.presenting.report.words import Words

HEADS = ("report-head-zone", "report-head-before", "report-head-after", "report-head-change")

MOST_NAMES = 24
"""Zones whose names are written on the map; where there are more, only the table names them."""
LETTER, LINE = 19.0, 44.0
"""About how wide a letter and how high a line of a name is, in units of the map."""


def maps(contents: ReportContents, words: Words) -> Section | None:
    """The map of zones, the map of buildings, and the table of zones."""
    shown, found = contents.shown, _zones(contents)
    if shown is None or not shown.zones or found is None:
        return None
    before, after, heading = found
    changes = per_cent(before, after)
    names = [zone["name"] for zone in contents.answer["zones"]]
    certain = _certain(contents, len(names))
    classes = Classes.of(changes)
    places = np.where(certain, classes.place(changes), MIDDLE)
    when = words.text(f"report-map-{heading[0]}", year=heading[1])
    title = words.text("report-map-zones", label=contents.emissions_label, when=when)
    drawn = _map(shown, title, [_zone_paths(shown, places, changes, names, words), _names(shown, names)], words)
    beside: list[Child] = [_legend(classes, places, words, "zones"), _attribution(contents, words)]
    zones = [element("h3", title), _beside(drawn, beside)]
    if any(outside := _outside(contents, "reference" if heading[0] == "years" else "today")):
        names.append(words.text("report-row-no-zone"))
        before, after = np.append(before, outside[0]), np.append(after, outside[1])
    table = _table(names, before, after, words.text("report-zones-table", label=contents.emissions_label), words)
    return section(words, "maps", zones, _buildings(contents, shown, words), table)


def _outside(contents: ReportContents, before: str) -> tuple[float, float]:
    """What domains contribute in no zone, before and after."""
    apart = contents.answer["outside_zones"]
    rows = [apart[name] for name in contents.filling.of_zones if name in apart]
    return sum(row[before] or 0.0 for row in rows), sum(row["plan"] or 0.0 for row in rows)


def _beside(drawn: Markup, told: list[Child]) -> Markup:
    """A map, and beside it (below it where there is no room) what it means."""
    return element("div", drawn, element("div", told, class_="beside"), class_="mapped")


def _zones(contents: ReportContents) -> tuple[NDArray[np.float64], NDArray[np.float64], tuple[str, str]] | None:
    """Emissions of the zones before and after: without and with the plan in the last year, or today and the plan."""
    pathway = contents.pathway or {}
    if pathway.get("zones"):
        values = _contributed(contents, pathway["zones"])
        if values and all(values):
            last = str(pathway["zone_years"][-1])
            return _column(values, "reference", -1), _column(values, "plan", -1), ("years", last)
    values = _contributed(contents, contents.answer["zones"])
    if not values or not all(values):
        return None
    return _column(values, "today", None), _column(values, "plan", None), ("today", contents.answer["date"][:4])


def _contributed(contents: ReportContents, zones: list[Json]) -> list[list[Json]]:
    """What domains contribute to the emissions of each zone."""
    return [[row for name in contents.filling.of_zones if (row := zone["values"].get(name))] for zone in zones]


def _column(values: list[list[Json]], key: str, place: int | None) -> NDArray[np.float64]:
    """The sum of what domains contribute to each zone."""
    taken = [[row[key] if place is None else row[key][place] for row in rows] for rows in values]
    return np.array([np.nan if None in rows else reduce(add, rows) for rows in taken], np.float64)


def _certain(contents: ReportContents, count: int) -> NDArray[np.bool_]:
    """Zones whose interval of change does not hold zero; all where none was computed, as of sums over domains."""
    certain = np.ones(count, np.bool_)
    for zone in (contents.uncertainty or {}).get("zones", []):
        names = contents.filling.of_zones
        intervals = (zone["values"].get(names[0]) if len(names) == 1 else None) or {}
        spread = intervals.get("change")
        if spread and spread["low"] is not None and holds_none(spread["low"], spread["high"]):
            certain[zone["row"]] = False
    return certain


def _map(shown: Shown, title: str, layers: list[Child], words: Words) -> Markup:
    """Layers over the green of the city, the first of them under its water, all others over it."""
    frame = shown.frame
    return element(
        "svg",
        element("title", title),
        element("rect", width=frame.width, height=frame.height, class_="land"),
        element("path", d=shown.green, class_="green", fill_rule="evenodd") if shown.green else None,
        *layers[:1],
        element("path", d=shown.water, class_="water", fill_rule="evenodd") if shown.water else None,
        *layers[1:],
        _scale(shown, words),
        viewBox=f"0 0 {frame.width} {frame.height}",
        width=frame.width,
        height=frame.height,
        role="img",
        aria_label=title,
        class_="map",
    )


def _zone_paths(
    shown: Shown, places: NDArray[np.intp], changes: NDArray[np.float64], names: list[str], words: Words
) -> list[Markup]:
    return [
        element(
            "path",
            element("title", f"{name}: {words.percent(float(change) if np.isfinite(change) else None)}"),
            d=path,
            fill_rule="evenodd",
            class_=f"zone {_class(int(place))}",
        )
        for path, place, change, name in zip(shown.zones, places, changes, names, strict=True)
    ]


def _class(place: int) -> str:
    return "missing" if place < 0 else f"change-{place}"


def _names(shown: Shown, names: list[str]) -> Markup | None:
    """Names of zones where they have room: none lies over another one, none leaves the map."""
    if len(names) > MOST_NAMES:
        return None
    taken: list[tuple[float, float, float]] = []
    texts = []
    for (wanted, height), name in zip(shown.names, names, strict=True):
        half = LETTER * len(name) / 2
        if np.isnan(wanted) or half > shown.frame.width / 2:
            continue
        x, y = min(max(wanted, half), shown.frame.width - half), min(max(height, LINE), shown.frame.height - LINE)
        if all(abs(x - other) > half + room or abs(y - level) > LINE for other, level, room in taken):
            taken.append((x, y, half))
            texts.append(element("text", name, x=x, y=y, text_anchor="middle"))
    return element("g", texts, class_="names")


def _scale(shown: Shown, words: Words) -> Markup:
    """A bar of a round length in the lower left corner."""
    length, share = bar(shown.frame.width * shown.frame.metres_per_unit)
    unit, size = ("kilometres", length / 1000) if length >= 1000 else ("metres", length)
    said = words.text(f"report-{unit}", count=digits(size, 0))
    x, y, end = 40, shown.frame.height - 50, 40 + share * shown.frame.width
    line = element("path", d=f"M{x} {y - 16}v16H{end:.0f}v-16", class_="scale")
    return element("g", line, element("text", said, x=x, y=y - 28), class_="scale-bar")


def _attribution(contents: ReportContents, words: Words) -> Markup:
    """Whose data the map shows."""
    comma = words.text("report-comma")
    named = []
    for source in contents.city["attribution"]:
        within = comma.join(filter(None, (source["owner"], source["licence"])))
        named.append(f"{source['title']} ({within})" if within else source["title"])
    by = comma.join(dict.fromkeys(named))
    return element("p", f"© {by}", class_="attribution")


def _legend(classes: Classes, places: NDArray[np.intp], words: Words, of: str) -> Markup:
    """Every class that the map shows, with how many zones or buildings it has."""
    breaks = [digits(value, 0 if value == round(value) else -1, signed=True) for value in classes.breaks]
    counts = np.bincount(places[places >= 0], minlength=COUNT)
    told = [(f"change-{place}", _range(place, breaks, words), int(counts[place])) for place in range(COUNT)]
    told.append(("missing", words.text("report-map-missing"), int((places < 0).sum())))
    keys = [_key(kind, said, count, of, words) for kind, said, count in told if count]
    return element(
        "div", element("p", words.text("report-map-unit"), class_="unit"), element("ul", keys, class_="legend")
    )


def _key(kind: str, said: str, count: int, of: str, words: Words) -> Markup:
    number = element("small", words.text(f"report-map-count-{of}", count=count))
    return element("li", swatch(kind), said, " ", number)


def _range(place: int, breaks: list[str], words: Words) -> str:
    if place == 0:
        return words.text("report-map-below", limit=breaks[0])
    if place == COUNT - 1:
        return words.text("report-map-above", limit=breaks[-1])
    told = words.text("report-map-between", low=breaks[place - 1], high=breaks[place])
    return f"{told} ({words.text('report-map-middle')})" if place == MIDDLE else told


def _buildings(contents: ReportContents, shown: Shown, words: Words) -> list[Child]:
    """The buildings in the colours of their change; a sentence instead where they are too many."""
    key = "report-map-energy" if contents.pathway else "report-map-buildings"
    title = words.text(key, year=contents.answer["date"][:4], entity=words.within(contents.leading))
    if shown.buildings is None:
        told = words.text(
            "report-map-too-many", count=contents.city["buildings"], most=shown.most, entity=contents.leading
        )
        return [note(told)]
    changes = contents.changes
    if changes is None:
        return []
    touched = np.where(changes == 0.0, np.nan, changes)
    classes = Classes.of(touched)
    places = np.where(np.isnan(changes) | (changes == 0.0), -1, classes.place(changes))
    paths = shown.coloured(places, COUNT)
    still = shown.coloured(places + 1, 1)
    layers: list[Child] = [None, element("path", d=still[0], class_="still", fill_rule="evenodd")]
    layers += [
        element("path", d=path, class_=f"building change-{n}", fill_rule="evenodd")
        for n, path in enumerate(paths)
        if path
    ]
    outline = [element("path", d=path, class_="border") for path in shown.zones]
    drawn = _map(shown, title, [*layers, *outline], words)
    beside: list[Child] = [_legend(classes, places, words, "rows"), _attribution(contents, words)]
    return [element("h3", title), _beside(drawn, beside)]


def _table(
    names: list[str], before: NDArray[np.float64], after: NDArray[np.float64], title: str, words: Words
) -> Markup:
    largest = float(np.nanmax(np.abs([*before, *after]), initial=0.0))
    rows = [
        (
            name,
            *(words.say(float(value), "t/a", EMISSIONS, largest) for value in (old, new)),
            words.percent(None if not old else float(100 * (new - old) / abs(old))),
        )
        for name, old, new in zip(names, before, after, strict=True)
    ]
    heads = [words.text(key) for key in HEADS]
    return element("details", element("summary", title), table_of(heads, rows, title), class_="numbers")
