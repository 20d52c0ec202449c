"""Which datastreams a reader may see, and what watches over them, for routes that ask for it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Annotated
from weakref import WeakKeyDictionary

from fastapi import Depends, Request

from citybrain.api.auditing import note
from citybrain.api.identity import TheActor, standing
from citybrain.api.state import TheSensing, TheSnapshot
from citybrain.governance import Actor, DataClass, Permission, may_read
from citybrain.governance.errors import NotAllowedError
from citybrain.governance.roles import DEFAULT_PURPOSE, purposes_for
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.observations.stream_status.status import StreamStatus
from citybrain.observations.stream_status.streams import KnownStream

WATCHES: WeakKeyDictionary[Sensing, StreamStatus] = WeakKeyDictionary()


@dataclass(frozen=True)
class Streams:
    """The streams that the reader may see, and how many others there are; the audit log is told who looks at them."""

    request: Request
    readable: list[KnownStream]
    hidden: list[KnownStream]
    actor: Actor

    @property
    def withheld(self) -> int:
        """How many are not seen."""
        return len(self.hidden)

    @property
    def seen(self) -> list[KnownStream]:
        """All of them."""
        self._log("streams", [stream for stream in self.readable if stream.data_class != DataClass.PUBLIC])
        return self.readable

    def one(self, number: int) -> KnownStream:
        """One of them. Raises NotFoundError, which tells nobody that a stream is there that they may not see."""
        for stream in self.readable:
            if stream.number == number:
                self._log(f"stream {number}", [stream] if stream.data_class != DataClass.PUBLIC else [])
                return stream
        if number in self.closed_for_purpose:
            told = {
                "purpose": self.actor.purpose or DEFAULT_PURPOSE,
                "allowed": ", ".join(purposes_for(self.actor.roles)),
            }
            raise NotAllowedError("access-purpose-needed", **told)
        raise NotFoundError("sensing-stream-unknown", received=str(number))

    @property
    def closed_for_purpose(self) -> frozenset[int]:
        """Streams that the roles of the reader are for, and not what they read for."""
        if Permission.READ_OBSERVATIONS not in self.actor.permissions:
            return frozenset()
        return frozenset(one.number for one in self.hidden if one.data_class in self.actor.classes)

    def _log(self, what: str, closed: list[KnownStream]) -> None:
        """Tell of streams that not everybody may see."""
        if closed:
            note(self.request, Permission.READ_OBSERVATIONS, what, len(closed))


def stream_status_of(sensing: TheSensing, snapshot: TheSnapshot) -> StreamStatus:
    """What watches over the open city."""
    return WATCHES.get(sensing) or WATCHES.setdefault(sensing, StreamStatus(sensing, snapshot.manifest.country))


def streams_of(request: Request, watch: Annotated[StreamStatus, Depends(stream_status_of)], actor: TheActor) -> Streams:
    """Streams by their data class and the roles of the reader."""
    streams = watch.streams()
    readable = [stream for stream in streams if may_read(actor, stream.data_class, stream.number)]
    seen = {stream.number for stream in readable}
    return Streams(request, readable, [stream for stream in streams if stream.number not in seen], actor)


class OpenStreams:
    """For a request that lasts: the numbers of the streams that may be read now, by who asks as they are now."""

    def __init__(self, request: Request, watch: StreamStatus, sensing: Sensing, actor: Actor) -> None:
        self._request, self._watch, self._sensing, self._actor = request, watch, sensing, actor
        self._known: tuple[object, frozenset[int]] = (None, frozenset())

    def now(self) -> frozenset[int] | None:
        """None once the token no longer holds, or the session is over. Reads streams where records changed."""
        actor = standing(self._request, self._actor)
        if actor is None:
            return None
        version = self._sensing.version.now()
        key = int(time.monotonic()) if version is None else version, actor.reads
        if self._known[0] != key:
            allowed = (one.number for one in self._watch.streams() if may_read(actor, one.data_class, one.number))
            self._known = key, frozenset(allowed)
        return self._known[1]


TheWatch = Annotated[StreamStatus, Depends(stream_status_of)]
TheStreams = Annotated[Streams, Depends(streams_of)]
