"""Room at the endpoint: nobody keeps out devices that have a token."""

from citybrain.observations.mqtt.room import Room


class Client:
    def __init__(self, origin: str = "a") -> None:
        self.origin, self.open = origin, True

    def abort(self) -> None:
        self.open = False


def test_anonymous_clients_take_no_room_of_those_with_a_token_and_one_address_not_all() -> None:
    room = Room(known=1, anonymous=3, of_one=2)
    anybody = [Client(), Client()]
    assert all(room.enter(one, anonymous=True) for one in anybody)
    assert not room.enter(Client(), anonymous=True)
    assert room.enter(Client("b"), anonymous=True)
    assert not room.enter(Client("c"), anonymous=True)
    device = Client()
    assert room.enter(device, anonymous=False)
    assert not room.enter(Client(), anonymous=False)
    for one in (device, device, anybody[0]):
        room.leave(one)
    assert room.enter(Client(), anonymous=False)
    assert room.enter(Client(), anonymous=True)


def test_who_does_not_say_who_it_is_makes_room_for_those_who_do() -> None:
    room = Room(new=2)
    silent = [Client(), Client()]
    for one in silent:
        room.arrive(one)
    device = Client()
    room.arrive(device)
    assert [one.open for one in (*silent, device)] == [False, True, True]
    assert room.enter(device, anonymous=False)
    room.arrive(Client())
    assert silent[1].open
