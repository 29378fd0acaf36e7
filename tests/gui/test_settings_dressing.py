"""The page of settings takes up another look section by section, and looks then as one that was made in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor_app.gui.preferences.preferences_page import PreferencesPage
from assessor_app.gui.theme import Theme
from tests.support.shell import worn_theme
from tests.support.whole_window import Stage, staged

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@contextmanager
def _shown(qtbot: QtBot, qapp: QApplication, *, changed: bool) -> Iterator[Stage]:
    """A window on screen that changes its look as the app's does, of an app that starts in one look or the other."""
    with worn_theme(qapp) as theme:
        theme.set_mode("light")
        if changed:
            _change(theme)
        with staged(qtbot, theme) as stage:
            window = stage.window
            theme.change_by(window, window.pages, window.rail, window.notice_bar)
            window.show()
            yield stage


def _settings(stage: Stage, qtbot: QtBot) -> PreferencesPage:
    page = stage.window.desk_pages.show_settings()
    whole: list[bool] = []
    page.when_whole(lambda: whole.append(True))
    qtbot.waitUntil(lambda: bool(whole))
    page.show_section("appearance")
    page.done_button.setFocus()
    return page


def _picture(stage: Stage, page: PreferencesPage) -> QImage:
    stage.theme.settle()
    stage.settle()
    return stage.window.grab(QRect(page.mapTo(stage.window, QPoint(0, 0)), page.size())).toImage()


def _change(theme: Theme) -> None:
    theme.set_mode("dark")
    theme.set_text_scale(130)


def test_changed_on_screen_it_looks_as_if_it_had_been_made_so(qtbot: QtBot, qapp: QApplication) -> None:
    with _shown(qtbot, qapp, changed=False) as stage:
        page = _settings(stage, qtbot)
        before = _picture(stage, page)
        _change(stage.theme)
        changed = _picture(stage, page)
        # none of the sheet is put on all of it, which would take longer than anybody may be kept waiting
        assert not page.styleSheet()
        assert all(section.styleSheet() for section in page.sections.values())
    assert changed != before
    assert changed == _made_so(qtbot, qapp)


def test_made_after_the_change_it_wears_what_the_window_does(qtbot: QtBot, qapp: QApplication) -> None:
    with _shown(qtbot, qapp, changed=False) as stage:
        _change(stage.theme)
        stage.theme.settle()
        late = _picture(stage, _settings(stage, qtbot))
    assert late == _made_so(qtbot, qapp)


def _made_so(qtbot: QtBot, qapp: QApplication) -> QImage:
    with _shown(qtbot, qapp, changed=True) as stage:
        return _picture(stage, _settings(stage, qtbot))
