"""What the page on forecasts tells people to type works in a city with two months of readings."""

import time
from pathlib import Path

from tests.city import write_city
from tests.docs.code_blocks import blocks
from tests.docs.test_blocks import do
from tests.observations.forecasts.measured import HOUR, course, deliver, sensing_with

HOURS = 62 * 24


def test_forecasts(tmp_path: Path) -> None:
    city = write_city(tmp_path / "kallio")
    sensing = sensing_with(city, HOURS)
    deliver(sensing, "Kallio", "pm2_5", course(HOURS), first=time.time_ns() // 1000 // HOUR - HOURS)
    sensing.close()
    for block in blocks("docs/forecasts.md"):
        do(block, tmp_path)
