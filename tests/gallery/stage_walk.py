"""Draws every scene of the desk in memory: all the states that a real hub would reach only with much ado."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from assessor_app.gui.language.languages import install_language
from assessor_app.gui.theme import Theme
from tests.gallery.album import Album
from tests.gallery.fixed_clock import clock_stopped_for_imports, stop_clock
from tests.gallery.looks import put_on, reset_font
from tests.support.patience import Patience

if TYPE_CHECKING:
    from tests.support.whole_window import Stage


def _save(stage: Stage) -> None:
    """What waits to be stored is stored, so that no picture says "Saving…" and another not."""
    if stage.window.desk_pages.front == "workspace":
        stage.window.desk_pages.workspace_page.flush()
        stage.settle()


def draw_scenes(application: QApplication, album: Album) -> None:
    """Take every scene in every look that the album wants."""
    with clock_stopped_for_imports():
        # late: its rows count their days from the clock that stands
        from tests.support.window_scenes import every_scene
    stop_clock()
    for look in album.looks:
        # each look from the beginning: what was scrolled to in another size would stand elsewhere in this one
        reset_font(application)
        translator = install_language(application, look.language)
        theme = Theme()
        theme.apply(application)
        put_on(theme, look)
        for name, stage in every_scene(Patience(), theme, look.size):
            if album.wants(name):
                stage.pictured.resize(look.size)
                QCursor.setPos(stage.window.mapToGlobal(stage.window.rect().bottomRight()))
                stage.settle()
                _save(stage)
                album.add(name, look, stage.pictured.grab().toImage())
        translator.remove()
        theme.deleteLater()
        QCoreApplication.sendPostedEvents(theme, QEvent.Type.DeferredDelete)
