"""What the queue asks and tells beside its table: names of views, the lead's notes, and giving a case back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from assessor_app.gui.queue.due import is_sent
from assessor_app.gui.queue.queue_model import QueueModel
from assessor_app.gui.queue.queue_views import MAX_NAME
from assessor_app.gui.queue.view_keeper import ViewKeeper
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.inline_card import InlineCard
from assessor_app.gui.widgets.release_question import ReleaseQuestion

if TYPE_CHECKING:
    from assessor_app.gui.anchors.report_desk import ReportDesk
    from assessor_app.gui.queue.room_card import RoomCard
    from assessor_app.workflows.desk import Desk


class QueueAsides(QObject):
    """``released`` with the case given back, ``open_chosen`` to read on in the workspace, ``jump_chosen`` to put the
    keyboard on a row, ``freed`` when files are gone, ``opened`` and ``closed`` as something is asked or told."""

    released = Signal(str)
    open_chosen = Signal(str)
    jump_chosen = Signal(str)
    freed = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(
        self,
        place: QVBoxLayout,
        model: QueueModel,
        keeper: ViewKeeper,
        theme: Theme,
        desk: Desk,
        runner: TaskRunner,
    ) -> None:
        super().__init__(model)
        self._place, self._model, self._keeper = place, model, keeper
        self._theme, self._desk, self._runner = theme, desk, runner
        self._about = ""
        self._release = ReleaseQuestion(desk, runner, self)
        self._release.released.connect(self.released)
        # all built at their first use, since start-up must be quick
        self._built_card: InlineCard | None = None
        self._built_room: RoomCard | None = None
        self._built_reports: ReportDesk | None = None
        self._syncing = False

    @property
    def card(self) -> InlineCard:
        """Where questions are asked and notes are shown."""
        if self._built_card is None:
            self._built_card = InlineCard(self._place.parentWidget())
            self._built_card.dress(self._theme)
            self._built_card.closed.connect(self.closed)
            self._place.addWidget(self._built_card)
        return self._built_card

    @property
    def room(self) -> RoomCard:
        """Where it is shown what could make room on the disk."""
        if self._built_room is None:
            from assessor_app.gui.queue.room_card import RoomCard  # late: seldom wanted

            self._built_room = RoomCard(self._place.parentWidget())
            self._built_room.dress(self._theme, self._desk, self._runner)
            self._built_room.closed.connect(self.closed)
            self._built_room.opened.connect(self.opened)
            self._built_room.freed.connect(self.freed)
            self._place.addWidget(self._built_room)
        return self._built_room

    @property
    def reports(self) -> ReportDesk:
        """What leads have written to this reader."""
        if self._built_reports is None:
            from assessor_app.gui.anchors.report_desk import ReportDesk  # late: after the first sync

            self._built_reports = ReportDesk(self._place, self._theme, self._desk, self._runner, self)
            self._built_reports.opened.connect(self.opened)
            self._built_reports.closed.connect(self.closed)
        return self._built_reports

    def note_sync(self, busy: bool) -> None:
        """Whether a sync runs; once it is over it may have brought a word from a lead."""
        over, self._syncing = self._syncing and not busy, busy
        if over:
            self.reports.look()

    @Slot()
    def show_reports(self) -> None:
        """Show everything leads have written to this reader."""
        self._cleared()
        self.reports.show_all()

    def show_room(self, budget: int, busy_ids: tuple[str, ...]) -> None:
        """Show what could make room: ``budget`` in bytes (0: no limit), what is open or on its way stays."""
        if self._built_card is not None:
            self._built_card.close_card()
        self.room.show_plan(budget, busy_ids)

    def _cleared(self) -> InlineCard:
        """The card, alone: one question at a time."""
        if self._built_room is not None:
            self._built_room.close_card()
        self.opened.emit()
        return self.card

    # ---- names of views -----------------------------------------------------------------------------------

    @Slot()
    def ask_name(self) -> None:
        """Ask under which name the present look of the queue is to be kept."""
        self.card.card_line.setMaxLength(MAX_NAME)
        self._cleared().ask_line(
            self.tr("Save this view"),
            self.tr("Filter, order, groups and columns are kept under this name."),
            "" if self._keeper.chosen.key else self._keeper.chosen.name,
            self.tr("Save"),
            self._keep_view,
        )

    @Slot()
    def ask_new_name(self) -> None:
        """Ask how the own view chosen is to be called."""
        name = self._keeper.chosen.name
        self.card.card_line.setMaxLength(MAX_NAME)
        self._cleared().ask_line(
            self.tr("Rename “{view}”").format(view=name), "", name, self.tr("Rename"), self._rename_view
        )

    def _keep_view(self) -> None:
        try:
            self._keeper.keep_as(self.card.words)
        except ValueError:
            self._complain_of_name()
            return
        self.card.close_card()

    def _rename_view(self) -> None:
        try:
            self._keeper.rename(self.card.words)
        except ValueError:
            self._complain_of_name()
            return
        self.card.close_card()

    def _complain_of_name(self) -> None:
        if self._keeper.taken(self.card.words):
            self.card.complain(self.tr("A view that comes with the desk has this name. Choose another."))
        else:
            self.card.complain(self.tr("Give the view a name."))

    # ---- the lead's notes ---------------------------------------------------------------------------------

    def with_notes(self) -> list[str]:
        """The submissions that carry a note of the lead, in the order of the queue."""
        return [row.assignment_id for row in self._model.rows if row.lead_note]

    @Slot()
    def show_next_note(self) -> None:
        """Show the next note, round and round."""
        found = self.with_notes()
        if found:
            before = found.index(self._about) if self._about in found and not self.card.isHidden() else -1
            self.show_note(found[(before + 1) % len(found)])

    @Slot(str)
    def show_note(self, assignment_id: str) -> None:
        """Show the whole note on a submission, and put the keyboard on its row."""
        row = self._model.row_of(assignment_id)
        if row is None or not row.lead_note:
            return
        self._about = assignment_id
        self.jump_chosen.emit(assignment_id)
        self._cleared().tell(
            self.tr("{code} came back from your lead").format(code=row.code),
            "",
            row.lead_note,
            self.tr("Open {code}").format(code=row.code),
            self._open_noted,
        )

    def _open_noted(self) -> None:
        self.card.close_card()
        self.open_chosen.emit(self._about)

    # ---- giving a case back -------------------------------------------------------------------------------

    @Slot(str)
    def ask_release(self, assignment_id: str) -> None:
        """Ask once whether a case is to be given back; why is nobody's business."""
        row = self._model.row_of(assignment_id)
        if row is None or is_sent(row):
            return
        self._release.ask(self._cleared(), assignment_id, row.code, row.unsent)
