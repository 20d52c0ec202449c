"""Which datastreams a reader may see, and what watches over them, for routes that ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from weakref import WeakKeyDictionary

from fastapi import Depends

from citybrain.api.identity import TheActor
from citybrain.api.sensing import TheSensing
from citybrain.governance import may_read
from citybrain.kernel.errors import NotFoundError
from citybrain.observations.sensing import Sensing
from citybrain.observations.watch.streams import KnownStream
from citybrain.observations.watch.watch import Watch

WATCHES: WeakKeyDictionary[Sensing, Watch] = WeakKeyDictionary()


@dataclass(frozen=True)
class Streams:
    """The streams that the reader may see, and how many others there are."""

    seen: list[KnownStream]
    withheld: int

    def one(self, number: int) -> KnownStream:
        """One of them. Raises NotFoundError, which tells nobody that a stream is there that they may not see."""
        for stream in self.seen:
            if stream.number == number:
                return stream
        raise NotFoundError("sensing-stream-unknown", received=str(number))


def watch_of(sensing: TheSensing) -> Watch:
    """What watches over the open city."""
    return WATCHES.get(sensing) or WATCHES.setdefault(sensing, Watch(sensing))


def streams_of(watch: Annotated[Watch, Depends(watch_of)], actor: TheActor) -> Streams:
    """Streams by their data class and the roles of the reader."""
    streams = watch.streams()
    seen = [stream for stream in streams if may_read(actor, stream.data_class)]
    return Streams(seen, len(streams) - len(seen))


TheWatch = Annotated[Watch, Depends(watch_of)]
TheStreams = Annotated[Streams, Depends(streams_of)]
