"""From a picture of calibration to a file: which kind is asked, where it goes, and how it went is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from assessor_app.errors import DeskError
from assessor_app.gui.language.saying import say_error
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.workflows.calibration_desk import CalibrationDesk, TableForm
from assessor_app.workflows.save_outside import save_outside

if TYPE_CHECKING:
    from assessor_app.calibration.pilot import PilotReport
    from assessor_app.gui.reports.report_page import ReportPage
    from assessor_app.gui.reports.report_paper import ReportPaper
    from assessor_app.workflows.calibration_picture import CalibrationPicture

_PDF: Final = "pdf"
Target = Callable[[str], None]


class ReportWays(QObject):
    """Reports of one page. ``told`` has a line on what goes on, ``saved`` the path, ``failed`` why there is none."""

    told = Signal(str)
    failed = Signal(str)
    saved = Signal(str)

    def __init__(self, desk: CalibrationDesk, runner: TaskRunner, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._theme, self._page = desk, runner, theme, parent
        self._paper: ReportPaper | None = None

    @property
    def busy(self) -> bool:
        """Whether a report is being printed."""
        return self._paper is not None

    # -- what is offered -------------------------------------------------------------------------------------

    def offer(self, picture: CalibrationPicture, anchor: QWidget) -> QMenu:
        """Open the menu of reports on all of ``picture`` below ``anchor``."""
        menu = self._menu("report_menu")
        stem = file_words(f"calibration-{picture.credential.title}-{picture.credential.version}")
        ways: tuple[tuple[str, str, str, Target], ...] = (
            ("report_pdf", self.tr("Report for people (PDF)…"), _PDF, partial(self.save_report, picture)),
            (
                "report_xlsx",
                self.tr("All numbers as a workbook (XLSX)…"),
                "xlsx",
                partial(self.save_tables, picture, "xlsx"),
            ),
            ("report_csv", self.tr("All numbers as text (CSV)…"), "csv", partial(self.save_tables, picture, "csv")),
            ("report_pilot", self.tr("Report on the definition (PDF)…"), _PDF, partial(self.save_pilot, picture)),
        )
        for name, words, suffix, target in ways:
            action = menu.addAction(words)
            action.setObjectName(name)
            own = f"{stem}-definition" if name == "report_pilot" else stem
            action.triggered.connect(partial(self._ask_target, f"{own}.{suffix}", target))
        return _open(menu, anchor)

    def offer_reader(self, picture: CalibrationPicture, reader: str, anchor: QWidget) -> QMenu:
        """Open the menu of reports to one reader."""
        menu = self._menu("reader_report_menu")
        action = menu.addAction(self.tr("Report to {reader} (PDF)…").format(reader=reader))
        action.setObjectName("reader_report_pdf")
        target = partial(self.save_private, picture, reader)
        action.triggered.connect(partial(self._ask_target, f"{file_words(reader)}-report.{_PDF}", target))
        return _open(menu, anchor)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._page)
        menu.setObjectName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _ask_target(self, name: str, target: Target, _checked: bool = False) -> None:
        suffix = name.rpartition(".")[2]
        kinds = {
            _PDF: self.tr("PDF (*.pdf)"),
            "xlsx": self.tr("Workbook (*.xlsx)"),
            "csv": self.tr("Text with commas (*.csv)"),
        }
        dialog = QFileDialog(self._page, self.tr("Save the report"))
        dialog.setObjectName("save_report_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([kinds[suffix], self.tr("All files (*)")])
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(name)
        dialog.fileSelected.connect(target)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(False)
        dialog.show()

    # -- tables ----------------------------------------------------------------------------------------------

    def save_tables(self, picture: CalibrationPicture, form: TableForm, path: str) -> None:
        """Write all numbers of ``picture`` to a file of this form."""
        self.told.emit(self.tr("Saving…"))
        self._runner.run("sums", partial(_tables, picture, form, path), self._written, self)

    # -- paper -----------------------------------------------------------------------------------------------

    def save_report(self, picture: CalibrationPicture, path: str) -> None:
        """Print the report for people."""
        # late: plots and statistics, which nobody needs before a report is asked for
        from assessor_app.gui.reports.lead_report import lead_report

        self._print(lead_report(picture), path)

    def save_private(self, picture: CalibrationPicture, reader: str, path: str) -> None:
        """Print the report to one reader."""
        # late: as above
        from assessor_app.gui.reports.private_report import private_report

        self._print(private_report(picture, reader), path)

    def save_pilot(self, picture: CalibrationPicture, path: str) -> None:
        """Compute and print the report on the definition."""
        self.told.emit(self.tr("Computing…"))
        wanted = partial(self._desk.pilot_report, picture.credential.id, picture.credential.version)
        self._runner.run("sums", wanted, partial(self._print_pilot, picture, path), self)

    def _print_pilot(
        self, picture: CalibrationPicture, path: str, found: PilotReport | None, error: Exception | None
    ) -> None:
        if found is None:
            self._fail(error)
            return
        # late: as above
        from assessor_app.gui.reports.pilot_paper import pilot_paper

        self._print(pilot_paper(picture, found), path)

    def _print(self, page: ReportPage, path: str) -> None:
        if self._paper is not None:
            self.failed.emit(self.tr("Another report is still being printed. Try again in a moment."))
            return
        # late: as above
        from assessor_app.gui.reports.report_paper import ReportPaper
        from assessor_app.gui.review.letter_paper import paper_size

        self.told.emit(self.tr("Saving…"))
        self._paper = ReportPaper(page.html, page.drawings, page.title, page.footer, paper_size(), self)
        self._paper.printed.connect(partial(self._keep, path))
        self._paper.start()

    @Slot(bytes)
    def _keep(self, path: str, content: bytes) -> None:
        if self._paper is not None:
            self._paper.deleteLater()
            self._paper = None
        self._runner.run("check", partial(save_outside, Path(path), content), self._written, self)

    # -- how it went -----------------------------------------------------------------------------------------

    def _written(self, path: Path | None, error: Exception | None) -> None:
        if path is None:
            self._fail(error)
            return
        self.told.emit(self.tr("Saved as {name}.").format(name=path.name))
        self.saved.emit(str(path))

    def _fail(self, error: Exception | None) -> None:
        self.told.emit("")
        unexpected = self.tr("Something unexpected went wrong. No report was saved.")
        self.failed.emit(say_error(error) if isinstance(error, DeskError) else unexpected)


def _tables(picture: CalibrationPicture, form: TableForm, path: str) -> Path:
    # late: as above
    from assessor_app.workflows.calibration_tables import calibration_tables

    return save_outside(Path(path), calibration_tables(picture, form))


def _open(menu: QMenu, anchor: QWidget) -> QMenu:
    menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
    return menu


def file_words(words: str) -> str:
    """Words as part of a file name."""
    made = "".join(one if one.isalnum() or one in "-_" else "-" for one in words).strip("-")
    while "--" in made:
        made = made.replace("--", "-")
    return made[:80] or "report"
