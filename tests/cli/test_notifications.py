"""Commands on notifications."""

import io
import json
import sys
from pathlib import Path

import pytest

from citybrain.notifications.keys import mail_password
from citybrain.records import open_records
from citybrain.twin.configuration import FILE
from tests.city import write_city
from tests.cli.conftest import Run
from tests.notifications.people import case, tell

MAIL = (
    '[notifications]\naddress = "https://city.example"\nmail = { host = "mail.example", sender = "a@city.example" }\n'
)
ROSTER = "role,rank,name,days,begins,ends\nduty_officer,1,Aino,1-5,08:00,16:00\n"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_city(tmp_path_factory.mktemp("city"))


def test_people_are_subscribed_put_on_a_roster_and_asked(city: Path, tmp_path: Path, run: Run) -> None:
    def done(*words: object, language: str = "en") -> str:
        code, out, err = run("notification", *words, language=language)
        assert code == 0, err
        return out + err

    assert run("access", "add", city, "Aino", "--role", "duty_officer")[0] == 0
    code, _, err = run("notification", "subscribe", city, "Aino", "--address", "aino@city.example")
    assert (code, "city.toml" in err) == (2, True)
    path = city / FILE
    path.write_text((path.read_text() if path.exists() else 'name = "Kallio"\n') + MAIL)
    done("subscribe", city, "Aino", "--address", "aino@city.example", "--always")
    assert "/api/v1/notifications/feeds/2-" in done("subscribe", city, "Aino", "--channel", "feed")
    assert run("notification", "subscribe", city, "Aino", "--channel", "pigeon")[0] == 2
    table = tmp_path / "roster.csv"
    table.write_text(ROSTER)
    done("import", city, table)
    assert len(json.loads(done("roster", city, "--json"))["gaps"]) >= 9
    assert "Nobody of duty_officer" in done("roster", city)
    assert "aino@city.example" in done("subscriptions", city)
    assert "sealed" not in json.loads(done("subscriptions", city, "--json"))[0]
    done("test", city, 1)
    records = open_records(city)
    (number,) = tell(records, case())
    records.close()
    assert "Waiting: 2;" in done("outbox", city)
    assert json.loads(done("outbox", city, "--json"))["waiting"] == 2
    done("answer", city, number, "--by", "Aino")
    assert "Aino takes care of it" in done("list", city)
    assert "负责处理" in done("list", city, language="zh")
    done("unsubscribe", city, 2)
    assert run("notification", "unsubscribe", city, 2)[0] == 2
    assert run("notification", "resend", city, 99)[0] == 2
    audit = run("access", "audit", city)[1]
    assert "took care of a message" in audit


def test_the_password_of_the_mail_server_is_read_and_not_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long password\n"))
    code, out, err = run("notification", "password")
    assert (code, out, "a long password" in err, mail_password()) == (0, "", False, "a long password")
