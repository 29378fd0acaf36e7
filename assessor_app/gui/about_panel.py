"""Says what this program is, which version, under which licence, and what it is built on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QSize, Qt, Signal, Slot, qVersion
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from assessor_app import __version__
from assessor_app.gui.forms import load_form
from assessor_app.gui.theme import Theme


class AboutPanel(QFrame):
    """``close_requested`` when its cross is pressed."""

    close_requested = Signal()

    version_label: QLabel
    parts_label: QLabel
    close_button: QToolButton

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_panel")
        self._theme = theme
        load_form(self, "about_panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.close_button)
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.clicked.connect(self.close_requested)
        self.version_label.setText(self.tr("Version {number}").format(number=__version__))
        self.parts_label.setText(
            self.tr("Built on Qt {qt} and PySide6, MuPDF {pdf} for documents, VLC for sound and video.").format(
                qt=qVersion(), pdf=_version("PyMuPDF")
            )
        )
        theme.changed.connect(self._size)
        self._size()

    @Slot()
    def _size(self) -> None:
        self.setFixedWidth(min(820, self._theme.px(460)))
        self.close_button.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        # A part may be missing from this computer; the panel still tells the rest.
        return "?"
