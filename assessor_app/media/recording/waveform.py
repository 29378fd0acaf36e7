"""The shape of a recording's sound, loud enough to draw: one peak for each of equally long stretches."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

MOST_BUCKETS = 20_000


@dataclass(frozen=True, slots=True)
class Waveform:
    """``peaks`` are 0..1, one for each equal share of ``seconds``, the time they cover together."""

    peaks: tuple[float, ...]
    seconds: float


class PeakGatherer:
    """Takes mono 16-bit samples as they are decoded and keeps only the loudest of each bucket."""

    def __init__(self, buckets: int, seconds: float, rate: int) -> None:
        self._peaks = array("H", bytes(2 * max(1, min(buckets, MOST_BUCKETS))))
        self._per_bucket = max(1.0, seconds * rate / len(self._peaks))

    def add(self, first: int, samples: memoryview) -> None:
        """``samples`` (format "h") begin at sample number ``first``; what lies outside the buckets is dropped."""
        at, count = 0, len(samples)
        while at < count:
            bucket = int((first + at) / self._per_bucket)
            if bucket >= len(self._peaks):
                return
            end = min(count, max(at + 1, int((bucket + 1) * self._per_bucket) - first))
            if bucket >= 0:
                part = samples[at:end]
                self._peaks[bucket] = max(self._peaks[bucket], min(0xFFFF, max(max(part), -min(part))))
            at = end

    def peaks(self) -> array[int]:
        """Peaks so far, 0..32768, one for each bucket."""
        return self._peaks


def waveform_from_wire(payload: bytes | bytearray, seconds: float) -> Waveform:
    """The waveform out of the child's peaks (native unsigned 16-bit). Raises ValueError for an odd number of bytes."""
    peaks = array("H")
    peaks.frombytes(bytes(payload[: 2 * MOST_BUCKETS]))
    return Waveform(tuple(min(1.0, peak / 32768) for peak in peaks), max(0.0, seconds))
