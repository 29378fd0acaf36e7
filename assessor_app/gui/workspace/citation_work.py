"""What the assessor does with citations: marks them, says where the evidence is instead, sees which are unopened."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot

from assessor_app.domain.annotation import CitationMark, CitationVerdict, mark_id
from assessor_app.domain.citation import ArtifactFacts, Place, ResolvedCitation, WholePlace
from assessor_app.domain.citation.meanings import Meaning, meanings, readings, shifts
from assessor_app.domain.coverage import marked_raw, unopened
from assessor_app.domain.reopening import may_score
from assessor_app.gui.workspace.annotation_book import AnnotationBook
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.gui.workspace.citation_sentences import chip_sentence, details_words
from assessor_app.gui.workspace.evidence_pane import EvidencePane
from assessor_app.gui.workspace.meaning_words import meaning_words, offset_words
from assessor_app.gui.workspace.seen_watch import SeenWatch
from assessor_app.workflows.desk import OpenedSubmission

_Offers = list[tuple[str, Meaning]]


class CitationWork(QObject):
    """Joins the rail and the problem card of one evidence pane to the annotation book."""

    def __init__(self, evidence: EvidencePane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._evidence = evidence
        self._rail, self._bar, self._card = evidence.rail, evidence.rail.citation_mark_bar, evidence.problem_card
        self._seen_watch = SeenWatch(evidence.shelf, self)
        self._book: AnnotationBook | None = None
        self._opened: OpenedSubmission | None = None
        self._scored = False
        self._asking = True
        # The criterion for which it was asked what its citations may mean, and what the card shows of that now.
        self._asked_for = ""
        self._told: tuple[Chip, _Offers] | None = None
        # The artifact and the place that were painted last.
        self._painted: tuple[str, Place] = ("", WholePlace())
        self._rail.current_changed.connect(self._show_all)
        self._bar.verdict_chosen.connect(self.give_verdict)
        self._bar.use_place_requested.connect(self.use_place_on_screen)
        self._bar.remove_place_requested.connect(self.remove_place)
        self._bar.details_toggled.connect(self._ask)
        self._rail.open_next_requested.connect(self.open_next)
        evidence.shelf.place_shown.connect(self._note_shown)
        evidence.shelf.currentChanged.connect(self._take_pictures)
        self._card.meaning_chosen.connect(self._evidence.show_meaning)
        self._card.keep_requested.connect(self._keep)
        self._card.put_away.connect(self._note_put_away)
        self._card.escaped.connect(self._bar.meanings_button.setFocus)

    def set_book(self, book: AnnotationBook) -> None:
        """Keep marks and places seen there; call once."""
        self._book = book
        self._seen_watch.set_book(book)
        book.changed.connect(self._note_change)
        book.renewed.connect(self._renew)

    def open_submission(self, opened: OpenedSubmission) -> None:
        """Begin with a submission."""
        self._opened = opened

    def take_reading(self, opened: OpenedSubmission) -> None:
        """Take a newer reading of the same submission."""
        self._opened = opened

    def close_submission(self) -> None:
        """Forget the submission."""
        self._card.hide()
        self._opened, self._asked_for, self._told = None, "", None

    def set_scored(self, scored: bool) -> None:
        """Whether the criterion in hand carries a mark: only then are citations never opened worth a word."""
        if scored != self._scored:
            self._scored = scored
            self._show_all()

    def set_asking(self, asking: bool) -> None:
        """Whether such a word is wanted at all: the person's choice."""
        if asking != self._asking:
            self._asking = asking
            self._show_all()

    def show_citation(self, index: int) -> None:
        """Bring the citation at ``index`` (0-based) of the criterion in hand on screen."""
        chips = self._rail.chips
        place = next((n for n, one in enumerate(chips) if one.citation_index == index and not one.found), -1)
        if place >= 0:
            self._evidence.go_to(place)

    # -- commands -------------------------------------------------------------------------------------------

    @Slot()
    def supports(self) -> None:
        """Y: the citation supports the point."""
        self.give_verdict("supports")

    @Slot()
    def partly(self) -> None:
        """H: it supports it partly."""
        self.give_verdict("partly")

    @Slot()
    def not_there(self) -> None:
        """X: it is not there."""
        self.give_verdict("not_there")

    @Slot()
    def wrong_place(self) -> None:
        """W: it is at another place."""
        self.give_verdict("wrong_place")

    @Slot(str)
    def give_verdict(self, verdict: CitationVerdict) -> None:
        """Mark the citation in hand, or take the same mark away again."""
        found = self._in_hand()
        if found is None:
            return
        index, _citation = found
        mark = self._mark(index)
        if mark is not None and mark.verdict == verdict:
            self._put(index, None)
        else:
            self._put(index, verdict)

    @Slot()
    def use_place_on_screen(self) -> None:
        """Keep what the viewer in front shows as the place where the evidence is."""
        view, artifact = self._evidence.current_view(), self._evidence.shelf.current_artifact()
        found = self._in_hand()
        pin = view.pin_here() if view is not None else None
        if found is None or pin is None or artifact is None:
            return
        self._put(found[0], "wrong_place", artifact.id, pin.place or WholePlace())

    @Slot()
    def remove_place(self) -> None:
        """Take the found place away; the citation stays marked as pointing to the wrong one."""
        if (found := self._in_hand()) is not None:
            self._put(found[0], "wrong_place")

    @Slot()
    def open_next(self) -> None:
        """Bring the next citation of this criterion that was never opened on screen."""
        waiting = self._unopened()
        chips = self._rail.chips
        order = [*range(self._rail.current + 1, len(chips)), *range(self._rail.current + 1)]
        for number in order:
            if chips[number].citation_index in waiting and chips[number].resolved and not chips[number].found:
                self._evidence.go_to(number)
                return

    # -- what is known --------------------------------------------------------------------------------------

    @property
    def _key(self) -> str:
        return self._evidence.criterion

    def _citations(self) -> tuple[ResolvedCitation, ...]:
        return self._opened.citations.get(self._key, ()) if self._opened is not None and self._key else ()

    def _in_hand(self) -> tuple[int, ResolvedCitation] | None:
        """Index and citation of the chip on screen."""
        chip, citations = self._rail.current_chip(), self._citations()
        if chip is None or not chip.citation_index < len(citations):
            return None
        return chip.citation_index, citations[chip.citation_index]

    def _mark(self, index: int) -> CitationMark | None:
        citations = self._citations()
        if self._book is None or index >= len(citations):
            return None
        return self._book.mark(self._key, index, marked_raw(citations[index].citation.raw))

    def _unopened(self) -> tuple[int, ...]:
        if self._book is None or not self._key:
            return ()
        seen = {one.artifact_id: self._book.seen(one.artifact_id) for one in self._citations()}
        cited = self._citations()
        return unopened({self._key: cited}, seen, self._book.all()).get(self._key, ())

    # -- changing -------------------------------------------------------------------------------------------

    def _put(
        self, index: int, verdict: CitationVerdict | None, artifact_id: str = "", place: Place | None = None
    ) -> None:
        citation = self._citations()[index]
        if self._book is None or not self._changeable():
            return
        held = self._mark(index)
        # a mark keeps the words it was given under, whatever the citation's are by now
        raw = held.raw if held is not None else marked_raw(citation.citation.raw)
        mark = None if verdict is None else CitationMark(self._key, index, raw, verdict, artifact_id, place)
        self._book.put(mark_id(self._key, index, raw), mark)

    @Slot(object)
    def _keep(self, meaning: Meaning) -> None:
        if (found := self._in_hand()) is not None:
            self._put(found[0], "wrong_place", meaning.artifact_id, meaning.place)

    # -- showing --------------------------------------------------------------------------------------------

    @Slot(bool)
    def _ask(self, wanted: bool) -> None:
        """What the citation in hand may mean is asked for, or enough was seen of it."""
        self._asked_for = self._key if wanted else ""
        self._show_all()

    @Slot()
    def _note_put_away(self) -> None:
        """The card made room for another file or criterion, or was closed by hand."""
        if self._told is not None:
            self._asked_for, self._told = "", None
            self._bar.show_details_open(False)

    @Slot(str, object)
    def _note_shown(self, artifact_id: str, place: Place) -> None:
        self._painted = (artifact_id, place)
        if self._told is not None:
            self._card.mark_shown(artifact_id, place)

    @Slot(str)
    def _note_change(self, annotation_id: str) -> None:
        if annotation_id.startswith("mark-"):
            self._evidence.refresh_chips()
        if annotation_id.startswith(("mark-", "seen-")):
            self._show_all()

    @Slot()
    def _renew(self) -> None:
        self._evidence.refresh_chips()
        self._show_all()

    @Slot()
    def _show_all(self) -> None:
        citations = self._citations()
        marks = {index: mark for index in range(len(citations)) if (mark := self._mark(index)) is not None}
        waiting = self._unopened()
        self._rail.show_states({index: mark.verdict for index, mark in marks.items()}, waiting)
        self._rail.show_coverage(len(waiting) if self._scored and self._asking else 0, len(citations))
        found, chip = self._in_hand(), self._rail.current_chip()
        mark = marks.get(found[0]) if found is not None else None
        self._show_mark(mark, usable=found is not None and self._changeable())
        self._say_more(chip, found[1] if found is not None else None, mark)

    def _changeable(self) -> bool:
        """Whether marks may be given: what stands from an attempt before is only looked at, like its score."""
        if self._book is None or self._book.read_only or self._opened is None:
            return False
        return may_score(self._opened.reopening, self._key)

    def _show_mark(self, mark: CitationMark | None, *, usable: bool) -> None:
        verdict = mark.verdict if mark is not None else None
        corrected = mark is not None and mark.corrected is not None
        self._bar.show_mark(verdict, corrected=corrected, usable=usable)
        self._card.set_read_only(not self._changeable())

    def _say_more(self, chip: Chip | None, citation: ResolvedCitation | None, mark: CitationMark | None) -> None:
        """Say what is to be said of the citation in hand, and open the card where it is asked for."""
        if chip is None or citation is None or self._opened is None:
            self._bar.say("", problem=False, details="")
            self._close_card()
            return
        corrected = mark is not None and mark.corrected is not None
        offsets = self._shifts(mark)
        offers = [] if corrected and chip.resolved else self._offers(chip, citation, offsets)
        details = details_words(chip, len(offers))
        self._bar.say(chip_sentence(chip), problem=not chip.resolved, details=details)
        if self._asked_for and self._asked_for == self._key and details:
            self._open_card(chip, citation, offers, offset_words(offsets.get(citation.artifact_id, 0)))
        else:
            self._close_card()

    def _shifts(self, mark: CitationMark | None) -> dict[str, int]:
        """How the page numbers of the files are shifted, as the places found for other citations than this one tell."""
        if self._book is None or self._opened is None:
            return {}
        others = {key: one for key, one in self._book.all().items() if one != mark}
        return shifts(self._opened.citations, others)

    def _offers(self, chip: Chip, citation: ResolvedCitation, offsets: Mapping[str, int]) -> _Offers:
        """Places to look at: what a lost citation probably means; the readings, its own first, of one that leads
        somewhere and could lead elsewhere."""
        assert self._opened is not None
        artifacts, facts = self._opened.submission.artifacts, self._opened.facts
        if chip.place is None:
            found = meanings(citation, artifacts, facts, offsets)
        else:
            found = readings(citation, chip.place, facts.get(citation.artifact_id, ArtifactFacts()), offsets)
        return [(meaning_words(one, artifacts, facts), one) for one in found]

    def _open_card(self, chip: Chip, citation: ResolvedCitation, offers: _Offers, offset: str) -> None:
        if self._told != (chip, offers) or self._card.isHidden():
            self._told = (chip, offers)
            self._evidence.fit_card()
            self._card.explain(citation.citation.raw, chip, offers, offset)
            self._card.mark_shown(*self._painted)
            self._take_pictures()
        self._bar.show_details_open(True)

    @Slot()
    def _take_pictures(self) -> None:
        """Have the pages on the card drawn; again once there is a viewer of their file that can."""
        if self._told is not None:
            artifact_id = self._told[0].artifact_id
            view = self._evidence.shelf.view_of(artifact_id)
            self._card.take_previews(artifact_id, getattr(view, "previews", None))

    def _close_card(self) -> None:
        """Put the card away for now: what was asked for may come with the next citation."""
        self._told = None
        self._card.hide()
        self._bar.show_details_open(False)
