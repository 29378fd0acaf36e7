"""How long a recording of so many bytes can be at most, so that no header or time stamp makes it last for weeks."""

from __future__ import annotations

from typing import Final

_ALWAYS_POSSIBLE: Final = 4 * 3_600.0
# The thriftiest speech takes 600 bytes a second; a still picture without sound may take fewer.
_LEAST_BYTES_A_SECOND: Final = 50


def longest_plausible(size: int) -> float:
    """Seconds; what claims to last longer in ``size`` bytes is not believed."""
    return max(_ALWAYS_POSSIBLE, size / _LEAST_BYTES_A_SECOND)
