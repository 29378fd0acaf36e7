"""A reader at the desk who goes by citations: finds one as it was written, clicks it, and proves what comes."""

from __future__ import annotations

from pathlib import Path

from assessor_app.demo.proof import Prover
from assessor_app.demo.robot import Robot
from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.pdf_view import PdfView
from tests.support.loop_watch import LoopWatch


class Reader:
    """One sitting in which everything is on the laptop; ``artifacts`` are the hub's own copies, for proving.

    What is proved is the test's own work, and ``watch`` looks away meanwhile.
    """

    def __init__(self, robot: Robot, artifacts: Path, watch: LoopWatch) -> None:
        self.robot = robot
        self.watch = watch
        self.prover = Prover(artifacts)
        self._code = ""

    def find(self, code: str, raw: str, name: str = "") -> tuple[int, Artifact]:
        """Take the criterion that cites ``raw`` (in the file called ``name``) in hand; its chip and artifact."""
        if self._code != code:
            self.robot.go_to_queue()
            self.robot.open(code)
            self._code = code
        opened = self.robot.page.submission
        assert opened is not None
        for scorable_id, citations in opened.citations.items():
            for number, cited in enumerate(citations):
                artifact = opened.submission.artifact(cited.artifact_id)
                if cited.citation.raw == raw and artifact is not None and artifact.name == (name or artifact.name):
                    self.robot.choose(scorable_id)
                    chips = self.robot.chips()
                    return next(at for at, chip in enumerate(chips) if chip.citation_index == number), artifact
        raise LookupError(raw)

    def jump(self, code: str, raw: str, name: str = "", password: str = "") -> tuple[EvidenceView, Artifact]:
        """Click the citation and wait until its place is painted."""
        index, artifact = self.find(code, raw, name)
        return self.robot.jump(index, password), artifact

    def page(self, view: EvidenceView, artifact: Artifact, password: str = "") -> int:
        """Which page (from 1) of the file, or of the PDF the hub keeps beside it, the painted pixels are."""
        assert isinstance(view, PdfView)
        with self.watch.away():
            rendition = self.prover.originals.rendition(artifact.sha256)
            if rendition:
                return self.prover.sheet(view, rendition)
            return self.prover.sheet(view, artifact.sha256, artifact.media_type, password)

    def settle(self, view: PdfView, page: int) -> None:
        """Wait until page ``page`` (from 1) is the one being read, and painted sharp."""
        self.robot.wait_for(lambda: view.current_page() == page - 1 and view.is_sharp(page - 1), f"page {page}")

    def leave_submission(self) -> None:
        """Go back to the queue, so that the next citation opens its submission anew."""
        self.robot.go_to_queue()
        self._code = ""
