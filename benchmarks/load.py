"""Clients that keep their connection and wait for each answer: one process, so that the load is the same for everyone.

`python -m benchmarks.load PLAN.json` runs a plan and prints what came of it. A plan has a host and port, headers, and
for each client the requests that it sends one after another: method, path and body.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np


class Outcome(NamedTuple):
    """Seconds from the first request to the last answer, of each answer, and how many answers were refusals."""

    seconds: float
    waits: list[float]
    refused: int

    def rate(self, each: int = 1) -> float:
        """Requests a second that were not refused, or what they carry."""
        return (len(self.waits) - self.refused) * each / self.seconds

    def percentile(self, share: float = 95) -> float:
        """What so many of a hundred stay under."""
        return float(np.percentile(self.waits, share))


async def run(host: str, port: int, clients: list[list[bytes]]) -> Outcome:
    """Send the requests of all clients at once, each client's one after another."""
    waits: list[float] = []
    refused = 0

    async def client(requests: list[bytes]) -> None:
        nonlocal refused
        reader, writer = await asyncio.open_connection(host, port, limit=1 << 26)
        for request in requests:
            begin = time.perf_counter()
            writer.write(request)
            await writer.drain()
            status = await answer(reader)
            waits.append(time.perf_counter() - begin)
            refused += not 200 <= status < 300
        writer.close()

    begin = time.perf_counter()
    await asyncio.gather(*(client(requests) for requests in clients))
    return Outcome(time.perf_counter() - begin, waits, refused)


async def answer(reader: asyncio.StreamReader) -> int:
    """Read one answer and drop it; its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(head.split(" ", 2)[1])
    fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if fields.get("transfer-encoding") == "chunked":
        while size := int((await reader.readline()).strip() or b"0", 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.readexactly(int(fields.get("content-length", 0)))
    return status


def request(method: str, host: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:
    """A request as it goes over the wire."""
    fields = {"Host": host, "Connection": "keep-alive", **headers}
    if body:
        fields |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body


def main() -> None:
    """Run the plan of a file; its bodies lie beside it, by name."""
    plan: dict[str, Any] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = Path(sys.argv[1]).parent
    host = f"{plan['host']}:{plan['port']}"

    def made(one: dict[str, str]) -> bytes:
        body = (folder / one["body"]).read_bytes() if one.get("body") else b""
        return request(one["method"], host, one["path"], plan["headers"], body)

    clients = [[made(one) for one in requests] for requests in plan["clients"]]
    print(json.dumps(asyncio.run(run(plan["host"], plan["port"], clients))._asdict()))


if __name__ == "__main__":
    main()
