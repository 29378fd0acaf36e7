"""Calls a hub as many desks at once would, from a process of its own: its cost is not the hub's.

Run as ``python -m tests.bench.hub_callers`` with a JSON order on standard input; prints JSON.
"""

from __future__ import annotations

import http.client
import json
import sys
import threading
import time
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.bench.hub_filling import token

HEADERS = {
    "X-Assessor-Schema": "1",
    "X-Assessor-Wants": "renditions, judging, returns, zone, addresses, choices",
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True)
class Order:
    """``paths`` are asked in turn by each of ``threads`` for ``rounds`` requests; thread t begins as assessor t."""

    url: str
    paths: dict[int, str]
    threads: int
    rounds: int


class Connection:
    """One kept-alive connection."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        self._http = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)

    def ask(
        self, method: str, path: str, assessor: int, body: bytes | None = None, more: dict[str, str] | None = None
    ) -> tuple[int, bytes, float]:
        """Status, body and milliseconds of one request."""
        headers = {**HEADERS, "Authorization": f"Bearer {token(assessor)}", **(more or {})}
        begin = time.perf_counter()
        self._http.request(method, path, body, headers)
        answer = self._http.getresponse()
        content = answer.read()
        return answer.status, content, (time.perf_counter() - begin) * 1000


def call(order: Order) -> dict[str, Any]:
    """Milliseconds of every request, and how long all of them took."""
    samples: list[float] = []
    refused: dict[str, int] = {}
    lock = threading.Lock()
    start = threading.Barrier(order.threads + 1)
    assessors = sorted(order.paths)

    def one(number: int) -> None:
        connection, taken = Connection(order.url), []
        start.wait()
        for turn in range(order.rounds):
            assessor = assessors[(number + turn * order.threads) % len(assessors)]
            status, _, milliseconds = connection.ask("GET", order.paths[assessor], assessor)
            taken.append(milliseconds)
            if status != 200:
                with lock:
                    refused[str(status)] = refused.get(str(status), 0) + 1
        with lock:
            samples.extend(taken)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(order.threads)]
    for thread in threads:
        thread.start()
    start.wait()
    begin = time.perf_counter()
    for thread in threads:
        thread.join()
    return {"seconds": time.perf_counter() - begin, "samples": samples, "refused": refused}


def as_json(order: Order) -> str:
    """The order for another process."""
    return json.dumps(asdict(order))


def main() -> None:
    """Do what standard input says."""
    told = json.load(sys.stdin)
    told["paths"] = {int(key): path for key, path in told["paths"].items()}
    json.dump(call(Order(**told)), sys.stdout)


if __name__ == "__main__":
    main()
