"""Requests about who must know: rosters, addresses, answers, feeds, and what was given up."""

import time

from citybrain.governance.roles import DataClass, Role
from citybrain.notifications.batches import SendingLimits, claim, refused
from citybrain.notifications.faults import RefusedForGoodError
from citybrain.notifications.keys import ANSWER, code_of
from citybrain.notifications.notice import Awareness
from citybrain.notifications.outbox import queue
from citybrain.notifications.severity import Channel, Severity
from citybrain.records.tables.notifications import notification_delivery
from citybrain.twin.configuration import FILE
from tests.contract.asked import Answers

SHIFT = {"role": "administrator", "rank": 1, "name": "admin", "days": [1, 2, 3], "begins": "08:00", "ends": "16:00"}
CASE = Awareness(
    "case/1/opened", "case/1", "case", Severity.SEVERE, "notification-about-case", DataClass.PUBLIC,
    Role.ADMINISTRATOR, "/", "Kallio",
)  # fmt: skip
MAIL = """
[notifications]
address = "https://city.example"
mail = { host = "localhost", security = "none", sender = "brain@city.example" }
"""


def ask_about_notifications(answers: Answers) -> None:
    """Somebody says when they are on duty and where they are reached, and takes care of what they must know."""
    for shifts in ([SHIFT], [SHIFT | {"rank": 9, "days": [9]}], [], [SHIFT | {"role": "king"}]):
        answers.ask("post", "/rosters", json={"shifts": shifts})
    table = "role,rank,name,days,begins,ends\nadministrator,2,admin,1-5,08:00,16:00\n"
    for content in (table, "role\n", ""):
        answers.ask("post", "/rosters/files", content=content, headers={"content-type": "text/csv"})
    for language in ("en", "zh"):
        answers.get("/rosters", language=language)
    first = answers.get("/rosters").json()["shifts"][0]["number"]
    for number in (first, 10**6):
        answers.ask("delete", "/rosters/{number}", named={"number": number})
    _ask_about_addresses(answers)


def _ask_about_addresses(answers: Answers) -> None:
    city = answers.client.app.state.citybrain  # type: ignore[attr-defined]
    path = city.city.folder / FILE
    before = path.read_text(encoding="utf-8") if path.exists() else 'name = "Kallio"\n'
    asked = {"channel": "email", "address": "admin@city.example", "least": "minor", "always": True}
    answers.ask("post", "/subscriptions", json=asked)
    path.write_text(before + MAIL, encoding="utf-8")
    made = answers.ask("post", "/subscriptions", json=asked).json()
    for more in ({"address": "nowhere"}, {"channel": "webhook", "address": "https://a.example/"}, {"least": "grave"}):
        answers.ask("post", "/subscriptions", json=asked | more)
    feed = answers.ask("post", "/subscriptions", json={"channel": "feed", "least": "minor"}).json()
    answers.ask("post", "/subscriptions", json=asked, params={"name": "nobody at all"})
    with city.governance.records.begin() as connection:
        number = queue(connection, CASE, "UTC")
        connection.execute(notification_delivery.update().values(due=time.time() - 1))
        batch = claim(connection, Channel.EMAIL, SendingLimits(100, 100))
        assert batch is not None
        refused(connection, batch, RefusedForGoodError("mail-recipient-refused", status=550))
    for language in ("en", "zh"):
        for where in ("/notifications", "/subscriptions", "/subscriptions/outbox"):
            answers.get(where, language=language)
    code = next(one["feed"] for one in feed["subscriptions"] if one["feed"]).rpartition("/")[2]
    for named in ({"code": code}, {"code": code_of("feed", 10**6, "")}, {"code": "x"}):
        for of in ("", "/duties.ics"):
            answers.ask("get", "/notifications/feeds/{code}" + of, named=named)
    for named in ({"code": code_of(ANSWER, batch.number, batch.key)}, {"code": code}):
        for method in ("get", "post", "get"):
            answers.ask(method, "/notifications/answers/{code}", named=named)
    for one in (number, 10**6):
        answers.ask("post", "/notifications/{number}/answer", named={"number": one})
    for one in (batch.number, 10**6):
        answers.ask("post", "/subscriptions/outbox/{number}/resend", named={"number": one})
    for one in (made["number"], 10**6):
        answers.ask("post", "/subscriptions/{number}/test", named={"number": one})
        answers.ask("delete", "/subscriptions/{number}", named={"number": one})
    path.write_text(before, encoding="utf-8")
