"""The centre: one tab per artifact, the citation rail, and one path from a citation to its place for every kind."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assessor_app.domain.annotation import Pin
from assessor_app.domain.citation import PagePlace, Place
from assessor_app.domain.citation.meanings import Meaning
from assessor_app.domain.coverage import marked_raw
from assessor_app.domain.credential import Part
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.forms import load_form
from assessor_app.gui.pins.pin_desk import PinDesk
from assessor_app.gui.slices import Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.annotation_book import AnnotationBook
from assessor_app.gui.workspace.artifact_tabs import NARRATIVE, ArtifactTabs
from assessor_app.gui.workspace.citation_chips import Chip, chips_for
from assessor_app.gui.workspace.citation_marks import MarkIndex
from assessor_app.gui.workspace.citation_rail import CitationRail
from assessor_app.gui.workspace.leak_desk import LeakDesk
from assessor_app.gui.workspace.narrative_pane import NarrativePane
from assessor_app.gui.workspace.problem_card import ProblemCard
from assessor_app.gui.workspace.recording_foresight import first_recording
from assessor_app.gui.workspace.view_making import ViewFactory
from assessor_app.gui.workspace.viewer_shelf import ViewerShelf
from assessor_app.workflows.desk import Desk, OpenedSubmission


class EvidencePane(QFrame):
    """Shows evidence for one scorable at a time.

    ``facts_found`` carries artifact id and ArtifactFacts; ``place_changed`` tells that :meth:`positions`, tab or
    citation have something to remember;
    ``part_wished`` a narrative Part to be taken in hand.
    """

    facts_found = Signal(str, object)
    place_changed = Signal()
    part_wished = Signal(object)
    download_requested = Signal()

    artifact_tabs: ArtifactTabs
    evidence_layout: QVBoxLayout

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty as yet: take the steps of :meth:`build` before anything else."""
        super().__init__(parent)
        self._opened: OpenedSubmission | None = None
        self._book: AnnotationBook | None = None
        self._mark_index: MarkIndex | None = None
        self._criterion = ""
        self._near: tuple[str, ...] = ()
        self._label = ""
        self._beside: dict[str, QWidget] = {}
        # the tab that such a page was opened over
        self._behind: str | None = None

    def build(self, desk: Desk, runner: TaskRunner, theme: Theme, views: ViewFactory) -> Steps:
        """Build its parts, in steps."""
        load_form(self, "evidence_pane", promoted=(ArtifactTabs,))
        self.artifact_tabs.dress(theme)
        self.rail = CitationRail(theme)
        yield
        self.problem_card = ProblemCard(theme)
        self.shelf = ViewerShelf(desk, runner, views)
        self.shelf.setObjectName("viewer_shelf")
        self.shelf.placeholder.dress(theme)
        # A ground of its own: a viewer that changes then repaints nothing behind it, up to the window.
        self.shelf.setBackgroundRole(QPalette.ColorRole.Button)
        self.shelf.setAutoFillBackground(True)
        yield
        self.narrative = NarrativePane(theme)
        self.leaks = LeakDesk(desk, runner, theme, self.artifact_tabs, self.shelf, self)
        yield
        self.evidence_layout.addWidget(self.rail)
        self.rail.follow(self.artifact_tabs)
        self.evidence_layout.addWidget(self.problem_card)
        # what stands in it may be higher than the room that is left where text is large and the drawer open
        self.shelf.setMinimumHeight(1)
        self.evidence_layout.addWidget(self.shelf, 1)
        self.pins = PinDesk(theme, self.shelf, self.narrative, self)
        self.evidence_layout.addWidget(self.pins.panel)
        self._connect()
        yield

    def _connect(self) -> None:
        self.artifact_tabs.tab_chosen.connect(self._show_tab)
        self.narrative.artifact_chosen.connect(self.show_artifact)
        self.rail.chip_chosen.connect(self.go_to)
        self.shelf.facts_found.connect(self.facts_found)
        self.shelf.position_changed.connect(self.place_changed)
        self.shelf.download_requested.connect(self.download_requested)
        self.pins.artifact_wished.connect(self._show_pin)
        self.pins.narrative_wished.connect(self._show_passage)

    def set_book(self, book: AnnotationBook) -> None:
        """Show the places that the assessor found instead of those cited, and the pins; call once."""
        self._book = book
        self.pins.set_book(book)

    def open_submission(self, opened: OpenedSubmission) -> None:
        """Start with the tabs of a submission and nothing on screen yet."""
        self._opened, self._near, self._beside = opened, (), {}
        self.shelf.open_submission(opened.submission.artifacts, opened.present, opened.place.positions)
        self.artifact_tabs.show_artifacts(opened.submission.artifacts, opened.present)
        self.leaks.open_submission(opened)
        self.pins.open_submission(opened)
        self._foresee_recording()

    def refresh(self, opened: OpenedSubmission) -> None:
        """Take newly found facts, downloaded files and better resolved citations; the reader stays in place."""
        self._opened = opened
        self.artifact_tabs.mark_present(opened.submission.artifacts, opened.present)
        self.leaks.refresh(opened)
        self._show_marks()
        if self._criterion:
            self.refresh_chips()
        self.shelf.set_present(opened.present)
        self.pins.take_facts(opened)
        self._foresee_recording()

    def show_citations(
        self, criterion_id: str, label: str, *, jump: bool = True, neighbours: tuple[str, ...] = ()
    ) -> None:
        """Show the citations of a criterion and, with ``jump``, bring the first that resolves on screen.

        ``neighbours`` are the criteria likely to follow: their cited pages are prepared after this one's.
        """
        self._criterion, self._label = criterion_id, label
        self.pins.show_criterion(criterion_id)
        self._show_marks()
        self.shelf.clear_places()
        self.shelf.foresee(self._cited_pages((criterion_id, *neighbours)))
        self._near = (criterion_id, *neighbours)
        self._foresee_recording()
        self.problem_card.hide()
        self.artifact_tabs.show_narrative("")
        self.rail.show()
        self.rail.show_chips(label, self._chips())
        if not jump:
            return
        first = next((number for number, chip in enumerate(self.rail.chips) if chip.resolved), 0)
        if self.rail.chips:
            self.go_to(first)
        elif self.shelf.current_artifact() is None:
            self._show_unchosen()

    def show_narrative(self, title: str, part: Part) -> None:
        """Show a narrative part in a tab of its own, in front of the artifacts."""
        assert self._opened is not None
        self._criterion, self._label = "", ""
        self._show_marks()
        self.problem_card.hide()
        self.rail.hide()
        self.rail.show_chips("", ())
        self.narrative.show_part(title, part, self._opened.submission)
        self.pins.show_part(part)
        self.narrative.verticalScrollBar().setValue(0)
        self.artifact_tabs.show_narrative(title)
        self.artifact_tabs.choose(NARRATIVE)
        self.shelf.show_page(self.narrative)
        self.place_changed.emit()

    def show_beside(self, key: str, title: str, icon: str, page: QWidget) -> None:
        """Bring a page that is no evidence of this submission to the front, in a tab of its own until it is closed."""
        before = self.artifact_tabs.current_key
        if before not in self._beside:
            self._behind = before
        self._beside[key] = page
        self.artifact_tabs.show_beside(key, title, icon)
        self._show_tab(key)

    def close_beside(self, key: str) -> None:
        """Take such a page away; what was behind it comes back to the front, as it was left."""
        page, in_front = self._beside.pop(key, None), self.artifact_tabs.current_key == key
        self.artifact_tabs.drop_beside(key)
        if page is None or not in_front:
            return
        if self._behind is None or self.artifact_tabs.index_of(self._behind) < 0:
            self._show_unchosen()
        else:
            self.artifact_tabs.choose(self._behind)
            self._show_tab(self._behind)

    def show_found(self, artifact_id: str, place: Place | None, badge: str) -> None:
        """Bring a file to the front, at a place that is not a citation's when one is given."""
        artifact = self._artifact(artifact_id)
        if artifact is not None:
            self.problem_card.hide()
            self._raise(artifact, place, badge)
            self.place_changed.emit()

    def show_artifact(self, artifact_id: str) -> None:
        """Bring a file to the front as a click on its tab would; nothing happens for one that is not here."""
        if self._artifact(artifact_id) is not None:
            self._show_tab(artifact_id)

    def restore(self, artifact_id: str, citation_index: int) -> None:
        """Go back to an artifact tab and citation of an earlier day, where the viewer was left."""
        chips = self.rail.chips
        index = citation_index if 0 <= citation_index < len(chips) else -1
        chip = chips[index] if index >= 0 else None
        artifact = self._artifact(artifact_id)
        known = self._opened is not None and artifact_id in self._opened.place.positions
        if chip is not None and (artifact is None or (chip.artifact_id == artifact_id and chip.resolved and not known)):
            self.go_to(index)
            return
        self.rail.set_current(index)
        if artifact is not None:
            self._raise(artifact)
        elif self._criterion:
            self._show_unchosen()
        if chip is not None and not chip.resolved:
            self.shelf.clear_places()

    @Slot(int)
    def go_to(self, index: int) -> None:
        """Bring one citation on screen; one that leads nowhere says why instead."""
        if not 0 <= index < len(self.rail.chips):
            return
        self.rail.aim(index)
        chip = self.rail.chips[index]
        artifact = self._artifact(chip.artifact_id)
        if chip.place is None or artifact is None:
            if artifact is not None:
                self._raise(artifact)
            elif self.shelf.current_artifact() is None:
                self._show_unchosen()
            self.shelf.clear_places()
        else:
            self.problem_card.hide()
            self._raise(artifact, chip.place, self.tr("Found for {label}") if chip.found else "")
        self.rail.set_current(index)
        self.place_changed.emit()

    def next_citation(self) -> None:
        """J: the next citation, of whatever artifact."""
        self.go_to(min(self.rail.current + 1, len(self.rail.chips) - 1))

    def previous_citation(self) -> None:
        """K: the citation before."""
        self.go_to(max(self.rail.current - 1, 0))

    def show_meaning(self, meaning: Meaning) -> None:
        """Bring what a citation may have meant on screen, labelled as no more than that."""
        artifact, chip = self._artifact(meaning.artifact_id), self.rail.current_chip()
        if artifact is not None:
            # "Cited for" is only what the citation says, not what else it may be read as.
            cited = chip is not None and (chip.artifact_id, chip.place) == meaning.spot
            self._raise(artifact, meaning.place, "" if cited else self.tr("Probably meant for {label}"))
            self.place_changed.emit()

    @property
    def criterion(self) -> str:
        """The criterion whose citations are on the rail, "" while a narrative is shown."""
        return self._criterion

    @property
    def citation_index(self) -> int:
        """Which chip is the current one, -1 for none."""
        return self.rail.current

    @property
    def artifact_id(self) -> str:
        """The artifact in front, "" while a narrative is."""
        artifact = self.shelf.current_artifact()
        return artifact.id if artifact is not None else ""

    def current_view(self) -> EvidenceView | None:
        """The viewer in front."""
        return self.shelf.current_view()

    def positions(self) -> Mapping[str, Mapping[str, float]]:
        """Where the reader is in every artifact."""
        return self.shelf.positions()

    def close_submission(self) -> None:
        """Close all viewers."""
        self.shelf.close_submission()
        self.pins.close_submission()
        self.rail.show_chips("", ())
        self.problem_card.hide()
        self._opened, self._criterion = None, ""
        self._beside = {}

    def _chips(self) -> tuple[Chip, ...]:
        if self._opened is None:
            return ()
        artifacts = {artifact.id: artifact for artifact in self._opened.submission.artifacts}
        citations = self._opened.citations.get(self._criterion, ())
        marks = {
            number: mark
            for number, one in enumerate(citations)
            if self._book is not None
            and (mark := self._book.mark(self._criterion, number, marked_raw(one.citation.raw))) is not None
        }
        return chips_for(citations, artifacts, self._opened.facts, marks)

    def _cited_pages(self, criteria: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
        """First pages cited for these criteria by artifact, in the order they will be met."""
        pages: dict[str, list[int]] = {}
        for criterion in criteria:
            for citation in self._opened.citations.get(criterion, ()) if self._opened is not None else ():
                firsts = [place.first for place in citation.places if isinstance(place, PagePlace)]
                pages.setdefault(citation.artifact_id, []).extend(firsts)
        return {key: tuple(dict.fromkeys(numbers)) for key, numbers in pages.items()}

    def _foresee_recording(self) -> None:
        if self._opened is None:
            return
        first = first_recording(self._opened, self._near, self.shelf.view_of)
        if first is not None:
            self.shelf.foresee_recording(*first)

    def _show_marks(self) -> None:
        if self._opened is None:
            return
        if self._mark_index is None or not self._mark_index.fits(self._opened):
            self._mark_index = MarkIndex(self._opened)
        self.shelf.set_marks(self._mark_index.marks(self._criterion))

    def refresh_chips(self) -> None:
        """Show the chips as they are now; the reader moves only where a citation has got another place."""
        before, current = self.rail.chips, self.rail.current
        after = self._chips()
        if before == after:
            return
        was = before[current] if 0 <= current < len(before) else None
        self.rail.show_chips(self._label, after)
        if was is None:
            return
        same = [number for number, chip in enumerate(after) if chip.citation_index == was.citation_index]
        index = next(
            (number for number in same if after[number].place_index == was.place_index), same[0] if same else -1
        )
        self.rail.set_current(index)
        if index >= 0 and after[index].place != was.place and not was.found:
            # It was unresolved, or resolved otherwise, until the file itself was read: go where it really is.
            self.go_to(index)

    def _artifact(self, artifact_id: str) -> Artifact | None:
        return self._opened.submission.artifact(artifact_id) if self._opened is not None else None

    def _raise(self, artifact: Artifact, place: Place | None = None, words: str = "") -> None:
        self.artifact_tabs.choose(artifact.id)
        badge = (words or self.tr("Cited for {label}")).format(label=self._label)
        self.shelf.raise_artifact(artifact, None if place is None else (place, badge))

    def _show_unchosen(self) -> None:
        self.artifact_tabs.choose("\0none")
        self.shelf.show_unchosen(any_files=bool(self._opened is not None and self._opened.submission.artifacts))

    @Slot(str)
    def _show_tab(self, key: str) -> None:
        if key == NARRATIVE:
            self.shelf.show_page(self.narrative)
        elif key in self._beside:
            self.problem_card.hide()
            self.shelf.show_page(self._beside[key])
        elif (artifact := self._artifact(key)) is not None:
            self._raise(artifact)
        self.place_changed.emit()

    @Slot(object, object)
    def _show_pin(self, artifact: Artifact, pin: Pin) -> None:
        self.artifact_tabs.choose(artifact.id)
        self.problem_card.hide()
        self.pins.show_artifact(artifact, pin)
        self.place_changed.emit()

    @Slot(object, object)
    def _show_passage(self, part: Part, pin: Pin) -> None:
        """A passage belongs to the row of its part: that is taken in hand first."""
        self.part_wished.emit(part)
        if self.shelf.currentWidget() is self.narrative:
            self.pins.show_passage(pin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pins.panel.fit(self.height())
        self.fit_card()

    def fit_card(self) -> None:
        """Give the card about citations its share of the room that it and the evidence have."""
        others = (self.artifact_tabs, self.rail, self.pins.panel)
        self.problem_card.fit(self.height() - sum(one.sizeHint().height() for one in others))
