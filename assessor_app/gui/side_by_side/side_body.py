"""The body of the side by side page: criteria, evidence and columns, each following what is chosen in the others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from assessor_app.domain.lead_acts import Adjudication
from assessor_app.gui.side_by_side.case_rows import CaseRow, Side, rows_of, sides_of
from assessor_app.gui.side_by_side.case_verbs import FoundCase
from assessor_app.gui.side_by_side.reader_places import PlaceLine
from assessor_app.gui.side_by_side.side_evidence import SideEvidence
from assessor_app.gui.side_by_side.side_judgement import SideJudgement
from assessor_app.gui.side_by_side.side_words import list_groups
from assessor_app.gui.slices import Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.line_list import LineList
from assessor_app.gui.workspace.view_making import ViewFactory
from assessor_app.gui.workspace.viewer_keys import ViewerKeys
from assessor_app.workflows.desk import Desk

_LIST: Final = 215
_JUDGEMENT: Final = 450
# of the page's width, whatever the size of text
_LIST_SHARE: Final = 0.24
_JUDGEMENT_SHARE: Final = 0.41


class SideBody(QSplitter):
    """Shows one case at a time. ``act_chosen`` carries an Adjudication, ``first_given`` a scorable's id and the mark
    the lead gave before seeing the readers'; ``rescore_requested`` carries the CaseRow in hand and a Side,
    ``anchor_requested`` the CaseRow."""

    act_chosen = Signal(object)
    first_given = Signal(str, str)
    rescore_requested = Signal(object, object)
    anchor_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty as yet: take the steps of :meth:`build` before anything else."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._found: FoundCase | None = None
        self._key = ""
        self._rows: dict[str, CaseRow] = {}
        self._order: tuple[str, ...] = ()
        self._sides: tuple[Side, ...] = ()
        # by scorable: what was begun and not recorded, and the marks given before the readers were shown
        self._drafts: dict[str, tuple[str, str]] = {}
        self._first: dict[str, str] = {}
        self.setObjectName("side_body")
        self.setHandleWidth(10)
        self.setChildrenCollapsible(False)
        # in a low window it makes way for a question above it, and scrolls
        self.setMinimumHeight(1)
        # until somebody draws the handles elsewhere each part has its share of the width
        self._dragged = False
        self.splitterMoved.connect(self._note_dragged)

    def build(self, desk: Desk, runner: TaskRunner, theme: Theme, views: ViewFactory) -> Steps:
        """Build list, evidence and columns, in steps."""
        self.line_list = LineList()
        self.line_list.setObjectName("case_list")
        self.line_list.setAccessibleName(self.tr("Criteria of this case, disagreements first"))
        self.line_list.dress(theme)
        self.evidence = SideEvidence()
        yield
        yield from self.evidence.build(desk, runner, theme, views)
        self.judgement = SideJudgement(theme)
        yield
        for part in (self._framed(self.line_list), self.evidence.pane, self.judgement):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.keys = ViewerKeys(self.evidence.pane.shelf, self)
        self._connect()
        yield

    def _framed(self, inside: LineList) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "panel")
        caption = QLabel(self.tr("CRITERIA"))
        caption.setProperty("role", "caption")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 10, 4, 6)
        column.setSpacing(6)
        column.addWidget(caption)
        column.addWidget(inside, 1)
        return frame

    def _connect(self) -> None:
        self.line_list.line_chosen.connect(self._select)
        self.line_list.digit_pressed.connect(self.judgement.record.choose_number)
        self.judgement.place_chosen.connect(self._show_place)
        self.judgement.shown_changed.connect(self._show_traces)
        self.judgement.rescore_requested.connect(self._ask_rescore)
        record = self.judgement.record
        record.judged.connect(self._keep_first)
        record.recorded.connect(self._adjudicate)
        record.drafted.connect(self._keep_draft)
        record.anchor_requested.connect(self._ask_anchor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._dragged and self.count():
            wide = self.width()
            list_wide = min(self._theme.px(_LIST), round(wide * _LIST_SHARE))
            judging = min(self._theme.px(_JUDGEMENT), round(wide * _JUDGEMENT_SHARE))
            self.setSizes([list_wide, wide - list_wide - judging, judging])

    @Slot()
    def _note_dragged(self) -> None:
        self._dragged = True

    # -- one case -------------------------------------------------------------------------------------------

    def show_case(self, found: FoundCase, wanted: str) -> None:
        """Show a case whose evidence is here and whose columns are made; the reader stays in place unless a scorable is
        ``wanted``."""
        assert found.opened is not None
        self._found = found
        self._rows = {row.scorable.id: row for row in rows_of(found.case)}
        self.evidence.show_submission(found.opened)
        self._show_list(wanted)

    def has_columns(self, found: FoundCase) -> bool:
        """Whether each reader of the case has a column already."""
        return sides_of(found.case.readings) == self._sides

    def make_columns(self, found: FoundCase) -> Steps:
        """Have a column for each reader of the case, in steps."""
        sides = sides_of(found.case.readings)
        yield from self.judgement.show_sides(sides)
        self._sides = sides
        # the case is shown in a turn of its own
        yield

    def close_case(self) -> None:
        """Close every viewer; what was begun and not recorded is given up."""
        self.evidence.close_submission()
        self._found, self._key = None, ""
        self._rows, self._order, self._sides, self._drafts, self._first = {}, (), (), {}, {}

    @property
    def rows(self) -> tuple[CaseRow, ...]:
        """What the case comes to, in the order of the list."""
        return tuple(self._rows.values())

    @property
    def key(self) -> str:
        """The scorable in hand."""
        return self._key

    @property
    def hidden(self) -> tuple[str, ...]:
        """The scorables that the lead has to judge before anything of the readers is shown, as the rubric has them."""
        found = self._found.case.credential.scorables() if self._found is not None else ()
        return tuple(one.id for one in found if one.id in self._rows and self._is_hidden(one.id))

    @property
    def to_do(self) -> tuple[str, ...]:
        """What is not settled, from the top of the list: yours to judge first, then where readers differ."""
        hidden = self.hidden
        return (*hidden, *(key for key, row in self._rows.items() if row.state == "apart" and key not in hidden))

    def _show_list(self, wanted: str = "") -> None:
        groups = list_groups(self.rows, self.hidden)
        self._order = tuple(line.key for _, lines in groups for line in lines)
        self.line_list.show_lines(groups, wanted)

    # -- one scorable ---------------------------------------------------------------------------------------

    @Slot(str)
    def _select(self, key: str) -> None:
        row, found = self._rows.get(key), self._found
        if row is None or found is None or found.opened is None:
            return
        switching, self._key = key != self._key, key
        if switching:
            self.evidence.show_scorable(row.scorable)
            analysis = found.opened.submission.analysis(key)
            asked = row.scorable.criterion is not None
            self.judgement.show_criterion(row, (analysis.explanation if analysis else "") if asked else None)
            self._offer_levels(row)
        self._show_columns(row)

    def _offer_levels(self, row: CaseRow) -> None:
        assert self._found is not None
        mark, reason = self._drafts.get(row.scorable.id, (self._own_mark(row.scorable.id), ""))
        self.judgement.record.show_scorable(self._found.case.credential, row.scorable, mark, reason)

    def _show_columns(self, row: CaseRow) -> None:
        assert self._found is not None
        if self._is_hidden(row.scorable.id):
            self.judgement.show_hidden()
        else:
            lines, footing = self.evidence.compare(self._sides, row.scorable)
            self.judgement.show_readers(self._found.case.credential, row, lines, footing)
        self._show_traces()

    @Slot()
    def _show_traces(self) -> None:
        row = self._rows.get(self._key)
        if row is not None:
            self.evidence.show_traces(self._sides, row.scorable, self.judgement.shown())

    def _own_mark(self, key: str) -> str:
        """The mark the lead gave before the readers were shown, "" for none."""
        opened = self._found.opened if self._found is not None else None
        stored = opened.assessment.score(key).mark if opened is not None else None
        return self._first.get(key) or stored or ""

    def _is_hidden(self, key: str) -> bool:
        row = self._rows[key]
        asked = self._found is not None and self._found.case.rules.judge_first
        return asked and row.settled is None and not self._own_mark(key)

    @Slot(object)
    def _show_place(self, line: PlaceLine) -> None:
        self.evidence.go_to(line, self._rows[self._key].scorable)

    # -- going about ----------------------------------------------------------------------------------------

    def commands(self) -> Mapping[str, Callable[..., Any]]:
        """The methods behind the keys, by the ids of resources/shortcuts.toml."""
        record, pane = self.judgement.record, self.evidence.pane
        return {
            **self.keys.commands(),
            "case.next_disagreement": self.next_disagreement,
            "case.previous_disagreement": self.previous_disagreement,
            "criterion.next": self.next_criterion,
            "criterion.previous": self.previous_criterion,
            "score.level": record.choose_number,
            "score.not_scorable": record.choose_not_scorable,
            "comment.edit": record.focus_reason,
            "citation.next": pane.next_citation,
            "citation.previous": pane.previous_citation,
        }

    @Slot()
    def next_disagreement(self) -> None:
        """Go to the next scorable that is not settled, round and round."""
        self._step(1, self.to_do)

    @Slot()
    def previous_disagreement(self) -> None:
        """Go to the one before that is not settled."""
        self._step(-1, self.to_do)

    def next_criterion(self) -> None:
        """Go to the row below."""
        self._step(1, self._order)

    def previous_criterion(self) -> None:
        """Go to the row above."""
        self._step(-1, self._order)

    def _step(self, way: int, among: Collection[str]) -> None:
        keys = self._order
        here = keys.index(self._key) if self._key in keys else -1
        around = (keys[(here + way * step) % len(keys)] for step in range(1, len(keys) + 1))
        following = next((key for key in around if key in among), "")
        if following:
            self.line_list.choose(following)

    def leave_field(self) -> bool:
        """Esc leaves the text first; tells whether there was anything to leave."""
        if self.judgement.record.reason_editor.hasFocus():
            self.line_list.setFocus()
            return True
        return False

    # -- settling -------------------------------------------------------------------------------------------

    @Slot(str)
    def _keep_first(self, mark: str) -> None:
        assert self._found is not None
        self._first[self._key] = mark
        self.first_given.emit(self._key, mark)
        self._show_list()
        self.judgement.record.focus_reason()

    @Slot(str, str)
    def _keep_draft(self, mark: str, reason: str) -> None:
        self._drafts[self._key] = (mark, reason)

    @Slot(str, str)
    def _adjudicate(self, mark: str, reason: str) -> None:
        assert self._found is not None
        asked = self._found.case.rules.judge_first
        first = self._own_mark(self._key) if asked else ""
        self.act_chosen.emit(Adjudication(self._found.case.submission_id, self._key, mark, reason, first or None))

    @Slot(str)
    def _ask_rescore(self, letter: str) -> None:
        side = next((one for one in self._sides if one.letter == letter), None)
        if side is not None:
            self.rescore_requested.emit(self._rows[self._key], side)

    @Slot()
    def _ask_anchor(self) -> None:
        if self._rows[self._key].agreed:
            self.anchor_requested.emit(self._rows[self._key])

    def note_adjudicated(self, scorable_id: str) -> None:
        """The score of record is written down: nothing is begun any more."""
        self._drafts.pop(scorable_id, None)
        if scorable_id == self._key:
            self.judgement.record.reason_editor.show_text("")
            self.judgement.record.complain("")
