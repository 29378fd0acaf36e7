"""Completeness before competence, at work in the workspace: a button, a quiet line at first opening, and the panel."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, QSize, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from assessor_app.domain.completeness import Point, check_completeness
from assessor_app.domain.programme import Programme
from assessor_app.gui.language.saying import say
from assessor_app.gui.review.completeness_panel import CompletenessPanel
from assessor_app.gui.review.completeness_strip import CompletenessStrip
from assessor_app.gui.review.note_names import NoteNames
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.overlay import Overlay
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.workflows.desk import Changes, Desk, Incompleteness, OpenedSubmission

if TYPE_CHECKING:
    from assessor_app.gui.workspace.workspace_page import WorkspacePage

_KEY: Final = "completeness/"


class CompletenessGuide(QObject):
    """Belongs to one WorkspacePage and puts itself into it. ``returned`` carries the assignment id of a return."""

    returned = Signal(str)

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, page: WorkspacePage) -> None:
        super().__init__(page)
        self._desk, self._runner, self._theme, self._page = desk, runner, theme, page
        self._points: tuple[Point, ...] = ()
        self._shown_for = ""
        self.strip = CompletenessStrip()
        self.panel = CompletenessPanel(theme)
        self._names = NoteNames(self.panel, self)
        self.overlay = Overlay(page, self.panel)
        self.button = QPushButton()
        self.button.setObjectName("completeness_button")
        self._place_widgets()
        theme.changed.connect(self._dress_button)
        page.opened.connect(self._look_first)
        page.left.connect(self._leave)
        page.workspace_stack.currentChanged.connect(self._leave)
        self.button.clicked.connect(self.show_panel)
        self.strip.look_requested.connect(self.show_panel)
        page.panes.evidence.shelf.placeholder.missing_requested.connect(self.show_panel)
        self.strip.close_requested.connect(self._dismiss)
        self.panel.close_requested.connect(self.overlay.close_overlay)
        self.panel.place_chosen.connect(self._go_to)
        self.panel.return_requested.connect(self._return)

    def _place_widgets(self) -> None:
        header = self._page.workspace_header
        row = header.layout()
        assert isinstance(row, QBoxLayout)
        row.insertWidget(row.indexOf(header.review_button), self.button)
        QWidget.setTabOrder(self.button, header.review_button)
        column = self._page.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(column.indexOf(self._page.workspace_stack), self.strip)

    @Slot()
    def _dress_button(self) -> None:
        """A sign and a number: the header has no room for more where text is large."""
        count = len(_worth_telling(self._points))
        blocked = any(one.severity == "block" for one in _worth_telling(self._points))
        icon, color = ("clipboard-check-outline", "good")
        if count:
            icon, color = ("clipboard-alert-outline", "bad" if blocked else "warn")
        self.button.setIcon(self._theme.icon(icon, color))
        side = self._theme.px(16)
        self.button.setIconSize(QSize(side, side))
        self.button.setText(QLocale().toString(count) if count else "")
        if count == 1:
            words = self.tr("Completeness: 1 thing is missing or not as asked")
        elif count:
            words = self.tr("Completeness: {n} things are missing or not as asked").format(n=count)
        else:
            words = self.tr("Completeness: everything asked for is there")
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)

    def warn_of_names(self, warns: bool) -> None:
        """Whether names in a note to the practitioner are pointed out: the person's choice."""
        self._names.set_warning(warns)

    @Slot()
    def show_panel(self) -> None:
        """Show what is missing in the submission that is open, as it is known now."""
        opened = self._page.submission
        if opened is None:
            return
        self._points = points_of(opened)
        self._dress_button()
        programme = opened.programme or Programme()
        self.panel.show_points(
            self._points, read_only=opened.assessment.read_only, may_return=programme.may_return_incomplete
        )
        self.strip.hide()
        self.overlay.open_over()

    @Slot(object)
    def _look_first(self, opened: OpenedSubmission) -> None:
        """At the opening: tell quietly what is wrong, unless that was put away before."""
        self._names.take(opened)
        if opened.assignment.id != self._shown_for:
            self.panel.forget()
        self._shown_for = opened.assignment.id
        self._points = points_of(opened)
        self._dress_button()
        self.strip.hide()
        if _worth_telling(self._points) and not opened.assessment.read_only:
            found = partial(self._tell, opened.assignment.id)
            self._runner.run("store", self._desk.load_ui_state, found, self)

    def _tell(self, assignment_id: str, values: Mapping[str, str] | None, _error: Exception | None) -> None:
        wrong = _worth_telling(self._points)
        if assignment_id != self._page.assignment_id or not wrong:
            return
        if values is None or values.get(_KEY + assignment_id, "") != _mark_of(wrong):
            self.strip.tell(say(wrong[0].sentence), len(wrong) - 1)

    @Slot()
    def _leave(self) -> None:
        """Another page of the stack: nothing is open any more, or not yet."""
        if not self._page.assignment_id:
            self.strip.hide()
            if self.overlay.isVisible():
                self.overlay.close_overlay()

    @Slot()
    def _dismiss(self) -> None:
        self.strip.hide()
        if self._page.assignment_id:
            values = {_KEY + self._page.assignment_id: _mark_of(_worth_telling(self._points))}
            self._runner.run("store", partial(self._desk.save_ui_state, values), self._kept, self)

    def _kept(self, _nothing: None, _error: Exception | None) -> None:
        """Nothing hangs on it: at worst the line is shown once more."""

    @Slot(object)
    def _go_to(self, point: Point) -> None:
        self.overlay.close_overlay()
        if point.scorable_id:
            self._page.select(point.scorable_id)
        if point.artifact_id:
            self._page.panes.evidence.restore(point.artifact_id, -1)

    @Slot(str, object, str)
    def _return(self, signature: str, points: tuple[Incompleteness, ...], note: str) -> None:
        assignment_id = self._page.assignment_id
        if assignment_id:
            self.panel.set_busy(True)
            # what is typed goes to the store first: it is the assessor's, whatever becomes of the submission
            self._page.flush()
            work = partial(self._desk.return_incomplete, assignment_id, signature, points, note)
            self._runner.run("store", work, partial(self._after_return, assignment_id), self)

    def _after_return(self, assignment_id: str, changes: Changes | None, error: Exception | None) -> None:
        self.panel.set_busy(False)
        if changes is None:
            self.panel.show_trouble(plain_sentence(error))
            return
        self.panel.forget()
        self.overlay.close_overlay()
        self._page.changed.emit(changes)
        self._page.reload()
        self.returned.emit(assignment_id)


def points_of(opened: OpenedSubmission) -> tuple[Point, ...]:
    """Everything the opened submission lacks."""
    return check_completeness(
        opened.credential,
        opened.submission,
        opened.citations,
        opened.facts,
        opened.present,
        reopening=opened.reopening,
    )


def _worth_telling(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """What the practitioner owes, the gravest first: that is worth a line without being asked."""
    owed = [one for one in points if one.side == "practitioner" and one.severity != "info"]
    return tuple(sorted(owed, key=lambda one: one.severity != "block"))


def _mark_of(points: tuple[Point, ...]) -> str:
    """Tells one state of incompleteness from another."""
    return ";".join(sorted(f"{one.code}:{one.subject}" for one in points))[:4000]
