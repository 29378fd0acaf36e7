"""What a picture's reader and its viewer say to each other; free of the picture library itself."""

from __future__ import annotations

from typing import Final

STILL: Final = "picture"
MOVING: Final = "moving picture"
PICTURE_KINDS: Final = frozenset({STILL, MOVING})
"""Kinds of a layout that is a picture's; of a moving one the first frame is shown."""

INCOMPLETE: Final = "the picture is incomplete"
"""The warning with pixels of which part is missing."""
