"""Lives of a proposal, each in a program that kills itself at another transaction: `python -m tests.cases.gate.killed`.

Arguments: a folder, the address of the actuator, and whether that "works". Each life is killed before its n-th
transaction is written, or after; what is left is gone on with by another program. What became of each is printed.
"""

import itertools
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from citybrain.cases.gate import execution, sending
from citybrain.cases.gate.states import ENDED, ProposalState, ProposalStep
from citybrain.records.store import Records
from citybrain.twin.configuration_gate import GateConnector
from tests.cases.gate.proposing import OLLI, SANNA, GatedCity, setpoint
from tests.sensors import HOUR, sensor

PERSONS = {
    ProposalState.DRAFTED: (ProposalStep.SIMULATE, OLLI),
    ProposalState.SIMULATED: (ProposalStep.ASK, OLLI),
    ProposalState.ASKED: (ProposalStep.APPROVE, SANNA),
    ProposalState.APPROVED: (ProposalStep.EXECUTE, OLLI),
}
MOST_TURNS = 30


def die_at(number: int, when: str) -> None:
    """Have the program killed before or after its transaction of a number is written."""
    begin, count = Records.begin, 0

    @contextmanager
    def counted(records: Records) -> Iterator[Any]:
        nonlocal count
        with begin(records) as connection:
            yield connection
            count += 1
            if (count, when) == (number, "before"):
                os.kill(os.getpid(), signal.SIGKILL)
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    Records.begin = counted  # type: ignore[method-assign]


def live(city: GatedCity, room: Path, works: bool, target: str) -> str:
    """Go on with the only proposal until it ends; hours pass, and the room follows what a working actuator took."""

    def send(command: sending.Command, to: GateConnector) -> sending.SendingOutcome:
        outcome = sending.send(command, to)
        if works:
            room.write_text(str(command.values["setpoint"]))
        return outcome

    found = city.service.listed()
    number = found[0].id if found else city.service.draft(setpoint(stream=city.stream, target=target), OLLI)
    for _ in range(MOST_TURNS):
        state = ProposalState(city.state(number))
        if state in ENDED:
            return state
        if state in PERSONS:
            step, actor = PERSONS[state]
            city.service.step(number, step, actor)
            continue
        city.settle(send)
        city.now += 3 * HOUR
        city.reads(float(room.read_text()) if room.exists() else 20.0)
    raise AssertionError("it never ended")


def in_a_program(life: Callable[[], None]) -> bool:
    """Run something in a program of its own; whether that was killed."""
    child = os.fork()
    if child == 0:
        try:
            life()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise SystemExit("a life failed")
    return os.WIFSIGNALED(status)


def main(folder: str, address: str, works: str) -> None:
    """Lives until one ends before its kill comes."""
    execution.LEASE = 0.0
    for number, when in ((number, when) for number in itertools.count(1) for when in ("before", "after")):
        place = Path(folder, f"{number}-{when}")
        place.mkdir()

        def life(at: int, place: Path = place, when: str = when) -> None:
            city = GatedCity(place / "city", {"building_control": GateConnector(address=address, network="private")})
            known = place / "stream"
            if not known.exists():
                known.write_text(str(sensor(city.sensing, "Room", "air_temperature")))
            city.stream = int(known.read_text())
            city.reads(20.0)
            die_at(at, when)
            state = live(city, place / "room", works == "works", place.name)
            (place / "end").write_text(json.dumps({"state": state, "steps": city.steps(1)}))
            city.close()

        killed = in_a_program(partial(life, number))
        in_a_program(partial(life, 0))
        told = {"life": place.name, "killed": killed, **json.loads((place / "end").read_text())}
        print(json.dumps(told), flush=True)
        if not killed:
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
