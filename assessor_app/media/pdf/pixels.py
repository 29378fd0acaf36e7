"""How pixels travel from a child to the screen: as the screen keeps them, so that painting is nothing but copying."""

from __future__ import annotations

from typing import Final

PIXEL_BYTES: Final = 4
"""Blue, green, red and 255, row after row without padding: Qt's RGB32 on every computer we run on."""
