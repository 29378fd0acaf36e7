"""Makes the sound of the demo's recordings: speech-like murmurs and a soft tick each second, always the same."""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Iterator

SOUND_RATE = 24_000
_SYLLABLES = 28
_TICK_SAMPLES = SOUND_RATE // 40


class Murmur:
    """An endless mono track of 16-bit samples at :data:`SOUND_RATE`; the same ``seed`` gives the same sound."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable sound, no secret
        self._syllables = [self._make_syllable() for _ in range(_SYLLABLES)]
        self._tick = _make_tick()
        self._pieces = self._make_pieces()
        self._stock: array[int] = array("h")
        self._taken = 0

    def take(self, count: int) -> array[int]:
        """The next ``count`` samples."""
        while len(self._stock) < count:
            self._stock.extend(next(self._pieces))
        samples = self._stock[:count]
        del self._stock[:count]
        self._add_ticks(samples)
        self._taken += count
        return samples

    def _add_ticks(self, samples: array[int]) -> None:
        second = -(-self._taken // SOUND_RATE)
        if self._taken % SOUND_RATE < _TICK_SAMPLES:
            second = self._taken // SOUND_RATE
        while (start := second * SOUND_RATE - self._taken) < len(samples):
            for offset, value in enumerate(self._tick):
                place = start + offset
                if 0 <= place < len(samples):
                    samples[place] = max(-32768, min(32767, samples[place] + value))
            second += 1

    def _make_pieces(self) -> Iterator[array[int]]:
        while True:
            for _ in range(self._random.randint(4, 13)):
                yield self._random.choice(self._syllables)
                yield _silence(self._random.uniform(0.01, 0.05))
            yield _silence(self._random.uniform(0.25, 0.9))

    def _make_syllable(self) -> array[int]:
        length = int(SOUND_RATE * self._random.uniform(0.11, 0.21))
        pitch = self._random.uniform(105, 215)
        glide = self._random.uniform(-0.18, 0.12)
        first, second = self._random.uniform(320, 760), self._random.uniform(900, 2100)
        samples = array("h")
        for index in range(length):
            at = index / SOUND_RATE
            envelope = math.sin(math.pi * index / length) ** 1.4
            phase = 2 * math.pi * pitch * at * (1 + glide * index / length)
            buzz = math.sin(phase) + 0.5 * math.sin(2 * phase) + 0.25 * math.sin(3 * phase)
            formant = 0.5 * math.sin(2 * math.pi * first * at) + 0.22 * math.sin(2 * math.pi * second * at)
            samples.append(int(3200 * envelope * (buzz * 0.6 + formant * (0.6 + 0.4 * math.sin(phase)))))
        return samples


def _silence(seconds: float) -> array[int]:
    return array("h", bytes(2 * int(SOUND_RATE * seconds)))


def _make_tick() -> array[int]:
    return array(
        "h",
        (
            int(2600 * math.sin(2 * math.pi * 1500 * i / SOUND_RATE) * (1 - i / _TICK_SAMPLES) ** 2)
            for i in range(_TICK_SAMPLES)
        ),
    )
