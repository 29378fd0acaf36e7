"""What to say of the engine that plays, so that nobody wonders why one recording behaves unlike another."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from assessor_app.media.recording.player_engine import EngineName


def engine_words(name: EngineName, *, reordered: bool) -> str:
    """One sentence where Qt plays, and why; "" for the usual engine."""
    if name != "Qt":
        return ""
    if reordered:
        return QCoreApplication.translate(
            "VideoView", "Played by Qt, which shows the frames of this recording exactly."
        )
    return QCoreApplication.translate(
        "VideoView", "Played by Qt: libVLC is not installed, or cannot play this recording."
    )
