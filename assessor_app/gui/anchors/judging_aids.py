"""Brings a lead's work to the desk where one judges: examples beside the criterion, and the truth of a seed afterwards.

Nothing of it is built before it is asked for, or known to be needed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout

from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.widgets.discard import discard
from assessor_app.gui.workspace.assessment_draft import plain_sentence
from assessor_app.workflows.desk import Desk

if TYPE_CHECKING:
    from assessor_app.domain.credential import Scorable
    from assessor_app.domain.reading import Anchor, Truth
    from assessor_app.domain.scoring import Assessment
    from assessor_app.gui.anchors.anchor_page import AnchorPage
    from assessor_app.gui.anchors.truth_card import TruthCard
    from assessor_app.gui.workspace.view_making import ViewFactory
    from assessor_app.gui.workspace.workspace_page import WorkspacePage

EXAMPLES: Final = "\0examples"
"""Key of the tab of examples."""
AGREED: Final = "\0agreed"
"""Key of the tab of agreed marks."""


class JudgingAids(QObject):
    """Belongs to one WorkspacePage; bind :meth:`show_examples` to the key ``anchor.examples``."""

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, views: ViewFactory, page: WorkspacePage) -> None:
        super().__init__(page)
        self._parts = (desk, runner, theme, views)
        self._desk, self._runner, self._theme, self._page = desk, runner, theme, page
        self._examples: AnchorPage | None = None
        self._anchors: tuple[Anchor, ...] | None = None
        self._truth_card: TruthCard | None = None
        page.panes.judgement.examples_requested.connect(self.show_examples)
        page.panes.judgement.offer_examples()
        page.left.connect(self._forget)
        page.panes.selected.connect(self._follow)
        page.read_only_banner.state_shown.connect(self._look_for_truth)

    # -- examples -------------------------------------------------------------------------------------------

    @property
    def examples(self) -> AnchorPage | None:
        """The page of examples, while it is open."""
        return self._examples

    @property
    def truth_card(self) -> TruthCard | None:
        """The card that tells of a seed, once there was one to tell of."""
        return self._truth_card

    @Slot()
    def show_examples(self) -> None:
        """Bring the examples of the criterion in hand to the front; once more takes them away."""
        scorable = self._scorable()
        if scorable is None:
            return
        evidence = self._page.panes.evidence
        if self._examples is not None and evidence.artifact_tabs.current_key == EXAMPLES:
            self.close_examples()
            return
        if self._examples is None:
            from assessor_app.gui.anchors.anchor_page import AnchorPage  # late: seldom wanted

            self._examples = AnchorPage(*self._parts)
            self._examples.close_requested.connect(self.close_examples)
            self._examples.download_requested.connect(self._ask_download)
            # files of examples come with any sync: what is shown is read anew each time it is opened
            self._anchors = None
        evidence.show_beside(EXAMPLES, self.tr("Examples"), "bookmark-check-outline", self._examples)
        self._examples.setFocus()
        self._read_anchors()

    @Slot()
    def close_examples(self) -> None:
        """Take the examples away; the evidence comes back as it was left."""
        examples, self._examples = self._examples, None
        if examples is not None:
            self._page.panes.evidence.close_beside(EXAMPLES)
            examples.close_file()
            discard(examples)
            self._page.panes.rest_focus()

    @Slot()
    def _ask_download(self) -> None:
        if self._page.assignment_id:
            self._page.download_requested.emit((self._page.assignment_id,))

    def _read_anchors(self) -> None:
        opened = self._page.submission
        if opened is None:
            return
        if self._anchors is not None:
            self._show_anchors()
            return
        of = opened.credential
        work = partial(self._desk.anchors, of.id, of.version)
        self._runner.run("store", work, partial(self._take_anchors, opened.assignment.id), self)

    def _take_anchors(self, assignment_id: str, found: tuple[Anchor, ...] | None, error: Exception | None) -> None:
        scorable = self._scorable()
        if self._page.assignment_id != assignment_id or self._examples is None or scorable is None:
            return
        if found is None:
            self._examples.show_trouble(scorable, plain_sentence(error))
            return
        self._anchors = found
        self._show_anchors()

    def _show_anchors(self) -> None:
        opened, scorable = self._page.submission, self._scorable()
        if self._examples is not None and opened is not None and scorable is not None:
            self._examples.show_anchors(opened.credential, scorable, self._anchors or ())

    def _scorable(self) -> Scorable | None:
        stop = self._page.panes.order.stop(self._page.scorable_id)
        return stop.scorable if stop is not None else None

    @Slot()
    def _follow(self) -> None:
        """Another criterion is in hand: its own examples stand in the tab from now on."""
        if self._examples is None:
            return
        if self._scorable() is None:
            self.close_examples()
        else:
            self._read_anchors()

    @Slot()
    def _forget(self) -> None:
        if self._examples is not None:
            examples, self._examples = self._examples, None
            examples.close_file()
            discard(examples)
        self._anchors = None
        if self._truth_card is not None:
            self._truth_card.hide()

    # -- the truth of a seed --------------------------------------------------------------------------------

    @Slot(object)
    def _look_for_truth(self, assessment: Assessment) -> None:
        """The truth comes with a sync after submitting, never before: only then is it asked for."""
        if self._examples is not None:
            # it is read again after a download, too
            self._examples.try_again()
        if not assessment.read_only or assessment.returned is not None:
            if self._truth_card is not None:
                self._truth_card.hide()
            return
        work = partial(self._desk.truth, assessment.assignment_id)
        self._runner.run("store", work, partial(self._take_truth, assessment.assignment_id), self)

    def _take_truth(self, assignment_id: str, truth: Truth | None, _error: Exception | None) -> None:
        opened = self._page.submission
        if truth is None or opened is None or opened.assignment.id != assignment_id or not opened.assessment.read_only:
            return
        if self._truth_card is None:
            from assessor_app.gui.anchors.truth_card import TruthCard  # late: seldom there

            self._truth_card = TruthCard(self._theme, self._page)
            self._truth_card.table_requested.connect(self._show_table)
            column = self._page.layout()
            assert isinstance(column, QBoxLayout)
            column.insertWidget(column.indexOf(self._page.read_only_banner) + 1, self._truth_card)
        self._truth_card.show_truth(truth, opened.credential, opened.assessment)

    @Slot()
    def _show_table(self) -> None:
        """The agreed marks in a tab of their own; asked for once more they go again."""
        evidence = self._page.panes.evidence
        if self._truth_card is None:
            return
        if evidence.artifact_tabs.current_key == AGREED:
            evidence.close_beside(AGREED)
            self._page.panes.rest_focus()
        else:
            table = self._truth_card.table
            evidence.show_beside(AGREED, self.tr("Agreed scores"), "check-decagram-outline", table)
            table.setFocus()
