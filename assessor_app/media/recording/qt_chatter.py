"""Keeps a few harmless sentences of Qt Multimedia out of logs, and only those, for the moment they are said in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler

# No graphics card to convert pictures with (the processor does it), and no sound server (there simply is no sound).
_HARMLESS: Final = ("No RHI backend", "PulseAudioService")
# Libraries for capturing the screen, which nobody here wants; a description of every file opened; and why a file
# could not be, which the player says itself.
_RULES: Final = (
    "qt.multimedia.symbolsresolver.warning=false\n"
    "qt.multimedia.ffmpeg.info=false\n"
    "qt.multimedia.ffmpeg.mediadataholder.warning=false\n"
    "qt.multimedia.playbackengine.codec.info=false\n"
    "qt.multimedia.playbackengine.codec.warning=false\n"
)


def hush_categories() -> None:
    """Switch off four of Qt Multimedia's own categories; call before it is imported."""
    QLoggingCategory.setFilterRules(_RULES)


@contextmanager
def harmless_left_out() -> Iterator[None]:
    """While this lasts, the two sentences above go nowhere; whatever else is said goes where it went before."""

    def sift(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if any(words in message for words in _HARMLESS):
            return
        if previous is not None:
            previous(kind, context, message)
        elif sys.stderr is not None:
            sys.stderr.write(f"{message}\n")

    previous = qInstallMessageHandler(sift)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)
