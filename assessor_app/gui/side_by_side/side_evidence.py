"""The evidence of a case: the workspace's own pane without anything to write, with the readers' traces drawn on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessor_app.domain.annotation import Annotation
from assessor_app.domain.credential import Scorable
from assessor_app.gui.evidence_view import Trace
from assessor_app.gui.language.saying import say
from assessor_app.gui.side_by_side.case_rows import Side
from assessor_app.gui.side_by_side.evidence_footing import Footing, footing_of
from assessor_app.gui.side_by_side.reader_places import PlaceLine, Shown, place_lines, traces_of
from assessor_app.gui.slices import Steps
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.gui.theme import Theme
from assessor_app.gui.workspace.evidence_pane import EvidencePane
from assessor_app.gui.workspace.view_making import ViewFactory
from assessor_app.workflows.desk import Desk, OpenedSubmission


class SideEvidence:
    """Shows one submission at a time in ``pane``; nothing is pinned, marked or counted as seen here."""

    def __init__(self) -> None:
        """Empty as yet: take the steps of :meth:`build` before anything else."""
        self.pane = EvidencePane()
        self._opened: OpenedSubmission | None = None

    def build(self, desk: Desk, runner: TaskRunner, theme: Theme, views: ViewFactory) -> Steps:
        """Build the pane, in steps."""
        yield from self.pane.build(desk, runner, theme, views)
        self.pane.rail.set_markable(False)
        # it writes notes of one's own; those of the readers stand in their columns
        self.pane.pins.panel.hide()

    def show_submission(self, opened: OpenedSubmission) -> None:
        """Show a submission; a newer reading of the one that is open leaves the reader in place."""
        before, self._opened = self._opened, opened
        if before is not None and before.assignment.id == opened.assignment.id:
            self.pane.refresh(opened)
        else:
            self.pane.open_submission(opened)
        self.pane.pins.panel.hide()

    def close_submission(self) -> None:
        """Close every viewer."""
        self._opened = None
        self.pane.close_submission()

    def show_scorable(self, scorable: Scorable) -> None:
        """Bring what a scorable is judged by on screen: its first citation, or its narrative."""
        label = say(scorable.label)
        if scorable.criterion is None:
            self.pane.show_narrative(f"{label} · {scorable.title}", scorable.part)
        else:
            self.pane.show_citations(scorable.id, label)

    def go_to(self, line: PlaceLine, scorable: Scorable) -> None:
        """Bring the place of a line on screen; a line without one says so by doing nothing."""
        artifact = self._opened.submission.artifact(line.artifact_id) if self._opened is not None else None
        if artifact is None:
            return
        if line.pin is not None:
            self.pane.artifact_tabs.choose(artifact.id)
            self.pane.shelf.show_pin(artifact, line.pin)
        elif line.place is not None:
            self.pane.show_found(artifact.id, line.place, say(scorable.label))

    def compare(self, sides: Sequence[Side], scorable: Scorable) -> tuple[dict[str, tuple[PlaceLine, ...]], Footing]:
        """Where each reader looked, by letter, and what they have in common."""
        assert self._opened is not None
        known = {side.letter: _annotations(side) for side in sides}
        lines = {
            letter: place_lines(found, self._opened, scorable.id)
            for letter, found in known.items()
            if found is not None
        }
        cited = self._opened.citations.get(scorable.id, ())
        return lines, footing_of(known, cited, scorable.id, narrative=scorable.criterion is None)

    def show_traces(self, sides: Sequence[Side], scorable: Scorable, shown: Shown) -> None:
        """Draw what is wanted of the readers named; nothing of the others."""
        if self._opened is None:
            return
        found: dict[str, list[Trace]] = {}
        for side in sides:
            annotations = _annotations(side)
            if annotations is None or side.letter not in shown.letters:
                continue
            for artifact_id, traces in traces_of(side.letter, annotations, self._opened, scorable.id, shown).items():
                found.setdefault(artifact_id, []).extend(traces)
        self.pane.shelf.set_traces({artifact_id: tuple(traces) for artifact_id, traces in found.items()})


def _annotations(side: Side) -> Mapping[str, Annotation] | None:
    return side.reading.detail.annotations if side.reading.detail is not None else None
