"""Who listens over MQTT reads for the purpose that stands as the user name beside the token, as long as that holds."""

import time
from pathlib import Path

from citybrain.governance import Role, register
from citybrain.governance.consents import add_person, give_consent, withdraw_consent
from citybrain.governance.roles import Basis
from citybrain.observations.mqtt.gate import enter
from tests.observations.mqtt.listening import Listener
from tests.observations.mqtt.towns import Town, add_streams, served
from tests.sensors import read, sensor

WITHIN = 2.0


def steward(town: Town) -> str:
    with town.sensing.records.begin() as connection:
        register.add_identity(connection, "Sanna", [Role.DATA_STEWARD], "test")
        return register.give_token(connection, "Sanna", (), 1, "", "test").text


def test_the_user_name_is_the_purpose(tmp_path: Path) -> None:
    with served(tmp_path) as town:
        stream, token = sensor(town.sensing, "A", data_class="personal"), steward(town)
        for user, reads in (("Sanna", False), ("stewardship", True), ("research", False)):
            visitor = enter(town.governance, user, token)
            assert visitor is not None
            assert visitor.may_read("personal", stream) is reads, user
            assert visitor.may_read("internal", stream)
        assert enter(town.governance, "stewardship", town.token) is None


def test_a_listener_hears_nothing_more_of_a_stream_whose_person_withdrew(tmp_path: Path) -> None:
    with served(tmp_path) as town:
        stream, token, (other, _, _) = (
            sensor(town.sensing, "A", data_class="personal"),
            steward(town),
            add_streams(town.sensing),
        )
        with town.sensing.records.begin() as connection:
            person = add_person(connection, "Sanna").pseudonym
            told = give_consent(connection, person, "research", Basis.CONSENT, "1", [stream], "Sanna")
        with Listener(town.port, user="research", password=token) as listener:
            topics = [f"v1.1/Datastreams({one})/Observations" for one in (stream, other)]
            listener.subscribe(*topics)
            read(town.sensing, stream, [town.sensing.now()], 1.0)
            assert listener.came.get(timeout=20)[0] == topics[0]
            with town.sensing.records.begin() as connection:
                withdraw_consent(connection, told.number, person)
            time.sleep(WITHIN)
            read(town.sensing, stream, [town.sensing.now()], 2.0)
            read(town.sensing, other, [town.sensing.now()], 3.0)
            assert listener.came.get(timeout=20)[0] == topics[1]
