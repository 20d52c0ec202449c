"""How it was computed and from what: method, quality of the data, sources, dated parameters, hash of the manifest."""

from __future__ import annotations

from collections.abc import Iterator

from citybrain.presenting.report.charts.frame import table_of
from citybrain.presenting.report.contents import Json, ReportContents
from citybrain.presenting.report.element import Child, Markup, element
from citybrain.presenting.report.sections.section import Section, note, section
from citybrain.presenting.report.words import Words

KINDS = ("measured", "derived", "estimated", "unknown", "simulated")


def method(contents: ReportContents, words: Words) -> Section:
    """The last part, which lets anyone check and repeat the rest."""
    return section(
        words,
        "method",
        [element("p", words.text(f"report-method-{key}")) for key in _paragraphs(contents)],
        facts(contents, words),
        element("h3", words.text("report-sources")),
        attribution(contents, words),
        element("h3", words.text("report-quality")),
        _quality(contents, words),
        element(
            "details",
            element("summary", words.text("report-parameters")),
            _identities(contents, words),
            _parameters(contents, words),
            class_="numbers",
        ),
    )


def _paragraphs(contents: ReportContents) -> Iterator[str]:
    yield "compute"
    if contents.pathway:
        yield "years"
    yield "uncertainty" if contents.uncertainty else "no-uncertainty"
    yield "levels"
    if contents.city["simulated"]:
        yield "simulated"


def facts(contents: ReportContents, words: Words) -> Markup:
    """What the numbers of a run hang on."""
    answer, city = contents.answer, contents.city
    facts: list[tuple[str, Child]] = [
        ("snapshot", f"{answer['snapshot']} ({city['created'][:10]})"),
        ("parameters-of", answer["date"]),
        ("seed", str(answer["plan"].get("seed", 0))),
        ("program", contents.program),
        ("identity", element("code", answer["id"])),
    ]
    if contents.manifest:
        facts.append(("manifest", element("code", contents.manifest)))
    return element(
        "dl",
        [[element("dt", words.text(f"report-fact-{key}")), element("dd", told)] for key, told in facts],
        class_="facts",
    )


def _identities(contents: ReportContents, words: Words) -> Markup | None:
    """What must add up, both sides, and whether it does."""
    told = contents.answer.get("identities")
    if not told:
        return None
    heads = [words.text(f"report-head-{name}") for name in ("identity", "one-side", "other-side", "verdict")]
    rows = [
        (one["text"], *(words.say(one[side], one["unit"]) for side in ("left", "right")), one["verdict_text"])
        for one in told
    ]
    return table_of(heads, rows, words.text("report-identities-caption"), "quality")


def attribution(contents: ReportContents, words: Words) -> Markup:
    """Sources of data by title, owner, licence and address, and what the city notes about itself."""
    notices = [element("li", told) for told in contents.city["notices"]]
    unknown = words.text("report-no-licence")
    told = [
        (source["title"], source["owner"], source["licence"] or unknown, source["url"])
        for source in contents.city["attribution"]
    ]
    rows = [element("li", ", ".join(filter(None, parts))) for parts in dict.fromkeys(told)]
    return element("ul", rows, notices, class_="sources")


def _quality(contents: ReportContents, words: Words) -> Markup:
    heads = [words.text("report-head-attribute"), *(words.text(f"report-kind-{kind}") for kind in KINDS)]
    rows = [
        (
            label,
            *(words.percent(100 * shares.get(kind, 0.0), signed=False) if shares.get(kind) else "" for kind in KINDS),
        )
        for label, shares in contents.quality.items()
    ]
    return table_of(heads, rows, words.text("report-quality-caption", entity=contents.leading), "quality")


def _parameters(contents: ReportContents, words: Words) -> Markup:
    """Every number that was in force; of a table its first day, how many rows it has, and their first source."""
    heads = [words.text(f"report-head-{name}") for name in ("parameter", "value", "from", "source")]
    return Markup(
        table_of(
            heads,
            [row for p in contents.parameters for row in _in_force(p, contents.answer["date"], words)],
            class_="parameters",
        )
        + note(words.text("report-parameters-note"))
    )


def _in_force(parameter: Json, day: str, words: Words) -> Iterator[tuple[Child, ...]]:
    """The value of the day of the plan, and all later ones, which a path over years reads."""
    for key, write in (("values", _value), ("tables", _rows)):
        dated = sorted(parameter[key], key=lambda entry: entry["from"])
        valid = [n for n, entry in enumerate(dated) if entry["from"] <= day]
        for entry in dated[max(valid, default=0) :]:
            yield parameter["label"], *write(parameter, entry, words)


def _value(parameter: Json, entry: Json, words: Words) -> tuple[str, str, str]:
    return words.say(entry["value"], parameter["unit"]), entry["from"], entry["source"]


def _rows(parameter: Json, entry: Json, words: Words) -> tuple[str, str, str]:
    rows = entry["rows"]
    by = words.text("report-comma").join(parameter["by"])
    return words.text("report-table-rows", count=len(rows), by=by), entry["from"], rows[0]["source"] if rows else ""
