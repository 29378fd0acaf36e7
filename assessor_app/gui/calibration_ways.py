"""The ways of a lead: to the page "Calibrate", from there to two readings side by side, and to reports."""

from __future__ import annotations

import importlib
import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from assessor_app.gui.desk_pages import DeskPages
from assessor_app.gui.notices import NoticeBar
from assessor_app.gui.preferences.preferences import Preferences
from assessor_app.gui.shortcuts import Keymap
from assessor_app.gui.slices import Slices, Steps
from assessor_app.gui.sync_driver import SyncDriver
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme

if TYPE_CHECKING:
    from assessor_app.domain.lead_acts import MadeAct
    from assessor_app.gui.calibration.calibration_page import CalibrationPage
    from assessor_app.gui.desk_pages import Views
    from assessor_app.gui.reports.report_ways import ReportWays
    from assessor_app.gui.side_by_side.side_page import SidePage
    from assessor_app.workflows.desk import Desk, Session

_log = logging.getLogger(__name__)
# numpy and the plots are among what these need: imported where nobody waits for it, and only for a lead who asks
_MODULES: Final = (
    "assessor_app.gui.calibration.calibration_page",
    "assessor_app.gui.side_by_side.side_page",
    "assessor_app.gui.reports.report_ways",
    "assessor_app.workflows.compute_picture",
)


def import_calibration() -> None:
    """On a worker: all of it takes longer than a window may stand still."""
    for name in _MODULES:
        importlib.import_module(name)


class CalibrationWays(QObject):
    """Owns the two pages, which are built once a lead asks for them, and dropped when somebody else signs in."""

    def __init__(
        self,
        window: QMainWindow,
        pages: DeskPages,
        stack: QStackedWidget,
        driver: SyncDriver,
        views: Views,
        notices: NoticeBar,
        _preferences: Preferences,
        keymap: Keymap,
        desk: Desk,
        runner: TaskRunner,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._pages, self._stack, self._driver, self._views = pages, stack, driver, views
        self._notices, self._keymap = notices, keymap
        self._desk, self._runner, self._theme = desk, runner, theme
        self._page: CalibrationPage | None = None
        self._side: SidePage | None = None
        self._reports: ReportWays | None = None
        self._making: CalibrationPage | None = None
        # what was in front when the page was asked for: whoever goes elsewhere meanwhile stays there
        self._asked_from = ""
        self._imported = self._importing = self._wanted = False
        self._slices = Slices(self._build, self)
        self._slices.finished.connect(self._raise_built)
        driver.synced.connect(self._read_again)
        driver.download_ended.connect(self._note_download)
        pages.late.stopped.connect(self._close_case)
        pages.late.forgotten.connect(self._forget)
        self.actions = keymap.bind(window, {"desk.calibrate": self.show_calibration})

    @property
    def page(self) -> CalibrationPage | None:
        """The page; None before a lead asked for it."""
        return self._page

    @property
    def side(self) -> SidePage | None:
        """The page of readings side by side; None before it was asked for."""
        return self._side

    @Slot()
    def show_calibration(self) -> None:
        """Bring the page to the front and read it anew; as soon as it is built."""
        if self._page is not None:
            self._pages.raise_page(self._page, "calibration")
            self._page.refresh()
            return
        self._asked_from = self._pages.front
        # the button stays as it was until there is something to show
        self._pages.front_changed.emit(self._pages.front)
        self._wanted = True
        if self._imported:
            self._slices.begin()
        elif not self._importing:
            self._importing = True
            self._runner.run("sums", import_calibration, self._note_imported, self)

    @Slot(str, str)
    def show_case(self, submission_id: str, scorable_id: str) -> None:
        """The readings of a submission side by side over the evidence, at one criterion."""
        side = self._side or self._build_side()
        self._pages.raise_page(side, "side_by_side")
        side.open_case(submission_id, scorable_id)

    def note_session(self, session: Session | None) -> None:
        """Only leads have the command."""
        leads = session is not None and session.role in ("lead", "admin")
        for action in self.actions.values():
            action.setEnabled(leads)
        if not leads:
            self._forget()

    def leave_field(self) -> bool:
        """Esc: leave a field or a sheet of the page in front; tells whether there was any."""
        if self._pages.front == "calibration" and self._page is not None:
            return self._page.leave_field()
        if self._pages.front == "side_by_side" and self._side is not None:
            return self._side.leave_field()
        return False

    # ---- building -----------------------------------------------------------------------------------------

    def _note_imported(self, _none: None, error: Exception | None) -> None:
        if error is not None:
            # building it meets the same trouble, where it is told
            _log.warning("the page cannot be imported: %s", type(error).__name__)
        self._imported, self._importing = error is None, False
        if self._wanted and self._page is None:
            self._slices.begin()

    def _build(self) -> Steps:
        # late: leads only
        from assessor_app.gui.calibration.calibration_page import CalibrationPage

        page = self._making = CalibrationPage(self._desk, self._runner, self._theme)
        yield
        yield from page.build()
        page.case_requested.connect(self.show_case)
        page.export_requested.connect(self._offer_reports)
        page.reader_export_requested.connect(self._offer_reader_report)
        page.sync_requested.connect(self._driver.sync)
        page.queue_requested.connect(self._pages.show_queue)
        page.acted.connect(self._note_act)
        self._stack.addWidget(page)
        self._page, self._making = page, None

    @Slot()
    def _raise_built(self) -> None:
        if self._page is not None and self._pages.front == self._asked_from:
            self.show_calibration()

    def _build_side(self) -> SidePage:
        from assessor_app.gui.side_by_side.side_page import SidePage  # late: leads only

        side = SidePage(self._desk, self._runner, self._theme, self._views, self._keymap)
        side.back_requested.connect(self.show_calibration)
        side.sync_requested.connect(self._driver.sync)
        side.download_requested.connect(self._driver.download)
        side.acted.connect(self._note_act)
        self._stack.addWidget(side)
        self._side = side
        return side

    @Slot()
    def _offer_reports(self) -> None:
        page = self._page
        if page is not None and page.picture is not None:
            self._report_ways(page).offer(page.picture, page.export_button)

    @Slot(str)
    def _offer_reader_report(self, reader: str) -> None:
        page = self._page
        if page is not None and page.picture is not None:
            anchor = QApplication.focusWidget() or page.export_button
            self._report_ways(page).offer_reader(page.picture, reader, anchor)

    def _report_ways(self, page: CalibrationPage) -> ReportWays:
        if self._reports is None:
            from assessor_app.gui.reports.report_ways import ReportWays  # late: leads only

            self._reports = ReportWays(self._desk, self._runner, self._theme, page)
            self._reports.told.connect(page.tell)
            self._reports.failed.connect(page.tell)
        return self._reports

    # ---- what happens around it ---------------------------------------------------------------------------

    @Slot(object)
    def _note_act(self, _made: MadeAct) -> None:
        """It is on this laptop; the hub is told soon."""
        self._driver.note_change()

    @Slot(object)
    def _read_again(self, _status: object) -> None:
        if self._page is not None and self._pages.front == "calibration":
            self._page.refresh()
        if self._side is not None and self._pages.front == "side_by_side":
            self._side.refresh()

    @Slot(str, bool, str)
    def _note_download(self, _assignment_id: str, _stopped: bool, _sentence: str) -> None:
        """The files of a case may be here now."""
        if self._side is not None and self._pages.front == "side_by_side":
            self._side.refresh()

    @Slot()
    def _close_case(self) -> None:
        """The desk is put away: no viewer stays open."""
        if self._side is not None:
            self._side.close_case()

    @Slot()
    def _forget(self) -> None:
        """Another person may sign in: drop what holds others' work."""
        self._wanted = False
        self._slices.stop()
        self._close_case()
        for page in (self._page, self._side):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        if self._making is not None:
            self._making.deleteLater()
        self._page = self._side = self._making = self._reports = None
