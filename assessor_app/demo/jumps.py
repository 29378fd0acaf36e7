"""Follows every citation of a criterion as a person would, and has each place proved in the way of its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessor_app.demo.originals import PDF
from assessor_app.demo.proof import Prover, WrongPixelsError
from assessor_app.demo.robot import Robot
from assessor_app.demo.shown_things import (
    card_words,
    prove_cells,
    prove_lines,
    prove_message,
    prove_moment,
    sound_is_drawn,
)
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.sheet_view.book_view import BookView
from assessor_app.gui.text_view.text_view import TextView
from assessor_app.gui.video_view.video_view import VideoView
from assessor_app.gui.workspace.citation_chips import Chip
from assessor_app.workflows.desk import OpenedSubmission

# half a frame at 15 frames a second, and libVLC's own rounding
CLOSE_SECONDS = 1.5 / 15
_CARDS = {"damaged": "damaged", "address": ""}
Expectation = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Places proved, citations that rightly lead nowhere, cards that say why, office files shown as words only."""

    proved: int = 0
    nowhere: int = 0
    cards: int = 0
    words_only: int = 0

    def sentences(self) -> list[str]:
        """For the report."""
        told = [f"{self.proved} places proved from pixels", f"{self.nowhere} citations lead nowhere and say why"]
        if self.cards:
            told.append(f"{self.cards} cards say why a file cannot be shown")
        if self.words_only:
            told.append(f"{self.words_only} places seen as words only: there was no LibreOffice to make pages")
        return told


class Jumps:
    """``expected`` are the expectations of one submission, as expectations.py writes them."""

    def __init__(self, robot: Robot, prover: Prover, expected: Sequence[Expectation]) -> None:
        self._robot = robot
        self._prover = prover
        self._expected = expected
        self.tally = Tally()

    def through(self, opened: OpenedSubmission, scorable_id: str) -> None:
        """Click each citation of one criterion. Raises WrongPixelsError or StuckError at the first that fails."""
        self._robot.choose(scorable_id)
        wanted = [one for one in self._expected if one["criterion"] == scorable_id]
        for index, chip in enumerate(self._robot.chips()):
            raw = opened.citations[scorable_id][chip.citation_index].citation.raw
            artifact = opened.submission.artifact(chip.artifact_id)
            expectation = _expectation(wanted, raw, "" if artifact is None else artifact.name)
            self._follow(index, chip, artifact, expectation)

    def _follow(self, index: int, chip: Chip, artifact: Artifact | None, wanted: Expectation) -> None:
        if wanted["nowhere"]:
            self._nowhere(index)
            self.tally.nowhere += 1
        elif wanted["card"] in _CARDS:
            self._card(index, wanted)
            self.tally.cards += 1
        elif artifact is not None and wanted["office"] == "words" and not self._rendition(artifact):
            self._words_only(index, wanted)
            self.tally.words_only += 1
        else:
            if chip.place is None:
                raise WrongPixelsError(f"“{wanted['raw']}” does not resolve: {chip.problems[0].sentence}")
            view = self._robot.jump(index, wanted["password"])
            self._prove(view, artifact, wanted, chip.place_index)
            self.tally.proved += 1

    def _nowhere(self, index: int) -> None:
        self._robot.click(f"citation_chip_{index}")
        reason = self._robot.page.panes.evidence.rail.citation_mark_bar.problem_label
        # a file seen for the first time may show only now that the place does not exist
        self._robot.wait_for(lambda: reason.isVisible() and bool(reason.text()), "the reason")

    def _card(self, index: int, wanted: Expectation) -> None:
        self._robot.click(f"citation_chip_{index}")
        shelf = self._robot.page.panes.evidence.shelf
        says = wanted["address"] or _CARDS[wanted["card"]]

        def told() -> bool:
            view = shelf.current_view()
            return view is not None and says in card_words(view)

        self._robot.wait_for(told, f"the card that says “{says}”")

    def _words_only(self, index: int, wanted: Expectation) -> None:
        """Without pages a place may not be found; the file opens all the same, and says what is missing."""
        self._robot.click(f"citation_chip_{index}")
        shelf = self._robot.page.panes.evidence.shelf

        def opened() -> bool:
            view = shelf.current_view()
            return isinstance(view, PdfView) and view.rendered_page_image(view.current_page()) is not None

        self._robot.wait_for(opened, f"the words behind “{wanted['raw']}”")

    def _rendition(self, artifact: Artifact) -> str:
        return self._prover.originals.rendition(artifact.sha256)

    def _prove(self, view: EvidenceView, artifact: Artifact | None, wanted: Expectation, place_index: int) -> None:
        if artifact is None:
            raise WrongPixelsError(f"“{wanted['raw']}” opened a viewer without a file")
        if isinstance(view, PdfView):
            self._prove_page(view, artifact, wanted, place_index)
        elif isinstance(view, VideoView) and artifact.kind == "audio":
            prove_moment(view, float(wanted["seconds"]))
            self._robot.wait_for(lambda: sound_is_drawn(view), "the drawing of the sound")
        elif isinstance(view, VideoView):
            second = self._prover.second(view)
            if place_index == 0 and abs(second - float(wanted["seconds"])) > CLOSE_SECONDS:
                raise WrongPixelsError(f"“{wanted['raw']}” shows {second:.2f} s, not {wanted['seconds']} s")
        elif isinstance(view, BookView) and wanted["cells"]:
            prove_cells(view.cells, wanted["cells"])
        elif isinstance(view, TextView):
            self._prove_text(view, artifact, wanted)
        else:
            raise WrongPixelsError(f"“{wanted['raw']}” opened no viewer")

    def _prove_page(self, view: PdfView, artifact: Artifact, wanted: Expectation, place_index: int) -> None:
        """The page painted is the one meant: of the file itself, or of the PDF the hub keeps beside it."""
        sha256, media_type = artifact.sha256, artifact.media_type
        if media_type != PDF and artifact.kind != "image":
            sha256, media_type = self._rendition(artifact), PDF
            if not sha256:
                raise WrongPixelsError(f"The hub made no pages of {artifact.name}")
        sheet = self._prover.sheet(view, sha256, media_type, wanted["password"])
        if place_index == 0 and wanted["sheet"] not in (None, sheet):
            raise WrongPixelsError(f"“{wanted['raw']}” shows page {sheet}, not {wanted['sheet']}")
        if wanted["heading"]:
            self._prover.heading(sha256, sheet, wanted["heading"])

    def _prove_text(self, view: TextView, artifact: Artifact, wanted: Expectation) -> None:
        if wanted["words"]:
            prove_message(view, wanted["words"])
        else:
            self._prover.text(view, artifact.sha256)
        if wanted["lines"]:
            prove_lines(view, wanted["lines"])


def _expectation(wanted: Sequence[Expectation], raw: str, artifact: str) -> Expectation:
    """What was meant by a citation; one that reads the same may stand beside another artifact, too."""
    same = [one for one in wanted if one["raw"] == raw]
    return next((one for one in same if one["artifact"] == artifact), same[0])
