"""One file of an anchor example, in a viewer of its own: to look at, never to pin to, cite or count as seen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot

from assessor_app.domain.citation import ArtifactFacts
from assessor_app.domain.citation.resolution import resolve_cited
from assessor_app.domain.submission import Artifact, CitedText
from assessor_app.errors import ArtifactError
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.language.saying import say
from assessor_app.gui.resubmission.earlier_file import EarlierFile
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.view_making import ViewFactory
from assessor_app.workflows.desk import ArtifactSource, Desk


class AnchorFile(EarlierFile):
    """Once the file is understood, what was cited in it is brought on screen; ``lost`` says why it cannot be.

    ``download_requested`` where the file is not on this laptop and somebody wants it.
    """

    lost = Signal(str)
    download_requested = Signal()

    def __init__(self, desk: Desk, runner: TaskRunner, theme: Theme, views: ViewFactory, artifact: Artifact) -> None:
        super().__init__(desk, runner, theme, views, artifact, 0)
        self._facts: ArtifactFacts | None = None
        self._cited: tuple[CitedText, str] | None = None

    def show_cited(self, cited: CitedText, badge: str) -> None:
        """Bring a citation on screen, now or as soon as the file is known."""
        self._cited = (cited, badge)
        if self._stack.currentWidget() is self._trouble:
            # it may have come meanwhile
            self._fetch()
        self._bring()

    @Slot(object, object)
    def _take_view(self, artifact: Artifact, view: EvidenceView) -> None:
        view.facts_found.connect(self._take_facts)
        super()._take_view(artifact, view)

    def _take_source(self, source: ArtifactSource | None, error: Exception | None) -> None:
        super()._take_source(source, error)
        if isinstance(error, ArtifactError) and error.kind == "missing":
            self._trouble.tell(
                "cloud-download-outline",
                self.tr("This file is not on this laptop yet"),
                self.tr("Files of examples come with those of your own submissions."),
                self.tr("Download"),
                self.download_requested.emit,
            )

    @Slot(object)
    def _take_facts(self, facts: ArtifactFacts) -> None:
        self._facts = facts
        self._bring()

    def _bring(self) -> None:
        if self._cited is None or self._facts is None:
            return
        cited, badge = self._cited
        # whatever file the text names: it was this one that was chosen
        here = replace(cited, artifact_id=self._artifact.id)
        found = resolve_cited(here, (self._artifact,), {self._artifact.id: self._facts})
        places = [place for one in found for place in one.places if one.artifact_id == self._artifact.id]
        problems = [problem for one in found for problem in one.problems]
        if places:
            self.show_place(places[0], badge)
        self.lost.emit(say(problems[0].sentence) if problems and not places else "")

    def _words(self, artifact: Artifact, _attempt: int) -> str:
        return self.tr("From an example · {name} · to look at only").format(name=artifact.name)
