"""A diagnosis for those who enforce: one HTML file that asks for nothing and prints on A4."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citybrain.cases.tracing.answer import EmissionRate, TracedWind
from citybrain.cases.tracing.diagnoses import DiagnosisAnswer
from citybrain.cases.tracing.diagnosis import DiagnosisDocument
from citybrain.messages import label_language
from citybrain.observations.properties import known_properties
from citybrain.observations.warnings.texts import local
from citybrain.presenting.report.element import Child, Markup, element, join
from citybrain.presenting.report.page import page
from citybrain.presenting.report.sections.section import Section, lead, note
from citybrain.presenting.report.words import Words

MOST_SOURCES = 200
"""Rows of the register that are printed; all of them count in the hash."""


def diagnosis_paper(answer: DiagnosisAnswer, observed: str, zone: str, language: str) -> str:
    """The page of a diagnosis in a language, with times by the clock of the city."""
    words, document = Words(language, ""), answer["document"]
    traced = document["trace"]
    known = known_properties().get(observed.partition(" [")[0])
    of = known.label[label_language(language)] if known else observed
    title = words.text("diagnosis-title", number=str(document["case"]), property=of, place=document["place"])
    verdict = words.text(f"trace-verdict-{_key(traced['verdict'])}")
    reason = words.text(f"trace-reason-{_key(traced['reason'])}") if traced["reason"] else None
    hours = words.text("diagnosis-hours", start=local(traced["start"], zone), end=local(traced["end"], zone), zone=zone)
    made = words.text("diagnosis-made", by=answer["made_by"], at=local(answer["at"], zone))
    head = element(
        "header", element("p", hours, class_="place"), element("h1", title), lead(verdict),
        lead(reason) if reason else None, note(made), note(words.text("diagnosis-caution")),
    )  # fmt: skip
    parts = {
        "candidates": _candidates(document, words),
        "station": _station(document, words),
        "readings": _readings(document, zone, words),
        "wind": _wind(document, zone, words),
        "sources": _sources(document, words),
        "parameters": _parameters(document, words),
        "outcome": _outcome(answer, words),
        "hashes": element("p", element("code", document["sha256"]), " ", words.text("diagnosis-hash")),
    }
    sections = [Section(f"diagnosis-{name}", words.text(f"diagnosis-{name}"), body) for name, body in parts.items()]
    return page(title, words, head, sections)


def _candidates(document: DiagnosisDocument, words: Words) -> Markup:
    traced = document["trace"]
    beside = {one["name"]: one for one in document["evidence"]}
    rows = []
    for one in traced["candidates"]:
        other = beside.get(one["name"])
        rows.append(
            (one["name"], _kind(one["kind"], words), f"{one['probability']:.1%}", _rate(one["rate"]),
             "" if other is None else f"{other['bearing']:.0f}°, {other['distance']:,.0f} m",
             "" if other is None else words.text(f"diagnosis-said-{other['wind_side']}"),
             "" if other is None else words.text(f"diagnosis-said-{other['profile']}"))
        )  # fmt: skip
    if (unknown := traced["unknown"]) is not None:
        place = f"{unknown['latitude']:.4f}, {unknown['longitude']:.4f}"
        name = words.text("trace-unknown", place=place, area=f"{unknown['area'] / 1e4:.2f}")
        rows.append((name, "", f"{unknown['probability']:.1%}", _rate(unknown["rate"]), "", "", ""))
    if not rows:
        return element("p", words.text("diagnosis-none"))
    columns = ("source", "kind", "probability", "rate", "where", "wind-side", "profile")
    return join(note(words.text("diagnosis-candidates-how")), _table(columns, rows, words))


def _station(document: DiagnosisDocument, words: Words) -> Markup:
    station = document["station"]
    if station is None:
        return element("p", words.text("diagnosis-none"))
    sides = ", ".join(f"{one['wind_from']:.1f}°" for one in station["sectors"] if one["stands_out"])
    wind = "–" if station["wind_from"] is None else f"{station['wind_from']:.0f}°"
    told = words.text(
        "diagnosis-sides" if sides else "diagnosis-no-side", hours=str(station["hours"]), sides=sides, wind=wind
    )
    rows = [
        (
            _kind(one["kind"], words),
            f"{_property(one['over'], words)} / {_property(one['under'], words)}",
            f"{one['measured']:.3g}",
            f"{one['emitted']:.3g}",
            words.text(f"diagnosis-said-{'for' if one['fits'] else 'against'}"),
            one["source"],
        )
        for one in station["ratios"]
    ]
    columns = ("kind", "ratio", "measured", "emitted", "profile", "source-of")
    return join(element("p", told), _table(columns, rows, words) if rows else None)


def _kind(kind: str, words: Words) -> str:
    return words.optional(f"diagnosis-kind-{_key(kind)}", kind)


def _property(key: str, words: Words) -> str:
    known = known_properties().get(key)
    return key if known is None else known.label["zh" if words.language == "zh" else "en"]


def _readings(document: DiagnosisDocument, zone: str, words: Words) -> Markup:
    traced = document["trace"]
    best = traced["candidates"][0]["expected"] if traced["candidates"] else []
    expected = [f"{one:.4g}" for one in best] or [""] * len(traced["readings"])
    rows = [
        (local(one["hour"], zone), one["station"], f"{one['value']:.4g}", f"{one['background']:.4g}", other)
        for one, other in zip(traced["readings"], expected, strict=True)
    ]
    left = [
        element("li", words.text(f"trace-left-out-{_key(one['reason'])}", name=one["name"]))
        for one in traced["left_out"]
    ]
    table = _table(("hour", "station", "value", "background", "expected"), rows, words)
    return join(table, element("ul", left) if left else None)


def _wind(document: DiagnosisDocument, zone: str, words: Words) -> Markup:
    rows = [
        (local(one["hour"], zone), f"{one['wind_from']:.0f}°", f"{one['wind_speed']:.1f} m/s", _stability(one, words))
        for one in document["trace"]["wind"]
    ]
    return _table(("hour", "wind-from", "wind-speed", "stability"), rows, words)


def _stability(wind: TracedWind, words: Words) -> str:
    """The class of an hour; where the document says so, all that are likely and what they rest on."""
    if "stability_basis" not in wind:
        return wind["stability"]
    shares = wind["stability_shares"]
    classes = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
    return f"{classes} ({words.text('diagnosis-stability-' + wind['stability_basis'])})"


def _sources(document: DiagnosisDocument, words: Words) -> Markup:
    rows = [
        (one["name"], _kind(one["kind"], words), f"{one['latitude']:.5f}, {one['longitude']:.5f}",
         f"{one['height']:g} m",
         f"{one['permitted_rate']:g} g/s" if one["permitted_rate"] else words.text("report-not-known"),
         words.text(f"diagnosis-origin-{one['origin']}"))
        for one in document["sources"][:MOST_SOURCES]
    ]  # fmt: skip
    count = note(words.text("diagnosis-sources-count", count=len(document["sources"]), shown=len(rows)))
    return join(count, _table(("source", "kind", "place", "height", "permitted", "origin"), rows, words))


def _parameters(document: DiagnosisDocument, words: Words) -> Markup:
    traced = document["trace"]
    rows: list[Sequence[Child]] = [(name, str(value)) for name, value in traced["parameters"].items()]
    rows += [("model", traced["model"]), ("citybrain", traced["citybrain"]), ("inputs_sha256", traced["inputs_sha256"])]
    return _table(("parameter", "value-of"), rows, words)


def _outcome(answer: DiagnosisAnswer, words: Words) -> Markup:
    outcome = answer["outcome"]
    if outcome is None:
        return element("p", words.text("diagnosis-outcome-open"))
    name = outcome["source"] or words.text("diagnosis-outcome-unknown")
    told = words.text("diagnosis-outcome-was", source=name, place=str(outcome["place"]), by=outcome["made_by"])
    return join(element("p", told), note(outcome["why"]) if outcome["why"] else None)


def _table(columns: Iterable[str], rows: Iterable[Sequence[Child]], words: Words) -> Markup:
    head = element("tr", [element("th", words.text(f"diagnosis-column-{one}"), scope="col") for one in columns])
    body = [element("tr", [element("td", cell) for cell in row]) for row in rows]
    table = element("table", element("thead", head), element("tbody", body))
    return element("div", table, class_="scroll", tabindex=0)


def _rate(rate: EmissionRate) -> str:
    return f"{rate['median']:.3g} ({rate['low']:.3g}–{rate['high']:.3g})"


def _key(name: str) -> str:
    return name.replace("_", "-")
