"""Which engine plays the recording that is open, which is left to be tried, and what to say when none can."""

from __future__ import annotations

from typing import Final

from assessor_app.media.recording.faults import unplayable_codec
from assessor_app.media.recording.player_engine import EngineName
from assessor_app.sentences import joined

_BOTH: Final[tuple[EngineName, ...]] = ("libVLC", "Qt")


class EngineChoice:
    """libVLC first, Qt Multimedia once where libVLC cannot; the other way round for files libVLC shows inexactly.

    ``codec`` is the best name known for what is to be decoded; ``missing`` what to install, where libVLC is not there.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Another recording: everything is open again."""
        self._left: list[EngineName] = list(_BOTH[1:])
        self._first_reason = ""
        self.name: EngineName = _BOTH[0]
        self.codec = ""
        self.missing = ""

    def take_other(self, reason: str = "") -> bool:
        """Go over to the engine left, for ``reason`` (a sentence); False when there is none."""
        self._first_reason = self._first_reason or reason
        if not self._left:
            return False
        self.name = self._left.pop(0)
        return True

    def prefer_exact(self) -> bool:
        """Put Qt, which knows the time of every picture, before libVLC; False when it is so already or was tried."""
        if self.name == "Qt" or "Qt" not in self._left:
            return False
        self.name, self._left = "Qt", ["libVLC"]
        return True

    def sentence(self, reason: str) -> str:
        """Why none of them plays it; ``reason`` is the last one's."""
        if self.codec:
            return joined(" ", (one for one in (unplayable_codec(self.codec), self.missing) if one))
        return self.missing or self._first_reason or reason
