"""Small networks of SWMM for tests."""

from pathlib import Path

TANK = (Path(__file__).parent / "tank.inp").read_text(encoding="utf-8")

SMALL = """[OPTIONS]
FLOW_UNITS LPS
FLOW_ROUTING KINWAVE
START_DATE 06/01/2026
END_DATE 06/01/2026
END_TIME 03:00:00
WET_STEP 00:01:00
DRY_STEP 00:01:00
ROUTING_STEP 0:00:10
[RAINGAGES]
G INTENSITY 0:05 1 TIMESERIES R
[SUBCATCHMENTS]
C G N 1 50 100 1 0
[SUBAREAS]
C 0.01 0.1 0 0 0 OUTLET
[INFILTRATION]
C 500 500 4 7 0
[JUNCTIONS]
N 10 2
[OUTFALLS]
O 9 FREE
[CONDUITS]
P N O 100 0.01 0 0
[XSECTIONS]
P CIRCULAR 0.25 0 0 0
[TIMESERIES]
R 0:00 60
R 0:05 60
R 0:10 60
R 0:15 60
R 0:20 0
[COORDINATES]
N 0 0
O 100 0
[POLYGONS]
C 0 0
C 0 100
C 100 100
C 100 0
"""


def placed(text: str, west: float, south: float, scale: float = 1.0, tags: str = "") -> str:
    """The text of a network with its coordinates moved and scaled, and lines added to its tags."""
    lines, section = [], ""
    for line in text.splitlines():
        words = line.split()
        if line.startswith("["):
            section = line.strip("[] ").upper()
        elif section in ("COORDINATES", "VERTICES", "POLYGONS") and len(words) == 3 and not line.startswith(";"):
            east, north = west + float(words[1]) * scale, south + float(words[2]) * scale
            lines.append(f"{words[0]} {east:.3f} {north:.3f}")
            continue
        lines.append(line)
        lines += [tags] if tags and line.startswith("[TAGS]") else []
    return "\n".join(lines)
