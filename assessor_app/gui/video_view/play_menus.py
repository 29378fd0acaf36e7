"""The menus of the play bar: captions, chapters and loudness. Names in them come from outside and stay plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from assessor_app.gui.video_view.caption_line import OFF, CaptionOption
from assessor_app.gui.video_view.clock_text import clock_text
from assessor_app.gui.video_view.time_marks import chapter_at
from assessor_app.media.recording.facts import Chapter

_MOST_SIGNS: Final = 60
_MOST_CHAPTERS: Final = 300
_STEPS: Final = (0, 25, 50, 75, 100)


class CaptionMenu(QMenu):
    """Off, and one line for each track; ``chosen`` carries its key."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("captions_menu")
        self._group = QActionGroup(self)
        self.triggered.connect(self._choose)
        self.show_options((), OFF)

    def show_options(self, options: Sequence[CaptionOption], chosen: int) -> None:
        """Offer ``options`` and tick the one in use."""
        self.clear()
        for option in (CaptionOption(OFF, self.tr("Off")), *options):
            action = QAction(_plain(option.label), self)
            action.setCheckable(True)
            action.setEnabled(option.usable)
            action.setData(option.key)
            self._group.addAction(action)
            self.addAction(action)
        self.tick(chosen)

    def tick(self, key: int) -> None:
        """Tick the track in use; OFF when it is not among them."""
        for action in reversed(self.actions()):
            if action.data() in (key, OFF):
                action.setChecked(True)
                return

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(int(action.data()))


class ChapterMenu(QMenu):
    """Previous and next, then every chapter; ``stepped`` carries -1 or +1, ``chosen`` the second it begins at."""

    stepped = Signal(int)
    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chapters_menu")
        self._chapters: tuple[Chapter, ...] = ()
        self._seconds = 0.0
        self._group = QActionGroup(self)
        self.triggered.connect(self._choose)
        self.aboutToShow.connect(self._tick)

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Offer these, in order of time."""
        self.clear()
        self._chapters = tuple(chapters)
        for words, step in ((self.tr("Previous chapter"), -1), (self.tr("Next chapter"), 1)):
            action = self.addAction(words)
            action.setData(step)
        self.addSeparator()
        for number, chapter in enumerate(self._chapters[:_MOST_CHAPTERS]):
            title = chapter.title or self.tr("Chapter {number}").format(number=number + 1)
            action = QAction(_plain(f"{clock_text(chapter.start)}  {title}"), self)
            action.setCheckable(True)
            action.setData(chapter)
            self._group.addAction(action)
            self.addAction(action)

    def set_seconds(self, seconds: float) -> None:
        """Where the recording stands, for the tick."""
        self._seconds = seconds

    @Slot()
    def _tick(self) -> None:
        here = chapter_at(self._chapters, self._seconds)
        for action in self._group.actions():
            action.setChecked(here >= 0 and action.data() == self._chapters[here])

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        what = action.data()
        if isinstance(what, Chapter):
            self.chosen.emit(what.start)
        else:
            self.stepped.emit(int(what))


class LoudnessMenu(QMenu):
    """A few steps of loudness, for a bar too narrow for a slider; ``chosen`` carries percent."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("loudness_menu")
        for step in _STEPS:
            action = self.addAction(f"{step} %")
            action.setCheckable(True)
            action.setData(step)
        self.triggered.connect(self._choose)

    def tick(self, percent: int) -> None:
        """Tick the step in use, if it is one."""
        for action in self.actions():
            action.setChecked(action.data() == percent)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(int(action.data()))


def _plain(words: str) -> str:
    """One short line in which an ampersand is an ampersand and no tab makes a second column."""
    short = words if len(words) <= _MOST_SIGNS else words[: _MOST_SIGNS - 1] + "…"
    return short.replace("\t", " ").replace("&", "&&")
