"""What is shown over the window and goes away again: the palette, all keys, and what this program is."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from assessor_app.gui.desk_pages import DeskPages
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.slices import LEISURE_MS, Slices, Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.window_memory import WindowMemory

if TYPE_CHECKING:
    from assessor_app.crash_log import CrashLog
    from assessor_app.gui.crash_panel import CrashPanel
    from assessor_app.gui.palette.palette_panel import PalettePanel
    from assessor_app.gui.palette.palette_search import Hit
    from assessor_app.gui.palette.palette_source import PaletteSource
    from assessor_app.gui.shortcut_panel import ShortcutPanel
    from assessor_app.gui.tour.tour import Tour
    from assessor_app.gui.widgets.overlay import Overlay
    from assessor_app.workflows.desk import Desk

RECENT: Final = "palette.recent"
_PALETTE: Final = ("palette_panel", "command_source", "desk_sources", "queue_source", "settings_source")


def import_palette() -> None:
    """On a worker: it takes longer than to build the palette."""
    for name in _PALETTE:
        importlib.import_module(f"assessor_app.gui.palette.{name}")


class WindowOverlays(QObject):
    """Each is built at its first use and kept; at most one is open."""

    def __init__(
        self,
        window: QMainWindow,
        stack: QStackedWidget,
        theme: Theme,
        keymap: Keymap,
        pages: DeskPages,
        memory: WindowMemory,
        desk: Desk,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window, self._stack, self._theme = window, stack, theme
        self._keymap, self._pages, self._memory = keymap, pages, memory
        self._desk, self._runner = desk, runner
        # where the report of a crash is; a window without one has nothing to report
        self.crash_log: CrashLog | None = None
        self._report: CrashPanel | None = None
        self._tour: Tour | None = None
        self._overlays: dict[str, Overlay] = {}
        self._keys: ShortcutPanel | None = None
        self._keys_slices = Slices(self._make_shortcuts, self)
        self._palette: PalettePanel | None = None
        pages.late.rested.connect(self.ready_shortcuts)

    def close_open(self) -> bool:
        """Close what is open; tells whether anything was."""
        if self._tour is not None and self._tour.running:
            self._tour.end()
            return True
        opened = next((overlay for overlay in self._overlays.values() if overlay.isVisible()), None)
        if opened is None:
            return False
        opened.close_overlay()
        return True

    @Slot()
    def show_shortcuts(self) -> None:
        """All keys, those of the page in front first."""
        self.close_open()
        overlay = self._overlay("shortcuts", self._build_shortcuts)
        assert self._keys is not None
        self._keys.open_fresh(self._keymap.offered(self._window, self._stack.currentWidget()))
        overlay.open_over()

    @Slot()
    def show_about(self) -> None:
        """What this program is."""
        self.close_open()
        self._overlay("about", self._build_about).open_over()

    @Slot()
    def show_crash_report(self) -> None:
        """What was written down when the program broke, if it did."""
        self.close_open()
        if self.crash_log is not None:
            overlay = self._overlay("report", self._build_report)
            assert self._report is not None
            self._report.open_fresh()
            overlay.open_over()

    @Slot()
    def show_tour(self) -> None:
        """The tour of five steps, from its beginning."""
        self.close_open()
        if self._tour is None:
            from assessor_app.gui.tour.tour import Tour  # late: once in a lifetime, or when asked for

            self._tour = Tour(self._window, self._pages, self._theme, self._keymap)
        self._tour.begin()

    @Slot()
    def show_palette(self) -> None:
        """The palette, empty; pressed again, its key closes it."""
        known = self._overlays.get("palette")
        if known is not None and known.isVisible():
            known.close_overlay()
            return
        self.close_open()
        overlay = self._overlay("palette", self._build_palette)
        assert self._palette is not None
        self._palette.open_fresh()
        overlay.open_over()

    def ready_palette(self) -> None:
        """Build the palette before it is asked for, so that it opens within a frame."""
        self._runner.run("convert", import_palette, self._note_imported, self)

    def _note_imported(self, _none: None, error: Exception | None) -> None:
        # where it failed, whoever wants the palette is told why
        if error is None:
            self._overlay("palette", self._build_palette)

    @Slot()
    def ready_shortcuts(self) -> None:
        """Build the panel of all keys before it is asked for, while nobody waits."""
        self._keys_slices.begin(LEISURE_MS)

    @Slot(str)
    def show_setting(self, name: str) -> None:
        """The page of settings with the keyboard in one control."""
        page = self._pages.show_settings()
        page.when_whole(partial(page.show_setting, name))

    @Slot(str)
    def show_section(self, section: str) -> None:
        """The page of settings at one section."""
        page = self._pages.show_settings()
        page.when_whole(partial(page.show_section, section))

    def _overlay(self, name: str, build: Callable[[], QWidget]) -> Overlay:
        from assessor_app.gui.widgets.overlay import Overlay  # late: not needed to show the queue

        if name not in self._overlays:
            self._overlays[name] = Overlay(self._window, build())
            if name == "palette" and (layout := self._overlays[name].layout()) is not None:
                # Near the top, where the eye is, and where the list can grow without the field moving.
                layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        return self._overlays[name]

    def _build_shortcuts(self) -> QWidget:
        from assessor_app.gui.shortcut_panel import ShortcutPanel  # late: seldom wanted

        self._keys = ShortcutPanel(self._keymap, self._theme)
        self._keys.close_requested.connect(self.close_open)
        return self._keys

    def _make_shortcuts(self) -> Steps:
        self._overlay("shortcuts", self._build_shortcuts)
        yield
        assert self._keys is not None
        yield from self._keys.prepare()

    def _build_about(self) -> QWidget:
        from assessor_app.gui.about_panel import AboutPanel  # late: seldom wanted

        panel = AboutPanel(self._desk, self._runner, self._theme)
        panel.close_requested.connect(self.close_open)
        return panel

    def _build_report(self) -> QWidget:
        from assessor_app.gui.crash_panel import CrashPanel  # late: seldom wanted

        assert self.crash_log is not None
        self._report = CrashPanel(self.crash_log, self._runner, self._theme)
        self._report.close_requested.connect(self.close_open)
        return self._report

    def _build_palette(self) -> QWidget:
        from assessor_app.gui.palette.palette_panel import PalettePanel  # late: once the queue is on screen

        recent = self._memory.value(RECENT).splitlines()
        self._palette = PalettePanel(self._sources(), self._theme, recent)
        self._palette.hit_chosen.connect(self._go)
        return self._palette

    def _sources(self) -> tuple[PaletteSource, ...]:
        # late: as the palette itself
        from assessor_app.gui.palette.command_source import CommandSource
        from assessor_app.gui.palette.desk_sources import ArtifactSource, CriterionSource, SubmissionSource
        from assessor_app.gui.palette.queue_source import QueueSource
        from assessor_app.gui.palette.settings_source import HelpSource, SettingsSource

        # text all of it: Qt's stubs take what QT_TRANSLATE_NOOP gives for an object
        topics = (
            ("keyboard", str(QT_TRANSLATE_NOOP("palette", "Keyboard")), self.show_shortcuts),
            ("tour", str(QT_TRANSLATE_NOOP("palette", "Tour")), self.show_tour),
            ("report", str(QT_TRANSLATE_NOOP("palette", "Report of what went wrong")), self.show_crash_report),
            ("about", str(QT_TRANSLATE_NOOP("palette", "About")), self.show_about),
        )
        return (
            CriterionSource(self._pages),
            ArtifactSource(self._pages),
            CommandSource(self._keymap, self._window, self._stack),
            SubmissionSource(self._pages),
            QueueSource(self._pages),
            SettingsSource(self.show_setting, self.show_section),
            HelpSource(topics),
        )

    @Slot(object)
    def _go(self, hit: Hit) -> None:
        self.close_open()
        if self._palette is not None:
            self._memory.remember(RECENT, "\n".join(self._palette.search.recent))
        hit.source.choose(hit.entry.key)
