"""Hands a recording the caption files that were handed in beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from assessor_app.domain.submission import Artifact
from assessor_app.gui.evidence_view import EvidenceView
from assessor_app.gui.task_runner import TaskRunner
from assessor_app.workflows.desk import ArtifactSource, Desk

Sources = list[tuple[str, ArtifactSource]]


@runtime_checkable
class Captioned(Protocol):
    """A viewer that shows captions from files beside its own."""

    def set_sidecars(self, sidecars: Sequence[tuple[str, ArtifactSource]]) -> None: ...


def hand_captions(
    desk: Desk, runner: TaskRunner, view: EvidenceView, captions: Sequence[Artifact], wanted: Callable[[], bool]
) -> None:
    """Fetch these files for ``view``, if it shows captions; ``wanted`` tells, whether they are still."""
    if captions and isinstance(view, Captioned):
        runner.run("store", partial(_sources_of, desk, captions), partial(_hand, view, wanted), view)


def _hand(view: Captioned, wanted: Callable[[], bool], sources: Sources | None, _error: Exception | None) -> None:
    if sources and wanted():
        view.set_sidecars(sources)


def _sources_of(desk: Desk, captions: Sequence[Artifact]) -> Sources:
    """On the store lane: names to show and bytes."""
    return [(one.name, desk.artifact_source(one.id)) for one in captions]
