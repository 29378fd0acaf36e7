"""The size at which a person should see a recording's picture: pixels made square, turned upright, never monstrous."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_AREA = 2560 * 1600
LARGEST_SIDE = 8192
_TRANSPOSED = 4
_WORTH_SHRINKING = 0.87


@dataclass(frozen=True, slots=True)
class Geometry:
    """What the file says of its picture: visible size in pixels, shape of a pixel, libVLC's orientation number."""

    width: int
    height: int
    sar_num: int = 1
    sar_den: int = 1
    orientation: int = 0

    def painted_size(self) -> tuple[int, int]:
        """Width and height in square pixels as a person should see them, within LARGEST_AREA."""
        width, height = float(self.width), float(self.height)
        if self.sar_num > 0 and self.sar_den > 0:
            shape = self.sar_num / self.sar_den
            if 1.0 < shape < 16.0:
                width *= shape
            elif 1 / 16.0 < shape < 1.0:
                height /= shape
        if self.orientation >= _TRANSPOSED:
            width, height = height, width
        return fit_size(width, height)


def shrunk(size: tuple[int, int], room: tuple[int, int] | None) -> tuple[int, int]:
    """``size`` made to fit ``room`` (pixels, None for any) in proportion, where that saves a good part of it."""
    if room is None:
        return size
    shrink = min(room[0] / size[0], room[1] / size[1])
    if shrink >= _WORTH_SHRINKING or shrink <= 0:
        return size
    return max(2, int(size[0] * shrink / 2) * 2), max(2, int(size[1] * shrink / 2) * 2)


def fit_size(width: float, height: float) -> tuple[int, int]:
    """The size, shrunk in proportion when it is monstrous; each side at least 2 pixels and even."""
    shrink = min(1.0, (LARGEST_AREA / max(1.0, width * height)) ** 0.5, LARGEST_SIDE / max(1.0, width, height))
    return max(2, round(width * shrink / 2) * 2), max(2, round(height * shrink / 2) * 2)
