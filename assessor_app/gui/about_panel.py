"""Says what this program is, which version, under which licence, and what it is built on."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSize, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from assessor_app import __version__
from assessor_app.gui.forms import load_form
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.tall_room import TallRoom
from assessor_app.workflows.desk import Desk


class AboutPanel(QFrame):
    """``close_requested`` when its cross is pressed. Versions of parts that must be loaded first come later."""

    close_requested = Signal()

    title_label: QLabel
    version_label: QLabel
    about_content: QWidget
    parts_label: QLabel
    said_label: QLabel
    copy_button: QPushButton
    close_button: QToolButton

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_panel")
        self._theme = theme
        # by their order on screen: own parts, what reads evidence, what keeps data
        self._parts: list[tuple[tuple[str, str], ...]] = [_own_parts(), (), ()]
        load_form(self, "about_panel")
        self._scroll = self._make_scroll()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.close_button)
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.clicked.connect(self.close_requested)
        self.copy_button.clicked.connect(self._copy)
        self.version_label.setText(self.tr("Version {number}").format(number=__version__))
        theme.changed.connect(self._size)
        self._size()
        self._show()
        runner.run("media", _reader_parts, self._take_readers, self)
        runner.run("store", desk.storage_versions, self._take_storage, self)

    def _make_scroll(self) -> TallRoom:
        """Large words in a small window are scrolled."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        place = column.indexOf(self.about_content)
        scroll = TallRoom(self.about_content)
        scroll.setObjectName("about_scroll")
        scroll.setAccessibleName(self.title_label.text())
        scroll.verticalScrollBar().rangeChanged.connect(self._let_scroll)
        column.insertWidget(place, scroll)
        return scroll

    def _take_readers(self, found: tuple[tuple[str, str], ...] | None, _error: Exception | None) -> None:
        self._parts[1] = found or ()
        self._show()

    def _take_storage(self, found: tuple[tuple[str, str], ...] | None, _error: Exception | None) -> None:
        self._parts[2] = found or ()
        self._show()

    def _show(self) -> None:
        self.parts_label.setText("\n".join(self._lines()))

    def _lines(self) -> list[str]:
        missing = self.tr("not installed")
        return [f"{name} {number or missing}" for group in self._parts for name, number in group]

    @Slot()
    def _copy(self) -> None:
        lines = [f"{self.tr('Assessor’s desk')} {__version__}", *self._lines()]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.said_label.setText(self.tr("Copied"))

    @Slot(int, int)
    def _let_scroll(self, _least: int, most: int) -> None:
        """The keyboard stops at the words only where they do not all fit."""
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)

    @Slot()
    def _size(self) -> None:
        wide, column = min(820, self._theme.px(460)), self.layout()
        self.setFixedWidth(wide)
        if column is not None:
            sides = column.contentsMargins()
            self._scroll.setMinimumWidth(wide - sides.left() - sides.right())
        self.close_button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))


def _own_parts() -> tuple[tuple[str, str], ...]:
    return (("Python", platform.python_version()), ("Qt", qVersion()), ("PySide6", pyside_version))


def _reader_parts() -> tuple[tuple[str, str], ...]:
    from assessor_app.media.versions import reader_versions  # late: loads libVLC

    return reader_versions()
