"""Chooses among the caption tracks of a recording and knows which words stand on the screen at a moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from assessor_app.gui.video_view.recording_inquiry import RecordingInquiry
from assessor_app.media.byte_source import ByteSource
from assessor_app.media.recording.captions import Caption, caption_at
from assessor_app.media.recording.facts import CaptionTrack

OFF: Final = -1
_FIRST_SIDECAR: Final = 1_000
_MOST_SIGNS: Final = 60


@dataclass(frozen=True, slots=True)
class CaptionOption:
    """One line of the menu. ``key`` is what :meth:`CaptionLine.choose` takes; pictures cannot be shown."""

    key: int
    label: str
    usable: bool = True


class CaptionLine(QObject):
    """``options_changed`` tells that another choice can be made, ``text_changed`` carries the words to show now.

    ``failed`` carries a sentence when a track cannot be read; none is shown then.
    """

    options_changed = Signal()
    chosen_changed = Signal(int)
    text_changed = Signal(str)
    failed = Signal(str)

    def __init__(self, inquiry: RecordingInquiry, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inquiry = inquiry
        self._tracks: tuple[CaptionTrack, ...] = ()
        self._sidecars: tuple[tuple[str, ByteSource], ...] = ()
        self._chosen = OFF
        self._loaded = OFF
        self._captions: tuple[Caption, ...] = ()
        self._read: dict[int, tuple[Caption, ...]] = {}
        self._seconds = 0.0
        self._text = ""
        inquiry.captions_found.connect(self._on_found)
        inquiry.captions_failed.connect(self._on_failed)

    @property
    def chosen(self) -> int:
        """Key of the track chosen, or remembered and not yet known to be there; OFF for none."""
        return self._chosen

    def forget(self) -> None:
        """Another recording: nothing chosen and nothing to choose."""
        self._tracks, self._sidecars = (), ()
        self._read.clear()
        self._captions, self._loaded = (), OFF
        self._chosen = OFF
        self._tell(0.0)
        self.options_changed.emit()

    def set_tracks(self, tracks: Sequence[CaptionTrack]) -> None:
        """The text tracks inside the recording."""
        self._tracks = tuple(tracks)
        self._changed()

    def set_sidecars(self, sidecars: Sequence[tuple[str, ByteSource]]) -> None:
        """Caption files that came with the recording, each with the name to show."""
        self._sidecars = tuple(sidecars)
        for key in [key for key in self._read if key >= _FIRST_SIDECAR]:
            del self._read[key]
        if self._loaded >= _FIRST_SIDECAR:
            self._loaded = OFF
        self._changed()

    def options(self) -> tuple[CaptionOption, ...]:
        """What can be chosen besides OFF."""
        inside = [
            CaptionOption(number, self._track_words(track, number), track.kind == "text")
            for number, track in enumerate(self._tracks)
        ]
        beside = [
            CaptionOption(_FIRST_SIDECAR + number, label[:_MOST_SIGNS])
            for number, (label, _) in enumerate(self._sidecars)
        ]
        return (*inside, *beside)

    @Slot(int)
    def choose(self, key: int) -> None:
        """Show this track, or none (OFF); one that is not known yet is shown once it is."""
        if key != self._chosen:
            self._chosen = key
            self.chosen_changed.emit(key)
        self._load()

    def show_at(self, seconds: float) -> None:
        """The moment on screen is this one."""
        self._tell(seconds)

    def _changed(self) -> None:
        self._load()
        self.options_changed.emit()

    def _load(self) -> None:
        key = self._chosen
        if key in self._read:
            self._captions = self._read[key]
        elif not any(option.key == key and option.usable for option in self.options()):
            self._captions, self._loaded = (), OFF
        elif self._loaded != key:
            self._captions, self._loaded = (), key
            if key >= _FIRST_SIDECAR:
                self._inquiry.ask_sidecar(key, self._sidecars[key - _FIRST_SIDECAR][1])
            else:
                self._inquiry.ask_captions(key, self._tracks[key].index)
        self._tell(self._seconds)

    def _tell(self, seconds: float) -> None:
        self._seconds = seconds
        text = caption_at(self._captions, seconds) if self._captions else ""
        if text != self._text:
            self._text = text
            self.text_changed.emit(text)

    @Slot(int, object)
    def _on_found(self, key: int, captions: tuple[Caption, ...]) -> None:
        self._read[key] = captions
        if key == self._chosen:
            self._captions = captions
            self._tell(self._seconds)

    @Slot(int, str)
    def _on_failed(self, key: int, sentence: str) -> None:
        if key == self._loaded:
            self._loaded = OFF
        if key == self._chosen:
            self.choose(OFF)
            self.failed.emit(sentence)

    def _track_words(self, track: CaptionTrack, number: int) -> str:
        language = _language(track.language)
        words = " · ".join(word for word in (language, track.title) if word)
        words = words or self.tr("Captions {number}").format(number=number + 1)
        if track.kind != "text":
            words = self.tr("{name} (pictures, cannot be shown)").format(name=words)
        return words[:_MOST_SIGNS]


def _language(code: str) -> str:
    """ "English" for "eng"; the code itself when it is no language's."""
    language = QLocale.codeToLanguage(code, QLocale.LanguageCodeType.AnyLanguageCode)
    if language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return "" if code in ("", "und") else code
    return QLocale.languageToString(language)
