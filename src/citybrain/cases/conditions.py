"""What a rule asks for, in signs."""

from __future__ import annotations

from citybrain.cases.rules import CaseRule


def condition_of(rule: CaseRule) -> str:
    """What a rule asks for: "mean(pm10, 1 h) > 150"."""
    if rule.finds is not None:
        return rule.finds.value
    if rule.raises is not None:
        return rule.raises
    if rule.detects is not None:
        return f"{rule.detects}: {', '.join(rule.words) or '*'}"
    of = f"{rule.statistic}({rule.observes}, {rule.window:g} h)" if rule.window else rule.observes or rule.computes
    lasts = f", {rule.lasts:g} h" if rule.lasts else ""
    return f"{of} {'>' if rule.side > 0 else '<'} {rule.limit:g}{lasts}"
