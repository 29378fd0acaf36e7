"""Counts of what the processes of a hub answered, by kind of path and never by whom: for metrics."""

from __future__ import annotations

import json
import logging
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
FOLDER: Final = "traffic"
_FLUSH_SECONDS: Final = 1.0
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Counts:
    """What one process answered since it began; ``slow`` counts, by route, answers in each of BUCKETS and beyond."""

    answers: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    slow: dict[str, list[int]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """One more answer."""
        self.answers[method, route, status] += 1
        self.seconds[route] = self.seconds.get(route, 0.0) + seconds
        place = next((number for number, most in enumerate(BUCKETS) if seconds <= most), len(BUCKETS))
        self.slow.setdefault(route, [0] * (len(BUCKETS) + 1))[place] += 1

    def as_json(self) -> str:
        """To be read by :meth:`from_json` in another process."""
        answers = [[*what, count] for what, count in self.answers.items()]
        return json.dumps({"answers": answers, "slow": self.slow, "seconds": self.seconds})

    @classmethod
    def from_json(cls, text: str) -> Counts:
        """Raises ValueError, KeyError or TypeError for anything else."""
        told = json.loads(text)
        answers = Counter({(str(row[0]), str(row[1]), int(row[2])): int(row[3]) for row in told["answers"]})
        return cls(answers, dict(told["slow"]), dict(told["seconds"]))


class Traffic:
    """Thread-safe; ``route`` is always a template such as ``/artifacts/{artifact_id}``, so it tells of no one.

    Several processes that serve one hub leave their counts in ``folder`` within a second, each under its number, so
    that whichever is asked tells of all of them. One alone needs no folder.
    """

    def __init__(self, folder: Path | None = None, worker: int = 1) -> None:
        self._folder, self._worker = folder, worker
        self._lock = threading.Lock()
        self._own = Counts()
        self._flush: threading.Timer | None = None

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """One more answer."""
        with self._lock:
            self._own.count(method, route, status, seconds)
            if self._folder is not None and self._flush is None:
                self._flush = threading.Timer(_FLUSH_SECONDS, self.leave)
                self._flush.daemon = True
                self._flush.start()

    def leave(self) -> None:
        """Leave the counts where the other processes find them."""
        with self._lock:
            self._flush = None
            text = self._own.as_json()
        if self._folder is None:
            return
        place = _place(self._folder, self._worker)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            fresh = place.with_suffix(".fresh")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(place)
        except OSError as error:
            # counts are not worth an answer
            _log.warning("counts for metrics cannot be left for other workers: %s", type(error).__name__)

    def lines(self) -> Iterator[str]:
        """In the text format of Prometheus; each process has its own counts, told apart by ``worker``."""
        with self._lock:
            own = Counts.from_json(self._own.as_json())
        counts = dict(sorted({**self._others(), self._worker: own}.items()))
        yield "# HELP assessor_hub_requests_total Requests answered, by each process of the hub."
        yield "# TYPE assessor_hub_requests_total counter"
        for worker, one in counts.items():
            for (method, route, status), count in sorted(one.answers.items()):
                labels = f'worker="{worker}",method="{method}",route="{route}",status="{status}"'
                yield f"assessor_hub_requests_total{{{labels}}} {count}"
        yield "# HELP assessor_hub_request_seconds How long an answer took to begin."
        yield "# TYPE assessor_hub_request_seconds histogram"
        for worker, one in counts.items():
            for route, slow in sorted(one.slow.items()):
                yield from _histogram(f'worker="{worker}",route="{route}"', slow, one.seconds[route])

    def _others(self) -> Mapping[int, Counts]:
        found: dict[int, Counts] = {}
        for place in () if self._folder is None else self._folder.glob("*.json"):
            try:
                found[int(place.stem)] = Counts.from_json(place.read_text(encoding="utf-8"))
            except (OSError, ValueError, KeyError, TypeError, IndexError):
                # of a version before or after this one, or going away just now
                continue
        return found


def forget_counts(folder: Path) -> None:
    """Processes begin anew: nothing that others left before counts any more."""
    for place in folder.glob("*.*"):
        place.unlink(missing_ok=True)


def _histogram(labels: str, slow: Sequence[Any], seconds: float) -> Iterator[str]:
    name, so_far = "assessor_hub_request_seconds", 0
    for most, count in zip((*BUCKETS, "+Inf"), slow, strict=True):
        so_far += count
        yield f'{name}_bucket{{{labels},le="{most}"}} {so_far}'
    yield f"{name}_sum{{{labels}}} {seconds:.6f}"
    yield f"{name}_count{{{labels}}} {so_far}"


def _place(folder: Path, worker: int) -> Path:
    return folder / f"{worker}.json"
