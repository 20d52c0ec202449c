"""Answers that everybody who asks the same gets, in bytes: made once until something is written into the records.

Nothing that a code opens, and nothing of who asks, may be among them.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, NamedTuple

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool

from citybrain.api.respond import json_bytes, packed, packed_answer, tagged, takes_brotli
from citybrain.open_city.city import OpenCity, once
from citybrain.records import CityRecords

LASTS = 5.0
"""Seconds that one is shared at most: what depends on the time, such as what is late, is no older."""

MOST = 16_000_000
"""Bytes of all of a city."""

LARGEST = 2_000_000
"""Bytes of one that is shared."""


AROUND = 500
"""Bytes that one takes besides its text and its key."""


class SharedAnswer(NamedTuple):
    """An answer as it is sent: its bytes, whether brotli made them, and a hash of them."""

    raw: bytes
    is_packed: bool
    tag: str

    @classmethod
    def of(cls, text: bytes, brotli_taken: bool) -> SharedAnswer:
        """A text that is to be sent, for those who take brotli or for those who do not."""
        raw, is_packed = packed(text, brotli_taken)
        return cls(raw, is_packed, hashlib.sha256(raw).hexdigest()[:32])


class _Remembered(NamedTuple):
    answer: SharedAnswer
    until: float
    size: int


class SharedAnswers:
    """Those of one city; all of it runs in the thread of the loop, but for the making."""

    def __init__(
        self, records: CityRecords, most: int = MOST, lasts: float = LASTS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._records, self._most, self._lasts, self._clock = records, most, lasts, clock
        self._version: tuple[int, int] | None = None
        self._size = 0
        self._known: OrderedDict[str, _Remembered] = OrderedDict()
        self._making: dict[tuple[tuple[int, int], str], asyncio.Future[SharedAnswer]] = {}

    async def of(self, key: str, make: Callable[[], SharedAnswer]) -> SharedAnswer:
        """The answer to a question, made in a thread by the first who asks it; raises what making it raises.

        Who asks once something was written gets nothing that was made, or begun, before.
        """
        version = self._records.version()
        if version is None:
            return await run_in_threadpool(make)
        if version != self._version:
            self._version = version
            self._known.clear()
            self._size = 0
        known = self._known.get(key)
        if known is not None and known.until > self._clock():
            self._known.move_to_end(key)
            return known.answer
        begun = self._making.get((version, key))
        if begun is None:
            begun = asyncio.ensure_future(run_in_threadpool(make))
            self._making[version, key] = begun
            begun.add_done_callback(lambda made: self._end(version, key, made))
        return await asyncio.shield(begun)

    def _end(self, version: tuple[int, int], key: str, made: asyncio.Future[SharedAnswer]) -> None:
        del self._making[version, key]
        if made.cancelled() or made.exception() is not None or version != self._version:
            return
        answer = made.result()
        size = len(answer.raw) + len(key) + AROUND
        if size > LARGEST:
            return
        if (before := self._known.pop(key, None)) is not None:
            self._size -= before.size
        self._known[key] = _Remembered(answer, self._clock() + self._lasts, size)
        self._size += size
        while self._size > self._most:
            self._size -= self._known.popitem(last=False)[1].size


async def shared_text(
    request: Request, city: OpenCity, key: str, make: Callable[[], bytes], media_type: str, language: str
) -> Response:
    """A text that everybody gets who asks for `key` in a language; 304 for who has it. Raises what making it raises."""
    brotli_taken = takes_brotli(request)
    answers = shared_answers_of(city)
    answer = await answers.of(f"{language} {brotli_taken} {key}", lambda: SharedAnswer.of(make(), brotli_taken))
    response = packed_answer(answer.raw, answer.is_packed, media_type, language)
    return tagged(request, response, answer.tag)


async def shared_answer(request: Request, city: OpenCity, key: str, make: Callable[[], Any], language: str) -> Response:
    """The same of a value as JSON."""
    return await shared_text(request, city, key, lambda: json_bytes(make()), "application/json", language)


@once
def shared_answers_of(city: OpenCity) -> SharedAnswers:
    """Those of an open city."""
    return SharedAnswers(city.city_records)
