"""How full a tank was by both rules, as a drawing (SVG)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citybrain.cli.reader import Reader, amount
from citybrain.messages import text

WIDE, HIGH, EDGE = 760.0, 260.0, 56.0
COLOURS = {"fixed": "#8a5a00", "forecast": "#005ea8"}
"""Colours of lines: 4.5 to 1 on white and told apart by who sees few colours; the second is dashed as well."""

MINUTES_OF_HOUR = 60.0


def tank_chart(answer: Mapping[str, Any], reader: Reader) -> str:
    """One drawing for each storm below one another: hours across, filling from empty to full upwards."""
    parts = [_storm(one, answer["capacity"], HIGH * place, reader) for place, one in enumerate(answer["storms"])]
    high = HIGH * len(parts)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE:g}" height="{high:g}" viewBox="0 0 {WIDE:g} {high:g}"'
    white = '<rect width="100%" height="100%" fill="#fff"/>'
    return f'{head} font-family="sans-serif" font-size="13">{white}{"".join(parts)}</svg>\n'


def _storm(storm: Mapping[str, Any], capacity: float, top: float, reader: Reader) -> str:
    longest = max((one["minutes"] for rule in COLOURS for one in storm[rule]["series"]), default=1.0) or 1.0
    bottom, whole = top + HIGH - EDGE, capacity or 1.0
    across, up = (WIDE - 2.0 * EDGE) / longest, (HIGH - 2.0 * EDGE) / whole
    title = text("cli-water-chart", reader.language, depth=f"{storm['depth']:.4g}", minutes=f"{storm['minutes']:.0f}")
    drawn = [
        f'<text x="{EDGE:g}" y="{top + EDGE / 2.0:g}" font-weight="bold">{title}</text>',
        f'<path d="M{EDGE:g} {top + EDGE:g}V{bottom:g}H{WIDE - EDGE:g}" fill="none" stroke="#444"/>',
        f'<text x="{EDGE:g}" y="{bottom + 18.0:g}">0 h</text>',
        f'<text x="{WIDE - EDGE:g}" y="{bottom + 18.0:g}" text-anchor="end">{longest / MINUTES_OF_HOUR:.0f} h</text>',
        f'<text x="{EDGE - 6.0:g}" y="{top + EDGE + 4.0:g}" text-anchor="end">100 %</text>',
    ]
    for place, (rule, colour) in enumerate(COLOURS.items()):
        line = _points(storm[rule]["series"], (EDGE, across), (bottom, up))
        dash = ' stroke-dasharray="6 3"' if place else ""
        drawn.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        spill = text(f"cli-water-chart-{rule}", reader.language, spill=amount(storm[rule]["spill"], "m³"))
        left = EDGE + 70.0 + place * 300.0
        drawn.append(f'<text x="{left:g}" y="{bottom + 38.0:g}" fill="{colour}">{spill}</text>')
    return "".join(drawn)


def _points(series: Sequence[Mapping[str, float]], across: tuple[float, float], up: tuple[float, float]) -> str:
    return " ".join(
        f"{across[0] + one['minutes'] * across[1]:.1f},{up[0] - one['volume'] * up[1]:.1f}" for one in series
    )
