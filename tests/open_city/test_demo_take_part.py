"""The demo city has reports, a survey and, once it is prepared, a consultation: examples that say so."""

import datetime
import time
from pathlib import Path

from citybrain.observations.demo.replay import FILE, Replay
from citybrain.observations.demo.settings import span
from citybrain.open_city import OpenCity
from citybrain.open_city.consultations import questionnaires_of
from citybrain.open_city.demo_take_part import seed_take_part
from citybrain.open_city.reports import reports_of
from citybrain.people.reports.public import ReportQuery, public_reports
from citybrain.people.reports.standing import times_of


def test_take_part_is_alive_at_first_start(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "city.toml").write_text('name = "Demo"\ntime_zone = "Europe/Helsinki"\n')
    (folder / FILE).write_text(Replay.described(span()[1], 1))
    with OpenCity(folder) as city:
        begun = time.process_time()
        seed_take_part(city)
        assert time.process_time() - begun < 2
        rows = public_reports(reports_of(city).records.to_read(), ReportQuery())
        assert len(rows) == 5
        assert all(row.text.startswith("Example") and row.shown == 1 and row.requested < span()[1] for row in rows)
        assert sum(times_of(row).first_answer is not None for row in rows) == 4
        (survey,) = questionnaires_of(city).listed()
        assert "(example)" in survey.asked.title["en"]
        assert survey.asked.until - survey.asked.since == datetime.timedelta(days=60)
