"""The measures that reach a target, on a terminal."""

from __future__ import annotations

from rich.markup import escape

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader, amount
from citybrain.messages import text
from citybrain.presenting.answers.shapes.measure_search import SearchResult

COLUMNS = ("measure", "taking", "years", "yearly", "share", "investment", "added", "price")


def print_search(answer: SearchResult, currency: str, reader: Reader) -> None:
    """The answer in a sentence, the measures with their roll-out, and what stands in the way."""
    out, language, unit = reader.out(), reader.language, answer["target"]["unit"]
    out.print(escape(answer["text"]))
    if answer["measures"]:
        table = headed_table(reader, "search-column-", COLUMNS, COLUMNS[1:], text("search-table", language))
        for one in answer["measures"]:
            price = "–" if one["price"] is None else amount(one["price"], f"{currency}/{unit.removesuffix('/a')}")
            table.add_row(
                escape(one["label"]),
                f"{one['adopted']} / {one['selected']}",
                f"{one['first']}–{one['last']}",
                f"{100 * one['yearly']:.1f} %",
                f"{100 * one['share']:.0f} %",
                amount(one["investment"], currency),
                amount(one["added"], unit),
                price,
            )
        out.print(table)
    if answer["price"] is not None and answer["price"] > 0:
        out.print(text("search-price", language, price=amount(answer["price"], currency), unit=unit))
    if answer["complete"]:
        told = "unknown" if answer["chance"] is None else "known"
        share, kept = (round(100 * (answer[name] or 0.0)) for name in ("chance", "chance_at_stated_pace"))
        out.print(text(f"search-chance-{told}", language, share=share, kept=kept))
    for obstacle in answer["obstacles"]:
        out.print(escape(obstacle["text"]), style="dim")
    for refused in answer["refused"]:
        out.print(escape(f"{refused['label']}: {refused['text']}"), style="dim")
