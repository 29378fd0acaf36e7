"""The ways to the page of one's laptops, and what happens in the window of one that was given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from assessor_app.gui.main_window import MainWindow
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.device_desk import ENDED_NOTE

if TYPE_CHECKING:
    from assessor_app.gui.desk_pages import PageName
    from assessor_app.gui.devices.devices_page import DevicesPage
    from assessor_app.gui.devices.ended_page import EndedPage
    from assessor_app.workflows.desk import Desk, SyncStatus

_ORDERS = ("revoked", "wipe")


class DeviceWays(QObject):
    """Lives beside the window. ``emptied`` once everything on this laptop was removed."""

    emptied = Signal()

    def __init__(self, window: MainWindow, desk: Desk, runner: TaskRunner, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._desk, self._runner, self._theme = window, desk, runner, theme
        self._devices: DevicesPage | None = None
        self._ended: EndedPage | None = None
        self._before: tuple[QWidget, PageName] | None = None
        pages = window.desk_pages
        window.driver.status_changed.connect(self._take_status)
        window.ready.connect(self._look_back)
        window.closing.connect(self._end)
        window.settings.devices_requested.connect(self.show_devices)
        pages.front_changed.connect(self._note_front)
        self._actions = window.key_choices.keymap.bind(window, {"desk.devices": self.show_devices})
        self._note_front(pages.front)
        window.installEventFilter(self)

    @property
    def covers(self) -> bool:
        """Whether the desk is covered because this laptop was given up."""
        return self._ended is not None and not self._ended.isHidden()

    @property
    def ended_page(self) -> EndedPage:
        """What stands in front of the desk then, built at its first use."""
        if self._ended is None:
            from assessor_app.gui.devices.ended_page import EndedPage  # late: with luck never

            self._ended = EndedPage(self._desk, self._runner, self._theme, self._window)
            self._ended.emptied.connect(self._begin_again)
            self._ended.hide()
        return self._ended

    # ---- one's laptops ------------------------------------------------------------------------------------

    @Slot()
    def show_devices(self) -> None:
        """The laptops one is signed in on."""
        pages = self._window.desk_pages
        if pages.front == "sign_in":
            return
        if self._devices is None:
            from assessor_app.gui.devices.devices_page import DevicesPage  # late: seldom wanted

            self._devices = DevicesPage(self._desk, self._runner, self._theme)
            self._devices.back_requested.connect(self.leave)
            self._devices.signed_out_met.connect(self._window.driver.sync)
            self._window.pages.addWidget(self._devices)
        front = pages.front_page
        if front is not None and pages.front != "devices":
            self._before = (front, pages.front)
        self._window.overlays.close_open()
        pages.raise_page(self._devices, "devices")
        self._devices.refresh()

    @Slot()
    def leave(self) -> None:
        """Go back to what was in front before; what was taken away meanwhile is the queue."""
        before, self._before = self._before, None
        if before is not None and self._window.pages.indexOf(before[0]) >= 0:
            self._window.desk_pages.raise_page(*before)
        else:
            self._window.desk_pages.show_queue()

    @Slot(str)
    def _note_front(self, name: str) -> None:
        for action in self._actions.values():
            action.setEnabled(name != "sign_in")
        self._window.settings.devices_action.setEnabled(name != "sign_in")
        if name == "sign_in" and self._devices is not None:
            self._window.pages.removeWidget(self._devices)
            self._devices.deleteLater()
            self._devices, self._before = None, None

    # ---- given up -----------------------------------------------------------------------------------------

    @Slot(object)
    def _take_status(self, status: SyncStatus) -> None:
        if status.ended:
            self._cover()

    @Slot()
    def _look_back(self) -> None:
        """What the hub said before the program was closed stands."""
        if self._window.memory.value(ENDED_NOTE) in _ORDERS:
            self._cover()

    def _cover(self) -> None:
        """Put everything typed away, cover the desk, and see what must be saved; not in front of a locked door."""
        window, desk = self._window, self._window.centralWidget()
        if self.covers or desk is None or desk.isHidden():
            return
        window.overlays.close_open()
        window.driver.stop()
        window.desk_pages.put_away()
        window.memory.save()
        window.notice_bar.close_notice()
        desk.hide()
        window.status_bar.hide()
        page = self.ended_page
        page.setGeometry(window.rect())
        page.show()
        page.raise_()
        page.begin()

    @Slot(str)
    def _begin_again(self, words: str) -> None:
        """As on a laptop that nobody has signed in on."""
        window, desk = self._window, self._window.centralWidget()
        self.ended_page.hide()
        if desk is not None:
            desk.show()
        window.status_bar.show()
        window.desk_pages.forget_session()
        window.memory.forget()
        window.start()
        window.notice_bar.show_notice(words, "info", topic="ended")
        self.emptied.emit()

    @Slot()
    def _end(self) -> None:
        if self._ended is not None:
            self._ended.patience.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.covers:
            self.ended_page.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)
