"""Answers as tables and trees on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table
from rich.tree import Tree

from citybrain.cli.headings import headed_table
from citybrain.cli.reader import Reader, amount
from citybrain.cli.uncertainty_tables import COSTS, interval_of
from citybrain.messages import text

if TYPE_CHECKING:
    from citybrain.twin.snapshot import Snapshot

Answer = Mapping[str, Any]
COLUMN = "cli-column-"
PARTS = {"energy_cost_change": "energy_costs", "emissions_change": "emissions"}
"""Of sums over domains, the field that tells what they are made of."""

STYLES = {"better": "green", "worse": "yellow"}
"""Of verdicts; others stand plain."""


LEAST_PERCENT = 0.1
OF_WHOLE_CITY = "city-"
"""How codes of notices begin that touch every number, such as of prices that were not converted."""


def print_notices(snapshot: Snapshot, reader: Reader, every: bool = False) -> None:
    """What a person should know of the city beside its numbers: what touches all of them, and how much more there is.

    `every` tells all of it.
    """
    out, rest = reader.out(), 0
    for notice in snapshot.notices:
        if every or notice["code"].startswith(OF_WHOLE_CITY):
            out.print(escape(text(notice["code"], reader.language, **notice["arguments"])), style="yellow")
        else:
            rest += 1
    if rest:
        out.print(text("cli-notices-more", reader.language, count=rest), style="yellow", markup=False)


def print_assessment(answer: Answer, currency: str, reader: Reader) -> None:
    """Headline numbers of the city, a row each."""
    title = text("cli-assessment-title", reader.language, date=answer["date"])
    numbers = ("value", "per-square-metre", "per-resident", "quality")
    table = headed_table(reader, COLUMN, ("quantity", *numbers), numbers, escape(title))
    for row in answer["rows"]:
        table.add_row(
            escape(row["label"]),
            amount(row["value"], row["unit"], currency),
            amount(row["per_square_metre"], row["per_square_metre_unit"] or "", currency),
            amount(row["per_resident"], row["per_resident_unit"] or "", currency),
            str(row["quality"]),
        )
    reader.out().print(table)
    reader.out().print(text("cli-quality-note", reader.language), style="dim")


def print_outcome(answer: Answer, currency: str, reader: Reader) -> None:
    """Effects, measures and costs of a plan."""
    out, language = reader.out(), reader.language
    out.print(effects_table(answer, currency, reader))
    for effect in answer["headline"]:
        if effect["missing"]:
            out.print(escape(f"{effect['label']}: {effect['missing']}"), style="yellow")
    out.print(_measures(answer, currency, reader))
    for line in (*makes(answer["measures"], currency, reader), *left_out(answer["measures"], reader)):
        out.print(escape(line), style="dim")
    for notice in answer["notices"]:
        if not notice["code"].startswith(OF_WHOLE_CITY):  # told with the city
            out.print(escape(notice["text"]), style="yellow")
    for name, unit in COSTS.items():
        told = amount(answer["cost"][name], unit, currency)
        out.print(f"{text('cli-cost-' + name.replace('_', '-'), language)}: {told}")
        for line in _parts(answer.get(PARTS.get(name, ""), []), currency):
            out.print(f"  {line}", markup=False)
    out.print(balance_line(answer, reader), markup=False)
    out.print(facts_line(answer, reader), style="dim")


def _parts(contributions: Sequence[Answer], currency: str) -> Iterator[str]:
    """What a sum of several domains is made of; nothing of one alone."""
    for row in contributions if len(contributions) > 1 else ():
        changed = None if row["missing"] else row["plan"] - row["reference"]
        yield f"{row['label']}: {row['missing'] or signed(changed, row['unit'], currency)}"


def effects_table(answer: Answer, currency: str, reader: Reader) -> Table:
    """The headline numbers today and with a plan; of years also those without it, which the change is against."""
    sides = ("today", "reference", "plan") if "pathway" in answer else ("today", "plan")
    numbers = (*sides, "change", "change-percent")
    effects = headed_table(reader, COLUMN, ("quantity", *numbers), numbers, escape(answer["plan"]["name"]))
    for effect in answer["headline"]:
        if not effect["today"] and not effect["plan"]:
            continue
        effects.add_row(*_effect_cells(effect, sides, currency), style=STYLES.get(effect["verdict"], ""))
    return effects


def balance_line(answer: Answer, reader: Reader) -> str:
    """Emissions of use, and of making what is put in, apart; empty where a plan tells neither."""
    told = answer.get("balance")
    if not told:
        return ""
    use, embodied = (signed(told[side], told[f"{side}_unit"], "") for side in ("use", "embodied"))
    return text("cli-balance-years" if told["years"] else "cli-balance", reader.language, use=use, embodied=embodied)


def facts_line(answer: Answer, reader: Reader) -> str:
    """What was computed on what, and in which time."""
    facts = {"snapshot": answer["snapshot"], "date": answer["date"]}
    changed = ", ".join(
        f"{answer['touched_labels'][of]} {count:,}" for of, count in answer["touched_by_entity"].items()
    )
    return text(
        "cli-outcome-facts", reader.language, **facts, changed=changed or "0", seconds=round(answer["seconds"], 2)
    )


def _effect_cells(effect: Answer, sides: Iterable[str], currency: str) -> list[str]:
    unit, unknown = effect["unit"], effect.get("unknown")
    label = effect["label"]
    if unknown:
        label += f"\n{unknown['label']}: {signed(unknown['plan'] - unknown['reference'], unknown['unit'], currency)}"
    return [
        escape(label),
        *(amount(effect[side], unit, currency) for side in sides),
        signed(effect["change"], unit, currency),
        percentage(effect["change_percent"]),
    ]


def percentage(percent: float | None) -> str:
    """A change in per cent; that it is less than the least where its digits would tell none of it."""
    if percent is None:
        return "–"
    return f"< {LEAST_PERCENT} %" if 0.0 < abs(percent) < LEAST_PERCENT / 2 else f"{percent:+.1f} %"


def signed(value: float | None, unit: str, currency: str) -> str:
    """A number with its unit, and a plus where it is above zero."""
    return amount(value, unit, currency) if not value or value < 0 else f"+{amount(value, unit, currency)}"


def _measures(answer: Answer, currency: str, reader: Reader) -> Table:
    numbers = ("selected", "adopted", "investment")
    table = headed_table(reader, COLUMN, ("measure", *numbers), numbers, text("cli-measures", reader.language))
    for measure in answer["measures"]:
        counts = (f"{measure['selected']:,}", f"{measure['adopted']:,}")
        spent = amount(measure["investment"], "money", currency)
        table.add_row(f"{measure['position']} {escape(measure['label'])}", *counts, spent)
    return table


def makes(measures: list[Answer], currency: str, reader: Reader) -> Iterator[str]:
    """Of each measure that a plan counts by what it makes, such as trees, how much that is and in how many places."""
    for measure in measures:
        if made := measure["amount"]:
            told = {"label": made["label"], "amount": amount(made["value"], made["unit"], currency)}
            name = f"{measure['position']} {measure['label']}"
            yield text("cli-makes", reader.language, measure=name, places=measure["adopted"], **told)


def left_out(measures: list[Answer], reader: Reader) -> Iterator[str]:
    """Of each measure that leaves buildings out, how many and why."""
    for measure in measures:
        if measure["skipped"]:
            why = "; ".join(
                text("cli-left-out-why", reader.language, text=entry["text"], count=entry["count"])
                for entry in measure["skipped"]
            )
            name = f"{measure['position']} {measure['label']}"
            yield text("cli-left-out", reader.language, measure=name, why=why)


def print_comparison(answer: Answer, currency: str, reader: Reader) -> None:
    """Plans beside each other: every headline number, and which plans no other one beats."""
    out, plans = reader.out(), answer["plans"]
    table = headed_table(reader, COLUMN, ("quantity", "today"), ("today",))
    for plan in plans:
        table.add_column(escape(plan["name"]), justify="right")
    for row in answer["headline"]:
        cells = [_compared(row, place, currency) for place in range(len(plans))]
        table.add_row(escape(row["label"]), amount(row["today"][0], row["unit"], currency), *cells)
    out.print(table)
    weighed = headed_table(
        reader, COLUMN, ("name", "emissions", "net-cost", "verdict"), ("emissions", "net-cost"),
        text("cli-compare-weighed", reader.language),
    )  # fmt: skip
    unit = answer["balance"]
    for plan in plans:
        verdict = text(f"cli-compare-{'dominated' if plan['dominated'] else 'not-dominated'}", reader.language)
        emitted = signed(plan["emissions"], unit["emissions_unit"], currency)
        cost = signed(plan["net_cost"], unit["cost_unit"], currency)
        weighed.add_row(escape(plan["name"]), emitted, cost, verdict)
    out.print(weighed)
    if not answer["one_year"]:
        out.print(text("compare-years-differ", reader.language))


def _compared(row: Answer, place: int, currency: str) -> str:
    percent, style = row["change_percent"][place], STYLES.get(row["verdict"][place], "")
    told = amount(row["plan"][place], row["unit"], currency)
    told += "" if percent is None else f" ({percentage(percent)})"
    best = "[bold]" if place in row["best"] else ""
    return f"{f'[{style}]' if style else ''}{best}{escape(told)}"


def print_explanation(answer: Answer, currency: str, reader: Reader, ranged: frozenset[str] = frozenset()) -> None:
    """A number as a tree of what it is made of; what several steps share is opened once.

    Those in `ranged` are told nowhere without their range, which the explained one alone has.
    """
    node = partial(_node, currency=currency, reader=reader, ranged=ranged)
    reader.out().print(_branch(Tree(node(answer)), answer, node, reader, set()))


def _branch(
    tree: Tree, answer: Answer, node_of: Callable[[Answer], str], reader: Reader, opened: set[tuple[str, int]]
) -> Tree:
    for part in answer["inputs"]:
        key = part["quantity"], part["row"]
        node = node_of(part)
        if part["inputs"] and key in opened:
            tree.add(f"{node.splitlines()[0]}  [dim]{text('cli-opened-above', reader.language)}[/dim]")
            continue
        opened.add(key)
        _branch(tree.add(node), part, node_of, reader, opened)
    return tree


def _node(answer: Answer, currency: str, reader: Reader, ranged: frozenset[str]) -> str:
    place = answer["name"] or answer["id"]
    told, before = (_ranged(answer, key, currency, reader, ranged) for key in ("value", "before"))
    known = text(f"cli-known-{answer['known']}", reader.language)
    lines = [f"[bold]{escape(answer['label'])}[/bold] = {escape(told)}" + (f"  {escape(place)}" if place else "")]
    if answer["before"] is not None and (answer["before_range"] or answer["quantity"] not in ranged):
        lines[0] += "  " + text("cli-before", reader.language, value=before)
    if answer["observed"] is not None:
        lines[0] += "  " + _observed(answer["observed"], currency, reader)
    details = [answer["sentence"], answer["source"], _origin(answer["leaf"] or {}), answer["note"] or ""]
    lines.append(f"[dim]{escape(' · '.join([known, *(detail for detail in details if detail)]))}[/dim]")
    return "\n".join(lines)


def _ranged(answer: Answer, key: str, currency: str, reader: Reader, ranged: frozenset[str]) -> str:
    """A number, with its range where it is never told without one."""
    told = amount(answer[key], answer["unit"], currency)
    if answer["quantity"] not in ranged or not isinstance(answer[key], float):
        return told
    ends = answer["range" if key == "value" else "before_range"]
    if ends is None or ends["low"] is None:
        return text("cli-explain-range", reader.language, quantity=answer["quantity"])
    return f"{told} ({interval_of(ends, answer['unit'], currency, reader)})"


def _observed(seen: Answer, currency: str, reader: Reader) -> str:
    told = amount(seen["value"], seen["unit"], currency)
    if seen["difference_percent"] is None:
        return text("cli-observed", reader.language, value=told)
    percent = f"{seen['difference_percent']:+.1f}"
    return text("cli-observed-difference", reader.language, value=told, percent=percent)


def _origin(leaf: Answer) -> str:
    named = [leaf.get(key) for key in ("title", "file", "row", "licence", "rule")]
    since = leaf.get("valid_from")
    return ", ".join(dict.fromkeys(str(part) for part in (*named, since and f"≥ {since}") if part))


def print_quantities(answer: Sequence[Answer], reader: Reader) -> None:
    """The register of quantities, a row each."""
    table = headed_table(reader, COLUMN, ("name", "quantity", "unit", "entity", "kind", "source"))
    for made in answer:
        cells = (made["name"], made["label"], made["unit"], made["entity"], made["kind"], made["source"])
        table.add_row(*(escape(str(cell)) for cell in cells))
    reader.out().print(table)


def print_parameters(answer: Sequence[Answer], reader: Reader) -> None:
    """Every dated number with its source; of a table its first day and how many rows it has."""
    table = headed_table(reader, COLUMN, ("name", "quantity", "unit", "from", "value", "source"), ("value",))
    for parameter in answer:
        head = [escape(parameter[key]) for key in ("name", "label", "unit")]
        for value in parameter["values"]:
            table.add_row(*head, value["from"], amount(value["value"]), escape(value["source"]))
        for lookup in parameter["tables"]:
            told = text("cli-table-rows", reader.language, count=len(lookup["rows"]), by=", ".join(parameter["by"]))
            table.add_row(*head, lookup["from"], "", told)
    reader.out().print(table)
