"""Holds the one engine a player uses now, brings its news to the GUI thread and forgets news of engines gone by."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.player_engine import EngineName, EngineSetting, Listener, News, PlayerEngine
from assessor_app.media.recording.vlc_engine import VlcEngine
from assessor_app.media.recording.vlc_library import VlcLibrary


class EngineSlot(QObject):
    """``news(name, value)`` arrives on the GUI thread and only ever from the engine in the slot.

    ``framed`` tells that a picture may wait there. It is emitted on any thread, and may still be on its way when the
    engine in the slot is another one: connect it queued. Thirty times a second, it carries nothing.
    """

    news = Signal(str, object)
    framed = Signal()
    _raw = Signal(object, str, object)

    def __init__(self, library: VlcLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._serial: object = object()
        self._retired: list[PlayerEngine] = []
        self.engine: PlayerEngine | None = None
        self._living: list[PlayerEngine] = []
        self.destroyed.connect(partial(_retire_all, self._living))
        self._raw.connect(self._sift, Qt.ConnectionType.QueuedConnection)

    def start(self, source: ByteSource, setting: EngineSetting, name: EngineName = "libVLC") -> PlayerEngine:
        """Put a new engine of that name into the slot; it opens ``source`` at once."""
        self.retire()
        self._retired = [engine for engine in self._retired if not engine.wait(0)]
        serial = object()
        self._serial = serial

        def pass_on(name: News, value: object) -> None:
            if not isValid(self):  # a window may be torn down without closing its player first
                return
            if name == "frame":
                self.framed.emit()
            else:
                self._raw.emit(serial, name, value)

        self.engine = self._make(name, source, pass_on, setting)
        self._living.append(self.engine)
        return self.engine

    def _make(self, name: EngineName, source: ByteSource, listener: Listener, setting: EngineSetting) -> PlayerEngine:
        if name == "libVLC":
            return VlcEngine(self._library, source, listener, setting)
        # late: Qt Multimedia loads FFmpeg of its own, for nothing where libVLC plays everything.
        from assessor_app.media.recording.qt_engine import QtEngine

        return QtEngine(source, listener)

    def retire(self) -> None:
        """Empty the slot; the engine frees itself on its own thread."""
        self._serial = object()
        engine, self.engine = self.engine, None
        if engine is not None:
            engine.retire()
            self._living.clear()
            self._retired.append(engine)

    def wait(self, seconds: float) -> bool:
        """Wait, up to ``seconds`` for each, until all retired engines are gone; True when they are."""
        retired, self._retired = self._retired, []
        self._retired = [engine for engine in retired if not engine.wait(seconds)]
        return not self._retired

    def tell_later(self, name: str) -> None:
        """Send news of our own through the same queue."""
        self._raw.emit(self._serial, name, None)

    def _sift(self, serial: object, name: str, value: object) -> None:
        if serial is self._serial:
            self.news.emit(name, value)


def _retire_all(engines: list[PlayerEngine], _gone: QObject | None = None) -> None:
    """The slot is destroyed: whatever still plays must fall silent and be freed."""
    for engine in engines:
        engine.retire()
    engines.clear()
