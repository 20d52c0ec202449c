"""A plan in five sentences, made of the numbers of the report and of nothing else."""

from __future__ import annotations

from citybrain.presenting.report.contents import ReportContents
from citybrain.presenting.report.numbers import digits
from citybrain.presenting.report.sections.fairness import gains_of, named
from citybrain.presenting.report.sections.section import verdict_of
from citybrain.presenting.report.sections.verdict import saving, sentence
from citybrain.presenting.report.words import Words

MOST_NAMES = 4
"""Numbers that get worse, or that are too close to call, which are told by name."""


def summary(contents: ReportContents, words: Words) -> list[str]:
    """Target and budget, how much and how sure, what it costs, what gets worse, who gains and who pays."""
    return [
        sentence(contents, words),
        _amount(contents, words),
        _cost(contents, words),
        _effects(contents, words),
        _people(contents, words),
    ]


def _amount(contents: ReportContents, words: Words) -> str:
    """The change of the emissions with its interval."""
    effect = contents.carbon
    if effect is None or effect["change"] is None:
        return words.text("paper-amount-none")
    spread = contents.uncertain(effect["quantity"]).get("change")
    return words.text(
        "paper-amount",
        label=effect["label"],
        amount=words.sure(effect["change"], spread, effect["unit"], effect["quantity"], signed=True),
        against="path" if contents.pathway else "today",
        sure="yes" if spread else "no",
    )


def _cost(contents: ReportContents, words: Words) -> str:
    """Investment, what a tonne costs, and when it is paid back."""
    cost, money = contents.answer["cost"], contents.money or {}
    invested, tonne = (money.get(name, cost[name]) for name in ("investment", "cost_per_tonne"))
    payback, spread = money.get("payback_years"), contents.of_money("cost_per_tonne", tonne)
    return words.text(
        "paper-cost",
        investment=words.sure(invested, contents.of_money("investment", invested), "money"),
        tonne=words.sure(tonne, spread, "money/t"),
        verdict="none" if tonne is None else saving(tonne, spread),
        payback="untold" if not money else "never" if payback is None else "years",
        years=digits(payback or 0.0, 0),
    )


def _effects(contents: ReportContents, words: Words) -> str:
    """How many headline numbers get better, and which get worse or are too close to call."""
    verdicts = [(verdict_of(contents, effect), effect) for effect in contents.effects]
    named = {
        kind: [words.within(effect["label"]) for verdict, effect in verdicts if verdict == kind]
        for kind in ("worse", "unclear")
    }
    return words.text(
        "paper-effects",
        better=sum(verdict == "better" for verdict, _ in verdicts),
        **{kind: _listed(names, words) for kind, names in named.items()},
        **{f"{kind}_count": len(names) for kind, names in named.items()},
    )


def _listed(names: list[str], words: Words) -> str:
    """Some names, and how many more there are."""
    comma = words.text("report-comma")
    shown, more = comma.join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    return words.text("paper-and-more", names=shown, count=more) if more > 0 else shown


def _people(contents: ReportContents, words: Words) -> str:
    """Who gains, who pays, and of whom that is not known: over the years, or in the year of the plan."""
    gains = gains_of(contents)
    if not gains:
        return words.text("paper-people-none")
    gain, pay, unknown = named(gains, words)
    return words.text("paper-people", gain=gain, pay=pay, unknown=unknown, asked="some" if unknown else "none")
