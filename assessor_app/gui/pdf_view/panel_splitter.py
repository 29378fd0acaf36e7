"""Side panel and pages beside each other: how wide the panel is, and whether it is open, outlive the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from assessor_app.gui.pdf_view.side_panel import OUTLINE, THUMBNAILS, SidePanel
from assessor_app.gui.theme import Theme

_WIDTH: Final = 190
_WIDE_PANE: Final = 1000
_LARGEST_SHARE: Final = 0.45


class PanelSplitter(QSplitter):
    """``changed`` tells that the panel was opened, closed, turned to its other tab or made wider or narrower.

    Remembered are ``panel`` (0 closed, 1 small pages, 2 outline) and ``panel_width`` (pixels at 100 % text).
    """

    changed = Signal()

    def __init__(self, theme: Theme, panel: SidePanel, pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._panel = panel
        self._pages = pages
        self._wide = float(_WIDTH)
        self._open, self._useful = False, True
        self.setObjectName("panel_splitter")
        self.setHandleWidth(5)
        self.addWidget(panel)
        self.addWidget(pages)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        self.splitterMoved.connect(self._note_width)
        panel.tab_changed.connect(self.changed)
        panel.close_requested.connect(self._close)
        theme.changed.connect(self._fit)

    def is_open(self) -> bool:
        """Whether the panel is wanted, be it of use just now or not."""
        return self._open

    @Slot(bool)
    def set_open(self, shown: bool) -> None:
        """Show the panel as wide as it was, or hide it."""
        if shown == self._open:
            return
        self._open = shown
        self._show()
        self.changed.emit()

    def set_useful(self, useful: bool) -> None:
        """Show a panel that is open, or keep it away while there are no pages it could be of use for."""
        if useful != self._useful:
            self._useful = useful
            self._show()

    def state(self) -> dict[str, float]:
        """What :meth:`restore` understands."""
        tab = OUTLINE + 1 if self._panel.tab() == OUTLINE else THUMBNAILS + 1
        return {"panel": float(tab if self.is_open() else 0), "panel_width": self._wide}

    def restore(self, state: Mapping[str, float]) -> None:
        """Go back to a remembered state; without one the panel is open where there is room for it."""
        wide = state.get("panel_width", self._wide)
        self._wide = min(2000.0, max(80.0, wide)) if wide == wide else float(_WIDTH)  # not a number is no width
        if "panel" not in state:
            self.set_open(self.width() >= self._theme.px(_WIDE_PANE))
            return
        tab = int(state["panel"])
        if tab:
            self._panel.show_tab(OUTLINE if tab == OUTLINE + 1 else THUMBNAILS)
        self.set_open(tab > 0)

    @Slot()
    def _close(self) -> None:
        self.set_open(False)
        self._pages.setFocus()

    def _show(self) -> None:
        self._panel.setVisible(self._open and self._useful)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        if self._open and self._useful and self.width():
            wide = min(self._theme.px(self._wide), round(self.width() * _LARGEST_SHARE))
            self.setSizes([wide, self.width() - wide])

    @Slot()
    def _note_width(self) -> None:
        wide = self.sizes()[0]
        if not wide:
            # Dragged shut: opening it again shall show it at its last width.
            self.set_open(False)
            return
        self._wide = wide / max(0.1, self._theme.px(100) / 100)
        self.changed.emit()
