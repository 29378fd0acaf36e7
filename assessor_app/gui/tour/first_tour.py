"""Begins the tour by itself once, when somebody tries the desk for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from assessor_app.gui.tour.tour import SEEN

if TYPE_CHECKING:
    from assessor_app.gui.main_window import MainWindow


class FirstTour(QObject):
    """For the demo alone: in daily work the tour is under Help and comes to nobody unasked."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        # not before the first sync has brought something to be shown
        window.driver.synced.connect(self._begin)

    @Slot(object)
    def _begin(self, _status: object) -> None:
        self._window.driver.synced.disconnect(self._begin)
        if not self._window.memory.value(SEEN) and self._window.desk_pages.front == "queue":
            self._window.memory.remember(SEEN, "yes")
            self._window.overlays.show_tour()
