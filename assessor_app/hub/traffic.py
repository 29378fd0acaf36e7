"""Counts of what one process answered, by kind of path and never by whom: for metrics."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Iterator

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Traffic:
    """Thread-safe; ``route`` is always a template such as ``/artifacts/{artifact_id}``, so it tells of no one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, str, int]] = Counter()
        self._fast: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """One more answer."""
        with self._lock:
            self._answers[method, route, status] += 1
            self._counts[route] += 1
            self._seconds[route] += seconds  # type: ignore[assignment]
            for bucket in BUCKETS:
                if seconds <= bucket:
                    self._fast[route, bucket] += 1

    def lines(self) -> Iterator[str]:
        """In the text format of Prometheus. Each process has its own counts, told apart by ``process``."""
        process = f'process="{os.getpid()}"'
        with self._lock:
            yield "# HELP assessor_hub_requests_total Requests answered by this process."
            yield "# TYPE assessor_hub_requests_total counter"
            for (method, route, status), count in sorted(self._answers.items()):
                labels = f'{process},method="{method}",route="{route}",status="{status}"'
                yield f"assessor_hub_requests_total{{{labels}}} {count}"
            yield "# HELP assessor_hub_request_seconds How long an answer took to begin."
            yield "# TYPE assessor_hub_request_seconds histogram"
            for route, count in sorted(self._counts.items()):
                labels = f'{process},route="{route}"'
                for bucket in BUCKETS:
                    fast = self._fast[route, bucket]
                    yield f'assessor_hub_request_seconds_bucket{{{labels},le="{bucket}"}} {fast}'
                yield f'assessor_hub_request_seconds_bucket{{{labels},le="+Inf"}} {count}'
                yield f"assessor_hub_request_seconds_sum{{{labels}}} {self._seconds[route]:.6f}"
                yield f"assessor_hub_request_seconds_count{{{labels}}} {count}"
