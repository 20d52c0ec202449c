"""A picture as SVG: ground, bodies and crowns in grey and green, what a plan changes in the colour of plans.

Every picture says in itself that it is drawn from data and no photograph. Colours are those of the tokens of the page,
light or dark as whoever shows it asks (`color-scheme`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from citybrain.base.pictures import MarkForm
from citybrain.plans.pictures.blocks import PATHS, block_paths, mark_paths, outline_path
from citybrain.plans.pictures.content import CROWN_FORM, PictureContent, PicturedRow, PictureMark
from citybrain.plans.pictures.order import drawing_order
from citybrain.plans.pictures.plane import HIGH, SCALE, WIDE, on_paper

FOOT = 30.0
TOTAL = HIGH + FOOT
BAR = 20
"""Metres of the bar that tells the scale."""

SIGN, WIDE_SIGN, EAST_ASIAN = 7.0, 11.6, 0x2E80
"""Units that a sign of a text takes at most, one from so far on in Unicode more."""

CROWN = 2.6
UNKNOWN_TREE = 8.0
"""Radius of the crown of a tree, and height of one of unknown height [m]: signs, no measures."""

LIGHT = {
    "land": "#e9ece8", "green": "#d3e2cb", "water": "#c9dae2", "road": "#f6f7f5", "edge": "#d3dad7", "roof": "#ffffff",
    "wall-1": "#e3e9e6", "wall-2": "#d3dad7", "wall-3": "#c3ccc8", "line": "#7c8984", "tree": "#a9c49c",
    "stem": "#6f8a64", "plan": "#0a5c66", "ink": "#16211f", "panel": "#ffffff", "paving": "#e6e6e0",
}  # fmt: skip
DARK = {
    "land": "#1a2422", "green": "#1f3328", "water": "#0c1519", "road": "#2f3d39", "edge": "#3a4744", "roof": "#4a5a55",
    "wall-1": "#3b4945", "wall-2": "#313e3a", "wall-3": "#283431", "line": "#90a09a", "tree": "#4c7053",
    "stem": "#2f4a36", "plan": "#74c9cc", "ink": "#e7eeeb", "panel": "#151f1d", "paving": "#25302d",
}  # fmt: skip
RULES = """
path{fill-rule:evenodd}
text{font:11.500px "Source Sans 3","Noto Sans SC",system-ui,sans-serif;fill:var(--ink)}
.b{font-weight:600}.s{font-size:10px;text-anchor:end}
.land{fill:var(--land)}.green{fill:var(--green)}.water{fill:var(--water)}
.road{fill:var(--road);stroke:var(--edge);stroke-width:.5}.paving{fill:var(--paving);stroke:var(--edge);stroke-width:.5}
.roof{fill:var(--roof)}.w1{fill:var(--wall-1)}.w2{fill:var(--wall-2)}.w3{fill:var(--wall-3)}
.roof,.w1,.w2,.w3{stroke:var(--line);stroke-width:.35;stroke-linejoin:round}
.flat{fill:none;stroke:var(--line);stroke-width:.7;stroke-dasharray:2 1.500}
.crown{fill:var(--tree);stroke:var(--stem);stroke-width:.5}.stem{stroke:var(--stem);stroke-width:1}
.m{fill:var(--plan);fill-opacity:.38;stroke:var(--plan);stroke-width:.8;stroke-linejoin:round}
.l{fill:none;stroke:var(--plan)}.outline{stroke-width:1.600}.window{stroke-width:1.300;stroke-dasharray:1.400 1.800}
.modules{stroke-width:2;stroke-dasharray:3.200 .700}
.new{fill:var(--plan);fill-opacity:.62;stroke:var(--plan);stroke-width:.8}
.sign{fill:var(--panel);stroke:var(--plan);stroke-width:1.200}
.panel{fill:var(--panel)}.chip{fill:var(--panel);fill-opacity:.92}
.dot{fill:none;stroke:var(--line);stroke-width:2}.dot.p{fill:var(--plan);stroke:var(--plan)}
.bar{fill:none;stroke:var(--ink);stroke-width:1.200}
"""


@dataclass(frozen=True)
class PictureWords:
    """What stands in a picture: its side, that it is drawn, its title and description; in one language."""

    side: str
    drawn: str
    title: str
    described: str


def picture_svg(content: PictureContent, words: PictureWords, planned: bool) -> str:
    """The picture of a place with the plan, or of today, as a document of its own that nothing else is fetched for."""
    parts = [*_ground(content), *(_marks_below(content.marks) if planned else ()), *_standing(content, planned)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE:g} {TOTAL:g}" role="img">'
        f"<title>{escape(words.title)}</title><desc>{escape(words.described)}</desc><style>{_style()}</style>"
        f'<clipPath id="c"><path d="M0 0H{WIDE:g}V{HIGH:g}H0Z"/></clipPath><g clip-path="url(#c)">{"".join(parts)}</g>'
        f"{_foot(words, planned)}</svg>"
    )


def _style() -> str:
    rules = f"{_properties(LIGHT)}@media (prefers-color-scheme:dark){{{_properties(DARK)}}}{RULES}"
    return rules.replace("\n", "")


def _properties(colours: dict[str, str]) -> str:
    return "svg{" + "".join(f"--{name}:{colour};" for name, colour in colours.items()) + "}"


def _foot(words: PictureWords, planned: bool) -> str:
    width = 30 + sum(WIDE_SIGN if ord(sign) >= EAST_ASIAN else SIGN for sign in words.side)
    x = WIDE - width - 8 if planned else 8.0
    bar, right, low = BAR * SCALE, WIDE - 14, HIGH - 13
    return (
        f'<rect class="chip" x="{x:.1f}" y="8" width="{width:.1f}" height="22" rx="11"/>'
        f'<circle class="dot{" p" if planned else ""}" cx="{x + 12:.1f}" cy="19" r="4"/>'
        f'<text class="b" x="{x + 20:.1f}" y="23">{escape(words.side)}</text>'
        f'<rect class="panel" y="{HIGH:g}" width="{WIDE:g}" height="{FOOT:g}"/>'
        f'<text x="10" y="{HIGH + 20:g}">{escape(words.drawn)}</text>'
        f'<rect class="chip" x="{right - bar - 40:g}" y="{low - 10:g}" width="{bar + 48:g}" height="18" rx="9"/>'
        f'<path class="bar" d="M{right - bar:g} {low - 4:g}v4H{right:g}v-4"/>'
        f'<text class="s" x="{right - bar - 6:g}" y="{low + 3:g}">{BAR} m</text>'
    )


def _path(kind: str, d: str) -> Iterator[str]:
    if d:
        yield f'<path class="{kind}" d="{d}"/>'


def _ground(content: PictureContent) -> Iterator[str]:
    yield f'<path class="land" d="M0 0H{WIDE:g}V{HIGH:g}H0Z"/>'
    ground = content.ground
    for kind, shapes in (("green", ground.green), ("water", ground.water), ("road", ground.ways)):
        yield from _path(kind, "".join(map(outline_path, shapes)))
    yield from _path("paving", "".join(outline_path(one.shape) for one in content.rows if one.drawn == "paving"))


def _marks_below(marks: Sequence[PictureMark]) -> Iterator[str]:
    """Marks that lie on the ground, under all that stands on it."""
    for one in marks:
        if one.drawn != CROWN_FORM:
            yield from _path("m", outline_path(one.shape))


def _standing(content: PictureContent, planned: bool) -> Iterator[str]:
    """Bodies and crowns, the furthest first."""
    import shapely

    flat = [one for one in content.rows if one.drawn == "block" and not one.height > 0]
    yield from _path("flat", "".join(outline_path(one.shape) for one in flat))
    for one in flat if planned else ():
        yield from _marks_of(one)
    blocks = [one for one in content.rows if one.drawn == "block" and one.height > 0]
    crowns: list[tuple[object, float, bool]] = [
        (one.shape, one.height, False) for one in content.rows if one.drawn == "crown"
    ]
    if planned:
        crowns += [(one.shape, np.nan, True) for one in content.marks if one.drawn == CROWN_FORM]
    shapes = np.array([one.shape for one in blocks], object)
    middles = shapely.centroid(np.array([one[0] for one in crowns], object))
    points = np.column_stack([shapely.get_x(middles), shapely.get_y(middles)]).reshape(-1, 2)
    for number in drawing_order(shapes, points):
        if number < len(blocks):
            yield from _block(blocks[number], planned)
        else:
            at = number - len(blocks)
            yield _crown(points[at], crowns[at][1], crowns[at][2])


def _block(one: PicturedRow, planned: bool) -> Iterator[str]:
    marks: Sequence[MarkForm] = one.marks if planned else ()
    yield from _paths(block_paths(one.shape, one.height, marks))
    yield from _machine(one, marks)


def _marks_of(one: PicturedRow) -> Iterator[str]:
    """Marks of a row of unknown height, on its outline."""
    yield from _paths(mark_paths(one.shape, one.height, one.marks))
    yield from _machine(one, one.marks)


def _paths(paths: Mapping[str, str]) -> Iterator[str]:
    for kind in PATHS:
        yield from _path(PATHS[kind], paths.get(kind, ""))


def _machine(one: PicturedRow, marks: Sequence[MarkForm]) -> Iterator[str]:
    if "machine" in marks:
        x, y = _top(one)
        yield f'<circle class="sign" cx="{x:.1f}" cy="{y:.1f}" r="3.200"/>'
        yield f'<path class="l" d="M{x - 2:.1f} {y:.1f}h4M{x:.1f} {y - 2:.1f}v4"/>'


def _top(one: PicturedRow) -> tuple[float, float]:
    import shapely

    point = shapely.point_on_surface(one.shape)
    [[x, y]] = on_paper(np.array([[point.x, point.y]]), one.height if one.height > 0 else 0.0)
    return float(x), float(y)


def _crown(point: NDArray[np.float64], height: float, new: bool) -> str:
    tall = height if height > 0 else UNKNOWN_TREE
    radius = min(max(CROWN * (tall / UNKNOWN_TREE), 1.2), 5.0) * SCALE
    [[x, low]], [[_, y]] = on_paper(point[None]), on_paper(point[None], max(tall - radius / SCALE, 1.0))
    kind = "new" if new else "crown"
    return (
        f'<path class="stem" d="M{x:.1f} {low:.1f}V{y:.1f}"/>'
        f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
    )
