"""The made-up city of streets, homes and buses with signals on its streets, as a map shows them."""

from pathlib import Path

from tests.domains.transit.feeds import SOUTH, TO_DEGREES, WEST
from tests.domains.travel import tramby

MIDDLE = (4, 0)
"""Junction of the street of the buses whose signals stand at the four lines before it."""

CORNER = (8, 2)
"""Junction whose signal stands in its middle."""

BEFORE = 15.0


def street_text() -> str:
    """The streets, with signals at two junctions, two far from any (one at a bend) and one off the roads."""
    text = tramby.street_text()
    x, y = MIDDLE
    number, nodes = 9000, []
    for dx, dy in ((1, 0), (-1, 0), (0, 1)):
        number += 1
        nodes.append(_signal(number, x * tramby.SPACING + BEFORE * dx, y * tramby.SPACING + BEFORE * dy))
        text = _put_between(text, node_at(x, y), node_at(x + dx, y + dy), number)
    nodes.append(_signal(9010, 6.5 * tramby.SPACING, 0.0))
    text = _put_between(text, node_at(6, 0), node_at(7, 0), 9010)
    nodes.append(_signal(9011, 6.5 * tramby.SPACING, 130.0))
    for place in (CORNER, (0, 0)):
        begin = text.index(f'<node id="{node_at(*place)}" ')
        end = text.index("/>", begin)
        text = f'{text[:end]}><tag k="highway" v="traffic_signals"/></node>{text[end + 2 :]}'
    return text.replace('<osm version="0.6">', '<osm version="0.6">' + "".join(nodes))


def node_at(x: int, y: int) -> int:
    """The number of the node of a crossing."""
    return 1 + x * tramby.UP + y


def _signal(number: int, east: float, north: float) -> str:
    longitude, latitude = TO_DEGREES.transform(WEST + east, SOUTH + north)
    place = f'id="{number}" version="1" lat="{latitude:.9f}" lon="{longitude:.9f}"'
    return f'<node {place}><tag k="highway" v="traffic_signals"/></node>'


def _put_between(text: str, first: int, last: int, number: int) -> str:
    a, b = sorted((first, last))
    way = f'<nd ref="{a}"/><nd ref="{b}"/>'
    assert way in text
    return text.replace(way, f'<nd ref="{a}"/><nd ref="{number}"/><nd ref="{b}"/>')


def write_files(city: Path) -> Path:
    """Write city.toml and its files into a folder; return it."""
    tramby.write_files(city)
    (city / "streets.osm").write_text(street_text(), encoding="utf-8")
    return city
