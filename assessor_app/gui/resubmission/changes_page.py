"""The page that tells what changed since the attempt before; the insides of files are compared once it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from assessor_app.domain.attempt_overview import AttemptOverview
from assessor_app.domain.citation import ArtifactFacts
from assessor_app.gui.forms import load_form
from assessor_app.gui.resubmission.changes_view import ChangesView
from assessor_app.gui.resubmission.file_comparison import FileComparison, FileDifference
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.elided_label import ElidedLabel
from assessor_app.workflows.desk import Desk

if TYPE_CHECKING:
    from assessor_app.media.pdf.service import PdfService


class ChangesPage(QWidget):
    """``target_chosen`` carries the Target of a link. ``pdfs`` hands out the PDF children, if there are any."""

    target_chosen = Signal(object)

    comparing_bar: QFrame
    comparing_label: ElidedLabel
    stop_comparing_button: QPushButton
    view_layout: QVBoxLayout

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        theme: Theme,
        pdfs: Callable[[], PdfService] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "changes_page", promoted=(ElidedLabel,))
        self.view = ChangesView(theme, self)
        self.view_layout.addWidget(self.view)
        self.comparison = FileComparison(desk, runner, pdfs, self)
        self._overview: AttemptOverview | None = None
        self._differences: dict[str, FileDifference] = {}
        self._compared = False
        self.comparing_bar.hide()
        self.view.target_chosen.connect(self.target_chosen)
        self.stop_comparing_button.clicked.connect(self.comparison.cancel)
        self.comparison.advanced.connect(self._show_progress)
        self.comparison.compared.connect(self._take_difference)
        self.comparison.finished.connect(self.comparing_bar.hide)

    def show_overview(
        self,
        overview: AttemptOverview,
        attempt: int,
        first: frozenset[str],
        facts: Mapping[str, ArtifactFacts],
    ) -> None:
        """Show what changed since ``attempt``; see :meth:`ChangesView.show_overview`."""
        self._overview, self._compared, self._differences = overview, False, {}
        self.view.show_overview(overview, attempt, first, facts)
        if self.isVisible():
            self._compare()

    @property
    def differences(self) -> Mapping[str, FileDifference]:
        """What is known by now of the insides of changed files, by the id they have now."""
        return self._differences

    def stop(self) -> None:
        """Let go of everything that is being read."""
        self.comparison.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compare()

    def _compare(self) -> None:
        if self._overview is not None and not self._compared:
            self._compared = True
            self.comparison.start(self._overview.files)

    @Slot(str, int, int)
    def _show_progress(self, name: str, read: int, wanted: int) -> None:
        if wanted:
            frame = self.tr("Comparing the pages of {name}: {read} of {wanted} read")
            self.comparing_label.setText(frame.format(name=name, read=read, wanted=wanted))
        else:
            self.comparing_label.setText(self.tr("Comparing {name} with the version before…").format(name=name))
        self.comparing_bar.show()

    @Slot(str, object)
    def _take_difference(self, artifact_id: str, difference: FileDifference) -> None:
        self._differences[artifact_id] = difference
        self.view.show_differences(self._differences)
