"""Viewers of files that give no pages: one asks for a password, the others say what is the matter."""

from __future__ import annotations

from contextlib import ExitStack

from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.pdf_view.pdf_view import PdfView
from assessor_app.gui.theme import Theme
from assessor_app.media.pdf.faults import file_error
from assessor_app.media.pdf.service import PdfService
from assessor_app.workflows.desk import ArtifactSource
from tests.support.portfolio import PLAN


class TroubledView(PdfView):
    """The real viewer of pages, told at once what a reader would find out of the file."""

    def open_artifact(self, artifact: Artifact, source: ArtifactSource) -> None:
        """Ask for the password of the plan; every other file is damaged."""
        if artifact.id == PLAN.id:
            self._stack.ask_password(wrong=True)
        else:
            self._stack.show_trouble(file_error("damaged"))


class TroubledViews:
    """The factory of viewers; ``props`` ends what they stand on."""

    def __init__(self, theme: Theme, props: ExitStack) -> None:
        self._theme = theme
        # no child is ever started for them
        self._pdfs = PdfService()
        props.callback(self._pdfs.shutdown)

    def __call__(self, artifact: Artifact) -> EvidenceView:
        return TroubledView(self._pdfs, self._theme)
